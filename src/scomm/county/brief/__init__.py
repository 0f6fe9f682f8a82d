"""The county brief: one page with two charts and five claims, plain text in the notebook, made again wherever it is read."""
