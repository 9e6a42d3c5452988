// Says of which snapshot, as of which day, the database shows the published graph. Returns one row.
MERGE (publication:Publication {name: 'current'})
SET publication.snapshot = $snapshot, publication.asOf = $asOf
RETURN publication.name AS name
LIMIT 1
