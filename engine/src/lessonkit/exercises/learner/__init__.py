"""What a learner's notebook calls, and what it keeps: the open lesson, the passport, the notices."""
