"""The parts of a live explorer: slider, figure and its width, words that are spoken, what folds, and its keys."""
