"""In detention: who was held on a day, by who made the arrest and by record."""
