// Removes plain relations. Returns how many.
UNWIND $places AS place
MATCH ()-[relation]->() WHERE elementId(relation) = place
DELETE relation
RETURN count(*) AS written
LIMIT 1
