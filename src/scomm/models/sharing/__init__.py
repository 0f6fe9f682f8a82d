"""From a booking to a removal: the rules, the local choices, the steps of a print, and the pipeline of numbers."""
