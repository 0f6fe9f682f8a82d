"""How claims are computed: each measure reads datasets, gives one number, and says in words how."""
