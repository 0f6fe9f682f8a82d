"""The ledger of claims: every number in prose with its computation or its source.

To add one: state it with `computed`, `said` or `found` (`state.py`) in a file of its lesson,
`solutions/NN-slug/claims/`, and cite it there as {claim}`id`. A claim that several lessons or an explorer print
stands in a file of `subjects/`. A number that somebody printed is a row of the dataset `published-figures`.
"""

from lessonkit.claims.claim import Claim, Question
from lessonkit.claims.format import drift, say, value_of
from lessonkit.claims.ledger import claim, ledger, questions, shared_claim, shared_ledger

__all__ = [
    "Claim",
    "Question",
    "claim",
    "drift",
    "ledger",
    "questions",
    "say",
    "shared_claim",
    "shared_ledger",
    "value_of",
]
