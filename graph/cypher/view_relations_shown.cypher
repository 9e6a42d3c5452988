// Adds plain relations between entities that are shown. Returns how many.
UNWIND $rows AS row
MATCH (source:Entity {id: row.source})
MATCH (target:Entity {id: row.target})
CREATE (source)-[relation:$(row.type)]->(target)
SET relation = row.properties
RETURN count(*) AS written
LIMIT 1
