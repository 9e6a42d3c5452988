"""Names in any script become comparable words."""
