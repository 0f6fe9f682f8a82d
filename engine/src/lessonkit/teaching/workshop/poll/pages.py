"""The pages of a poll: for a phone, for the leader, and the picture of the sums."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from lessonkit.language import number, sentences_beside
from lessonkit.pages.templates import templates
from lessonkit.teaching.workshop.cited import Notes
from lessonkit.teaching.workshop.guesses import Guess, number_alone
from lessonkit.teaching.workshop.page import COLOURS, inside
from lessonkit.teaching.workshop.poll.tally import Asked

say = sentences_beside(__file__)


def phone_page(nonce: str) -> str:
    """The page on which people guess; it is the same for everybody and holds no answer."""
    words = {
        **{name: say(f"phone.{name}") for name in ("wait", "before", "after", "kept", "next", "lost", "number")},
        # The page fills these two, for the question and the word that it gets.
        "word": say("phone.word", word="{word}"),
        "label": say("phone.label", low="{low}", high="{high}"),
    }  # fmt: skip
    return _rendered("phone", nonce, words=inside(words))


def lead_page(guesses: Sequence[Guess], urls: Sequence[str], token: str, nonce: str) -> str:
    """The page from which the leader opens and closes rounds, with the addresses that a room has to read."""
    phases = ("ready", "before", "paused", "after", "shown")
    words = {
        **{f"is-{name}": say(f"lead.{name}") for name in phases},
        **{f"do-{name}": say(f"lead.do-{name}") for name in phases[1:]},
        "few": say("lead.few"),
        "answered": say("lead.answered", people="{people}"),
    }
    return _rendered("lead", nonce, guesses=guesses, urls=urls, token=token, words=inside(words))


def question_html(one: Guess) -> str:
    """A question as HTML."""
    about = Markup("<p class='quiet'>{}</p>").format(say("phone.about", counts=one.counts))
    return str(about + Notes().html(number_alone(one.prompt)))


def result_html(one: Asked) -> str:
    """The sums of a question as a table with bars: read by eye or by ear."""
    shown = one.shown
    assert shown is not None
    rounds = [("before", shown.before), *([("after", shown.after)] if shown.after else [])]
    top = max(max(counts) for _, counts in rounds)
    rows = []
    for place in range(len(shown.before)):
        low, high = shown.edges[place], shown.edges[place + 1]
        here = any(low <= true < high or (true == high == shown.edges[-1]) for true in shown.true)
        bars = [
            {"name": name, "count": counts[place], "part": round(20 * counts[place] / top)}
            for name, counts in rounds
        ]
        rows.append({"band": say("result.between", low=low, high=high), "bars": bars, "true": here})
    truth = " – ".join(number(round(value, 1)) for value in shown.true)
    template = _pages().get_template("result.html.j2")
    return str(template.render(shown=shown, rows=rows, rounds=rounds, truth=truth, counts=one.guess.counts))


def _rendered(name: str, nonce: str, **values: Any) -> str:
    here = Path(__file__).with_name("templates")
    return str(
        _pages()
        .get_template(f"{name}.html.j2")
        .render(
            nonce=nonce,
            colours=Markup(COLOURS),
            style=Markup((here / "poll.css").read_text(encoding="utf-8")),
            script=Markup((here / f"{name}.js").read_text(encoding="utf-8")),
            **values,
        )
    )


@cache
def _pages() -> Environment:
    return templates("lessonkit.teaching.workshop.poll", say=say)
