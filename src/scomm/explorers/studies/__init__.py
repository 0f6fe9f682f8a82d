"""Studies: what was found, by where it was counted, which way it went and what was compared. Only percentages share the scale."""
