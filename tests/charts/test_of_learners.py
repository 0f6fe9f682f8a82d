"""A learner's own charts have the kit's template from `begin` on, and Plotly loads when the learner loads it."""

import subprocess
import sys

CELLS = """
from IPython.core.interactiveshell import InteractiveShell
import sys
from lessonkit.charts.of_learners import dress_charts

shell = InteractiveShell.instance()
import plotly.graph_objects  # as a lesson's exercises do
dress_charts(shell)
assert "plotly.basedatatypes" not in sys.modules, "no learner has asked for Plotly yet"
shell.run_cell({first!r})
shell.run_cell({second!r})
print(shell.user_ns["said"])
"""


def said(first: str, second: str) -> str:
    code = CELLS.format(first=first, second=second)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def test_a_chart_of_a_learner_has_the_kits_font_and_colours() -> None:
    chart = "fig = px.bar(x=['a'], y=[1]); said = (fig.layout.template.layout.font.family[:9], fig.layout.template.layout.colorway[0])"
    assert said("import plotly.express as px", chart) == "('system-ui', '#0a6ebd')"


def test_a_template_that_a_learner_chose_stays() -> None:
    own = "import plotly.io as pio; import plotly.graph_objects as go; pio.templates.default = 'plotly_dark'"
    assert said(own, "said = pio.templates.default") == "plotly_dark"


def test_the_first_chart_waits_for_no_grammar_that_no_notebook_needs() -> None:
    shown = "import plotly.io; fig = px.bar(x=['a'], y=[1]); fig._repr_mimebundle_(); said = sys.modules['rfc3987_syntax']"
    assert said("import plotly.express as px, sys", shown) == "None"


def test_a_figure_made_by_hand_is_dressed_in_the_cell_after_its_import() -> None:
    chart = "said = go.Figure().layout.template.layout.colorway[0]"
    assert said("import plotly.graph_objects as go", chart) == "#0a6ebd"
