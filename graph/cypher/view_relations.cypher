// Returns every plain relation, whoever made it, with all that is shown of it, and its place in the database.
MATCH (source:Entity)-[relation]->(target:Entity)
RETURN source.id AS source, target.id AS target, type(relation) AS type, properties(relation) AS properties,
       elementId(relation) AS place
LIMIT 1000000000
