// Returns every plain relation that is shown, with the digest of how, and its place in the database.
MATCH (:Entity)-[relation]->(:Entity)
WHERE relation.key IS NOT NULL
RETURN relation.key AS key, relation.digest AS digest, elementId(relation) AS place
LIMIT 1000000000
