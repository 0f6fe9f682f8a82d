"""A lesson's bank of questions, opened again as Moodle and Canvas open it: what counts, what each mistake is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from typer.testing import CliRunner

from lessonkit.authoring.build import build
from lessonkit.authoring.quiz.bank import Bank, bank_of
from lessonkit.authoring.quiz.canvas_qti import canvas_qti
from lessonkit.authoring.quiz.command import write_quiz
from lessonkit.authoring.quiz.moodle_xml import FRACTIONS, moodle_xml
from lessonkit.authoring.release import release
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Lesson
from lessonkit.exercises.wire import answer
from scomm.cli import kit
from tests.exercises import tiny

KIT = Path(__file__).parents[2]
TINY = "90-tiny-lesson"
GAP = "two-universes"
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@dataclass(frozen=True)
class Asked:
    """A question as Moodle reads it: each answer as (text, share, tolerance, reply), in order."""

    category: str
    name: str
    kind: str
    text: str
    points: float
    answers: tuple[tuple[str, float, float, str], ...]

    def marked(self, number: float) -> tuple[float, str]:
        """Share and reply for a number: Moodle takes the first answer that fits."""
        for text, share, tolerance, reply in self.answers:
            if text == "*" or abs(float(text) - number) <= tolerance + 1e-9:
                return share, reply
        raise AssertionError("the last answer takes any number")


def as_moodle_reads(content: bytes) -> Iterator[Asked]:
    category = ""
    for question in ET.fromstring(content).iter("question"):
        kind = question.get("type", "")
        if kind == "category":
            category = question.findtext("category/text", "")
            continue
        answers = tuple(
            (
                one.findtext("text", ""),
                float(one.get("fraction", "")) / 100,
                float(one.findtext("tolerance", "0")),
                one.findtext("feedback/text", ""),
            )
            for one in question.iter("answer")
        )
        text, points = question.findtext("questiontext/text", ""), question.findtext("defaultgrade", "")
        yield Asked(category, question.findtext("name/text", ""), kind, text, float(points), answers)


def of_moodle(bank: Bank) -> dict[str, Asked]:
    return {one.name: one for one in as_moodle_reads(moodle_xml(bank))}


@pytest.fixture(scope="module")
def bank() -> Bank:
    return bank_of(tiny.LESSON, "Boxes", tiny.load)


@cache
def gap() -> tuple[LessonInFull, dict[str, Asked]]:
    """The one exercise of lesson 4 on two universes, two of its deals, and how Moodle reads them."""
    lesson = load_lesson(KIT / "solutions" / "04-who-is-deported")
    alone = replace(
        lesson, exercises=(lesson.exercise(GAP),), pools=dict(lesson.pools) | {"year": (2016, 2020)}
    )
    return LessonInFull(alone, load), of_moodle(bank_of(alone, "Who is deported", load))


def test_each_number_and_choice_is_asked_and_each_deal_is_a_variant(bank: Bank) -> None:
    asked = of_moodle(bank)
    assert [(name, one.kind) for name, one in asked.items()] == [
        ("share-red · top", "numerical"),
        ("share-red · middle", "numerical"),
        ("share-red · bottom", "numerical"),
        ("which-base", "multichoice"),
        ("rank-shelves", "multichoice"),
    ]
    assert {one.category for name, one in asked.items() if name.startswith("share-red")} == {
        "$course$/top/Boxes/Compute the share"
    }
    assert "<code>deal.shelf</code> is <strong>middle</strong>" in asked["share-red · middle"].text


def test_no_two_variants_have_one_right_number(bank: Bank) -> None:
    rights = [one.answers[0][0] for name, one in of_moodle(bank).items() if name.startswith("share-red")]
    assert rights == ["30", "50", "25"]


def test_each_named_mistake_is_an_answer_with_its_share_and_its_own_reply(bank: Bank) -> None:
    top = of_moodle(bank)["share-red · top"]
    assert top.points == 2
    assert top.marked(30.4) == (1.0, "<p>A share needs its base.</p>")
    assert top.marked(0.3) == (0.5, "<p>This is a fraction.</p>")
    assert top.marked(100 * 3 / 7) == (0.0, "<p>You divided by the boxes that are not red.</p>")
    share, reply = top.marked(77)
    assert (share, "not a mistake that it knows" in reply) == (0.0, True)


def test_each_option_has_its_reply_and_one_is_right(bank: Bank) -> None:
    base = of_moodle(bank)["which-base"]
    assert [(share, reply) for _, share, _, reply in base.answers] == [
        (0.0, "<p>The red boxes are the part.</p>"),
        (1.0, "<p>That is the answer.</p>"),
        (0.0, "<p>These are the rest.</p>"),
    ]
    assert base.answers[1][0] == "<strong>b</strong>: all boxes"


def test_an_order_is_a_choice_among_all_orders_each_with_its_reply(bank: Bank) -> None:
    ranked = of_moodle(bank)["rank-shelves"]
    assert len(ranked.answers) == 6
    assert [text for text, share, _, _ in ranked.answers if share == 1] == ["<strong>c, a, b</strong>"]
    assert "<p>Not a before b before c.</p>" in [reply for _, _, _, reply in ranked.answers]


def test_moodle_takes_every_share_that_is_written() -> None:
    _, questions = gap()
    shares = {share for one in questions.values() for _, share, _, _ in one.answers}
    assert {round(100 * share, 5) for share in shares} <= set(FRACTIONS)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_moodle_gives_a_number_what_the_lessons_own_judge_gives(data: st.DataObject) -> None:
    lesson, questions = gap()
    asked = data.draw(st.sampled_from(list(questions.values())))
    deal = Deal(year=int(asked.name.split(" · ")[1]))
    known = [float(text) for text, *_ in asked.answers if text != "*"]
    near = st.builds(lambda one, off: one + off, st.sampled_from(known), st.floats(-0.2, 0.2))
    number = data.draw(near | st.floats(-100, 100))
    edges = [
        abs(abs(number - float(text)) - tolerance) for text, _, tolerance, _ in asked.answers if text != "*"
    ]
    if min(edges) < 1e-6:  # a hair beside the tolerance, binary numbers decide
        return
    verdict = lesson.reply(lesson.exercise(GAP), answer(number), deal)
    share, reply = asked.marked(number)
    assert share == verdict.score / verdict.points
    fitting = [
        text
        for text, _, tolerance, _ in asked.answers
        if text != "*" and abs(float(text) - number) <= tolerance
    ]
    if len(fitting) == 1:
        assert reply == f"<p>{verdict.reply}</p>"


def test_what_is_asked_gives_no_answer_away() -> None:
    _, questions = gap()
    for one in questions.values():
        right = float(one.answers[0][0])
        assert not {f"{right:.0f}", f"{right:.1f}", f"{right:.2f}"} & set(one.text.replace("<", " ").split())
        assert all(reply not in one.text for *_, reply in one.answers)


@pytest.mark.parametrize("lesson", ["01-booking-to-deportation", "06-opting-out"])
def test_cited_numbers_and_marked_words_stand_in_a_question_as_words(lesson: str) -> None:
    whole = load_lesson(KIT / "solutions" / lesson)
    choices = replace(whole, exercises=tuple(one for one in whole.exercises if one.kind == "choice"))
    for one in as_moodle_reads(moodle_xml(bank_of(choices, "T", load))):
        for text in (one.text, *(text for text, *_ in one.answers)):
            assert "{claim}" not in text
            assert "{term}" not in text
            assert "#source" not in text


@pytest.fixture(scope="module")
def canvas(bank: Bank) -> ET.Element:
    """The assessment of the tiny lesson in Canvas's zip."""
    with zipfile.ZipFile(io.BytesIO(canvas_qti(bank).content)) as archive:
        manifest = ET.fromstring(archive.read("imsmanifest.xml"))
        named = {one.get("href") for one in manifest.iter() if one.get("href")}
        (path,) = [
            name
            for name in archive.namelist()
            if name.endswith(".xml") and name in named and "meta" not in name
        ]
        return ET.fromstring(archive.read(path))


def said(item: ET.Element, path: str) -> list[str]:
    return [one.text or "" for one in item.findall(f".//{QTI}{path}//{QTI}mattext")]


def test_canvas_picks_one_variant_of_a_group(canvas: ET.Element) -> None:
    (group,) = canvas.findall(f".//{QTI}section/{QTI}section")
    assert group.findtext(f".//{QTI}selection_number") == "1"
    assert group.findtext(f".//{QTI}points_per_item") == "2"
    assert [item.get("title") for item in group.iter(f"{QTI}item")] == [
        f"share-red · {one}" for one in tiny.SHELVES
    ]


def test_canvas_takes_a_number_within_the_tolerance_and_has_one_reply_to_all_others(
    canvas: ET.Element,
) -> None:
    item = next(one for one in canvas.iter(f"{QTI}item") if one.get("title") == "share-red · top")
    assert (item.findtext(f".//{QTI}vargte"), item.findtext(f".//{QTI}varlte")) == ("29.5000", "30.5000")
    replies = said(item, "itemfeedback")
    assert len(replies) == 2
    assert not any("fraction" in reply for reply in replies)
    assert "In this question <code>deal.shelf</code> is <strong>top</strong>" in said(item, "presentation")[0]


def test_canvas_has_each_options_own_reply(canvas: ET.Element) -> None:
    item = next(one for one in canvas.iter(f"{QTI}item") if one.get("title") == "which-base")
    assert "<p>These are the rest.</p>" in said(item, "itemfeedback")


def test_signs_that_text2qti_reads_as_formulas_or_blanks_stay_as_they_are() -> None:
    base = replace(
        tiny.BASE,
        prompt="It costs $5 or $6, and ((a)) is `f((1, 2))`. *So*: 2 * 3 * 4_5_6?\n\n- one\n- two\n\nWhy?",
    )
    made = bank_of(replace(tiny.LESSON, exercises=(base,)), "T", tiny.load)
    with zipfile.ZipFile(io.BytesIO(canvas_qti(made).content)) as archive:
        (xml,) = [
            archive.read(name) for name in archive.namelist() if b"response_label" in archive.read(name)
        ]
    (question, *_) = said(ET.fromstring(xml), "presentation")
    shown = "".join(ET.fromstring(f"<div>{question}</div>").itertext())
    assert "It costs $5 or $6, and ((a)) is f((1, 2)). So: 2 * 3 * 4_5_6?" in shown
    assert question.count("<li>") == 2
    assert "<p>Why?</p>" in question


def test_a_number_near_zero_is_left_out_for_canvas_and_said() -> None:
    share = replace(tiny.SHARE, answer=lambda load, deal: 0, tolerance=0, mistakes=(), uses=())
    packed = canvas_qti(bank_of(replace(tiny.LESSON, exercises=(share, tiny.BASE)), "T", tiny.load))
    assert [item.id for item in packed.items] == ["which-base"]
    (line,) = packed.left_out
    assert line.startswith("Compute the share: left out")


def test_points_with_a_half_stand_in_a_group_of_canvas() -> None:
    share = replace(tiny.SHARE, points=1.5)
    packed = canvas_qti(bank_of(replace(tiny.LESSON, exercises=(share,)), "T", tiny.load))
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert any(
            b"<points_per_item>1.5</points_per_item>" in archive.read(name) for name in archive.namelist()
        )


def test_a_lesson_without_numbers_and_letters_has_no_quiz() -> None:
    with pytest.raises(KitError, match="asks for no number and no letter"):
        bank_of(replace(tiny.LESSON, exercises=(tiny.GUESS,)), "T", tiny.load)


def test_of_very_many_deals_some_are_taken_evenly_and_that_is_said() -> None:
    shelves = tuple(f"shelf {number}" for number in range(500))
    share = replace(tiny.SHARE, answer=lambda load, deal: int(deal.shelf.split()[1]) + 1, mistakes=())
    made = bank_of(Lesson("92-many", "1.0", (share,), pools={"shelf": shelves}), "T", tiny.load)
    assert len(made.items[0].variants) == 60
    assert made.left_out == ("Compute the share: 60 variants of 500, spread evenly.",)


@pytest.mark.parametrize("platform", ["moodle", "canvas"])
def test_the_command_says_that_the_file_is_for_instructors(
    platform: str, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course)
    done = CliRunner().invoke(kit, ["quiz", platform, TINY])
    assert done.exit_code == 0, done.output
    assert "It holds the answers. It is for instructors" in done.output
    assert [path.name.startswith(f"{TINY}-{platform}") for path in (course / "build/quiz").iterdir()] == [
        True
    ]


@pytest.mark.parametrize("place", ["lessons/quiz.xml", "release/a/quiz.xml", "solutions/../lessons/quiz.xml"])
def test_nothing_is_written_where_learners_get_files(place: str, course: Path) -> None:
    with pytest.raises(KitError, match="in a folder that learners get"):
        write_quiz("moodle", TINY, course, course / place)
    assert not (course / "lessons").exists()


def test_a_bundle_for_learners_holds_no_quiz(course: Path, tmp_path: Path) -> None:
    build(TINY, course)
    write_quiz("moodle", TINY, course)
    bundle = release(TINY, course, tmp_path / "bundle")
    texts = [path.read_bytes() for path in bundle.rglob("*") if path.is_file()]
    assert not any(
        b"<quiz>" in text or b"You divided by the boxes that are not red" in text for text in texts
    )


def test_an_unknown_platform_and_an_unknown_lesson_are_told(course: Path) -> None:
    with pytest.raises(KitError, match="Allowed: moodle, canvas"):
        write_quiz("h5p", TINY, course)
    with pytest.raises(KitError, match="There is no lesson"):
        write_quiz("moodle", "99-none", course)


def test_the_same_bank_gives_the_same_bytes(bank: Bank) -> None:
    assert moodle_xml(bank) == moodle_xml(bank_of(tiny.LESSON, "Boxes", tiny.load))
