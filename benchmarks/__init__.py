"""Measures what DESIGN promises: `python -m benchmarks --help`."""
