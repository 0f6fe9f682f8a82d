"""Every explorer in every way of showing one, by name."""

import pytest

from lessonkit.errors import KitError
from lessonkit.explorers import as_text, explorer, ids, render, renderers


def test_there_are_a_widget_a_page_and_a_text():
    assert {"live", "page", "text"} <= set(renderers)


@pytest.mark.parametrize("id", ids())
def test_every_explorer_is_shown_alike_in_each_way(id):
    found = explorer(id)
    live, page, text = (render(found, found.start, name) for name in ("live", "page", "text"))
    bundle = live._repr_mimebundle_()
    assert bundle["text/html"] == page
    assert bundle["text/plain"] == text == as_text(found, found.start)


def test_text_and_page_of_a_state_that_does_not_exist_give_the_reason(tiny):
    for name in ("text", "page"):
        shown = render(tiny, {"who": "some", "year": 2}, name)
        assert "Not published: Nobody counted some in year 2." in shown
        assert "Who: some; Year: 2" in shown


def test_a_way_that_does_not_exist_is_refused(tiny):
    with pytest.raises(
        KitError,
        match=r"can't be shown as 'pages'\. Allowed: live, notice, page, .*text\. Did you mean 'page'",
    ):
        render(tiny, tiny.start, "pages")
