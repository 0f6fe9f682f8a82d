"""Check a lesson's prose against the ledger: every number a claim, every dispute with both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lessonkit.claims.claim import Claim, Load, Question
from lessonkit.claims.disputes import malformed_cards, unfair
from lessonkit.claims.effects import off_base, unquoted, without_error
from lessonkit.claims.format import drift
from lessonkit.claims.last_dates import undated
from lessonkit.claims.ledger import ledger, near, questions
from lessonkit.claims.markdown import (
    Cited,
    allowed_digits,
    broken_citations,
    citations,
    onward,
    stray_numbers,
)
from lessonkit.claims.measures.runs import stops_early
from lessonkit.claims.side_cards import side_cards
from lessonkit.errors import KitError
from lessonkit.sources import ruled_out

RULES = {
    "number-outside-claim": "a number in prose is a claim, or of a kind that allowed_digits() lists",
    "broken-citation": "a citation is written {claim}`id`",
    "unknown-claim": "a cited id is in the ledger",
    "unprintable-claim": "what is unverified or weakly sourced is not printed",
    "one-sided": "a disputed claim stands in the lesson with a counter-claim",
    "same-publisher": "the sides of a dispute have distinct publishers",
    "uncovered-share": "a share of what a table shows stands with how much of its own group the table shows",
    "unanswered": "a number that serves one side stands with the one that its opponent would answer with",
    "off-base": "the words around the number of an effect say what it is a part of: a likelihood, a number, a share, a rate",
    "unquoted-finding": "a claim on what a study found stands with the words of that finding",
    "effect-without-error": "beside an effect stand the ends of its interval, or that its error was not seen",
    "unfair-side": "both sides of a dispute have evidence, a strongest point, about the same room, and publishers of their own",
    "side-card": "a card of a side has its strongest point, three figures with who says so, and the rest below",
    "ruled-out-link": "no link to a publisher that is ruled out",
    "drift": "a computed claim still prints what its author saw",
    "stops-early": "a computed year looks as far as the kit's last year",
    "trend-ended": "“from … on” and “since …” are said only of a run of years that reaches the last one",
    "open-end": "a sentence that says what holds until now, beside a computed claim, names the last year of its table",
}


@dataclass(frozen=True)
class Failure:
    """One thing to mend: the file and line, the rule, what is wrong and what to do."""

    file: str
    line: int
    rule: str
    wrong: str
    do: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.wrong} {self.do}"


def lint(
    texts: Mapping[str, str],
    load: Load | None = None,
    claims: Iterable[Claim] | None = None,
    open_questions: Iterable[Question] | None = None,
) -> tuple[Failure, ...]:
    """What is wrong in the texts of one lesson, given by file name; nothing if all is well.

    With `load` the claims that are cited are recomputed, and drift is a failure too.
    """
    known = {one.id: one for one in (ledger() if claims is None else claims)}
    unsettled = {one.id: one for one in (questions() if open_questions is None else open_questions)}
    found = [(file, one) for file, text in texts.items() for one in citations(text)]
    cited = [known[one.id] for _, one in found if one.id in known]
    failures = [failure for file, text in texts.items() for failure in _of_text(file, text)]
    for file, one in found:
        if one.id in known:
            failures += _of_dispute(file, one, known, cited)
            failures += _of_coverage(file, one, known[one.id], cited)
        else:
            failures.append(_unknown(file, one, known, unsettled))
    if load is not None:
        failures += _of_drift(found, cited, load)
        failures += _of_trends(texts, known, load)
        failures += _of_open_ends(texts, known, load)
    for file, text in texts.items():
        failures += [*_of_answers(file, text, known), *_of_sides(file, text, known), *_of_links(file, text)]
        failures += _of_effects(file, text, known)
    return tuple(sorted(failures, key=lambda failure: (failure.file, failure.line, failure.rule)))


def refuse(failures: Iterable[Failure]) -> None:
    """Raise a `KitError` that holds every failure, if there is one."""
    failures = tuple(failures)
    if failures:
        raise KitError(
            f"{len(failures)} in the lesson's claims: " + " | ".join(map(str, failures)),
            do="Mend these, then build again.",
        )


def _of_text(file: str, text: str) -> Iterator[Failure]:
    for line, number in stray_numbers(text):
        yield Failure(
            file,
            line,
            "number-outside-claim",
            f"The number {number!r} is not a claim.",
            "Cite it as {claim}`id`, or say it in words. Without a claim only these may stand: "
            + "; ".join(allowed_digits())
            + "; minutes in the header and in headings.",
        )
    for line, role in broken_citations(text):
        yield Failure(
            file,
            line,
            "broken-citation",
            f"{role!r} cites nothing.",
            "Write {claim}`id`, the id right after it.",
        )


def _unknown(file: str, one: Cited, known: Mapping[str, Claim], unsettled: Mapping[str, Question]) -> Failure:
    if question := unsettled.get(one.id):
        return Failure(
            file,
            one.line,
            "unprintable-claim",
            f"{one.id!r} is an open question, graded {question.grade}: {question.why_open}",
            "Leave it open in the lesson's words.",
        )
    close = near(one.id, known.values())
    do = f"Did you mean {', '.join(close)}?" if close else "Add it to the ledger with its source."
    return Failure(file, one.line, "unknown-claim", f"There is no claim {one.id!r}.", do)


def _of_dispute(
    file: str, one: Cited, known: Mapping[str, Claim], cited: Iterable[Claim]
) -> Iterator[Failure]:
    claim = known[one.id]
    against = [other for other in cited if other.id in claim.disputed_by or claim.id in other.disputed_by]
    if claim.disputed_by and not against:
        yield Failure(
            file,
            one.line,
            "one-sided",
            f"Claim {claim.id!r} is disputed, and the lesson does not say by whom.",
            f"Cite one of {', '.join(claim.disputed_by)}.",
        )
    elif against and all(other.publisher == claim.publisher for other in against):
        yield Failure(
            file,
            one.line,
            "same-publisher",
            f"Both sides of the dispute over {claim.id!r} come from {claim.said_by}.",
            "Cite a counter-claim of another publisher.",
        )


def _of_coverage(file: str, one: Cited, claim: Claim, cited: Iterable[Claim]) -> Iterator[Failure]:
    if claim.covered_by and claim.covered_by not in {other.id for other in cited}:
        yield Failure(
            file,
            one.line,
            "uncovered-share",
            f"Claim {claim.id!r} is a share of what a table shows, and the lesson does not say of how much.",
            f"Cite {claim.covered_by}.",
        )


def _of_trends(texts: Mapping[str, str], known: Mapping[str, Claim], load: Load) -> Iterator[Failure]:
    for file, text in texts.items():
        for one in onward(text):
            claim = known.get(one.id)
            if claim is None:
                continue
            for problem in stops_early([claim], load):
                yield Failure(file, one.line, "stops-early", problem, "Compute it to the last year.")
            goes_on = getattr(claim.compute, "goes_on", None)
            if goes_on is not None and not goes_on(load):
                yield Failure(
                    file,
                    one.line,
                    "trend-ended",
                    f"Claim {claim.id!r} begins a run of years that has ended.",
                    "Say from when to when.",
                )


def _of_open_ends(texts: Mapping[str, str], known: Mapping[str, Claim], load: Load) -> Iterator[Failure]:
    for file, text in texts.items():
        for line, word, id, year in undated(text, known, load):
            wrong = f"{word!r} reaches to the reader's day, and the table of claim {id!r} ends in {year}."
            yield Failure(file, line, "open-end", wrong, "Say in the sentence to which day the table goes.")


def _of_answers(file: str, text: str, known: Mapping[str, Claim]) -> Iterator[Failure]:
    for start, passage in _passages(text):
        cited = tuple(citations(passage))
        lines = {one.id: start + one.line for one in cited}
        for id, answers in unanswered((one.id for one in cited), known):
            yield Failure(
                file,
                lines[id],
                "unanswered",
                f"Claim {id!r} stands without the number that answers it.",
                f"Cite {' or '.join(answers)} in the same paragraph.",
            )


def unanswered(cited: Iterable[str], known: Mapping[str, Claim]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each claim of a passage that stands without its answer, and what would answer it.

    `disputed_by` holds claims of opposite publishers. Here both numbers can come from one source, which gives
    them together, and a text that takes one of them is one-sided.
    """
    here = set(cited)
    for id in sorted(here & set(known)):
        answers = known[id].answered_by
        if answers and not here & set(answers):
            yield id, answers


def _passages(text: str) -> list[tuple[int, str]]:
    """The paragraphs of a text, each with how many lines stand above it."""
    found, above = [], 0
    for paragraph in re.split(r"(\n[ ]*\n)", text):
        found.append((above, paragraph))
        above += paragraph.count("\n")
    return found


def _of_sides(file: str, text: str, known: Mapping[str, Claim]) -> Iterator[Failure]:
    for line, wrong, do in unfair(text, known):
        yield Failure(file, line, "unfair-side", wrong, do)
    for line, wrong, do in malformed_cards(text):
        yield Failure(file, line, "side-card", wrong, do)


def _of_effects(file: str, text: str, known: Mapping[str, Claim]) -> Iterator[Failure]:
    effects = {id: claim.effect for id, claim in known.items() if claim.effect is not None}
    for rule, check in (("off-base", off_base), ("unquoted-finding", unquoted)):
        for one, wrong, do in check(text, effects):
            yield Failure(file, one.line, rule, f"Claim {one.id!r}: {wrong}", do)
    for start, passage in _passages(text):
        for one in citations(passage):
            line = start + one.line
            if do := without_error(one.id, _open_card_at(text, line) + passage, effects):
                wrong = f"Claim {one.id!r} is an effect without its error."
                yield Failure(file, line, "effect-without-error", wrong, do)


def _open_card_at(text: str, line: int) -> str:
    """What stands open on the card that a line belongs to; nothing elsewhere. All its effects may share the words there."""
    for dispute in side_cards(text):
        for card in dispute.cards:
            if 0 <= line - card.line <= card.text.count("\n") + 2:  # its heading, and an empty line below
                return "\n\n".join((card.strongest, *card.figures, ""))
    return ""


def _of_links(file: str, text: str) -> Iterator[Failure]:
    for match in re.finditer(r"https?://[^\s)>\"]+", text):
        if reason := ruled_out(match[0]):
            line = text.count("\n", 0, match.start()) + 1
            yield Failure(
                file,
                line,
                "ruled-out-link",
                f"{match[0]} is {reason}.",
                "Link to the primary source, or to none.",
            )


def _of_drift(found: Iterable[tuple[str, Cited]], cited: Iterable[Claim], load: Load) -> Iterator[Failure]:
    wrong = {claim.id: _how_it_moved(claim, load) for claim in {claim.id: claim for claim in cited}.values()}
    for file, one in found:
        if what := wrong.get(one.id):
            do = "Read the prose around it again, then set `expected` to the new text."
            yield Failure(file, one.line, "drift", what, do)


def _how_it_moved(claim: Claim, load: Load) -> str:
    try:
        moved = drift([claim], load)
    except KitError as error:
        return str(error)
    return "".join(
        f"Claim {claim.id!r} now prints {one.found!r}; its author saw {one.expected!r}." for one in moved
    )
