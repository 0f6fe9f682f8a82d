"""Twenty studies of one truth: twenty made-up worlds on the real activation calendar, two estimators, and what breaks them."""
