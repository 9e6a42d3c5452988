// Returns whether the database holds any node that no migration of this project marked.
RETURN EXISTS { MATCH (node) WHERE NOT node:__Migration } AS found
LIMIT 1
