"""Who is deported: the denominator machine, and two headlines from the same data."""
