"""The match threshold."""
