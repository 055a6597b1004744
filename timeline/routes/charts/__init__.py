"""The charts of the page Routes: years of use, and published counts."""
