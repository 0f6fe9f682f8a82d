"""The rules that keep a lesson open to everyone: links, pictures, raw HTML, the level of reading, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lessonkit.authoring.finding import Draft, Finding
from lessonkit.authoring.lint_text import exercise_texts
from lessonkit.authoring.outline import Target, pieces, targets
from lessonkit.authoring.reading_grade import counted

HIGHEST_GRADE = 13.0
"""No paragraph is harder: more than this is a sentence to cut in two."""

HIGHEST_MEAN = 8.0
"""No lesson's prose, taken whole, is harder; the lessons stand between 4.7 and 5.8."""

FEWEST_WORDS = 25
"""Of a shorter paragraph the measure says nothing: one long word decides it."""

LONGEST_ALT = 250
"""A longer description of a picture is read in one breath by a screen reader; it belongs below the picture."""

_ADDRESS = re.compile(r"(https?://|www\.)\S+|\S+\.(html|pdf|ipynb)", re.IGNORECASE)
_FILE = re.compile(r"\S+\.(png|jpe?g|svg|gif|webp)", re.IGNORECASE)
_PICTURE_OF = re.compile(r"(an? |the )?(image|picture|photo|graphic|screenshot) of\b", re.IGNORECASE)
_BARE = re.compile(r"<(https?://[^>\s]+)>|(?<![(\[<\"'=\w/`])(https?://\S+)")
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(\"[^\"]+\"|'[^']+')", re.IGNORECASE)
_HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_TAGGED = re.compile(r"<(\w+)\b[^>]*\blang\s*=[^>]*>.*?</\1>", re.IGNORECASE | re.DOTALL)
_FOREIGN_LETTERS = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ]*[ß-öø-ÿ][a-zß-öø-ÿ]*\b|[¿¡]")
_SPANISH = frozenset(
    [
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "unos",
        "unas",
        "de",
        "del",
        "al",
        "en",
        "con",
        "por",
        "para",
        "que",
        "y",
        "se",
        "su",
        "sus",
        "no",
        "es",
        "son",
        "lo",
        "como",
        "más",
    ]
)
_BORROWED = frozenset(("café", "cafés", "naïve", "résumé", "résumés", "cliché", "clichés", "façade"))
"""Words that English has taken in, accents and all."""
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_ROLE = re.compile(r"\{(\w+)\}`([^`<\n]*?)(?:\s*<[^>`\n]*>)?`")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|[*_]{1,3}")


def access_rules(draft: Draft) -> Iterator[Finding]:
    """Everything to mend in a lesson so that nobody is kept out."""
    yield from _links(draft)
    for place, text in _texts(draft):
        yield from _pictures(place, text)
        yield from _languages(place, text)
    yield from _reading(draft)


def plain(text: str) -> str:
    """The words of a piece of Markdown as they are read: a claim is one number, a term its word, code one name.

    >>> plain("In {claim}`rate-2013` **most** {term}`Jails <jail>` [said so](x.html) in `load`.")
    'In 1 most Jails said so in it.'
    """
    told = _ROLE.sub(lambda match: "1" if match[1] == "claim" else match[2], text)
    return _MARKUP.sub("", _LINK.sub(r"\1", _CODE.sub("it", told)))


def paragraphs(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each paragraph that a learner reads, as plain words, with its place: of the prose, and of the exercises' tasks."""
    for block in draft.text.blocks:
        for piece in pieces(block.text) if block.kind == "prose" else ():
            if piece.kind == "text":
                yield draft.at(block.line + piece.line), plain(piece.text)
    for exercise in draft.lesson.exercises:
        for piece in pieces(exercise.prompt):
            if piece.kind == "text":
                yield draft.at_words(exercise.id), plain(piece.text)


def _texts(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each line of prose and each text of an exercise, as written, with its place."""
    for block in draft.text.blocks:
        if block.kind == "prose":
            for piece in pieces(block.text):
                yield draft.at(block.line + piece.line), piece.text
    for exercise in draft.lesson.exercises:
        for section, text in exercise_texts(exercise):
            if section != "starter":
                yield draft.at_words(exercise.id, section), text


def _links(draft: Draft) -> Iterator[Finding]:
    first: dict[str, Target] = {}
    for place, text in _texts(draft):
        for bare in _BARE.finditer(_CODE.sub("", _LINK.sub("", text))):
            yield Finding(place, "link-words", f"Give {bare[1] or bare[2]} words that say where it leads.")
        for target in targets(text):
            if target.kind != "link":
                continue
            if _ADDRESS.fullmatch(target.text) and target.text != target.to:
                yield Finding(
                    place, "link-words", f"Let words, not the address {target.text!r}, say where it leads."
                )
            before = first.setdefault(target.text.casefold(), target)
            if before.to != target.to:
                yield Finding(
                    place,
                    "link-words",
                    f"Give the links {target.text!r} different words: they lead to {before.to} and {target.to}.",
                )


def _pictures(place: str, text: str) -> Iterator[Finding]:
    for target in targets(text):
        if target.kind != "image" or not target.text:
            continue  # a picture without a text is a finding of the text's rules
        if _FILE.fullmatch(target.text):
            yield Finding(
                place, "alt-text", f"Say what the picture shows, not its file's name {target.text!r}."
            )
        elif _PICTURE_OF.match(target.text):
            yield Finding(
                place,
                "alt-text",
                f"Begin {target.text!r} with what it shows: a reader is told that it is a picture.",
            )
        elif len(target.text) > LONGEST_ALT:
            yield Finding(
                place,
                "alt-text",
                f"Say in {LONGEST_ALT} characters what the picture shows, and the rest below it.",
            )
    for image in _IMG.findall(text):
        if not _ALT.search(image):
            yield Finding(place, "alt-text", "Give this <img> an alt text that says what it shows.")
    if _HEADING.search(_CODE.sub("", text)):
        yield Finding(place, "heading-levels", "Write this heading with #, so that its level is checked.")


def _languages(place: str, text: str) -> Iterator[Finding]:
    told = plain(_TAGGED.sub(" ", text))
    strange = [word for word in _FOREIGN_LETTERS.findall(told) if word not in _BORROWED]
    words = re.findall(r"[^\W\d_]+", told)
    for at in range(len(words) - 2):
        if all(word.lower() in _SPANISH for word in words[at : at + 2]) and words[at].lower() != "no":
            strange.append(" ".join(words[at : at + 3]))
    if strange:
        yield Finding(
            place,
            "language",
            f'Put {strange[0]!r} into <span lang="es">…</span>, or the language that it is.',
        )


def _reading(draft: Draft) -> Iterator[Finding]:
    every = []
    for place, text in paragraphs(draft):
        here = counted(text)
        if here.words < FEWEST_WORDS:
            continue
        every.append(text)
        if here.grade > HIGHEST_GRADE:
            yield Finding(
                place,
                "reading-grade",
                f"Cut this paragraph's sentences: it asks for grade {here.grade:.1f}, and {HIGHEST_GRADE} is the most.",
            )
    if (whole := counted("\n".join(every))).grade > HIGHEST_MEAN:
        yield Finding(
            draft.at(1),
            "reading-grade",
            f"Shorten sentences: the lesson asks for grade {whole.grade:.1f}, and {HIGHEST_MEAN} is the most.",
        )
