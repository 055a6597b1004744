"""Lectures: read from and written to a file that a person can edit, and what is made of them."""
