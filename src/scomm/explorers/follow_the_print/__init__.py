"""Follow the print: step by step from a booking to a release."""
