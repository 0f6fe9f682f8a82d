"""The dossier of a county: what every table of the kit has on it, and in words what none of them has."""
