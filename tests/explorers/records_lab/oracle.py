"""What the explorer may say beside its table; who is flagged is counted anew from the rates."""

from lessonkit.language import count
from scomm.explorers.records_lab.rates import rates_of
from scomm.models.records import range_of, record_rates, run
from tests.explorers.written_numbers import numbers

TITLE_WIDTH = 64
"""Two things that can be wrong, and two numbers."""
LONGEST = 3_550
"""Characters in a state's sentences where 700 are too few: each error is told, and each rate with its evidence."""


def also_true(state, view):
    """Sums and differences of the table's people, citizens among those flagged wrongly, the ranges, and what sources say of each rate."""
    people = view.table.set_index("What")["Number"]
    lawful = people["On record at DHS"] - people["On record, can be deported"]
    flagged = people["Flagged rightly"] + people["Flagged wrongly"]
    rates = rates_of(state)
    citizens = run(rates).whole().people("flagged-wrongly", status="citizen")
    told = {count(n) for n in (lawful, flagged, citizens)}
    ends = (range_of(record_rates(), outcome) for outcome in ("missed", "flagged-wrongly"))
    told |= {count(round(n)) for both in ends for n in both}
    wrong = people["Flagged wrongly"] + people["Missed"]
    told |= {count(wrong), count(lawful - people["On record, US citizens"])}
    for rate in rates.items:
        told |= numbers(rate.how) | numbers(rate.label) | {f"{100 * rate.value:.3g}%"}
    return told
