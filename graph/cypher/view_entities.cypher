// Returns every entity, also one that is not shown, with all that is shown of it.
MATCH (entity:Entity)
WHERE entity.id >= ''
RETURN entity.id AS id, labels(entity) AS labels, properties(entity) AS properties
LIMIT 1000000000
