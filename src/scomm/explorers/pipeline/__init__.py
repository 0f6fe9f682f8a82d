"""The pipeline: from the prints sent in to the people removed, with a rate at each step to set."""
