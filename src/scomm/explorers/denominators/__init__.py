"""The published annual counts, whole and crossed, ready to look up."""
