"""A question becomes an explained result."""
