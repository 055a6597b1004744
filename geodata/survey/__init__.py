"""Makes the outline files from public-domain data. Run by hand: `python -m geodata.survey`."""
