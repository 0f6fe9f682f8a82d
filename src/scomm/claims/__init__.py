"""The ledger of claims: every number in prose with its computation or its source.

To add one: state it with `computed` or `said` (`stating.py`) in the file of its subject, give its
source in a TOML file beside it, list a new file in `ledger.SUBJECTS`, and cite it in the lesson as {claim}`id`.
"""

from scomm.claims.claim import Claim, Question
from scomm.claims.ledger import claim, ledger, questions
from scomm.claims.printed import drift, say, value_of
from scomm.claims.source import Source

__all__ = ["Claim", "Question", "Source", "claim", "drift", "ledger", "questions", "say", "value_of"]
