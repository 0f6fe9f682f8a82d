"""Dated policies: a map in time and a timeline, with intervals drawn as intervals."""
