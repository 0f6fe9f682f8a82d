"""Activation curves: the share of two groups of counties that was connected, month by month."""
