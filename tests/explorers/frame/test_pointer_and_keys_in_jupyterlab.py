"""Where a pointer has moved a range, or the picture that stands for one, the keys go on in JupyterLab too."""

import nbformat
import pytest

from tests.browser.chromium import Network, launched, require_chromium
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import LabServer
from tests.explorers.pointed import PLACES, keys_go_on

pytestmark = pytest.mark.browser


def test_in_jupyterlab_the_arrows_move_the_date_and_not_the_notebook(tmp_path_factory):
    require_chromium()
    course = tmp_path_factory.mktemp("course")
    (course / "lessons").mkdir()
    cells = [
        nbformat.v4.new_markdown_cell("# A heading that an arrow would fold", id="heading"),
        nbformat.v4.new_code_cell("from lessonkit.explorers import explore\nexplore('policy-map')", id="map"),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(
        nbformat.v4.new_notebook(cells=cells, metadata=kernel), course / "lessons" / "strips.ipynb"
    )
    server = LabServer(course, tmp_path_factory.mktemp("lab")).start()
    try:
        with launched(Network()) as page:
            window = LabPage(page, server.url)
            window.open("strips.ipynb")
            window.run_all()
            page.locator(".scomm-strip input[type=range]").wait_for()
            for place in range(len(page.evaluate(PLACES))):
                keys_go_on(page, place)
            assert page.locator(".scomm-strip").is_visible(), "an arrow folded the heading above"
    finally:
        server.stop()
