"""What the explorer may say beside its table."""

from scomm.explorers.policy_builder.rules import BESIDE, policy_of
from scomm.language import cell, count
from scomm.models.detainers import MIXES, Terms, detainer_mix, run_policy
from tests.explorers.written_numbers import numbers

LONGEST = 1_900
"""Characters in a state's sentences where 700 are too few: a policy of many rules is read back in full, and both cases too."""

TITLE_LINES = 3
"""A rule of several parts is named whole; in Chromium the page of each state is measured."""


def also_true(state, view):
    """The ranges of the policies that are told, run anew, beside numbers of labels and of the forms."""
    labels = BESIDE.get(state["beside"], "") + " " + MIXES[state["mix"]]
    told = numbers(labels) | {"100", "24", "48", str(state["day"])}
    detainers = detainer_mix(state["mix"]).detainers
    policies = [policy_of(state)] + ([] if state["beside"] == "nothing" else [state["beside"]])
    for policy in policies:
        table = run_policy(policy, state["mix"], Terms(day_costs=state["day"])).query("group == 'everyone'")
        for ends in table[["low", "high"]].itertuples(index=False):
            told |= {cell(float(f"{100 * end / detainers:.2g}")) for end in ends}
    return told | {count(detainers)}
