"""Submissions that run on other machines: on a cluster, or as shards of a file of jobs. Marks are made on this one alone."""
