"""A whole class graded in one go: runs kept, marks written, and judged again at any time."""
