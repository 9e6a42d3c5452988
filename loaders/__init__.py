"""Published lists become versions of facts."""
