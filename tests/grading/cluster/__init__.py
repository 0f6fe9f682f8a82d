"""Tests of submissions that run on other machines."""
