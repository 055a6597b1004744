"""What the page Routes is asked for and what it shows; its text is Markdown."""
