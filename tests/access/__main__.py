"""Writes docs/access.md: `python -m tests.access`, some minutes. It needs Debian's Chromium."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from lessonkit.data import load
from lessonkit.grading.feedback_export import render as render_feedback
from lessonkit.grading.feedback_page import page_of
from lessonkit.grading.report.page import Report
from lessonkit.grading.report.page import render as render_report
from lessonkit.teaching.workshop import sheets
from lessonkit.teaching.workshop.agenda import cut
from lessonkit.teaching.workshop.deck import slides_page
from lessonkit.teaching.workshop.deliberation import deliberations
from lessonkit.teaching.writing import write_plans
from tests.access.found import Violation, violations
from tests.access.in_jupyterlab import LOOKED_AT, Part, first_page, lesson
from tests.browser.chromium import Network, launched
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import REPOSITORY, LabServer
from tests.browser.test_marking_page import marking
from tests.grading.marking.a_class import of_three
from tests.grading.report.a_class import made_up_class, with_passports, with_readers
from tests.grading.test_feedback_page import LESSON, Marks, book, graded, with_more
from tests.site.editions import BESIDE, IN_SPANISH, LESSONS, TEXTS, file

REPORT = REPOSITORY / "docs" / "access.md"
CODE = "otter-maple-river"
SCREENS = (("light", 1280), ("dark", 375))
OPEN = "() => document.querySelectorAll('details').forEach(one => (one.open = true))"

HEAD = """# What axe finds

Written by `python -m tests.access`. [axe-core](https://github.com/dequelabs/axe-core) {version} looked at everything that the kit draws, in Chromium: folds are open, explorers are
drawn. *Serious* counts what axe calls serious or critical; such a violation fails a test (`tests/site/test_access.py`,
`tests/browser/test_access_in_jupyterlab.py`, and those of each page of grading and teaching). Axe finds what a program can find, perhaps half of
what keeps a person out: whether a page makes sense by ear, only a person can tell, and [nobody has tried that yet](trials.md).
"""


def main() -> None:
    """Look at everything, then write what was found."""
    with tempfile.TemporaryDirectory() as name, launched(Network()) as page:
        page.emulate_media(reduced_motion="reduce")
        folder = Path(name)
        edition = list(of_the_edition(page, (*LESSONS, *TEXTS, *BESIDE)))
        spanish = list(of_the_edition(page, IN_SPANISH, "es"))
        teaching = list(of_teaching(page, folder))
    with tempfile.TemporaryDirectory() as name, jupyterlab(Path(name)) as (lab, course):
        ours, around = first_page(lab, course)
        authored, upstream = [ours], list(around.found)
        for slug in LOOKED_AT:
            for code in ("", CODE):
                *parts, frame = lesson(lab, course, slug, code=code)
                authored += parts
                upstream += frame.found
        version = lab.page.evaluate("() => window.axe.version")
    REPORT.write_text(
        "\n".join(
            [
                HEAD.format(version=version),
                "## The static edition\n\nIn light on a screen of 1280 pixels, and in dark on one of 375.\n",
                *table(edition),
                "\n## The static edition in Spanish\n\nThe lessons that are whole in Spanish, and the pages beside the lessons, seen in the same two ways.\n",
                *table(spanish),
                "\n## In JupyterLab\n\nWhat the kit draws there, known by the names of its own containers (`scomm-…`), and the words of the lessons.\n",
                *table(authored),
                "\n## Grading and teaching\n",
                *table(teaching),
                "\n## JupyterLab's own\n\nWhat axe finds in JupyterLab's frame around the kit's pages and lessons. It is not the kit's to mend, so it is named here.\n",
                *own(upstream),
                "",
            ]
        ),
        encoding="utf-8",
    )


def of_the_edition(page: Page, names: Iterable[str], language: str = "en") -> Iterator[Part]:
    """Each of these pages of the static edition."""
    for name in names:
        yield looked_at(page, f"`{name}.html`", file(name, language).as_uri())


def of_teaching(page: Page, folder: Path) -> Iterator[Part]:
    """Feedback, the report of a class, the page for marking, plans, slides and sheets, of made-up classes."""
    notebook = with_more(graded(written="Dear editor, "), "not-yet!", "right", "unreadable")
    grades = book(Marks(1, 2, by_person=True), comments={"letter": "Say *who* counted."})
    facts = with_readers(with_passports(made_up_class(24)), anna=[2, 1, 0] * 6, zoe=[2])
    write_plans(REPOSITORY, folder, load)
    pages = {
        "a learner's feedback": render_feedback(page_of(notebook, grades, "anna", LESSON)),
        "the report of a class": render_report(Report.of(facts), "26 Nov 2026"),
        "the plan of a lesson": (folder / "plan-04-who-is-deported-45.html").read_text("utf-8"),
        "the index of plans": (folder / "index.html").read_text("utf-8"),
        "a picture to notice": (folder / "notice-04-who-is-deported.html").read_text("utf-8"),
        "slides of a workshop": slides_page(cut("45"), explorers=False),
        "a workshop's index": sheets.index(),
        "a workshop's guide": sheets.guide(cut("45")),
        "a workshop's handout": sheets.handout(cut("45")),
        "a workshop's packs": sheets.packs(deliberations()[0]),
        "a workshop's board": sheets.board_page(),
        "a workshop's timer": sheets.timer(),
    }
    for name, html in pages.items():
        path = folder / "looked-at.html"
        path.write_text(html, encoding="utf-8")
        yield looked_at(page, name, path.as_uri())
    course = folder / "course"
    course.mkdir()
    with marking(of_three(course)) as running:
        yield looked_at(page, "the page for marking", running.url)


def looked_at(page: Page, name: str, address: str) -> Part:
    """A page in light on a desk and in dark in a hand."""
    print(name, flush=True)
    found: list[Violation] = []
    for scheme, width in SCREENS:
        page.emulate_media(color_scheme=scheme, media="screen", reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("about:blank")
        page.goto(address)
        page.evaluate(OPEN)
        for box in page.locator("section.explorer[data-explorer]").all():
            box.scroll_into_view_if_needed()
            box.locator(".scomm-explorer").wait_for()
        found += violations(page)
    return Part(name, tuple(dict.fromkeys(found)))


@contextmanager
def jupyterlab(home: Path) -> Iterator[tuple[LabPage, Path]]:
    """A JupyterLab of its own on an empty course, and a window on it."""
    server = LabServer(home / "course", home / "lab").start()
    try:
        with launched(Network()) as page:
            yield LabPage(page, server.url), server.course
    finally:
        server.stop()


def table(parts: Iterable[Part]) -> Iterator[str]:
    """A row for each part: how many elements break a rule that matters much, and which lesser rules are broken."""
    yield "| | serious | lesser |"
    yield "|:--|--:|:--|"
    for part in parts:
        lesser = Counter(f"{one.rule} ({one.impact})" for one in part.found if not one.is_serious)
        told = ", ".join(f"{rule} × {n}" for rule, n in sorted(lesser.items())) or "none"
        yield f"| {part.name} | {sum(one.is_serious for one in part.found)} | {told} |"


def own(found: Iterable[Violation]) -> Iterator[str]:
    """A row for each rule that JupyterLab's frame breaks, with one element that does."""
    first: dict[str, Violation] = {}
    for one in found:
        first.setdefault(one.rule, one)
    yield "| rule | impact | what it asks | for example |"
    yield "|:--|:--|:--|:--|"
    for rule, one in sorted(first.items(), key=lambda item: (not item[1].is_serious, item[0])):
        example = one.html.replace("|", "&#124;").replace("`", "'").replace("\n", " ")[:100]
        yield f"| {rule} | {one.impact} | {one.asks} | `{example}` |"


if __name__ == "__main__":
    main()
