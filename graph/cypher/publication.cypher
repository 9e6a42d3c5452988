// Returns of which snapshot, as of which day, the database shows the published graph; no row before the first.
MATCH (publication:Publication {name: 'current'})
RETURN publication.snapshot AS snapshot, publication.asOf AS as_of
LIMIT 1
