"""Taking out of a course all that it holds of one person."""
