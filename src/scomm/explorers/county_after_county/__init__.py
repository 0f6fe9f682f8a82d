"""County after county: a map that fills, with one county ringed, and without a count."""
