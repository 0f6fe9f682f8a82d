"""What nearly every notebook does, done once before any is run: no submission is the first for which a library looks something up.

It runs in a shell that is thrown away, in the process that is forked later. No submission's code runs here, and nothing that a
submission could read differs afterwards: no name, no cell, no open lesson, no template of a chart.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from typing import Any

import msgspec

from scomm.grading.sealed.shell import Shell, new_shell

TABLE = """\
import pandas as pd
table = pd.DataFrame({"year": [2013, 2014] * 2, "group": list("aabb"), "n": [1, 2, None, 4], "share": [0.5, 1.5, 2.5, 3.5]})
table["n"] = table["n"].astype("Int64")"""
ASKED = """\
part = table[(table["group"] == "a") & (table["year"] >= 2013)]
n = part["n"].sum() / table["n"].max() + table["share"].mean()
one = table.loc[table["group"] == "b", "share"].iloc[0]
years = table.groupby("year")[["n", "share"]].sum()
both = table.groupby(["year", "group"], as_index=False)["n"].sum().dropna(subset=["n"])"""
SHAPED = """\
wide = table.pivot(index="year", columns="group", values="share").reset_index()
long = wide.melt(id_vars="year").merge(table, on=["year", "group"]).sort_values("n", ascending=False)
long = long.rename(columns={"value": "percent"}).assign(twice=lambda one: one["percent"] * 2)
picked = table[table["group"].isin(["a"])].head(2)[["year", "n"]].set_index("year").unstack()
whole = table["n"].fillna(0).astype(int), table["year"].map(str).unique(), pd.concat([table, table]).isna().any()"""
DRAWN = """\
import plotly.express as px
import plotly.graph_objects as go
from scomm.charts import theme
for draw in (px.line, px.bar, px.scatter):
    figure = draw(long, x="year", y="percent", color="group", title="x", labels={"year": "Year"})
    figure.update_layout(template=theme.template(), xaxis_title="x", yaxis_title="y")
figure.add_trace(go.Bar(x=[1], y=[2], name="x"))
figure"""
LENT = """\
from scomm.charts.line_chart import lines
names = {"a": "A", "b": "B"}
lines(wide, "year", names, finding="x", units="x", source="x", band=(2013, 2014, "x"))"""
WRONG = """\
def wrong(number):
    return number / 0
wrong(1) + 1"""
CELLS = (
    TABLE,
    ASKED,
    SHAPED,
    "table",
    'table["n"]',
    DRAWN,
    "figure.show()",
    LENT,
    "print(n)\nn",
    WRONG,
    "n = (",
)
"""The cells, in order. Only the last two end in an error, because learners' do."""

_ANSWERS: tuple[tuple[str, Any, list[list[Any]]], ...] = (
    ("number", 1.5, []),
    ("choice", "a", []),
    ("written", "some words", []),
    ("function", lambda table: len(table) / 2, [[1], ["a"]]),
)


def rehearse() -> list[list[dict[str, Any]]]:
    """Run the cells, hand answers over, and throw the shell away; what the cells showed."""
    shell = new_shell()
    import plotly.io  # it takes a notebook for granted

    plotly.io.renderers.default = "plotly_mimetype"
    shown = [
        shell.run(cell, f"cell-{number}", characters=10**6, total=10**7) for number, cell in enumerate(CELLS)
    ]
    _load_what_a_lesson_asks()
    _welcome(shell)
    table = shell.user_ns.get("table")
    for kind, value, probes in (*_ANSWERS, ("table", table, [])):
        _hand_over(kind, value, probes)
    shell.reset(new_session=False)
    shell.loop.close()
    Shell.clear_instance()
    return shown


def _load_what_a_lesson_asks() -> None:
    """What `begin`, `check` and a figure that is shown import when they are first called."""
    import IPython.core.logger  # noqa: F401

    import scomm.charts.of_learners  # noqa: F401
    import scomm.exercises.learner as learner
    from scomm.exercises.kinds.registry import every_kind

    every_kind()
    for module in pkgutil.iter_modules(learner.__path__, f"{learner.__name__}."):
        importlib.import_module(module.name)


def _welcome(shell: Shell) -> None:
    """Show what the first cell shows, of a lesson that there is not."""
    from scomm.exercises.deal import deal_for
    from scomm.exercises.learner.lent import LentLesson
    from scomm.exercises.learner.notice import welcome
    from scomm.exercises.learner.passport import Passport
    from scomm.exercises.learner.session import show

    code, pools = "otter-maple-river", {"year": (2013, 2014)}
    lesson = LentLesson("00-rehearsal", "1.0", True, pools, ("one",))
    show(welcome(lesson, code, deal_for(code, pools), Passport(code, lesson.id, lesson.version), []))
    msgspec.json.decode(msgspec.json.encode(lesson), type=LentLesson)


def _hand_over(kind: str, value: Any, probes: list[list[Any]]) -> None:
    from scomm.exercises.learner.handover import Request, collect

    request = json.dumps(msgspec.structs.asdict(Request("one", "one", kind, probes)))
    json.dumps(collect({"one": value, "learner_code": "otter-maple-river"}, request))
