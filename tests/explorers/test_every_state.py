"""What must hold in every state of every explorer: the same numbers everywhere, and never an estimate."""

import math
import re
from functools import cache
from textwrap import wrap

import pandas as pd
import pytest

from scomm.charts import Drawing
from scomm.charts.words import cell, count, percent
from scomm.data import load
from scomm.errors import ScommError
from scomm.explorers import as_text, explorer, ids
from scomm.explorers.denominators.denominator_words import TABLES, UNIVERSES
from scomm.explorers.known_truth.worlds import SEEDS, TRUTHS
from scomm.explorers.policy_builder.rules import BESIDE, policy_of
from scomm.explorers.rollout.county_groups import members
from scomm.models.lab import Truth, World, simulate
from scomm.models.policy import MIXES, Terms, detainer_mix, run

WHOLE = 300
"""A grid of at most so many states is tested, and shown on a static page, as a whole."""

DRAWN = ("rollout-map", "follow-the-print", "policy-map")
EXPLORERS = pytest.mark.parametrize("id", ids())
DATED = "policy-dates"
"""Its figure has dates, one row a policy: test_policy_dates_chart compares them with its table, and it grows with its rows."""

PLOTTED = pytest.mark.parametrize("id", [id for id in ids() if id not in DRAWN])
WITH_GAPS = pytest.mark.parametrize(
    "id", [id for id in ids() if any(map(explorer(id).reason, explorer(id).grid()))]
)
LONGEST = {"policy-builder": 1_100}
"""Characters in a state's sentences where 700 are too few: a policy of many rules is read back in full."""

TITLE_LINES, TITLE_WIDTH, SOURCE_LINES, UNITS_WIDTH = 2, 46, 3, 50

# Not counts: dates, fiscal years, spans of years, months of a year, list lengths, the rounding, other editions.
NOT_COUNTS = re.compile(
    r"\d{1,2} [A-Z][a-z]{2} \d{4}|\b\d{4}-\d\d-\d\d\b|FY\d{4}(–\d\d)?|\b1[89]\d\d\b|\b20\d\d\b|\d+ months|all 12|2×2|The \d choices|Rounded to 10|under 10|fewer than 10|August 2024"
)


@cache
def views(id):
    """Every state that exists with its view, drawn once; of a large grid the scenes and each value once."""
    found = explorer(id)
    return [(state, found.view(state)) for state in looked_at(found)]


def looked_at(found):
    if len(list(found.grid())) <= WHOLE:
        return list(found.states())
    one_step = [
        {**found.start, control.name: value} for control in found.controls for value in control.values
    ]
    several = [dict(found.checked(state)) for state in [*found.scenes.values(), *one_step]]
    return [state for place, state in enumerate(several) if state not in several[:place]]


def numbers(text):
    """The counts and percentages in a text, as they are written; a minus is a hyphen."""
    written = re.findall(r"(?:(?<![\w.])[-−])?\d[\d,]*(?:\.\d+)?%?", NOT_COUNTS.sub("", text))
    return {number.replace("−", "-") for number in written}


def shown(table):
    """Every number of a table as it is written, with a percentage sign where the column has one."""
    found = set()
    for column in table.columns:
        for value in table[column].dropna():
            if not isinstance(value, str):
                found.add(cell(value, column) + ("%" if "%" in str(column) else ""))
    return found


def also_true(id, state, table):
    """Numbers that follow from the table or are published beside it; worked out here anew."""
    if id == "rollout-map":
        return mapped(state, table)
    if id == "policy-map":
        return limiting(state)
    if id == DATED:
        return dated(table)
    if id == "activation-curves":
        return apart(state)
    if id == "known-truth-lab":
        return of_the_lab(state, table)
    if id == "pipeline":
        removed = table["People"].iloc[-1]
        return {"1,000", "7,225,393", "101,741", count(abs(removed - 101_741))}
    if id == "follow-the-print":
        return numbers(table.to_csv(sep=" "))
    if id == "policy-builder":
        return ranges_and_labels(state)
    if id == "denominator-machine":
        if state["split"] != "agency-conviction":
            annual = load("dhs-annual")
            split = TABLES.get(state["split"], state["split"])
            rows = annual[(annual["universe"] == state["universe"]) & (annual["split"] == split)]
            return {
                count(
                    rows[(rows["category"] == "total") & (rows["fiscal_year"] == state["year"])][
                        "people"
                    ].item()
                )
            }
        return published_coverage(state["year"])
    if id == "same-data-two-headlines":
        chosen = table[table["Chosen"] == "yes"].iloc[0]
        rest = chosen["Out of"] - chosen["People counted"]
        return {count(rest), percent(rest / chosen["Out of"])} | published_coverage(state["year"])
    if id == "in-detention":
        return set()
    if state["show"] == "people":
        parts = table.set_index("Fiscal year")
        sums = parts.sum(axis=1)
        return {count(one) for one in sums} | {
            percent(one) for one in (parts["With a conviction"] / sums).astype(float)
        }
    if state["show"] == "share":
        people = {str(s["country"]): v.table for s, v in views(id) if s["show"] == "people"}[state["country"]]
        return {cell(n) for n in people.drop(columns="Fiscal year").to_numpy().ravel()} | {
            count(n) for n in people.drop(columns="Fiscal year").sum(axis=1)
        }
    return set()


def ranges_and_labels(state):
    """The ranges of the policies that are told, run anew, beside numbers of labels and of the forms."""
    labels = BESIDE.get(state["beside"], "") + " " + MIXES[state["mix"]]
    told = numbers(labels) | {"100", "24", "48", str(state["day"])}
    detainers = detainer_mix(state["mix"]).detainers
    policies = [policy_of(state)] + ([] if state["beside"] == "nothing" else [state["beside"]])
    for policy in policies:
        table = run(policy, state["mix"], Terms(day_costs=state["day"])).query("group == 'everyone'")
        for ends in table[["low", "high"]].itertuples(index=False):
            told |= {cell(float(f"{100 * end / detainers:.2g}")) for end in ends}
    return told | {count(detainers)}


def of_the_lab(state, table):
    """Means and counts that follow from the table; after a guess also the truth, found anew by taking it away."""
    found = set()
    if state["picture"] == "groups":
        since = table["Quarter since the policy"]
        found |= {
            cell(round(table.loc[year, group].mean(), 1))
            for year in (since.between(-4, -1), since.between(0, 3))
            for group in ("Counties that adopt", "Other counties")
        }
    if state["picture"] == "events":
        before = table[table["Quarter since the policy"] < -1]
        found |= {cell(((before["Low"] > 0) | (before["High"] < 0)).sum()), cell(len(before))}
    if state["guess"] != "not yet":
        found |= {cell(state["guess"])}
    if state["guess"] != "not yet" and state["truth"] == "shown":
        world, truth = World(seed=SEEDS[state["world"]]), TRUTHS[state["world"]]
        apart = simulate(world, truth)[state["outcome"]] - simulate(world, Truth(0, 0, 0))[state["outcome"]]
        goal = round(apart[simulate(world)["treated"]].mean(), 6)
        found |= {cell(goal), cell(abs(state["guess"] - goal))}
    return found


def mapped(state, table):
    if state["place"] == "United States":
        parts = table[table["State"] != "United States"]
        reached = {(parts["Connected"] == parts["Counties"]).sum(), (parts["Connected"] == 0).sum()}
        return {str(number) for number in reached}
    rows = load("county-activation").query("state == @state['place']")
    connected = rows[rows["activation_date"] <= state["date"]]
    return {
        count(len(rows)), count(len(connected)), percent(len(connected) / len(rows)),
        percent(connected["population_2010"].sum() / rows["population_2010"].sum()),
    }  # fmt: skip


def limiting(state):
    """Places by what the table of policies knows, on this day and on the date before, and what became of them."""
    policies, name = load("local-policies"), state["place"]
    if name != "United States":
        code = load("county-activation").query("state == @name")["state_code"]
        policies, of = policies[policies["state_code"] == code.iloc[0]], len(code)
    dates = ("2008-09-30", *explorer("policy-map").control("date").values)
    day, before = (pd.Timestamp(dates[dates.index(state["date"]) - back]) for back in (0, 1))
    (sure, maybe), (sure_before, maybe_before) = (on(policies, one) for one in (day, before))
    limits = [
        {place for place in places if place[0] == "limits"}
        for places in (sure, maybe, sure_before, maybe_before)
    ]
    kinds = [limits[:2]] + [
        [{place for place in places if place[1] == kind} for places in limits[:2]]
        for kind in ("county", "city", "state")
    ]
    laws = [{place for place in places if place[0] == "mandates"} for places in (sure, maybe)]
    found = {count(len(one)) for pair in [*kinds, laws, limits[2:]] for one in pair}
    over = [place for place in limits[1] if place[1] != "state" and place[2] in {law[2] for law in laws[1]}]
    turned = [limits[0] - limits[2], limits[2] - limits[0]]
    found |= {str(len(over)), *(str(len(one)) for one in turned)}
    by_state = [pd.Series([place[2] for place in one]).value_counts().max() for one in turned if one]
    found |= {count(most) for most in by_state} | {count(len(one) - 3) for one in turned}
    found |= {count(len(laws[0]) - 3)} | {count(len([place for place in sure if place[0] == "label"]))}
    return found if name == "United States" else found | {count(of)}


def dated(table):
    """How many policies, and how exactly the beginning of each is known."""
    first, last = table["Began, at the earliest"], table["Began, at the latest"]
    exact, dark = (first == last) & (first != "not known"), first == "not known"
    laws = table.loc[table["What it does"] == "demands cooperation by law", "Policy"].str.split(",").str[0]
    parts = [len(table), exact.sum(), dark.sum(), (~exact & ~dark).sum(), len(laws), laws.nunique() - 3]
    return {count(number) for number in parts}


def on(policies, day):
    """Which places surely and possibly had a policy of each direction on a day, worked out row by row."""
    sure, maybe, laws = set(), set(), set()
    for row in policies.itertuples():
        began = pd.isna(row.not_before) or row.not_before <= day
        over = not pd.isna(row.ended) and row.end_not_after <= day
        if began and not over:
            level = "county" if isinstance(row.fips, str) else row.level
            place = (row.direction, level, row.state_code, row.place)
            maybe.add(place)
            ending = (
                row.end_not_before
                if not pd.isna(row.end_not_before)
                else row.not_after + pd.Timedelta(days=1)
            )
            if row.not_after <= day and (pd.isna(row.ended) or day < ending):
                sure.add(place)
            if row.direction == "mandates":
                laws.add(row.state_code)
    return {
        place for place in sure if not (place[0] == "limits" and place[1] != "state" and place[2] in laws)
    }, maybe


def apart(state):
    """Days between the days on which the two curves reached one half."""
    halves = []
    for group, by in (("first", "first_by"), ("second", "second_by")):
        table = load("county-activation")[members(state[group])].sort_values("activation_date")
        weight = (
            1 + 0 * table.index if state[by] == "counties" else table[state[by]].fillna(0).to_numpy(float)
        )
        sums = pd.Series(weight, table["activation_date"]).groupby(level=0).sum().cumsum()
        halves.append(sums.index[sums >= sums.iloc[-1] / 2][0])
    return {count(abs((halves[1] - halves[0]).days))}


def published_coverage(year):
    crossed = load("agency-conviction")
    rows = crossed[crossed["fiscal_year"] == year]
    if rows.empty or rows["source"].iloc[0] != "dashboard":
        return set()
    annual = load("dhs-annual").query("universe == 'ero-removals' and split == 'arresting-agency'")
    cells = load("removals-by-office").query(f"fiscal_year == {year} and month_start < '2024-09-01'")
    told = {count(rows[rows["agency"] == "ice"]["people"].sum())}
    for agency in ("ice", "cbp"):
        everyone = annual[(annual["category"] == agency) & (annual["fiscal_year"] == year)]["people"].item()
        by_record = cells[cells["arresting_agency"] == agency].groupby("criminality")["removals"].sum()
        shown_here, convicted = by_record.sum(), by_record["convicted"]
        ends = (shown_here, convicted, convicted + everyone - shown_here)
        told |= {count(everyone), *(f"{100 * part / everyone:.1f}%" for part in ends)}
    return told


@EXPLORERS
def test_finding_sentence_and_table_have_the_same_numbers(id):
    for state, view in views(id):
        table = shown(view.table)
        assert numbers(view.chart.finding) <= table | also_true(id, state, view.table), (
            state,
            view.chart.finding,
        )
        unknown = numbers(view.sentence) - table - also_true(id, state, view.table)
        assert not unknown, (state, unknown, view.sentence)


@pytest.mark.parametrize("id", [id for id in ids() if id not in (*DRAWN, DATED)])
def test_figure_and_table_have_the_same_numbers(id):
    for state, view in views(id):
        for trace in view.figure.data:
            bar = trace.type == "bar"
            for plotted in plotted_numbers(trace):
                columns = [c for c in view.table.columns if same(plotted, view.table[c], bar=bar)]
                assert columns, (state, trace.name, plotted)
            if bar and not trace.name:
                for text in trace.text:
                    assert numbers(text) <= shown(view.table), (state, text)


def plotted_numbers(trace):
    """The numbers that a trace draws; a bar with a base is a range, and draws both of its ends."""
    if trace.type == "bar" and trace.base is not None:
        return trace.base, [base + length for base, length in zip(trace.base, trace.x, strict=True)]
    return (trace.x if trace.orientation == "h" or trace.type == "bar" else trace.y,)


def same(plotted, column, *, bar):
    """Whether the drawn lengths are the column; a missing bar has no length, a missing point is a gap."""
    if not pd.api.types.is_numeric_dtype(column):
        return False
    wanted = [(0 if bar else None) if pd.isna(value) else float(value) for value in column]
    return len(plotted) == len(wanted) and all(
        one == other or (None not in (one, other) and math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-9))
        for one, other in zip(plotted, wanted, strict=True)
    )


@EXPLORERS
def test_the_text_of_a_state_has_its_finding_its_words_and_every_number_of_its_table(id):
    found = explorer(id)
    for state, view in views(id):
        text = as_text(found, state)
        assert view.chart.finding in text
        assert view.sentence in text
        assert {number.rstrip("%") for number in shown(view.table)} <= {
            n.rstrip("%") for n in numbers(text)
        } | set(re.findall(r"\d+", text))


@EXPLORERS
def test_each_state_is_told_in_its_own_words(id):
    words = [(view.chart.finding, view.sentence) for _, view in views(id)]
    assert len(set(words)) == len(words)


@EXPLORERS
def test_a_view_is_pure(id):
    found = explorer(id)
    for state, view in views(id)[::25]:
        again = found.view(state)
        if isinstance(view.chart, Drawing):
            assert (again.chart.shown, again.chart.fixed) == (view.chart.shown, view.chart.fixed)
        else:
            assert again.figure.to_json() == view.figure.to_json()
        assert again.sentence == view.sentence
        pd.testing.assert_frame_equal(again.table, view.table)


@WITH_GAPS
def test_a_state_that_does_not_exist_has_a_reason_and_no_view(id):
    found = explorer(id)
    missing = [state for state in found.grid() if found.reason(state)]
    for state in missing:
        reason = found.reason(state)
        assert reason[0].isupper()
        assert reason.endswith(".")
        with pytest.raises(ScommError, match=re.escape(reason.split("“")[0])):
            found.view(state)


@WITH_GAPS
def test_every_marked_value_has_the_reason_of_the_state_it_would_lead_to(id):
    found = explorer(id)
    for state in found.grid():
        for name, reasons in found.unavailable(state).items():
            for value, reason in reasons.items():
                assert reason == found.reason({**state, name: value})


@EXPLORERS
def test_every_control_and_every_value_has_its_own_label(id):
    for control in explorer(id).controls:
        assert control.label.strip()
        said = [control.said(value) for value in control.values]
        assert len(set(said)) == len(control.values)


@EXPLORERS
def test_six_to_twelve_scenes_are_chosen_for_teaching(id):
    assert 6 <= len(explorer(id).scenes) <= 12


@PLOTTED
def test_nothing_is_cut_and_nothing_jumps(id):
    for state, view in views(id):
        layout = view.figure.layout
        assert layout.title.text.count("<br>") < TITLE_LINES, (state, layout.title.text)
        assert layout.annotations[-1].text.count("<br>") < SOURCE_LINES, state
        assert len(view.chart.units) <= UNITS_WIDTH, state
        first = views(id)[0][1].figure
        assert layout.height == first.layout.height or id == DATED, state
        assert layout.margin.b == first.layout.margin.b, state
        assert top_without_legend(view.figure) == top_without_legend(first), state


def top_without_legend(figure):
    return figure.layout.margin.t - (20 * len(figure.data) if figure.layout.showlegend else 0)


@EXPLORERS
def test_words_are_short_enough_for_their_place(id):
    for state, view in views(id):
        assert len(view.sentence) <= LONGEST.get(id, 700), (state, len(view.sentence))
        lines = wrap(view.chart.finding, TITLE_WIDTH)
        assert len(lines) <= TITLE_LINES, (state, view.chart.finding)


@PLOTTED
def test_a_share_stands_on_an_axis_from_0_to_100(id):
    for _, view in views(id):
        if view.chart.units.startswith("%"):
            across = view.figure.data[0].orientation == "h"
            assert (view.figure.layout.xaxis if across else view.figure.layout.yaxis).range == (0, 100)


def test_the_denominator_is_named_in_words_wherever_there_is_one():
    for state, view in views("denominator-machine"):
        if state["split"] != "agency-conviction":
            assert UNIVERSES[state["universe"]].denominator in view.sentence
            assert UNIVERSES[state["universe"]].people in view.chart.units


def test_a_short_year_says_so_wherever_it_is_shown():
    for id in ("denominator-machine", "same-data-two-headlines"):
        for state, view in views(id):
            monthly = state["year"] == 2024 and "agency-conviction" not in state.values()
            assert ("11 months" in view.sentence) == monthly, (id, state)
