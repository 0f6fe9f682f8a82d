"""A submission runs here: in a process that knows no key, inside a fence, told cell by cell."""
