"""Templates: whatever is filled in is escaped, and a name that nobody gave stops the page."""

from __future__ import annotations

from datetime import date

import pytest
from jinja2 import UndefinedError

from lessonkit.language.sentences import Sentences
from lessonkit.pages.templates import as_html, templates
from tests.packages import ENGINE, PACKAGES

HOSTILE = "<script>pwned()</script>"
HERE = Sentences(
    "here", {"who": "<b>{who}</b>", "names": "{names:list}", "when": "{when:day}", "n": "{n:day|days}"}
)


def test_what_is_filled_into_a_page_or_a_sentence_is_escaped() -> None:
    page = templates("lessonkit.site", say=as_html(HERE)).from_string("{{ one }} {{ say('who', who=one) }}")
    assert page.render(one=HOSTILE) == (
        "&lt;script&gt;pwned()&lt;/script&gt; <b>&lt;script&gt;pwned()&lt;/script&gt;</b>"
    )
    assert "<script>" not in as_html(HERE)("names", names=[HOSTILE, "anna"])


def test_numbers_and_days_are_written_in_the_sentences_own_way() -> None:
    say = as_html(HERE)
    assert (say("n", n=1), say("n", n=2)) == ("day", "days")
    assert say("when", when=date(2026, 11, 27)) == HERE("when", when=date(2026, 11, 27))


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="somebody"):
        templates("lessonkit.site").from_string("{{ somebody }}").render()


def test_every_room_reads_its_templates_here() -> None:
    files = (path for package in PACKAGES for path in package.rglob("*.py"))
    makers = {path for path in files if "PackageLoader(" in path.read_text(encoding="utf-8")}
    assert makers == {ENGINE / "pages" / "templates.py"}
