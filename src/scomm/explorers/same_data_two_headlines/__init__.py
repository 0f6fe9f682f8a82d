"""Same data, two headlines: opposite sentences, both true, from the same counts."""
