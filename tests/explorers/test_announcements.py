"""What a screen reader says after a change: a number with its noun, and another text where the finding is another."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tests.explorers.test_every_state import EXPLORERS, views

NOUNS = {
    "person": "people", "county": "counties", "state": "states", "place": "places", "policy": "policies", "citizen": "citizens",
    "print": "prints", "pair": "pairs", "set": "sets", "match": "matches", "minutia": "minutiae", "search": "searches",
    "study": "studies", "finding": "findings", "survey": "surveys", "respondent": "respondents", "point": "points",
    "day": "days", "month": "months", "year": "years", "step": "steps", "crime": "crimes", "removal": "removals",
    "return": "returns", "conviction": "convictions", "record": "records", "finger": "fingers", 
    "range": "ranges", "share": "shares", "margin": "margins", "gate": "gates", "estimate": "estimates", "transfer": "transfers", "report": "reports",
    "quarter": "quarters", "group": "groups", "interval": "intervals", "method": "methods", "alarm": "alarms", "order": "orders",
}  # fmt: skip
"""What is counted, one and several."""
MEASURED = ("score", "threshold", "effect", "estimate", "truth", "guess")
"""What has a number of its own, which comes after it: “score 34”."""
PLURAL_VERBS = (
    "are",
    "were",
    "have",
    "do",
    "demand",
    "limit",
    "find",
    "bring",
    "match",
    "fit",
    "miss",
    "leave",
    "begin",
    "go",
    "take",
)
_ONE = "|".join(NOUNS)
_SEVERAL = "|".join(NOUNS.values())
_DATES = re.compile(
    r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}\b|\b(?:FY|[A-Z][a-z]+ )?(?:19|20)\d\d\b(?!,\d)"
)
_NUMBER = re.compile(r"[+−-]?\d+(?:,\d{3})*(?:\.\d+)?")
_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|goes|stops?|draw|guess|show|all of|none of|every|nobody|no|reach(?:es|ed)?|limits?|does|do)\b",
    re.I,
)


def spoken_in(id: str) -> dict[str, set[str]]:
    """Each announcement of an explorer, with the findings that it goes with."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, view in views(id):
        found[view.chart.spoken or view.chart.finding].add(view.chart.finding)
    return found


def without_nouns(said: str) -> list[str]:
    """The numbers of an announcement of which it is not said what they count.

    A noun stands after its number, in the same part of the sentence and before another number of another thing, or right before it.
    """
    found = []
    for part in re.split(r"[.;:?!](?:\s|$)", _DATES.sub("", said)):
        numbers = list(_NUMBER.finditer(part))
        for place, number in enumerate(numbers):
            rest = part[number.end() :]
            if place + 1 < len(numbers):
                between = part[number.end() : numbers[place + 1].start()]
                if not re.fullmatch(
                    r"%?\s*(?:million |billion )?(?:of|to|or|and|in|–)?\s*(?:all )?", between
                ):
                    rest = between
            if rest.startswith("%") and re.search(rf"\b(?:{_ONE}|{_SEVERAL})\b", part):
                continue  # a share of those who are named in the same sentence
            before = part[: number.start()]
            named = re.search(rf"\b(?:{_ONE}|{_SEVERAL})\b", rest) or re.search(
                rf"\b(?:{'|'.join(MEASURED)}|{_SEVERAL}|{_ONE})s?\b(?: \w+){{0,2}}? ?$", before, re.I
            )
            also = re.search(
                rf"\b(?:{'|'.join(MEASURED)}|{_SEVERAL}|crime)s?\b(?: \w+)* from [−\d.,]+ to $", before, re.I
            )
            zero = number[0] == "0" and before.endswith("told from ")  # what an estimate is held against
            if not named and not also and not zero:
                found.append(number[0])
    return found


def disagreeing(said: str) -> list[str]:
    """The words of an announcement that do not go with their number."""
    plain = _DATES.sub("", said)
    alone = r"(?<!to )(?<![\d,.])1"
    wrong = re.findall(rf"{alone} (?!million|billion)(?:[a-z]+ ){{0,1}}?(?:{_SEVERAL})\b", plain)
    wrong += [
        found[0]
        for found in re.finditer(rf"\b(\d+(?:,\d{{3}})*(?:\.\d+)?) (?:[a-z]+ )?(?:{_ONE})\b", plain)
        if found[1] != "1"
    ]
    wrong += re.findall(rf"{alone} (?:{_ONE}) (?:{'|'.join(PLURAL_VERBS)})\b", plain)
    return wrong + re.findall(rf"\bnone (?!of)(?:[a-z]+ ){{0,2}}?(?:{_ONE}|{_SEVERAL})\b", plain)


@EXPLORERS
def test_another_finding_is_announced_in_other_words(id: str) -> None:
    alike = {said: sorted(findings)[:2] for said, findings in spoken_in(id).items() if len(findings) > 1}
    assert not alike


@EXPLORERS
def test_each_number_of_an_announcement_has_its_noun(id: str) -> None:
    assert not {said: bare for said in spoken_in(id) if (bare := without_nouns(said))}


@EXPLORERS
def test_an_announcement_is_no_bare_label(id: str) -> None:
    """Without a number it is a sentence, so that who hears it alone knows what became of the picture."""
    assert not [
        said for said in spoken_in(id) if not _NUMBER.search(_DATES.sub("", said)) and not _VERBS.search(said)
    ]


@EXPLORERS
def test_the_words_of_an_announcement_go_with_their_numbers(id: str) -> None:
    assert not {said: wrong for said in spoken_in(id) if (wrong := disagreeing(said))}


@pytest.mark.parametrize(
    "said",
    ["0 found less, 1 no change, 2 more.", "3 flagged wrongly, 23 missed, 425 flagged rightly.", "Now 52 of 100 held; ICE takes 0 to 38.",
     "0 of 27 counties, 0.0% of people; 0 new."],
)  # fmt: skip
def test_a_number_without_a_noun_is_found(said: str) -> None:
    assert without_nouns(said)


@pytest.mark.parametrize(
    "said", ["Of 1,000 each: none true matches missed, 2 pairs wrongly matched.", "0 to 1 places limit cooperation, 1 state demand it.", "1 pairs", "3 policy"]
)  # fmt: skip
def test_what_does_not_agree_is_found(said: str) -> None:
    assert disagreeing(said)


@pytest.mark.parametrize(
    "said", ["Score 34. 12 of 12 pairs fit together.", "76.6% arrested by CBP, 23.4% by ICE, of 211,450 people.",
             "1 of 1,000 true matches missed, 1 pair wrongly matched.", "One of four intervals holds the truth.", "0 to 1 states demand it"]
)  # fmt: skip
def test_what_agrees_is_left_alone(said: str) -> None:
    assert not disagreeing(said)
