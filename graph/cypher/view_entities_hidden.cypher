// Takes from entities what showed them, and removes those of which no fact speaks. Returns how many.
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
SET entity = {id: id}
REMOVE entity:$($labels)
WITH entity, NOT EXISTS { (entity)--() } AS is_alone
CALL (entity, is_alone) {
    WITH entity WHERE is_alone
    DELETE entity
}
RETURN count(*) AS written
LIMIT 1
