"""The class report in a browser: nothing is cut, nothing is asked for, axe finds nothing, and it prints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from lessonkit.grading.report import regraded
from lessonkit.grading.report.page import Report, render
from tests.browser.chromium import Network, launched
from tests.grading.report.a_class import in_full, made_up_class, with_passports, with_readers
from tests.grading.report.test_regraded import a_regrading

SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def window() -> Iterator[tuple[Page, Network]]:
    network = Network()
    with launched(network) as page:
        yield page, network


@pytest.fixture(scope="module", params=[24, 4, 0, "regraded"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a class of this size, with everything in it that there can be; or that of a regrading."""
    if request.param == "regraded":
        made = regraded.Regraded.of(a_regrading(), in_full().exercises)
        path = tmp_path_factory.mktemp("regraded") / "regraded.html"
        path.write_text(regraded.render(made, "26 Nov 2026", written=True), encoding="utf-8")
        return path.as_uri()
    facts = with_readers(with_passports(made_up_class(request.param)), anna=[2, 1, 0] * 6, zoe=[2])
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(Report.of(facts), "26 Nov 2026"), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_is_cut_and_axe_finds_nothing(
    width: int, scheme: str, address: str, window: tuple[Page, Network]
) -> None:
    page, network = window
    page.emulate_media(color_scheme=scheme, media="screen")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    for fold in page.locator("summary").all():
        fold.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found if one["impact"] in SERIOUS] == []
    assert (network.refused, network.console_errors) == ([], [])


def test_on_paper_it_is_light_and_the_box_for_the_class_stands_alone(
    address: str, window: tuple[Page, Network]
) -> None:
    page, _ = window
    page.emulate_media(color_scheme="dark", media="print")
    page.set_viewport_size({"width": 720, "height": 900})  # a page of paper between its margins
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    style = "getComputedStyle(document.querySelector('{}')).{}"
    assert page.evaluate(style.format("body", "backgroundColor")) == "rgb(255, 255, 255)"
    if page.locator(".ten").count() == 0:  # the page of a regrading
        return
    assert page.evaluate(style.format(".ten", "breakAfter")) == "page"
    assert page.evaluate(style.format("nav", "display")) == "none"
