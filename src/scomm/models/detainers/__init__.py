"""Local detainer policies as rules: records, conditions, words, comparisons, and a policy run over a population.

Import from `scomm.models.policy`.
"""
