"""A poll on the leader's laptop: guesses before, guesses after, and sums that are shown once, from ten people up."""
