"""How claims of this course are computed: on the rollout, records, what is left out, and what models give."""
