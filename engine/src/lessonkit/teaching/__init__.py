"""What a teacher or a workshop leader prints and shows; all of it made from lessons, exercises and the ledger."""
