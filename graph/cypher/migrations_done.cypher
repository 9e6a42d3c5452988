// Returns number and checksum of every migration that was applied, in their order.
MATCH (migration:__Migration)
RETURN migration.number AS number, migration.checksum AS checksum
ORDER BY number
LIMIT 1000
