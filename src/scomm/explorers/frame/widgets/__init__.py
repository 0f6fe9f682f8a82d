"""The parts of a live explorer: slider, words that are spoken, notes, figure, folded table."""
