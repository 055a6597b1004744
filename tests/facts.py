"""The facts, read once in a process for all tests that look at them."""

from geodata.load import load

ARCHIVE = load()
