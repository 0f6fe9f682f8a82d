"""What the explorer may say beside its table."""

from math import ceil, floor

from lessonkit.data import load
from lessonkit.language import cell, count
from scomm.explorers.policy_builder.rules import BESIDE, policy_of
from scomm.models.detainers import DETAINER_POLICIES, MIXES, Terms, detainer_mix, run_policy
from tests.explorers.written_numbers import numbers

TITLE_WIDTH = 64
"""The rule with its terms, and what it does: its two lines are as long as a notebook of 900 pixels has room for."""

LONGEST = 1_700
"""Characters in a state's sentences where 700 are too few: a policy of many rules is read back in full, and so is a real one."""


def also_true(state, view):
    """The ranges of the policies that are told, run anew, beside numbers of labels and of the forms."""
    labels = BESIDE.get(state["beside"], "") + " " + MIXES[state["mix"]]
    if state["beside"] in BESIDE:  # what a real policy's record says of its sources is no count
        real = DETAINER_POLICIES[state["beside"]]
        table = load("local-policies", ["policy", "source_title"])
        titles = table.loc[table["policy"].isin(real.rows), "source_title"]
        labels = " ".join([labels, *map(str, vars(real).values()), *titles])
    told = numbers(labels) | {"100", "24", "48", str(state["day"])}
    detainers = detainer_mix(state["mix"]).detainers
    policies = [policy_of(state)] + ([] if state["beside"] == "nothing" else [state["beside"]])
    for policy in policies:
        table = run_policy(policy, state["mix"], Terms(day_costs=state["day"])).query("group == 'everyone'")
        for ends in table[["low", "high"]].itertuples(index=False):
            told |= {cell(float(f"{100 * end / detainers:.2g}")) for end in ends}
        held = table.set_index("outcome").loc["held", ["low", "high"]]
        least, most = (float(f"{100 * end / detainers:.2g}") for end in held)
        told |= {cell(floor(least)), cell(ceil(most)), cell(100 - ceil(most))}  # in whole people
        taken = table.set_index("outcome").loc["transferred", ["low", "high"]]
        told |= {cell(ceil(float(f"{100 * taken['high'] / detainers:.2g}")))}
    return told | {count(detainers)}
