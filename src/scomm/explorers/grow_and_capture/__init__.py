"""Grow and capture: an artificial finger pressed twice, and what a program finds alike in the two prints."""
