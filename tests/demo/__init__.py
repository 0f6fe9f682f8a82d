"""A made-up class, from the bundle that learners get to the files that go back to a platform."""
