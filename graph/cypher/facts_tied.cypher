// Ties relations that were just added to the entities they lead to. Returns how many.
MATCH (writer:Writer {token: $token}) SET writer.writes = coalesce(writer.writes, 0) + 1
WITH writer
UNWIND $rows AS row
MATCH (fact:Fact {key: row.key})
MATCH (object:Entity {id: row.object})
MERGE (fact)-[:OBJECT]->(object)
RETURN count(*) AS written
LIMIT 1
