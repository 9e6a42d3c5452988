// Adds facts that the next version states first: readers see them when that version is told. Returns how many.
MATCH (writer:Writer {token: $token}) SET writer.writes = coalesce(writer.writes, 0) + 1
WITH writer
UNWIND $rows AS row
MERGE (entity:Entity {id: row.subject})
MERGE (fact:Fact {key: row.key})
SET fact += row.properties, fact:$(row.labels)
MERGE (fact)-[:SUBJECT]->(entity)
WITH row, fact
CALL (row, fact) {
    WITH row, fact WHERE row.object IS NOT NULL
    MERGE (object:Entity {id: row.object})
    MERGE (fact)-[:OBJECT]->(object)
}
RETURN count(*) AS written
LIMIT 1
