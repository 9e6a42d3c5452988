// Returns the transactions in which a process of this project is writing now.
SHOW TRANSACTIONS YIELD transactionId, metaData
WHERE metaData.kennisgraaf = 'writer'
RETURN transactionId
LIMIT 2
