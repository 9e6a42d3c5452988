"""Measures what docs/reference/benchmarks.md shows: `python -m benchmarks --help`."""
