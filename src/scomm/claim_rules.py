"""What the claims of this course must keep to beyond the rules of all: a share of what a table shows says how much of the group that is."""

from scomm.measures.coverage import uncovered

RULES = (uncovered,)
