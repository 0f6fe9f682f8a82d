"""The policy map in time: where places limited cooperation, and how surely that is known."""
