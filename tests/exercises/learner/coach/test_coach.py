"""What the coach makes of beginners' errors, each in a real cell: the rule is asked for, never the English."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.learner.coach.coach import advice_on
from lessonkit.exercises.learner.coaching import says_what_is_wrong

TABLE = pd.DataFrame(
    {
        "fiscal_year": [2011, 2012, 2013],
        "detainers": [3, 4, 5],
        "place": ["Kane", "Cook", "Lake"],
        "day": pd.to_datetime(["2011-01-01", "2012-01-01", "2013-01-01"]),
    }
)


@pytest.fixture(scope="module")
def shell():
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    says_what_is_wrong(shell)  # as the coach does, which takes no part here
    shell.InteractiveTB.set_mode(
        "Minimal"
    )  # what it prints is not asked for, and of a thousand calls takes seconds
    yield shell
    InteractiveShell.clear_instance()


def advice(shell, cell: str, **known):
    shell.user_ns.update(pd=pd, rows=TABLE.copy(), empty=TABLE.iloc[:0], places={"Kane": 3}, nothing=None)
    with capture_output():
        ran = shell.run_cell(cell)
    error = ran.error_before_exec or ran.error_in_exec
    assert error is not None, cell
    return advice_on(error, cell, shell.user_ns, **known)


CELLS = {
    # names
    "answer = c": "letter-without-quotes",
    "answer = (b, c, a)": "letter-without-quotes",
    "row": "near-name",
    "Rows": "near-name",
    "answer = mirror": "unknown-name",
    "answer = true": "other-spelling",
    "learner_code = mirror": "code-without-quotes",
    "learner_code = otter-maple-river": "code-without-quotes",
    "begin('x')": "kit-not-open",
    "check('x')": "kit-not-open",
    "deal.county": "kit-not-open",
    "np.mean([1])": "library-to-load",
    "sqrt(2)": "library-to-load",
    "math.sqrt(2)": "library-to-load",
    "go.Figure()": "library-not-loaded",
    "rows.groupby('place').sum('detainers')": "column-in-the-brackets",
    "annual.head()": "given-not-run",
    "anual.head()": "near-not-run",
    "one_year == 2011": "two-equals-signs",
    "one_year (3, 4)": "no-equals-sign",
    "one_year + 1": "answer-not-run",
    "one_year = one_year(2011)": "answer-of-itself",
    "answer = detainers * 2": "column-without-table",
    "rows[fiscal_year == 2011]": "column-without-table",
    "rows[detainers].sum()": "column-without-quotes",
    "rows[[place, detainers]]": "column-without-quotes",
    "rows.loc[rows['fiscal_year'] == 2011, detainers]": "column-without-quotes",
    "rows.groupby(fiscal_year)['detainers'].sum()": "column-without-quotes",
    "rows[rows[place] == 'Kane']": "column-without-quotes",
    "sum(detainers)": "column-without-table",
    "detainers = rows\nrows[detainers].sum()": "table-for-column",
    "detainers = rows\nrows.groupby('place')[detainers].sum()": "table-for-column",
    "detainers = rows\nrows.loc[rows['fiscal_year'] == 2011, detainers]": "table-for-column",
    "rows[rows['place'] == Kane]": "word-without-quotes",
    "rows[rows['fiscal_year'] == ____]": "blank-left",
    "def f():\n    while hours < 3:\n        hours = hours + 1\nf()": "used-before-set",
    "import pandsa": "near-library",
    "import seaborn_of_another_kind": "no-such-library",
    "from math import squareroot": "not-in-library",
    "rows.query('plaice == \"Kane\"')": "query-near-column",
    "rows.query('place == Cook')": "query-word",
    # lookups
    "rows['detainer']": "near-column",
    "rows[['detainers', 'Place']]": "near-column",
    "rows.groupby('fiscal year')['detainers'].sum()": "near-column",
    "rows['population']": "no-column-in",
    "rows['_merge']": "merge-without-indicator",
    "rows[rows['fiscal_year'] > 2011]['population']": "no-column",
    "rows['Kane']": "value-not-column",
    "other = rows.rename(columns={'detainers': 'holds'})\nrows['holds']\ndel other": "column-elsewhere",
    "rows['fiscal_year' == 2011]": "compared-too-early",
    "rows['____'].sum()": "blank-in-quotes",
    "rows['...'].sum()": "blank-in-quotes",
    "rows[rows['fiscal_year'] > 2011]['detainers'][0]": "no-row-label",
    "places['Cook']": "no-key-in",
    "empty.iloc[0]": "no-row-left",
    "empty['detainers'].item()": "no-row-left",
    "rows.iloc[7]": "rows-too-few",
    "[1, 2][5]": "place-behind-end",
    "rows['detainers'].sum()[rows['detainers'] > 1]": "one-value-indexed",
    "pd.Series({'Cook': 1, 'Kane': 2})['Kanne']": "near-label",
    "pd.Series({2008: 1, 2009: 2})['2008']": "label-is-number",
    "pd.Series({'2008': 1, '2009': 2})[2008]": "label-is-text",
    "pd.DataFrame({2008: [1], 2009: [2]})['2008']": "label-is-number",
    "by_year = {2008: 1}\nby_year['2008']": "label-is-number",
    # types, values, attributes
    "'5' + 3": "text-and-number",
    "3 + '5'": "text-and-number",
    "'5' < 3": "compared-text-and-number",
    "'70' * 0.3": "text-and-number",
    "[70] * 0.3": "comma-made-a-list",
    "0.5^0.5": "power-sign",
    "2 ** 3 + 0.5 ^ 2": "power-sign",
    "rows['detainers'].mean()^2": "power-sign",
    "len(5)": "no-length",
    "round('3.4')": "text-as-number",
    "-'3'": "text-as-number",
    "abs('3')": "text-as-number",
    "rows['place'].isin('Kane')": "list-in-isin",
    "[1, 2]['place']": "list-by-name",
    "'Kane'['place']": "text-by-name",
    "range(2.5)": "whole-number-wanted",
    "float(rows['detainers'])": "column-as-number",
    "float([1, 2])": "column-as-number",
    "pd.Timestamp('2011-01-01') + 1": "days-as-number",
    "rows.groupby('place')['detainers'] / 2": "groups-alone",
    "{'a': 1} + 2": "not-numbers",
    'from scomm.models.estimators import Estimate\nEstimate("x", 2.0, 1.0, 3.0) - 4': "whole-result",
    "rows('detainers')": "table-called",
    "x = 5\nx(3)": "called",
    "def f(a, b):\n    return a\nf(1)": "argument-missing",
    "def f(a):\n    return a\nf(1, 2)": "arguments-too-many",
    "def f(a):\n    return a\nf(b=2)": "argument-unknown",
    "rows['detainers'].sum * 2": "tool-without-brackets",
    "rows.head[2]": "square-for-round",
    "nothing + 1": "nothing-used",
    "... + 1": "dots-left",
    "1,234 - 1\n(1, 2) / 2": "comma-made-a-list",
    "rows[rows['fiscal_year'] > 2011 & rows['detainers'] < 5]": "brackets-around-conditions",
    "rows[(rows['fiscal_year'] > 2011) and (rows['detainers'] < 5)]": "and-for-ampersand",
    "if rows['detainers'] > 3:\n    pass": "many-truths",
    "rows['detainers'].item()": "rows-not-one",
    "pd.DataFrame({'a': [1, 2], 'b': [1]})": "lengths-differ",
    "pd.concat([rows, rows]).pivot(index='fiscal_year', columns='place', values='detainers')": "rows-for-one-place",
    "rows.sum()": "sum-of-text",
    "float('53.3%')": "text-no-number",
    "rows.merge(rows.astype({'fiscal_year': str}), on='fiscal_year')": "merge-text-and-number",
    "for a, b in ['abc']:\n    pass": "unpacked",
    "rows['detainers'].summ()": "near-tool",
    "rows['place'].zfill(5)": "text-tool",
    "rows['day'].year": "date-tool",
    "nothing.sum()": "nothing-asked",
    "[1, 2].sum()": "wrong-thing",
    "rows.____": "blank-left",
    "1 / 0": "divided-by-zero",
    "import pandas as pd\npd.Series([1, 2])[pd.Series([True], index=[7])]": "filter-of-another-table",
    "def f():\n    return f()\nf()": "calls-itself",
    "open('no-such.csv')": "no-such-file",
    # cells that can't be read
    "x = (5000, 60": "bracket-open",
    "x = [50, 60)": "bracket-other",
    "x = 10, 60)": "bracket-too-many",
    "x = 'c": "quote-missing",
    "x = \"c'": "quotes-differ",
    'x = "a""': "quote-too-many",
    'x = """\nDear board': "text-never-ends",
    'x = "Dear board,\nplease vote."': "text-over-lines",
    "x = 'The funnel can't show it.'": "apostrophe-ends-text",
    'x = "He said "no" to it."': "quote-in-text",
    'x = "It is "not required" of them."': "quote-in-text",
    "x = “c”": "curly-quotes",
    "x = 5 × 3": "foreign-sign",
    "x = 2,008": "thousands-comma",
    "x = 08": "leading-zero",
    "x = (30%, 60%)": "percent-sign",
    "x = $500": "money-sign",
    "x = 5O": "letter-o",
    "x = 2OO8": "letter-o",
    "x = 12k": "word-behind-number",
    "x = (50 percent, 60 percent)": "word-behind-number",
    "one-year = 3": "hyphen-in-name",
    "if 3 => 2:\n    pass": "signs-swapped",
    "x = (1 > 0) && (2 > 1)": "doubled-sign",
    "x =": "nothing-behind-equals",
    "2008 = x": "answer-on-the-left",
    "rows[rows['fiscal_year'] = 2011]": "one-equals-sign",
    'if x = "a" and y == "b":\n    pass': "one-equals-sign",
    "x = (700; 60)": "semicolon",
    'if x == "a" and y == "b"\n    pass': "colon-missing",
    "if x:\n    pass\nelse if y:\n    pass": "else-if",
    "print 5": "print-needs-brackets",
    "return 5": "return-outside",
    "x = (30 60)": "comma-missing",
    "x = 280 610": "thousands-blank",
    "x = Governor Quinn wrote": "words-without-quotes",
    "def f():\nreturn 5": "not-moved-in",
    "if True:\n    x = 5\n  y = 3": "moved-unevenly",
    "y = 3\n   x = 5": "moved-in",
    "x = a ____ b": "blank-left",
}


@pytest.mark.parametrize(("cell", "rule"), CELLS.items(), ids=[cell[:40] for cell in CELLS])
def test_an_error_is_told_by_its_rule(shell, cell: str, rule: str) -> None:
    for name in (
        "answer",
        "detainers",
        "one_year",
        "x",
        "f",
        "np",
        "go",
        "math",
        "sqrt",
        "by_year",
        "other",
        "begin",
        "check",
        "deal",
    ):
        shell.user_ns.pop(name, None)
    told = advice(shell, cell, given=frozenset({"annual", "go"}), answers=frozenset({"one_year"}))
    assert told.rule == rule
    assert len(told.lines) == 2


def test_the_nearest_column_and_the_columns_are_named(shell) -> None:
    told = advice(shell, "rows['detainer'].sum()")
    assert "`detainers`" in told.do
    assert "fiscal_year, detainers, place, day" in told.what


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("few = rows.head(2)\nfew[place].count()", '`few["place"]`'),
        ("few = rows.head(2)\nfew[detainers > 3]", '`few["detainers"]`'),
        ("rows.sort_values(detainers)", '`"detainers"`'),
        ("rows.head(2)[detainers]", '`"detainers"`'),
        ("detainers = rows\nfew = rows.head(2)\nfew[detainers].sum()", '`few["detainers"]`'),
    ],
)
def test_a_column_without_quotes_is_written_with_the_learners_own_table(shell, cell: str, code: str) -> None:
    for name in ("detainers", "few"):
        shell.user_ns.pop(name, None)
    assert advice(shell, cell).do.endswith(f": {code}.")
    for name in ("detainers", "few"):
        shell.user_ns.pop(name, None)


def test_a_name_of_pythons_own_machinery_is_never_proposed(shell) -> None:
    assert "__name__" not in " ".join(advice(shell, "x = rows[name]").lines)


def test_an_error_that_no_rule_knows_points_to_its_line(shell) -> None:
    told = advice(shell, "x = 3\nassert x == 4, 'odd'\ny = 5")
    assert told.rule == "general"
    assert "line 2" in told.what
    assert "assert x == 4" in told.what


def test_a_name_before_any_cell_has_run_sends_to_the_first_one(shell) -> None:
    assert advice(shell, "funnel.head()", lesson_open=False).rule == "nothing-has-run"


@given(st.text(max_size=60))
def test_no_cell_that_cannot_be_read_stops_the_coach(cell: str) -> None:
    try:
        compile(cell, "<cell>", "exec")
    except SyntaxError as error:
        told = advice_on(error, cell, {})
        assert told.what
        assert told.do
    except ValueError:
        pass


@given(
    st.sampled_from([NameError, KeyError, TypeError, ValueError, AttributeError, IndexError, ImportError]),
    st.text(max_size=40) | st.integers() | st.none(),
)
def test_no_error_stops_the_coach(kind, said) -> None:
    assert advice_on(kind(said), "x", {}).what


def test_a_name_that_was_dealt_is_told_where_it_stands(shell):
    shell.user_ns["deal"] = Deal(fingers=8_000)
    found = advice(shell, "answer = fingers / 10")
    del shell.user_ns["deal"]
    assert found.rule == "in-the-deal"
    assert "deal.fingers" in found.do


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("rows[rows['place'] == 'deal.place']['detainers'].item()", "name-in-quotes"),
        ("rows['detainers'] >= 'deal.place'", "name-in-quotes"),
        ("rows['detainers'] >= 'deal.nothing'", "compared-text-and-number"),
        ("rows['detainers'] >= 'five'", "compared-text-and-number"),
    ],
)
def test_what_was_dealt_stands_without_quotes(shell, cell, rule):
    shell.user_ns["deal"] = Deal(place="Kane")
    try:
        found = advice(shell, cell)
    finally:
        del shell.user_ns["deal"]
    assert found.rule == rule
    assert ("deal.place" in found.do) == (rule == "name-in-quotes")
