"""Marks and pages on their way back to a learning platform, in the files that the platform itself reads."""
