"""How much of each year an area was under Secure Communities or a 287(g) agreement, as two economists coded it."""

from __future__ import annotations

import pandas as pd

from lessonkit.data.building import RawFolder

CODED = "secure-communities-exposure-cpuma/287g_SC_EVerify_5_13_22_cpuma0010.dta"
NAMES = {
    "cpuma0010": "area",
    "year": "year",
    "SC_frac": "secure_communities",
    "jail287g_frac": "jail_287g",
    "task287g_frac": "task_force_287g",
    "state287g_frac": "state_287g",
}


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    coded = pd.read_stata(raw.file(CODED), convert_categoricals=False)[list(NAMES)].rename(columns=NAMES)
    coded = coded.astype({"area": "int64", "year": "int64"}).sort_values(["area", "year"])
    shares = list(NAMES.values())[2:]
    return {"exposure-by-area": coded.assign(**{name: coded[name].round(4) for name in shares})}
