"""The denominator machine: the same question, asked of arrests, book-ins and removals."""
