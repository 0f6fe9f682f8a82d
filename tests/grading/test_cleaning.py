"""Nothing that a learner hands in runs, reaches out or passes for the page's own, on either page made from it."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import time
from functools import cache
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image
from traitlets.config import Config

from lessonkit.data import load
from lessonkit.grading.cleaning import OWN_WORDS, clean
from lessonkit.grading.feedback_export import render
from lessonkit.grading.feedback_grades import Grades
from lessonkit.grading.feedback_page import page_of
from lessonkit.grading.safe_html import released_markdown, safe_html, safe_markdown
from lessonkit.grading.safe_outputs import GIVEN_CHART, PLOTLY
from lessonkit.nbgrader_setup import TEMPLATES
from tests.grading.attacks import MARKUP, SCRIPT, attacked
from tests.grading.course import KIT
from tests.grading.harmless import harms


def page(nb: NotebookNode, learner: str = "anna.adams") -> str:
    return render(page_of(nb, Grades(), learner, "04-who-is-deported"))


def formgrader_page(nb: NotebookNode) -> str:
    """Formgrader's page of a submission, by formgrader's own templates and the kit's settings."""
    config = Config({"Exporter": {"default_preprocessors": []}})
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = TEMPLATES
    given: dict[str, Any] = dict.fromkeys(["submission_id", "notebook_id", "assignment_id", "student"], "x")
    given |= {"base_url": "", "index": 0, "total": 1, "last_name": "", "first_name": "", "notebook_path": "x"}
    return HTMLExporter(config=config).from_notebook_node(nb, resources=given)[0]


@cache
def cleaned_attack(markup: str) -> NotebookNode:
    return clean(attacked(markup))


def shown(output: NotebookNode) -> NotebookNode:
    """One output, cleaned."""
    nb = new_notebook(cells=[new_code_cell("", outputs=[output])])
    (cleaned,) = clean(nb).cells[0].outputs
    return cleaned


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_no_markup_does_harm_on_a_feedback_page(markup: str) -> None:
    cleaned = cleaned_attack(markup)
    nbformat.validate(cleaned)
    assert harms(page(cleaned)) == []


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_a_page_cleans_what_was_graded_before_there_was_cleaning(markup: str) -> None:
    nb = attacked(markup)
    del nb.metadata["scomm"]
    assert harms(page(nb)) == []


def test_no_markup_adds_anything_that_runs_to_formgraders_page() -> None:
    def lively(html: str) -> list[str]:
        body = BeautifulSoup(html, "html.parser")
        return [
            str(one)
            for one in body.find_all(["script", "iframe", "object", "embed", "form", "link", "base", "meta"])
        ]

    empty = formgrader_page(new_notebook())
    short = [
        markup for markup in MARKUP.values() if len(markup) < 10_000
    ]  # formgrader colors all code, slowly
    cells = [cell for markup in short for cell in cleaned_attack(markup).cells]
    full = formgrader_page(new_notebook(cells=cells, metadata=cleaned_attack(SCRIPT).metadata))
    assert lively(full) == lively(empty)
    soup = BeautifulSoup(full, "html.parser").find(id="notebook")
    found = harms(str(soup))
    assert [
        one for one in found if "cell-id=" not in one and "class=anchor-link" not in one and " id=" not in one
    ] == []


def test_formgrader_runs_its_own_scripts_which_the_page_knows_by_their_hashes() -> None:
    html = formgrader_page(new_notebook())
    soup = BeautifulSoup(html, "html.parser")
    policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})
    assert "'unsafe-inline'" not in policy["content"].split("script-src ")[1].split("style-src")[0]
    later = [one.string for one in policy.find_all_next("script") if one.string]
    handlers = [one["onclick"] for one in soup.find_all(onclick=True)]
    assert later
    assert handlers
    for script in [*later, *handlers]:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy["content"]


def test_formgraders_page_asks_only_its_own_server() -> None:
    html = formgrader_page(new_notebook())
    asked = [
        one.get("src") or one.get("href")
        for one in BeautifulSoup(html, "html.parser").find_all(["script", "link"])
    ]
    assert [address for address in asked if address and not address.startswith("/formgrader/static/")] == []


@pytest.mark.parametrize(
    "name", ["<img src=q onerror=alert(1)>", "</title><script>1</script>", "a'b\"c", "zoë 🦊 o'brien"]
)
def test_a_learners_name_is_text_on_the_page(name: str) -> None:
    html = page(new_notebook(), learner=name)
    assert harms(html) == []
    assert name in BeautifulSoup(html, "html.parser").find("header").get_text()


def test_prose_as_it_was_handed_out_stays_and_any_other_is_marked_as_the_learners() -> None:
    handed_out = "# Who\n\n<details><summary>More</summary>x</details>"
    nb = new_notebook(
        cells=[
            new_markdown_cell(handed_out.replace("\n", "\r\n") + "  \r\n"),
            new_markdown_cell(handed_out + "!"),
            new_markdown_cell("explore()"),
            new_markdown_cell("**Mine**\n\n| a | b |\n|--|--|\n| 1 | $2$ |"),
        ]
    )
    given = [("markdown", handed_out), ("code", "explore()")]
    same, changed, code, own = clean(nb, given).cells
    assert code.source.startswith(OWN_WORDS), "the lesson's code in a note is the learner's note"
    assert same.source == handed_out
    assert changed.source.startswith(OWN_WORDS)
    assert "\n" not in own.source
    words = BeautifulSoup(page(clean(nb, given)), "html.parser").find_all(class_="own")
    assert "$2$" in words[2].get_text()
    assert words[2].find("table")
    assert "Your note" in words[2].get_text()


def test_a_chart_of_the_lessons_own_code_is_named_and_one_of_changed_code_is_drawn() -> None:
    figure = {"data": [{"type": "bar", "x": ["a"], "y": [1]}]}
    outputs = [new_output("display_data", data={PLOTLY: figure, "text/html": "<b>words</b>"})]
    sources = ["fig", "fig  \r\n", "fig.update_layout()"]
    nb = new_notebook(cells=[new_code_cell(source, outputs=outputs) for source in sources])
    same, same_lines, changed = (cell.outputs[0].data for cell in clean(nb, [("code", "fig")]).cells)
    assert same == same_lines == {"text/plain": GIVEN_CHART}
    assert "data:image/" in changed["text/html"]


def test_a_learners_note_reads_the_same_in_formgrader() -> None:
    note = "Two *stars*, `code_with_lines`\n\n```\na\n\n    b $x$ \\(y\\)\n```\n\n- one\n- two"
    soup = BeautifulSoup(formgrader_page(clean(new_notebook(cells=[new_markdown_cell(note)]))), "html.parser")
    found = soup.find(class_="scomm-own-words")
    assert found.find("pre").get_text() == "a\n\n    b $x$ \\(y\\)\n"
    assert [item.get_text() for item in found.find_all("li")] == ["one", "two"]
    assert found.find("em").get_text() == "stars"


def test_a_pasted_picture_stays_and_one_from_afar_goes() -> None:
    pasted = {"a.png": {"image/png": png(3, 3)}}
    soup = BeautifulSoup(
        safe_markdown("![cat](attachment:a.png) ![dog](https://x.example/d.png)", pasted), "html.parser"
    )
    assert [one["alt"] for one in soup.find_all("img")] == ["cat"]
    assert "left out" in soup.get_text()


def test_a_table_of_pandas_stays_readable() -> None:
    table = load("dhs-annual").head(5)
    cleaned = shown(
        new_output("execute_result", data={"text/html": table._repr_html_(), "text/plain": str(table)})
    )
    soup = BeautifulSoup(cleaned.data["text/html"], "html.parser")
    assert [th.get_text() for th in soup.find("thead").find_all("th")][1:] == list(table.columns)
    assert len(soup.find("tbody").find_all("tr")) == 5
    assert not soup.find("style")


def png(width: int, height: int) -> str:
    file = io.BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def test_a_picture_that_is_one_stays_and_its_data_is_written_anew() -> None:
    good = png(4, 4)
    cleaned = shown(
        new_output("display_data", data={"image/png": good[:20] + "\n" + good[20:], "text/plain": "dots"})
    )
    assert cleaned.data == {"image/png": good, "text/plain": "dots"}
    assert cleaned.metadata == {}


@pytest.mark.parametrize(
    ("mime", "data"),
    [
        ("image/png", png(9_000, 9_000)),
        ("image/jpeg", png(4, 4)),
        ("image/png", "AAAA"),
        ("image/png", png(4, 4)[:40]),
    ],
    ids=["huge", "of another kind", "no picture", "cut off"],
)
def test_a_picture_that_is_none_or_too_large_is_left_out(mime: str, data: str) -> None:
    cleaned = shown(new_output("display_data", data={mime: data}))
    assert list(cleaned.data) == ["text/plain"]
    assert "Left out" in cleaned.data["text/plain"]


def test_what_no_page_shows_leaves_a_line() -> None:
    for data in (
        {"application/javascript": "1"},
        {"image/svg+xml": "<svg/>"},
        {"application/pdf": "AAAA"},
        {},
    ):
        assert "Left out" in shown(new_output("display_data", data=data)).data["text/plain"]


def test_text_loses_its_terminal_signs_and_keeps_its_words() -> None:
    text = "\x1b[1;31mred\x1b[0m \x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\ 10%\r100%\n\u202eevil\u202c ok\x00"
    assert shown(new_output("stream", name="stdout", text=text)).text == "100%\nevil ok"


def test_an_error_keeps_its_words() -> None:
    cleaned = shown(
        new_output("error", ename="KeyError", evalue="'x'", traceback=["\x1b[0;31mKeyError\x1b[0m: 'x'"])
    )
    assert cleaned.traceback == ["KeyError: 'x'"]
    html = page(clean(new_notebook(cells=[new_code_cell("x", outputs=[cleaned])])))
    assert "KeyError: &#39;x&#39;" in html


def test_a_page_of_a_talkative_notebook_stays_below_two_megabytes() -> None:
    wide = [new_output("display_data", data={"text/html": f"<p>{'x' * 400_000}</p>"}) for _ in range(50)]
    long = [new_output("stream", name="stdout", text="y" * 300_000) for _ in range(200)]
    cells = [
        new_code_cell("z = 1\n" * 40_000, outputs=wide),
        new_code_cell("", outputs=long),
        *(new_markdown_cell("w " * 99_000) for _ in range(9)),
    ]
    cleaned = clean(new_notebook(cells=cells))
    html = page(cleaned)
    assert len(html.encode()) < 2_000_000
    assert "more than a page can hold" in html
    assert "140 more outputs" in html


@pytest.mark.parametrize(
    "html", ["<div>" * 60_000, "<b></x>" * 60_000, "<b><p></b>" * 40_000, "<table><td>" * 40_000]
)
def test_no_markup_takes_long_to_clean(html: str) -> None:
    begun = time.process_time()
    safe_html(html)
    assert time.process_time() - begun < 5


def test_nothing_that_a_learner_printed_looks_like_a_verdict() -> None:
    verdict = {"text/plain": "2", "text/html": "<div class='scomm-verdict' style='border:1px'>Right</div>"}
    fake = new_code_cell(
        "fake()", outputs=[new_output("execute_result", data=verdict)], metadata={"scomm": {"score": 2}}
    )
    nb = new_notebook(cells=[fake], metadata={"scomm": {"title": "mine"}})
    cleaned = clean(nb)
    assert "class" not in cleaned.cells[0].outputs[0].data["text/html"]
    assert "scomm" not in cleaned.cells[0].metadata
    assert "scomm" not in cleaned.metadata


def test_metadata_goes_by_allow_list() -> None:
    marks = {
        "grade": True,
        "grade_id": "share",
        "points": 2,
        "schema_version": 3,
        "solution": False,
        "evil": SCRIPT,
    }
    nb = new_notebook(
        cells=[
            new_code_cell("x", metadata={"nbgrader": marks, "tags": ["a"], "editable": False, "name": "x"})
        ],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "argv": ["x"]},
            "toc": 1,
        },
    )
    cleaned = clean(nb)
    assert cleaned.cells[0].metadata == {
        "editable": False,
        "nbgrader": {k: v for k, v in marks.items() if k != "evil"},
    }
    assert cleaned.metadata == {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}


def test_every_lessons_own_prose_keeps_its_words_tables_and_links() -> None:
    for path in sorted((KIT / "lessons").glob("*/*.ipynb")):
        for cell in nbformat.read(path, 4).cells:
            if cell.cell_type == "markdown":
                html = released_markdown(cell.source)
                assert html
                assert harms(html) == []
                assert html.count("<table") == len(re.findall(r"(?m)^\|(?: *:?-+:? *\|)+ *$", cell.source))
                assert html.count('href="#source-') == cell.source.count("](#source-")
