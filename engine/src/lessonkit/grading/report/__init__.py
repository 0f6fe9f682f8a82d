"""The class report: one page for the instructor alone, from the journal, the gradebook and what readers gave."""
