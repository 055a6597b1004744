"""The evidence beside the claims of Check the story, by subject; each maker gives a Chart."""
