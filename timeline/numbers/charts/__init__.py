"""The charts of the page Numbers, by subject; each maker gives a Chart."""
