"""Secure Communities, a teaching kit: what a learner's notebook needs, and no more."""
