// Holds the writer's lock until the transaction ends; another transaction waits here. Returns one row.
MERGE (lock:Lock {name: 'writer'})
SET lock.held = true
RETURN lock.name AS name
LIMIT 1
