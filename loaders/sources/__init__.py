"""One folder per publisher: source.yml, parse.py, map.py."""
