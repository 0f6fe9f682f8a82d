"""Random but possible parameters: every rate anywhere from 0 to 1, shares that sum to 1."""

from __future__ import annotations

import numpy as np

from scomm.models import COUNTY_CHOICES, FEDERAL_RULES, Parameters, parameters
from scomm.models.sharing.parameters import LEVEL_SHARES, RATES, STATUS_SHARES


def drawn(seed: int) -> tuple[str, str, Parameters]:
    """A rule, a policy and a full set of parameters."""
    random = np.random.default_rng(seed)
    values = dict(zip(RATES, random.random(len(RATES)), strict=True))
    values |= {
        id: float(random.integers(0, 2)) for id in random.choice(list(RATES), 3)
    }  # nobody and everybody too
    for shares in (LEVEL_SHARES, STATUS_SHARES):
        values |= dict(zip(shares, random.dirichlet(np.ones(len(shares))), strict=True))
    rule, policy = str(random.choice(list(FEDERAL_RULES))), str(random.choice(list(COUNTY_CHOICES)))
    return rule, policy, parameters().change(values)
