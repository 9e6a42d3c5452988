// Notes a version as the last one told: the switch to it when it has a number. Returns its position.
OPTIONAL MATCH (before:Version)
WITH coalesce(max(before.position), 0) + 1 AS position
CREATE (version:Version {position: position, dataset: $dataset, id: $id, edition: $edition, body: $body})
SET version.number = CASE WHEN $number > 0 THEN $number END, version.status = $status
RETURN position
LIMIT 1
