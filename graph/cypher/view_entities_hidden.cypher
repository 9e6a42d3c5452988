// Takes from entities what showed them; their facts stay. Returns how many.
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
SET entity = {id: id}
REMOVE entity:$($labels)
RETURN count(*) AS written
LIMIT 1
