// Returns every entity that is shown, with the digest of how.
MATCH (entity:Entity)
WHERE entity.digest IS NOT NULL
RETURN entity.id AS id, entity.digest AS digest
LIMIT 1000000000
