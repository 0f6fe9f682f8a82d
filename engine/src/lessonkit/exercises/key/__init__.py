"""What knows or proves the right answers, and what a course may be told of them."""
