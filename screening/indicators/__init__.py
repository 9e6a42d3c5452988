"""The indicators this release assesses; each is one function from a context to findings."""
