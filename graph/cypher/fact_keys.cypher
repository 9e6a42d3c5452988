// Returns the facts of a dataset that the edition before states or a fold left half done: key, first and last version.
MATCH (fact:Fact)
WHERE fact.dataset = $dataset AND fact.subject >= '' AND (fact.lastVersion IS NULL OR fact.lastVersion >= $before)
RETURN fact.key AS key, fact.firstVersion AS first, fact.lastVersion AS last
LIMIT 1000000000
