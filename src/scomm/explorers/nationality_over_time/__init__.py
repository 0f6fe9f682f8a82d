"""Nationality over time: removals with and without a conviction, by country and year."""
