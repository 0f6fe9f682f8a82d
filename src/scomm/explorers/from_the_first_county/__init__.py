"""From the first county: the map of county after county, from the last month in which none was connected."""
