"""What follows a verdict: a worked solution, a self-check with samples, and nothing of it in a graded course."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.exercises.key.practice import to_practice
from lessonkit.exercises.learner.session import say
from tests.exercises import tiny
from tests.exercises.learner.test_session import RIGHT

CODE = 'share_red = 100 * row["red"] / row["all"]'
TEXT = "what_is_hidden = 'It hides how many boxes there are.'\ncheck('what-is-hidden')"
SAMPLES = [text for level in tiny.HIDDEN.rubric for text in level.samples]


def after(verdict) -> str:
    return "\n".join(line for one in verdict.afterwards for line in one.as_text())


@pytest.fixture
def practice(here: Path) -> None:
    """The lesson as a graded course hands it out, with its named mistakes."""
    (here / "practice.json").write_text(json.dumps(to_practice(tiny.LESSON, tiny.load, "full")))


def test_a_right_answer_is_followed_by_one_way_to_do_it(notebook) -> None:
    notebook.begin()
    verdict = notebook.run(f"share_red = {RIGHT}\ncheck('share-red')")
    assert [one.summary for one in verdict.afterwards] == [say("afterwards.one-way")]
    assert CODE in after(verdict)
    assert "<details" in verdict._repr_html_()
    assert CODE.replace('"', "&quot;") in verdict._repr_html_()


def test_a_wrong_answer_is_not_until_all_hints_are_taken(notebook) -> None:
    notebook.begin()
    wrong = "share_red = 1\ncheck('share-red')"
    assert notebook.run(wrong).afterwards == ()
    notebook.run("hint('share-red')")
    assert notebook.run(wrong).afterwards == ()
    notebook.run("hint('share-red')")
    told = after(notebook.run(wrong))
    assert CODE in told
    assert say("afterwards.value", value=f"{RIGHT:.7g}", unit="percent") in told
    assert tiny.SHARE.explain in told


def test_the_hint_after_the_last_one_is_the_solution_and_not_the_last_once_more(notebook) -> None:
    notebook.begin()
    shown = [notebook.run("hint('share-red')") for _ in range(3)]
    assert [CODE in repr(one) for one in shown] == [False, False, True]
    assert tiny.SHARE.hints[-1] not in repr(shown[2])
    assert "<details" in shown[2]._repr_html_()


def test_a_guess_has_no_solution(notebook) -> None:
    notebook.begin()
    for _ in range(4):
        shown = repr(notebook.run("hint('guess-red')"))
    assert tiny.GUESS.hints[-1] in shown
    assert notebook.run("guess_red = (50, 60)\ncheck('guess-red')").afterwards == ()


def test_a_right_choice_is_followed_by_why_the_others_are_not(notebook) -> None:
    notebook.begin()
    told = after(notebook.run("which_base = 'b'\ncheck('which-base')"))
    for mistake in tiny.BASE.mistakes:
        assert mistake.reply in told
    assert tiny.BASE.solution not in told


def test_after_the_hints_a_choice_names_the_right_option_and_an_order_its_letters(notebook) -> None:
    notebook.begin()
    for id in ("which-base", "rank-shelves"):
        for _ in range(2):
            notebook.run(f"hint('{id}')")
    told = after(notebook.run("which_base = 'a'\ncheck('which-base')"))
    assert f"b: {tiny.BASE.options['b']}" in told
    assert say("afterwards.order", letters="c, a, b") in repr(notebook.run("hint('rank-shelves')"))


def test_every_exercise_with_a_key_can_be_worked_out_for_the_learner(notebook) -> None:
    notebook.begin()
    for exercise in tiny.LESSON.exercises:
        for _ in range(len(exercise.hints)):
            notebook.run(f"hint('{exercise.id}')")
        shown = notebook.run(f"hint('{exercise.id}')")
        assert bool(shown.afterwards) == exercise.answer_kind.keyed, exercise.id


def test_a_text_of_ones_own_is_followed_by_a_list_to_tick_and_samples_of_each_level(notebook) -> None:
    notebook.begin()
    verdict = notebook.run(TEXT)
    told, page = after(verdict), verdict._repr_html_()
    assert f"[ ] {tiny.HIDDEN.rubric[0].looks_like}" in told
    assert "<input type='checkbox'>" in page
    for sample in SAMPLES:
        assert sample in told
    # the list stands open, the samples are folded
    assert page.count("<details") == 1 + len(tiny.HIDDEN.rubric)
    assert page.count(" open>") == 1


def test_a_text_that_was_not_read_yet_has_no_self_check(notebook) -> None:
    notebook.begin()
    assert (
        notebook.run("what_is_hidden = '...'\nwhat_is_hidden = ...\ncheck('what-is-hidden')").afterwards == ()
    )


@pytest.mark.usefixtures("practice")
def test_a_graded_course_shows_no_solution_and_no_sample(notebook, here: Path) -> None:
    notebook.begin()
    shown = []
    for exercise in tiny.LESSON.exercises:
        shown += [repr(notebook.run(f"hint('{exercise.id}')")) for _ in range(4)]
    shown.append(notebook.run(f"share_red = {RIGHT}\ncheck('share-red')").as_text())
    shown.append(notebook.run("share_red = 1\ncheck('share-red')").as_text())
    shown.append(notebook.run("which_base = 'b'\ncheck('which-base')").as_text())
    verdict = notebook.run(TEXT)
    assert f"[ ] {tiny.HIDDEN.rubric[0].looks_like}" in after(verdict)
    shown.append(verdict.as_text().replace("It hides how many boxes there are.", "", 1))
    everything = "\n".join(shown)
    for sample in SAMPLES:
        assert sample not in everything
        assert sample not in (here / "practice.json").read_text()
    assert CODE not in everything
    assert say("afterwards.one-way") not in everything


def test_a_practice_file_of_an_earlier_edition_opens_and_has_no_self_check(notebook, here: Path) -> None:
    made = to_practice(tiny.LESSON, tiny.load)
    for entry in made["exercises"]:
        del entry["levels"]
    (here / "practice.json").write_text(json.dumps(made))
    notebook.begin()
    assert notebook.run(TEXT).state == "recorded"
    assert notebook.run(TEXT).afterwards == ()


def test_nothing_follows_while_a_notebook_is_validated(notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook.begin()
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert notebook.run(f"share_red = {RIGHT}\ncheck('share-red')").afterwards == ()
