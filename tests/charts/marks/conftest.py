"""A page in Chromium for the marks, and an explorer around one of them."""

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.charts import Picture
from lessonkit.explorers import Control, Explorer, View
from tests.browser.chromium import Network, launched, require_chromium


def pytest_collection_modifyitems(items):
    for item in items:
        if "page" in item.fixturenames and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def page():
    require_chromium()
    network = Network()
    with launched(network, 1280, 800) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page
    assert network.refused == []
    assert network.console_errors == []


@pytest.fixture
def around():
    """Makes an explorer of a function that gives the mark of a state."""

    def made(mark, control):
        def draw(state):
            picture = Picture(
                finding="Lines",
                of="Of a test.",
                marks=(mark(state),),
                units="people",
                source="a test",
                alt="Lines of a test.",
                table=pd.DataFrame({"Year": [2010], "People": [1]}),
            )
            return View(picture, "A test.\nMore.")

        first = {control.name: control.values[0]}
        return Explorer(
            id="tiny",
            title="Tiny",
            question="How many?",
            controls=(control,),
            draw=draw,
            start=first,
            scenes={},
        )

    return made


@pytest.fixture
def which():
    return Control("which", "Which", ("one", "other"))
