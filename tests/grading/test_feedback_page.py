"""The page that a learner gets: what is right, what waits for a reader, and why a notebook was not graded."""

from __future__ import annotations

import re
import resource
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook

from lessonkit.exercises import Lesson
from lessonkit.exercises.verdict import Verdict
from lessonkit.grading.feedback_export import render
from lessonkit.grading.feedback_grades import Grades, Marks
from lessonkit.grading.feedback_page import Page, page_of, say, words_in
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.not_graded import NotGraded, entry_on, leave_page
from lessonkit.grading.sealed.serving import Lost
from tests.grading.answers import code_for
from tests.grading.attacks import MARKUP
from tests.grading.course import KIT, LESSON, Course, fill_code, write_answers
from tests.grading.harmless import harms

WRITTEN = "what-criminal-means"
SHARE, LETTER = "Write the share once", "A letter to the editor"
REPLY = "Who is in the lower number?"
HOSTILE = "o'brien <img src=q onerror=window.pwned=1>"
REASON = "The file is cut off in the middle, so it is no notebook any more."


def graded(state: str = "right", score: float = 2, written: str = "") -> NotebookNode:
    """A small notebook as grading leaves it: one check of two points, one written answer of two."""

    def marks(id: str, *, solution: bool) -> dict:
        return {"grade": True, "solution": solution, "grade_id": id, "points": 2, "locked": not solution}

    verdict = Verdict("share", state, score, 2, REPLY)  # type: ignore[arg-type]
    data = {"text/plain": repr(verdict), "text/html": verdict._repr_html_()}
    check = new_code_cell('check("share")', outputs=[new_output("execute_result", data=data)])
    said = {"exercise": "share", "title": SHARE, "state": state, "points": 2, "score": score}
    check.metadata = from_dict({"nbgrader": marks("share", solution=False), "scomm": said})
    letter = new_code_cell(f'letter = """{written}"""')
    waits = {"exercise": "letter", "title": LETTER, "state": "waiting"}
    letter.metadata = from_dict({"nbgrader": marks("letter", solution=True), "scomm": waits})
    nb = new_notebook(cells=[new_markdown_cell("# Who is deported"), check, letter])
    lesson = {"lesson": LESSON, "title": "Who is deported", "version": "1.0", "state": "graded", "notes": []}
    nb.metadata["scomm"] = from_dict(lesson)
    return nb


def book(letter: Marks, share: Marks | None = None, **more: object) -> Grades:
    return Grades({"share": share or Marks(2, 2), "letter": letter}, **more)  # type: ignore[arg-type]


def read(page: Page) -> BeautifulSoup:
    return BeautifulSoup(render(page), "html.parser")


def points(text: str) -> str:
    """More than one point, as the page writes them."""
    return say("points.some", text=text, n=2)


def out_of(score: str, most: str) -> str:
    """Points and how many there could be."""
    return say("points.of", score=score, most=points(most))


def summary(soup: BeautifulSoup) -> list[str]:
    """The lines of what the points come to."""
    return [line.get_text() for line in soup.find(class_="summary").find_all("li")]


def contents(soup: BeautifulSoup) -> list[list[str]]:
    """The rows of the list of exercises: title, state, points."""
    rows = soup.find("nav").find("tbody").find_all("tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in rows]


def card(soup: BeautifulSoup, number: int) -> Tag:
    """All that stands on the page about one exercise, folded or not."""
    place = soup.find(id=f"exercise-{number}")
    return place if "card" in place["class"] else place.find_parent(class_="card")


def test_what_nobody_has_read_yet_is_said_and_is_no_zero() -> None:
    soup = read(page_of(graded(), book(Marks(0, 2, waiting=True)), "anna", LESSON))
    assert contents(soup) == [
        [SHARE, "✓ Right", "2 of 2 points"],
        [LETTER, f"☐ {say('verdict.waiting')}", say("points.worth", most=points("2"))],
    ]
    assert summary(soup) == [
        say("points.checked", points=out_of("2", "2")),
        say("points.waiting", points=points("2")),
    ]
    assert "0 of 2" not in soup.get_text()
    assert "0.0" not in soup.get_text()


def test_after_a_person_read_it_the_page_has_points_and_comment() -> None:
    grades = book(Marks(1.5, 2, by_person=True), comments={"letter": "**Fair** to both.\n\nSay who counted."})
    soup = read(page_of(graded(), grades, "anna", LESSON))
    assert contents(soup)[1] == [LETTER, f"✎ {say('verdict.read')}", out_of("1.5", "2")]
    assert summary(soup)[0] == say("points.in-all", points=out_of("3.5", "4"))
    comment = soup.find(class_="comment")
    assert comment.find("strong").get_text() == "Fair"
    assert "Say who counted." in comment.get_text()


def test_an_empty_written_answer_is_not_attempted() -> None:
    soup = read(page_of(graded(), book(Marks(0, 2)), "anna", LESSON))
    assert contents(soup)[1] == [LETTER, f"… {say('verdict.not-attempted')}", out_of("0", "2")]
    assert say("page.no-words") in soup.get_text()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("right", "Right"),
        ("partly", "Partly right"),
        ("not-yet", "Not yet"),
        ("not-attempted", "Not attempted"),
        ("unreadable", "Could not be read"),
        ("timed-out", "Ran out of time"),
        ("out-of-memory", "Ran out of memory"),
        ("a-state-of-tomorrow", "A state of tomorrow"),
    ],
)
def test_each_state_is_told_in_words(state: str, words: str) -> None:
    nb = graded()
    nb.cells[1].metadata.scomm.state = state
    soup = read(page_of(nb, book(Marks(0, 2), Marks(1, 2)), "anna", LESSON))
    assert contents(soup)[0][1].endswith(words)


def test_a_reply_stands_once_below_its_title_and_state() -> None:
    soup = read(page_of(graded(), book(Marks(0, 2, waiting=True)), "anna", LESSON))
    found = card(soup, 1)
    assert found.find("h3").get_text() == SHARE
    assert found.get_text().count(say("verdict.right")) == 1
    assert soup.get_text().count(REPLY) == 1


def test_points_that_a_person_changed_are_said_to_be() -> None:
    soup = read(page_of(graded("not-yet", 0), book(Marks(0, 2), Marks(1, 2, by_person=True)), "anna", LESSON))
    assert contents(soup)[0][2] == out_of("1", "2")
    assert say("points.changed", score="1") in card(soup, 1).get_text()


def test_lateness_and_the_graders_notes_are_on_the_page() -> None:
    nb = graded()
    note = "A copied cell was left out."
    nb.metadata.scomm.notes = [note]
    soup = read(page_of(nb, book(Marks(2, 2, by_person=True), penalty=1.0), "anna", LESSON))
    assert note in soup.find("header").get_text()
    assert summary(soup)[0] == say("points.in-all", points=out_of("3", "4"))
    assert summary(soup)[-1] == say("points.late", points=say("points.some", text="1", n=1))


def with_more(nb: NotebookNode, *states: str) -> NotebookNode:
    """The notebook with an exercise more for each of these states, called by them; "!" behind a state gives its mistake a name."""
    for number, state in enumerate(states):
        name = state.rstrip("!")
        verdict = Verdict(f"more-{number}", name, 0, 1, f"Reply to {state}.")  # type: ignore[arg-type]
        data = {"text/plain": "0", "text/html": verdict._repr_html_()}
        check = new_code_cell("check('x')", outputs=[new_output("execute_result", data=data)])
        marks = {"grade": True, "solution": False, "grade_id": f"more-{number}", "points": 1, "locked": True}
        said = {"title": state, "state": name, "points": 1, "score": 0, "next": f"Hint on {state}."}
        check.metadata = from_dict({"nbgrader": marks, "scomm": {**said, "mistake": "blank-as-zero" if state.endswith("!") else ""}})  # fmt: skip
        answer = new_code_cell(f"answer_{number} = {number}")
        answer.metadata = from_dict({"nbgrader": {"grade": False, "solution": True, "grade_id": f"more-{number}-answer"}})  # fmt: skip
        nb.cells += [answer, check]
    return nb


@pytest.mark.parametrize(
    ("states", "first"),
    [
        (["not-attempted", "not-yet", "not-yet!", "unreadable"], "unreadable"),
        (["not-attempted", "not-yet", "partly!", "not-yet!"], "partly!"),
        (["not-attempted", "not-yet", "partly"], "not-yet"),
        (["right", "not-attempted"], "not-attempted"),
    ],
)
def test_one_mistake_comes_first_and_all_else_is_folded(states: list[str], first: str) -> None:
    soup = read(page_of(with_more(graded(), *states), book(Marks(2, 2, by_person=True)), "anna", LESSON))
    start = soup.find(class_="start")
    assert start.find("h3").get_text() == first
    assert f"Reply to {first}." in start.get_text()
    assert start.find("details") is None
    folded = soup.find_all("details", class_="card")
    assert len(folded) == len(states) + 2 - 1
    assert not any(one.has_attr("open") for one in soup.find_all("details"))


def test_where_nothing_is_left_to_do_no_mistake_comes_first() -> None:
    soup = read(page_of(with_more(graded(), "right"), book(Marks(0, 2, waiting=True)), "anna", LESSON))
    assert soup.find(class_="start") is None
    assert soup.find(class_="all-done").get_text() == say("page.all-done")


def test_a_mistake_stands_with_its_next_step_and_what_was_answered() -> None:
    soup = read(page_of(with_more(graded(), "not-yet!"), book(Marks(0, 2, waiting=True)), "anna", LESSON))
    text = " ".join(card(soup, 3).get_text(" ").split())
    assert "blank-as-zero" not in text  # its name is for authors: the reply says what it is
    assert "blank as zero" not in text
    assert f"{say('page.next-step')} Hint on not-yet!." in text
    assert "answer_0 = 0" in text


def test_who_is_right_gets_no_hint() -> None:
    soup = read(page_of(with_more(graded(), "right"), book(Marks(0, 2, waiting=True)), "anna", LESSON))
    assert "Hint on right." not in soup.get_text()


def levelled(points: float) -> BeautifulSoup:
    """A page whose letter was given so many of 2 points, by a rubric of 4, 2 and 0."""
    nb = graded(written="Dear editor")
    levels = [{"points": 4.0, "name": "Two sources", "means": "Names two."}, {"points": 2.0, "name": "One", "means": "Names one."}]  # fmt: skip
    nb.cells[2].metadata.scomm |= {"points": 4.0, "levels": levels}
    return read(page_of(nb, book(Marks(points, 2, by_person=True)), "anna", LESSON))


def test_the_level_of_the_rubric_stands_with_the_points_that_the_gradebook_gives_it() -> None:
    level = " ".join(card(levelled(1), 2).find(class_="level").get_text(" ").split())
    assert level == f"{say('page.level')} One Names one."


def test_points_between_two_levels_name_none() -> None:
    assert card(levelled(1.5), 2).find(class_="level") is None


def test_a_comment_on_an_answer_stands_with_its_exercise_and_once() -> None:
    grades = book(Marks(0, 2, waiting=True), comments={"more-0-answer": "Look at the blanks."})
    soup = read(page_of(with_more(graded(), "not-yet"), grades, "anna", LESSON))
    assert "Look at the blanks." in card(soup, 3).get_text()
    assert soup.get_text().count("Look at the blanks.") == 1


def test_a_comment_on_an_answer_without_an_exercise_is_not_lost() -> None:
    nb = with_more(graded(), "not-yet")
    nb.cells.pop()
    grades = book(Marks(0, 2, waiting=True), comments={"more-0-answer": "Look at the blanks."})
    assert "Look at the blanks." in read(page_of(nb, grades, "anna", LESSON)).get_text()


def test_a_notebook_that_was_not_graded_says_why_and_what_to_do_and_no_score() -> None:
    nb = graded()
    nb.metadata["scomm"] = from_dict(
        {
            "title": "Who is deported",
            "state": "not-graded",
            "reason": REASON,
            "cure": "Hand it in again.",
        }
    )
    soup = read(page_of(nb, book(Marks(0, 2)), "anna", LESSON))
    words = soup.find("main").get_text(" ")
    assert REASON in words
    assert "Hand it in again." in words
    assert "point" not in soup.get_text()
    assert soup.find("nav") is None


def test_what_an_instructor_has_to_mend_is_no_task_for_a_learner(tmp_path: Path) -> None:
    errors = [
        (Unreadable("It is empty.", do="Save it again."), "Save it again."),
        (NotGraded("It is of another lesson.", cure="Hand in the right one.", by_learner=True), "Hand in the right one."),
        (NotGraded("The key is missing.", cure="Put it in place."), ""),
        (Lost("killed"), ""),
        (ZeroDivisionError(), ""),
    ]  # fmt: skip
    for number, (error, task) in enumerate(errors):
        entry = entry_on(error, "anna", "d1")
        target = tmp_path / str(number) / f"{LESSON}.ipynb"
        leave_page(target, LESSON, "Who is deported", entry, earlier=False)
        words = read(page_of(nbformat.read(target, 4), Grades(), "anna", LESSON)).find("main").get_text(" ")
        assert entry.reason in words
        assert say("page.no-mark") in words
        assert (task or say("page.wait")) in words
        assert (entry.cure in words) == bool(task)
        assert entry.cure  # the instructor reads it in scomm status


def test_a_note_that_finds_no_room_leaves_the_graded_notebook_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / f"{LESSON}.ipynb"
    nbformat.write(graded(), target)
    before = target.read_bytes()
    entry = entry_on(NotGraded("It is of another lesson.", cure="Hand in the right one."), "anna", "d2")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            leave_page(target, LESSON, "Who is deported", entry, earlier=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert leave_page(target, LESSON, "Who is deported", entry, earlier=True) is False
    assert "It is of another lesson" in nbformat.read(target, 4).metadata["scomm"]["notes"][-1]


def test_words_are_shown_as_words_and_wrap() -> None:
    soup = read(
        page_of(
            graded(written="Dear editor,\\n\\n" + "w" * 500), book(Marks(0, 2, waiting=True)), "anna", LESSON
        )
    )
    words = soup.find(class_="words")
    assert words.get_text().startswith("Dear editor,\n\n")
    assert "Your words" in words.parent.get_text()
    assert ".words { white-space: pre-wrap; overflow-wrap: anywhere;" in soup.find("style").string


@pytest.mark.parametrize(
    "source", ["x = 1", "x = 'a' + 'b'", "x = f'{1}'", "print('a')", "x = '", "", "((" * 9_000]
)
def test_what_is_no_plain_text_is_shown_as_code(source: str) -> None:
    assert words_in(source) is None


def test_the_assignment_of_another_course_gets_a_page_too() -> None:
    nb = graded()
    for part in [nb, *nb.cells]:
        part.metadata.pop("scomm", None)
    soup = read(page_of(nb, book(Marks(0, 2, waiting=True), Marks(1, 2)), "anna", "ps1"))
    assert soup.find("h1").get_text() == "Who is deported"
    assert contents(soup) == [
        ["Share", "◐ Partly right", "1 of 2 points"],
        ["Letter", "☐ Not read yet", "worth 2 points"],
    ]


def test_a_page_can_be_walked_by_ear_and_by_keyboard() -> None:
    soup = read(page_of(graded(), book(Marks(0, 2, waiting=True)), "anna", LESSON))
    assert soup.html["lang"] == "en"
    assert [len(soup.find_all(name)) for name in ("h1", "main", "header", "nav", "footer")] == [1] * 5
    assert soup.find("a")["href"] == "#" + soup.find("main")["id"]
    targets = [link["href"][1:] for link in soup.find_all("a", href=True) if link["href"].startswith("#")]
    assert [one for one in targets if not soup.find(id=one)] == []
    assert [
        one
        for one in soup.find_all(True)
        if one.get("aria-labelledby") and not soup.find(id=one["aria-labelledby"])
    ] == []
    signs = soup.find_all(class_="sign")
    assert signs
    assert all(sign.get("aria-hidden") == "true" for sign in signs)


def test_the_pages_text_reaches_the_contrast_of_4_5_in_light_and_in_dark() -> None:
    style = read(page_of(graded(), Grades(), "anna", LESSON)).find("style").string
    light, dark = (dict(_colors(part)) for part in style.split("@media (prefers-color-scheme: dark)")[:2])
    for colors in (light, dark):
        for ground in ("page", "card"):
            for ink in ("text", "quiet", "link", "own", "good", "part", "stop", "string"):
                assert _contrast(colors[ink], colors[ground]) >= 4.5, (ink, ground)


def _colors(css: str) -> list[tuple[str, str]]:
    return re.findall(r"--([a-z]+): #([0-9a-f]{6});", css.split("* {")[0])


def _contrast(one: str, other: str) -> float:
    def light(color: str) -> float:
        parts = [int(color[n : n + 2], 16) / 255 for n in (0, 2, 4)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted([light(one), light(other)])
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, lesson: Lesson, deal) -> Course:
    """Through the real nbgrader: a learner who is right in all and hostile, a mistaken one, and one who could not be graded."""
    course = Course(tmp_path_factory.mktemp("pages"), LESSON)
    course.generate()
    mistaken = course.released()
    fill_code(mistaken)
    wrong = {
        one.id: code_for(KIT / "solutions" / LESSON, one, 0, deal) for one in lesson.exercises if one.mistakes
    }
    write_answers(mistaken, {**wrong, "share": "1 / 0"})
    course.submit("mistaken", mistaken)
    hostile = course.reference()
    hostile.cells[3:3] = [
        new_markdown_cell(MARKUP["image that fails"]),
        new_code_cell(
            f"from IPython.display import HTML, Javascript, display\ndisplay(HTML({MARKUP['script']!r}), Javascript('1'))"
        ),
    ]
    hostile.metadata["title"] = MARKUP["title that closes"]
    course.submit(HOSTILE, hostile)
    course.submit("stopped", new_notebook())
    (course.root / "submitted" / "stopped" / LESSON / f"{LESSON}.ipynb").write_text("{")
    course.nbgrader("autograde", LESSON)

    course.nbgrader("generate_feedback", LESSON)
    return course


def written(course: Course, learner: str) -> BeautifulSoup:
    """The page that nbgrader wrote for a learner."""
    path = Path(course.root, "feedback", learner, LESSON, f"{LESSON}.html")
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_a_perfect_learners_page_names_every_exercise_and_what_waits(pages: Course, lesson: Lesson) -> None:
    soup = written(pages, HOSTILE)
    rows = contents(soup)
    assert {row[0] for row in rows} == {one.title for one in lesson.exercises}
    assert {row[1] for row in rows} == {"✓ Right", "✎ Recorded", "☐ Not read yet"}
    assert summary(soup) == [
        say("points.checked", points=out_of("13", "13")),
        say("points.waiting", points=points("2")),
    ]


def test_cleaning_costs_nobody_a_point(pages: Course, lesson: Lesson) -> None:
    automatic = {one.id: one.points for one in lesson.exercises if not one.graded_by_hand}
    assert {id: pages.scores()[HOSTILE][id][0] for id in automatic} == automatic


def test_the_learners_chart_is_on_the_page_as_a_picture(pages: Course) -> None:
    (figure,) = [one for one in written(pages, HOSTILE)("figure") if "ero-arrests" in one.img["alt"]]
    assert "Redrawn from the chart's data." in figure.get_text()


def test_an_explorer_is_named_on_the_page_and_not_drawn(pages: Course) -> None:
    text = written(pages, HOSTILE).get_text()
    assert "Denominator machine: an explorer, not drawn here." in text


def test_a_mistaken_learner_reads_the_reply_to_each_mistake(pages: Course, lesson: Lesson) -> None:
    text = written(pages, "mistaken").get_text()
    for exercise in lesson.exercises:
        if exercise.mistakes and exercise.id != "share":  # that cell ends in an error
            assert exercise.mistakes[0].reply in text, exercise.id
    assert "ZeroDivisionError: division by zero" in text


@pytest.mark.parametrize("learner", ["mistaken", HOSTILE])
def test_no_hidden_expectation_is_printed(learner: str, pages: Course, lesson: Lesson) -> None:
    """Neither a line of reference code nor a sample of the rubric, but what the learner handed in or was given."""
    path = pages.root / "submitted" / learner / LESSON / f"{LESSON}.ipynb"
    text = written(pages, learner).get_text()
    theirs = "\n".join(cell.source for nb in (nbformat.read(path, 4), pages.released()) for cell in nb.cells)
    for exercise in lesson.exercises:
        lines = [line.strip() for line in exercise.solution.splitlines() if len(line.strip()) > 25]
        samples = [sample.strip()[:60] for level in exercise.rubric for sample in level.samples]
        assert [one for one in (*lines, *samples) if one in text and one not in theirs] == []


def test_a_learner_who_was_not_graded_gets_a_page_from_nbgrader_too(pages: Course) -> None:
    text = written(pages, "stopped").get_text()
    assert say("file.cut-off") in text
    assert say("do.save-whole") in text
    assert "point" not in text


@pytest.mark.parametrize("learner", ["mistaken", HOSTILE, "stopped"])
def test_nbgraders_page_is_harmless_and_small(pages: Course, learner: str) -> None:
    soup = written(pages, learner)
    assert harms(str(soup)) == []
    assert len(str(soup)) < 2_000_000


def test_written_answers_count_as_written_and_stay_code(pages: Course) -> None:
    with Gradebook(f"sqlite:///{pages.root / 'gradebook.db'}") as book:
        assert book.find_notebook(LESSON, LESSON).max_written_score == 2
        assert book.find_notebook(LESSON, LESSON).max_code_score == 13
        assert book.find_source_cell(WRITTEN, LESSON, LESSON).cell_type == "code"
    marked = {
        cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in pages.autograded(HOSTILE).cells
    }
    assert marked[WRITTEN].cell_type == "code"
    assert pages.scores()[HOSTILE][WRITTEN] == (None, 2)


def test_points_and_comment_of_a_person_reach_nbgraders_page(pages: Course, lesson: Lesson) -> None:
    with Gradebook(f"sqlite:///{pages.root / 'gradebook.db'}") as book:
        book.find_grade(WRITTEN, LESSON, LESSON, HOSTILE).manual_score = 1.5
        book.find_comment(WRITTEN, LESSON, LESSON, HOSTILE).manual_comment = MARKUP["script"] + "*Fair*"
        assert book.find_submission(LESSON, HOSTILE).written_score in (0, 1.5)
        book.db.commit()
    before = str(written(pages, HOSTILE))
    pages.nbgrader("generate_feedback", LESSON, "--student", HOSTILE)
    assert str(written(pages, HOSTILE)) == before  # nbgrader keeps a page until it is told to make it anew
    pages.nbgrader("generate_feedback", LESSON, "--force", "--student", HOSTILE)
    soup = written(pages, HOSTILE)
    row = next(row for row in contents(soup) if row[0] == lesson.exercise(WRITTEN).title)
    assert row[1:] == ["✎ Read by a person", "1.5 of 2 points"]
    assert soup.find(class_="comment").find("em").get_text() == "Fair"
    assert harms(str(soup)) == []


def test_a_very_long_answer_is_shown_from_its_beginning() -> None:
    nb = with_more(graded(), "not-yet")
    nb.cells[3].source = "answer_0 = 1\n" + "# long\n" * 1_000
    text = card(read(page_of(nb, book(Marks(0, 2, waiting=True)), "anna", LESSON)), 3).get_text()
    assert "answer_0 = 1" in text
    assert say("left-out.rest") in text
    assert len(text) < 4_000


def test_what_was_stopped_comes_first_and_its_cell_is_shown() -> None:
    nb = graded("timed-out", 0)
    stopped = new_code_cell(
        "while True:\n    share = 5", outputs=[new_output("error", ename="CellTimeoutError")]
    )
    stopped.outputs[0].traceback = ["This cell ran too long and was stopped."]
    nb.cells.insert(1, stopped)
    nb.cells[2].metadata["scomm"]["stopped"] = stopped.id
    page = page_of(nb, book(Marks(0, 2, waiting=True), Marks(0, 2)), "anna", LESSON)
    text = read(page).find(class_="start").get_text()
    shown = (SHARE, "Ran out of time", "The cell that was stopped", "share = 5", "ran too long")
    assert [words for words in shown if words not in text] == []
    assert "Your answer" not in text


def test_the_notebook_stands_folded_at_the_end_as_it_ran() -> None:
    folded = read(
        page_of(graded(written="Dear editor"), book(Marks(0, 2, waiting=True)), "anna", LESSON)
    ).main.find_all("details")[-1]
    assert "open" not in folded.attrs
    assert folded.summary.get_text().strip() == say("page.notebook")
    assert "Dear editor" in folded.parent.get_text()
