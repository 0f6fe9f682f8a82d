"""The rollout map: which counties were connected by the end of each month."""
