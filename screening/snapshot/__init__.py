"""The immutable, memory-mapped form of all published versions: what screening reads."""
