"""Marking written answers: the sheet that a reader marks on, what each reader gave, and how it comes into the gradebook."""
