"""Every estimate of the lab's six worlds is what statsmodels finds, with a constant for each county and each quarter."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from statsmodels.regression.linear_model import OLS

from scomm.explorers.known_truth_lab.worlds import SEEDS, TRUTHS
from scomm.models.estimators import Estimate, before_after, did_2x2, event_study, twfe, with_and_without
from scomm.models.lab import OUTCOMES, Switches, World, simulate
from tests.models.every_scenario import several_dates

YEAR = 4
CLOSE = {"rel": 1e-8, "abs": 1e-8}


@pytest.fixture(scope="module", params=TRUTHS)
def panel(request: pytest.FixtureRequest) -> pd.DataFrame:
    """A world of the lab, with no assumption broken."""
    return simulate(World(seed=SEEDS[request.param]), TRUTHS[request.param], Switches())


def ols(outcome: pd.Series, columns: list[Any], county: pd.Series, nested: int = 0) -> np.ndarray:
    """The coefficients with their clustered intervals; `nested` columns stand for counties and don't count in K."""
    design = np.column_stack(columns).astype(float)
    model = OLS(outcome.to_numpy(), design, hasconst=True)
    fit = model.fit(method="qr", cov_type="cluster", cov_kwds={"groups": county.to_numpy()}, use_t=True)
    rows, all_columns = design.shape
    wider = np.sqrt((rows - all_columns) / (rows - (all_columns - nested)))
    return np.column_stack(
        [fit.params, *(fit.params + (end - fit.params) * wider for end in fit.conf_int(0.05).T)]
    )


def constants(panel: pd.DataFrame) -> list[Any]:
    """A column for each county, and for each quarter but the first."""
    return [
        pd.get_dummies(panel["county"]).to_numpy(),
        pd.get_dummies(panel["quarter"]).to_numpy()[:, 1:],
    ]


def ends(found: Estimate) -> list[float]:
    return [found.value, found.low, found.high]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_plain_comparisons_agree(panel: pd.DataFrame, outcome: str) -> None:
    date = panel.loc[panel["treated"], "quarter"].min()
    near = panel[panel["quarter"].between(date - YEAR, date + YEAR - 1)]
    after, one = near["quarter"] >= date, np.ones(len(near))
    both = ols(near[outcome], [near["adopts"] & after, near["adopts"], after, one], near["county"])
    assert ends(did_2x2(panel, outcome, quarters=YEAR)) == pytest.approx(both[0], **CLOSE)
    later = near[after]
    between = ols(later[outcome], [later["adopts"], np.ones(len(later))], later["county"])
    assert ends(with_and_without(panel, outcome, quarters=YEAR)) == pytest.approx(between[0], **CLOSE)
    own = near[near["adopts"]]
    within = ols(own[outcome], [own["quarter"] >= date, np.ones(len(own))], own["county"])
    assert ends(before_after(panel, outcome, quarters=YEAR)) == pytest.approx(within[0], **CLOSE)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_two_way_fixed_effects_agree(panel: pd.DataFrame, outcome: str) -> None:
    columns = [panel["treated"], *constants(panel)]
    found = ols(panel[outcome], columns, panel["county"], panel["county"].nunique() - 1)
    assert ends(twfe(panel, outcome)) == pytest.approx(found[0], **CLOSE)


def test_the_event_study_agrees(panel: pd.DataFrame) -> None:
    date = panel.loc[panel["treated"], "quarter"].min()
    since = [quarter - date for quarter in sorted(panel["quarter"].unique()) if quarter != date - 1]
    leads = [panel["adopts"] & (panel["quarter"] - date == quarter) for quarter in since]
    columns = [*leads, *constants(panel)]
    studied = ols(panel["recorded"], columns, panel["county"], panel["county"].nunique() - 1)
    found = event_study(panel, "recorded").set_index("relative").loc[since]
    assert found.to_numpy() == pytest.approx(studied[: len(since)], **CLOSE)


def test_several_dates_agree_too() -> None:
    panel = simulate(World(seed=1, adoption=several_dates(28)), switches=Switches(growing=True))
    found = ols(panel["crime"], [panel["treated"], *constants(panel)], panel["county"], 199)
    assert ends(twfe(panel, "crime")) == pytest.approx(found[0], **CLOSE)
