// Returns the facts of a dataset in the order of their subjects.
MATCH (fact:Fact)
WHERE fact.dataset = $dataset AND fact.subject >= ''
RETURN fact.subject AS subject, fact.dataset AS dataset, fact.key AS key,
       fact.firstVersion AS first, fact.lastVersion AS last, fact.body AS body
ORDER BY subject
LIMIT 1000000000
