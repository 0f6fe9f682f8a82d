"""The static edition: each lesson as one file that opens by double click, without Python and without a network."""
