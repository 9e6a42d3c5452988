"""Named comparisons of two names or parties."""
