// Gives entities the labels and properties of the published graph. Returns how many.
UNWIND $rows AS row
MERGE (entity:Entity {id: row.id})
SET entity = row.properties
REMOVE entity:$($labels)
SET entity:$(row.labels)
RETURN count(*) AS written
LIMIT 1
