"""The kinds of exercises, one file a kind: a module here that sets `KIND` is one, and nothing else lists it."""
