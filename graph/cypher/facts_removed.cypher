// Removes facts that a fold left behind, with entities that nothing speaks of any more. Returns how many.
MATCH (writer:Writer {name: 'writer'}) SET writer.writes = coalesce(writer.writes, 0) + 1
WITH writer WHERE writer.token = $token
UNWIND $keys AS key
MATCH (fact:Fact {key: key})
OPTIONAL MATCH (fact)-[:SUBJECT|OBJECT]->(entity:Entity)
WITH fact, collect(entity) AS entities
DETACH DELETE fact
WITH entities
CALL (entities) {
    UNWIND entities AS entity
    WITH DISTINCT entity WHERE NOT EXISTS { (entity)--() }
    DELETE entity
}
RETURN count(*) AS written
LIMIT 1
