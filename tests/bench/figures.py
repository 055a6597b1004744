"""Figures: seconds from a Selection to what the browser is sent."""
