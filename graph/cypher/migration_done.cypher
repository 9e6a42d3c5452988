// Notes that a migration was applied; returns its number.
MERGE (migration:__Migration {number: $number})
SET migration.name = $name, migration.checksum = $checksum
RETURN migration.number AS number
LIMIT 1
