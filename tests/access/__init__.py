"""What axe-core finds in everything that the kit draws; `python -m tests.access` writes docs/access.md."""
