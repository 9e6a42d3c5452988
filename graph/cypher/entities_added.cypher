// Adds the entities that facts speak of, where they are not there yet. Returns how many.
MATCH (writer:Writer {token: $token}) SET writer.writes = coalesce(writer.writes, 0) + 1
WITH writer
UNWIND $ids AS id
MERGE (entity:Entity {id: id})
RETURN count(*) AS written
LIMIT 1
