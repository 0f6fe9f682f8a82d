"""The controls of an answer take their colours from JupyterLab: a page must give each of these names a colour of its own."""

import re

from tests.packages import ENGINE

CONTROLS = ENGINE / "jupyterlab" / "scomm-lab" / "static" / "answers.css"
PAGE = ENGINE / "site" / "practice" / "practice.css"


def test_every_colour_that_the_controls_ask_for_is_given_in_a_page():
    asked = set(
        re.findall(
            r"var\((--jp-(?:border|brand|content-font|error|layout|ui-font)-color\d)\)",
            CONTROLS.read_text("utf-8"),
        )
    )
    given = set(re.findall(r"(--jp-[\w-]+):", PAGE.read_text("utf-8")))
    assert len(asked) > 5
    assert asked <= given
