"""Reported against real: you set what crime and reporting do, draw what the police will count, and see the answer."""
