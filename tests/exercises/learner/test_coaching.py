"""The coach in a notebook: words above the error, Python's message folded, and the error stays one."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from lessonkit.exercises.learner import session
from lessonkit.exercises.learner.coaching import coach_of
from lessonkit.exercises.learner.coaching import say as say_of_coach
from lessonkit.exercises.locate import GRADING

CODE = "otter-maple-river"


@pytest.fixture
def shell(kit):
    session.close()
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    yield shell
    session.close()
    InteractiveShell.clear_instance()


@pytest.fixture
def open_shell(shell):
    run(shell, f"from scomm import begin, check, hint\ndeal = begin('90-tiny', {CODE!r})")
    return shell


def run(shell, cell: str, **where):
    """The result of a cell, what was displayed, and the lines of its traceback."""
    tracebacks: list[str] = []
    shell._showtraceback = lambda kind, error, lines: tracebacks.extend(lines)
    with capture_output() as shown:
        result = shell.run_cell(cell, **where)
    return result, shown.outputs, tracebacks


def rules(outputs) -> list[str]:
    return [(output.metadata or {}).get("scomm", {}).get("coached") for output in outputs]


def test_an_error_shows_two_lines_above_the_folded_message_and_stays_an_error(open_shell):
    result, outputs, traceback = run(open_shell, "share_red = c")
    assert not result.success
    (words,) = outputs
    first, second = words.data["text/plain"].splitlines()[:2]
    html = words.data["text/html"]
    assert "`c`" in first
    assert '`"c"`' in second
    assert html.index("<strong>") < html.index("<details") < html.index("Traceback")
    assert say_of_coach("coach.folded").replace("'", "&#x27;") in html
    assert "<code>c</code>" in html
    assert traceback == ["NameError: name 'c' is not defined"]


def test_a_cell_that_cannot_be_read_is_coached_once(open_shell):
    result, outputs, traceback = run(open_shell, "share_red = 30%")
    assert isinstance(result.error_before_exec, SyntaxError)
    assert rules(outputs) == ["percent-sign"]
    assert len(traceback) == 1


def test_what_a_learner_wrote_is_escaped(open_shell):
    _, outputs, _ = run(open_shell, "{}['<img src=x>']")
    assert "<img" not in outputs[0].data["text/html"]


def test_an_error_in_the_kits_own_words_stays_as_it_is(open_shell):
    _, outputs, traceback = run(open_shell, "check('share-rde')")
    assert outputs == []
    assert traceback[0].startswith("Lesson 90-tiny has no exercise")


def test_an_error_that_the_kit_raises_in_its_own_words_gives_them(open_shell):
    _, outputs, _ = run(open_shell, "deal.state")
    assert rules(outputs) == ["kits-own"]


def test_an_interrupt_is_no_error_to_coach(open_shell):
    assert run(open_shell, "raise KeyboardInterrupt")[1] == []


def test_outside_of_a_lesson_nothing_is_said(shell):
    coach_of(shell)
    result, outputs, traceback = run(shell, "x = c")
    assert (result.success, outputs) == (False, [])
    assert len(traceback) > 1


@pytest.mark.parametrize(
    "cell", ["check('share-red')", "hint('share-red')", "explore('x')", "print(deal.shelf)"]
)
def test_before_the_first_cell_a_name_of_the_kit_sends_there(shell, cell):
    coach_of(shell)
    assert rules(run(shell, cell)[1]) == ["kit-not-open"]


def test_before_the_first_cell_a_table_in_a_lessons_cell_sends_there(shell):
    coach_of(shell)
    assert rules(run(shell, "detainers.head()", cell_id="00-start-here-code-0d0edc5a")[1]) == [
        "nothing-has-run"
    ]
    assert rules(run(shell, "detainers.head()", cell_id="my-own-cell")[1]) == []


def test_a_learner_code_without_quotes_is_coached_in_the_first_cell(shell):
    coach_of(shell)
    first = f"from scomm import begin\nlearner_code = {CODE}\nbegin('90-tiny', learner_code)"
    assert rules(run(shell, first, cell_id="90-tiny-code-1")[1]) == ["code-without-quotes"]


def test_the_lessons_own_tables_are_known(open_shell):
    assert rules(run(open_shell, "boxes.head()")[1]) == ["given-not-run"]
    assert rules(run(open_shell, "boxxes.head()")[1]) == ["near-not-run"]


def test_a_name_that_a_template_leaves_to_the_learner_is_no_near_miss_of_another(open_shell):
    open_shell.user_ns["year"] = 2020
    assert rules(run(open_shell, "years")[1]) == ["near-name"]
    starter = "figure = ...\n# figure.add_scatter(x=years, y=[share(year) for year in years])"
    coach_of(open_shell).knows("", frozenset({"figure"}), [starter])
    assert rules(run(open_shell, "years + 1")[1]) == ["template-name"]


def test_while_graded_nothing_is_said(open_shell, monkeypatch):
    monkeypatch.setenv(GRADING, "anywhere")
    _, outputs, traceback = run(open_shell, "x = c")
    assert outputs == []
    assert len(traceback) > 1


def test_a_coach_that_stumbles_leaves_pythons_message(open_shell, monkeypatch):
    monkeypatch.setattr("lessonkit.exercises.learner.coaching.advice_on", lambda *_, **__: 1 / 0)
    _, outputs, traceback = run(open_shell, "x = c")
    assert outputs == []
    assert len(traceback) > 1


def test_a_lesson_that_begins_again_coaches_once(open_shell):
    run(open_shell, f"deal = begin('90-tiny', {CODE!r})")
    assert rules(run(open_shell, "x = c")[1]) == ["letter-without-quotes"]


def test_a_name_that_is_silent_or_runs_after_a_cell_is_not_coached(open_shell):
    assert run(open_shell, "x = c", silent=True)[1] == []
