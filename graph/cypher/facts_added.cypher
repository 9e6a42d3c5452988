// Adds new facts of the next version and their entities; readers see them when it is told. Returns how many.
MATCH (writer:Writer {name: 'writer'}) SET writer.writes = coalesce(writer.writes, 0) + 1
WITH writer WHERE writer.token = $token
UNWIND $rows AS row
MERGE (subject:Entity {id: row.properties.subject})
CREATE (fact:Fact:$(row.labels))-[:SUBJECT]->(subject)
SET fact = row.properties
FOREACH (id IN row.objects | MERGE (object:Entity {id: id}) CREATE (fact)-[:OBJECT]->(object))
RETURN count(*) AS written
LIMIT 1
