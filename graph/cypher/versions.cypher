// Returns every version the store was told of, of one dataset or of all, in the order it was told.
MATCH (version:Version)
WHERE $dataset IS NULL OR version.dataset = $dataset
RETURN version.body AS body
ORDER BY version.position
LIMIT 10000000
