"""What the visitor sees and the lecturer shows."""
