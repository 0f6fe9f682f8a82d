"""Policy dates: every policy as a row on a time line, intervals drawn as intervals."""
