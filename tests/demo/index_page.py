"""The page that leads through a made-up class: what was typed, what it left, and whether the numbers are equal at every step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from lessonkit.grading.page_colours import COLOURS
from tests.demo.walk import Numbers, Walk

STYLE = """
* { box-sizing: border-box; } body { margin: 0 auto; padding: 16px 20px 48px; max-width: 72rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
a { color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
pre { margin: 4px 0; padding: 8px 12px; background: var(--ground); border-radius: 6px; overflow-x: auto; font-size: .875rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; } caption { text-align: left; font-weight: 600; }
th, td { padding: 4px 10px; border-bottom: 1px solid var(--rule); text-align: right; } th:first-child, td.words { text-align: left; }
.scroll { overflow-x: auto; } section { border-top: 1px solid var(--rule); padding: 16px 0; } summary { cursor: pointer; }
.quiet { color: var(--soft); }
"""


def index(walk: Walk, links: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    """The page; `links` are the steps, each with its addresses and what they are."""
    title = f"A made-up class of {len(walk.people)}"
    parts = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
        f"<title>{title}</title><style>{COLOURS}{STYLE}</style></head><body><header><h1>{title}</h1>",
        f"<p>Lesson {escape(walk.lesson)}, from the bundle that learners get to the files that go back to a platform. "
        "Everybody here is made up.</p></header><main>",
        *_links(links),
        "<section><h2>The same numbers at every step</h2>",
        "<p>What each learner deserves is known, because the notebooks were made so. Then it is read again wherever it stands.</p>",
        *_table("Points from automatic checks", walk.checked()),
        *_table("Points from the written answer", walk.read()),
        *_table("All points, with what lateness costs", walk.totals()),
        "</section>",
        *_who(walk),
        "<section><h2>What was typed</h2>",
        *(
            f"<details><summary><code>{escape(line)}</code></summary>"
            f'<pre tabindex="0">{escape(said.strip() or "(It said nothing.)")}</pre></details>'
            for line, said in walk.typed
        ),
        "</section></main></body></html>",
    ]
    return "\n".join(parts)


def _links(links: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> Iterator[str]:
    for heading, some in links:
        yield f"<section><h2>{escape(heading)}</h2><ul>"
        yield from (f'<li><a href="{escape(address)}">{escape(text)}</a></li>' for address, text in some)
        yield "</ul></section>"


def _table(caption: str, numbers: Mapping[str, Numbers]) -> Iterator[str]:
    """One row for each place: how many numbers, their sum, how many differ from what is deserved."""
    deserved = numbers["deserved"]
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>'
    yield "<thead><tr><th scope=col>Where</th><th scope=col>Learners with a number</th><th scope=col>Sum</th><th scope=col>Differ</th></tr></thead><tbody>"
    for where, found in numbers.items():
        known = [points for points in found.values() if points is not None]
        differ = sum(found[learner] != points for learner, points in deserved.items())
        yield f"<tr><th scope=row>{where}</th><td>{len(known)}</td><td>{sum(known):g}</td><td>{differ}</td></tr>"
    yield "</tbody></table></div>"


def _who(walk: Walk) -> Iterator[str]:
    yield "<section><h2>Who is in it</h2>"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Who is in it"><table><caption>Each learner, with the page</caption>'
    heads = ("Learner", "What", "Late", "Again", "Checks", "Written", "In all")
    yield f"<thead><tr>{''.join(f'<th scope=col>{one}</th>' for one in heads)}</tr></thead><tbody>"
    for one in walk.people:
        name = f"{one.first} {one.last}"
        page = walk.page(one)
        linked = (
            f'<a href="course/{page.relative_to(walk.root).as_posix()}">{escape(name)}</a>'
            if page.is_file()
            else escape(name)
        )
        again = "" if one.counts == "only" else one.counts
        points = (
            "none" if number is None else f"{number:g}" for number in (one.checked, one.level, one.total)
        )
        yield (
            f"<tr><th scope=row>{linked}</th><td class=words>{escape(one.what)}</td><td>{one.late}</td><td>{again}</td>"
            f"{''.join(f'<td>{text}</td>' for text in points)}</tr>"
        )
    yield "</tbody></table></div></section>"
