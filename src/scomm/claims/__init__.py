"""Claims that several lessons or an explorer print, or that a coming lesson will: each file has `claims()`."""
