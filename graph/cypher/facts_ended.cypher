// Says with which version facts ended; none reopens them. Returns how many.
MATCH (writer:Writer {name: 'writer'}) SET writer.writes = coalesce(writer.writes, 0) + 1
WITH writer WHERE writer.token = $token
UNWIND $keys AS key
MATCH (fact:Fact {key: key})
SET fact.lastVersion = $last
RETURN count(*) AS written
LIMIT 1
