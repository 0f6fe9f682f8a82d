"""The rollout: a map in time, and activation curves of two groups."""
