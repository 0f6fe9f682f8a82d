"""The search at scale."""
