"""Mirrors the two rooms; `browser/` holds what exists only in a browser."""
