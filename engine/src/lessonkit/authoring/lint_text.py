"""The rules for a lesson's text: headings, objectives, parts, words, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lessonkit.authoring.compile import timed_parts
from lessonkit.authoring.finding import Draft, Finding
from lessonkit.authoring.minutes import all_cuts, with_exercises
from lessonkit.authoring.outline import headings, targets
from lessonkit.authoring.said_in import of_a_notebook, said_in
from lessonkit.authoring.source import CUTS
from lessonkit.exercises.spec import Exercise

AUTHOR_WORDS = (
    "TODO",
    "FIXME",
    "XXX",
    "TBD",
    "lorem ipsum",
    "BEGIN SOLUTION",
    "END SOLUTION",
    "HIDDEN TESTS",
)
SHORTEST_ACTIVITY = 10
"""How many minutes what learners do together takes at least; less than that is reading, which is counted."""

_EMPTY_LINKS = ("here", "click here", "link", "this", "more")
_AUTHOR_WORD = re.compile("|".join(rf"\b{word}\b" for word in AUTHOR_WORDS))


def text_rules(draft: Draft) -> Iterator[Finding]:
    """Everything to mend in the text of a lesson."""
    yield from _headings(draft)
    yield from _sentences(draft)
    yield from _parts(draft)
    yield from _words_and_links(draft)
    yield from _places(draft)


def exercise_texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """All that a learner may read of an exercise, each text with the name of its section."""
    yield "title", exercise.title
    yield "title", exercise.prompt
    yield "starter", exercise.starter
    yield "explain", exercise.explain
    yield from ((f"explain when {case}", text) for case, text in exercise.explains.items())
    yield from ((f"option {letter}", text) for letter, text in exercise.options.items())
    yield from ((f"hint {number}", text) for number, text in enumerate(exercise.hints, 1))
    yield from ((f"reply {mistake.name}", mistake.reply) for mistake in exercise.mistakes)


def _headings(draft: Draft) -> Iterator[Finding]:
    headers = [block for block in draft.text.blocks if block.kind == "header"]
    if len(headers) != 1 or draft.text.blocks[0].kind != "header":
        line = headers[-1].line if headers else 1
        yield Finding(
            draft.at(line), "one-h1", "Put one :header: cell first; it prints the title as the only H1."
        )
    level = 1
    for block in draft.text.blocks:
        if block.kind == "exercise":
            if level < 2:
                yield Finding(
                    draft.at(block.line),
                    "heading-levels",
                    "Put an H2 above this exercise; its title is an H3.",
                )
            level = 3
        for heading in headings(block.text) if block.kind == "prose" else ():
            place = draft.at(block.line + heading.line)
            if heading.level == 1:
                yield Finding(place, "one-h1", f"Make {heading.text!r} an H2; the header prints the only H1.")
            elif heading.level > level + 1:
                yield Finding(
                    place, "heading-levels", f"Make {heading.text!r} an H{level + 1}; levels don't skip."
                )
            level = heading.level


def _sentences(draft: Draft) -> Iterator[Finding]:
    front = draft.text.front
    if not 3 <= len(front.objectives) <= 5:
        yield Finding(
            draft.at_key("objectives"), "objectives", f"Give 3 to 5 objectives, not {len(front.objectives)}."
        )
    if not front.keypoints:
        yield Finding(draft.at_key("keypoints"), "keypoints", "Say in a few sentences what to keep.")
    for rule in ("objectives", "keypoints"):
        for text in getattr(front, rule):
            if not (text[:1].isupper() and text.endswith((".", "?")) and len(text.split()) >= 3):
                yield Finding(draft.at_key(rule), rule, f"Make {text!r} a whole sentence.")
    for number in front.tests_of_the_seed:
        if not re.fullmatch(r"F([1-9]|1\d|20)", number):
            yield Finding(draft.at_key("tests_of_the_seed"), "seed", f"{number!r} is none of F1 to F20.")


def _parts(draft: Draft) -> Iterator[Finding]:
    parts = draft.text.front.parts
    names = [part.name for part in parts]
    found: list[str] = []
    for block in draft.text.blocks:
        for heading in headings(block.text) if block.kind == "prose" else ():
            if heading.level == 2:
                found.append(heading.text)
                if heading.text not in names:
                    place = draft.at(block.line + heading.line)
                    yield Finding(place, "parts", f"Add {heading.text!r} to the parts in the front matter.")
    for name in names:
        if found.count(name) != 1 or names.count(name) != 1:
            yield Finding(draft.at_key("parts"), "parts", f"Give part {name!r} one H2 heading of that name.")
    if [name for name in found if name in names] != [name for name in names if name in found]:
        yield Finding(draft.at_key("parts"), "parts", "Put the parts in the order of their headings.")
    for timed in with_exercises(draft.text, draft.lesson):
        if timed.part.minutes and (timed.exercises or timed.part.minutes < SHORTEST_ACTIVITY):
            yield Finding(
                draft.at_key("parts"),
                "minutes",
                f"Take the minutes of {timed.part.name!r} out: they are counted. Typed ones are for an activity of "
                f"{SHORTEST_ACTIVITY} minutes or more, in a part without exercises.",
            )
    for part in parts[:1]:
        if len(part.cuts) < len(CUTS):
            yield Finding(
                draft.at_key("parts"), "cuts", f"Put {part.name!r} into every cut: a lesson begins there."
            )
    for part in parts:
        if 180 not in part.cuts or (45 in part.cuts and 90 not in part.cuts):
            yield Finding(draft.at_key("parts"), "cuts", f"Put {part.name!r} into every longer cut too.")


def time_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the time that cuts take; a lesson that has other faults can't be timed."""
    for cut, minutes in all_cuts(timed_parts(draft.text, draft.lesson)).items():
        if not 0 < minutes <= cut:
            yield Finding(
                draft.at_key("parts"), "cuts", f"The {cut}-minute cut takes {minutes} minutes; make it fit."
            )


def _words_and_links(draft: Draft) -> Iterator[Finding]:
    for key, text in front_texts(draft):
        yield from _in_text(draft.at_key(key), text)
    for block in draft.text.blocks:
        if block.kind == "prose":
            for target in targets(block.text):
                yield from _in_target(draft.at(block.line + target.line), target.kind, target.text)
        for number, line in enumerate(block.text.splitlines()):
            yield from _author_words(draft.at(block.line + number), line)
    for exercise in draft.lesson.exercises:
        for section, text in exercise_texts(exercise):
            yield from _in_text(draft.at_words(exercise.id, section), text)


def _places(draft: Draft) -> Iterator[Finding]:
    """What a page would ask for that only a notebook has, and a choice of words where nothing chooses."""
    for key, text in front_texts(draft):
        yield from _on_a_page(draft.at_key(key), text)
    for block in draft.text.blocks:
        if block.kind == "prose":
            yield from _on_a_page(draft.at(block.line), block.text)
    for exercise in draft.lesson.exercises:
        for section, text in exercise_texts(exercise):
            place = draft.at_words(exercise.id, section)
            if text is exercise.prompt and exercise.route == "no-code":
                yield from _on_a_page(place, text)
            elif text is not exercise.prompt and said_in("page", text) != text:
                yield Finding(
                    place,
                    "said-in",
                    "Say it alike everywhere: prose and prompts alone have words for a place.",
                )


def _on_a_page(place: str, text: str) -> Iterator[Finding]:
    if asked := of_a_notebook(text):
        yield Finding(
            place,
            "said-in",
            f"A page has no cell, and reads {asked!r}: write [[in a notebook|on a page]], or [[in a notebook|]].",
        )


def front_texts(draft: Draft) -> Iterator[tuple[str, str]]:
    front = draft.text.front
    for key in ("title", "question", "opening", "before", "content_note"):
        yield key, getattr(front, key)
    for key in ("objectives", "keypoints"):
        yield from ((key, text) for text in getattr(front, key))


def _in_text(place: str, text: str) -> Iterator[Finding]:
    for target in targets(text):
        yield from _in_target(place, target.kind, target.text)
    yield from _author_words(place, text)


def _in_target(place: str, kind: str, text: str) -> Iterator[Finding]:
    if not text:
        wanted = "a text that says what it shows" if kind == "image" else "words that say where it leads"
        yield Finding(place, "text-for-all", f"Give this {kind} {wanted}.")
    elif kind == "link" and text.lower() in _EMPTY_LINKS:
        yield Finding(place, "text-for-all", f"Let the link say where it leads, not {text!r}.")


def _author_words(place: str, text: str) -> Iterator[Finding]:
    for match in _AUTHOR_WORD.finditer(text):
        yield Finding(place, "author-words", f"Take {match[0]!r} out: learners would read it.")
