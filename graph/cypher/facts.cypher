// Returns all facts in the order of their subjects.
MATCH (subject:Entity)
WHERE subject.id >= ''
MATCH (subject)<-[:SUBJECT]-(fact:Fact)
RETURN subject.id AS subject, fact.dataset AS dataset, fact.key AS key,
       fact.firstVersion AS first, fact.lastVersion AS last, fact.body AS body
ORDER BY subject
LIMIT 1000000000
