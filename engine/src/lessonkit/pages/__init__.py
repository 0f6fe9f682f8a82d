"""What every page has that the kit makes for people who teach: how templates are read, and how one is served to one machine."""
