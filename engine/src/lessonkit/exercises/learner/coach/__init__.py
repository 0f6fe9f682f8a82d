"""The coach: what an error means, in two lines of plain words, for the one who wrote the cell."""
