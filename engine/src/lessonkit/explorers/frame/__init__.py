"""What every explorer stands in: its spec, its controls in a notebook, and what is said of a change."""
