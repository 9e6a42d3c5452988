"""Cleans the values that many lists print in many ways."""
