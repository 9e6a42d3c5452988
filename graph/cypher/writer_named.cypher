// Names who writes now: whoever wrote before it can add nothing more. Returns one row.
MERGE (writer:Writer {name: 'writer'})
SET writer.token = $token
RETURN writer.token AS token
LIMIT 1
