"""Studies: what was found, by which way it went, where it was counted and what was compared. No two units share an axis."""
