// Adds facts that the next version states first: readers see them when that version is told. Returns how many.
MATCH (writer:Writer {token: $token}) SET writer.writes = coalesce(writer.writes, 0) + 1
WITH writer
UNWIND $rows AS row
CALL (row) {
    WITH row WHERE NOT EXISTS { (:Fact {key: row.properties.key}) }
    MATCH (subject:Entity {id: row.properties.subject})
    CREATE (fact:Fact:$(row.labels))-[:SUBJECT]->(subject)
    SET fact = row.properties
}
RETURN count(*) AS written
LIMIT 1
