"""The dated policies of counties, cities and states, ready to look up by date."""
