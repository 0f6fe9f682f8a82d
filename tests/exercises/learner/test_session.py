"""A learner runs cells: begin, answer, check, hint, restart."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises import Deal
from lessonkit.exercises.deal import deal_for, read_code
from lessonkit.exercises.guesses.near import said_before
from lessonkit.exercises.key.practice import to_practice
from lessonkit.exercises.kinds.function import say as say_of_kinds
from lessonkit.exercises.learner import passport, passport_file, session
from lessonkit.exercises.learner.lent import lend
from lessonkit.exercises.learner.session import say
from lessonkit.exercises.locate import GRADING
from lessonkit.exercises.spec import say as say_of_any
from lessonkit.exercises.things import what_is
from lessonkit.language import nearest
from tests.exercises import tiny
from tests.exercises.impostors import STRANGERS

CODE = "otter-maple-river"
SHELF = deal_for(CODE, tiny.LESSON.pools).shelf
RIGHT = 100 * tiny.RED[SHELF] / tiny.ALL[SHELF]
FILE = "passport-90-tiny.json"


def kept(folder: Path) -> passport.Passport:
    return passport_file.read(folder / FILE)


def line(wrong: str, allowed: str, do: str) -> str:
    """The one line of an error: what was wrong, what is allowed, what to do."""
    assert all((wrong, allowed, do))
    return str(KitError(wrong, allowed=allowed, do=do))


NONE_OPEN = line(say("none-open"), say("none-open-allowed"), say("none-open-do"))
ALL_EXERCISES = ", ".join(exercise.id for exercise in tiny.LESSON.exercises)


def code_line(id: str, do: str, **fields: object) -> str:
    return line(say_of_any(f"code.{id}", **fields), say_of_any("code.allowed"), do)


def no_lesson_name(shown: str) -> str:
    wrong = say_of_any("lesson.no-text", shown=shown)
    return line(wrong, say_of_any("lesson.no-text-allowed"), say_of_any("lesson.no-text-do"))


FIRST_GUESS = say(
    "guess.first", number=1, title="Guess the share", variable="guess_red", exercise="guess-red"
)


def no_exercise(id: str, do: str) -> str:
    return line(say_of_any("exercise.unknown", lesson="90-tiny", exercise=id), ALL_EXERCISES, do)


# --- begin


def test_begin_deals_and_tells_what_it_dealt(notebook, capsys):
    assert notebook.begin() == Deal(shelf=SHELF)
    shown = capsys.readouterr().out
    assert say("welcome.dealt", code=CODE, dealt=f"shelf {SHELF}") in shown.splitlines()


@pytest.mark.parametrize("empty", ["", "   ", "\n"])
def test_an_empty_code_gets_a_new_one_and_is_told_where_to_paste_it(notebook, capsys, empty):
    notebook.begin(code=empty)
    shown = capsys.readouterr().out
    offered = shown.split('learner_code = "')[1].split('"')[0]
    assert say("code.taken", code=offered) in shown.splitlines()
    assert read_code(offered) == offered


def test_a_code_is_kept_over_a_restart_although_the_cell_stays_empty(notebook, restart, here):
    notebook.begin(code="")
    notebook.run("share_red = 1\ncheck('share-red')")
    first = kept(here).learner
    restart().begin(code="")
    assert session.open_notebook().code == first


def test_the_code_of_a_neighbouring_lesson_is_taken_over(notebook, here, capsys):
    neighbour = here.parent / "01-other"
    neighbour.mkdir()
    passport_file.write(
        passport.Passport("01-other", "1", learner="fox-fox-fox"), neighbour / "passport-01-other.json"
    )
    notebook.begin(code="")
    assert say("code.taken", code="fox-fox-fox") in capsys.readouterr().out.splitlines()


def test_another_code_than_the_passports_is_said_to_be_one(notebook, restart, capsys):
    notebook.begin()
    notebook.run("share_red = 1\ncheck('share-red')")
    restart().begin(code="fox-fox-fox")
    assert say("code.another", before=CODE, now="fox-fox-fox") in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            "begin('90-tinny', 'otter-maple-river')",
            line(say("lesson.unknown", lesson="90-tinny"), "90-tiny", "Did you mean '90-tiny'?"),
        ),
        (
            "begin('90-tiny', 'otter-mapel-river')",
            code_line(
                "no-word", say_of_any("code.no-word-do", nearest="Did you mean 'maple'?"), word="mapel"
            ),
        ),
        ("begin('90-tiny', 'otter-maple')", code_line("length", say_of_any("code.length-do"), n=2)),
        ("begin('90-tiny', None)", code_line("no-text", say_of_any("code.no-text-do"), thing=what_is(None))),
        ("begin('90-tiny', 3)", code_line("no-text", say_of_any("code.no-text-do"), thing=what_is(3))),
        ("begin(4)", no_lesson_name(what_is(4))),
        ("begin('../90-tiny')", no_lesson_name("'../90-tiny'")),
        ("check('share-red')", NONE_OPEN),
        ("hint('share-red')", NONE_OPEN),
        ("explore('denominator-machine', after='guess-red')", NONE_OPEN),
    ],
)
def test_a_first_cell_that_goes_wrong_gets_one_line(notebook, cell, said):
    with pytest.raises(KitError) as caught:
        notebook.run(cell)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("check('share-rde')", no_exercise("share-rde", nearest("share-rde", ["share-red"]))),
        ("hint('zzz')", no_exercise("zzz", say_of_any("exercise.unknown-do"))),
        (
            "check(load)",
            line(
                say_of_any("exercise.no-text", thing=what_is(tiny.load)),
                ALL_EXERCISES,
                say_of_any("exercise.no-text-do", exercise="guess-red"),
            ),
        ),
        (
            "explore('denominator-machine', after='share-red')",
            line(say("guess.no-guess", exercise="share-red"), "guess-red", say("guess.no-guess-do")),
        ),
        (
            "explore('denominator-machine', after='zzz')",
            no_exercise("zzz", say_of_any("exercise.unknown-do")),
        ),
    ],
)
def test_a_later_cell_that_goes_wrong_gets_one_line(notebook, cell, said):
    notebook.begin()
    with pytest.raises(KitError) as caught:
        notebook.run(cell)
    assert str(caught.value) == said


def test_missing_solutions_get_one_line(notebook, kit):
    shutil.rmtree(kit / "solutions")
    with pytest.raises(KitError) as caught:
        notebook.begin()
    lost = say("lesson.lost", lesson="90-tiny")
    assert str(caught.value) == line(lost, say("lesson.lost-allowed"), say("lesson.lost-do"))


def test_a_failed_begin_leaves_the_open_lesson_open(notebook):
    notebook.begin()
    with pytest.raises(KitError):
        notebook.begin(lesson="91-other")
    assert notebook.run(f"share_red = {RIGHT}\ncheck('share-red')").state == "right"


# --- check


def test_a_learner_goes_from_nothing_to_right(notebook):
    notebook.begin()
    assert notebook.run("check('share-red')").state == "not-attempted"
    partly = notebook.run(f"share_red = {RIGHT / 100}\ncheck('share-red')")
    assert (partly.state, partly.score, partly.mistake) == ("partly", 1, "as-fraction")
    assert partly.notes == (say("hint.offered", exercise="share-red"),)
    right = notebook.run(f"share_red = {RIGHT}\ncheck('share-red')")
    assert (repr(right), right.reply, right.notes) == ("2", tiny.SHARE.explain, ())


def test_every_kind_is_checked_in_the_notebook(notebook):
    notebook.begin()
    notebook.run(textwrap.dedent(tiny.GIVEN))
    for exercise in tiny.LESSON.exercises:
        notebook.run(textwrap.dedent(exercise.reference))
        verdict = notebook.run(f"check('{exercise.id}')")
        assert verdict.state in ("right", "recorded"), exercise.id
        assert verdict.score == (0 if exercise.graded_by_hand else exercise.points)


def test_the_answer_of_one_exercise_is_none_to_another(notebook):
    notebook.begin()
    verdict = notebook.run(f"answer = which_base = rank_shelves = percent = {RIGHT}\ncheck('share-red')")
    assert verdict.state == "not-attempted"


def test_a_deal_that_the_learner_changes_does_not_change_what_is_right(notebook):
    notebook.begin()
    other = next(shelf for shelf in tiny.SHELVES if shelf != SHELF)
    notebook.run(f"class deal: shelf = {other!r}")
    wrong = 100 * tiny.RED[other] / tiny.ALL[other]
    assert notebook.run(f"share_red = {wrong}\ncheck('share-red')").state == "not-yet"


@pytest.mark.parametrize("id", [exercise.id for exercise in tiny.LESSON.exercises])
def test_no_stranger_stops_a_check_or_its_passport(notebook, here, id):
    notebook.begin()
    for stranger, make in STRANGERS.items():
        notebook.names[id.replace("-", "_")] = make()
        assert notebook.run(f"check({id!r})").score == 0, stranger
        if (here / FILE).exists():
            assert kept(here).learner == CODE, stranger


def test_a_check_leaves_nothing_on_stderr(kit):
    """In a process of its own: pytest would catch warnings before they are printed."""
    code = f"""
        import sys, warnings
        warnings.simplefilter("always")
        from scomm import begin, check
        begin("90-tiny", {CODE!r})
        def percent(part, whole):
            import pandas, numpy
            warnings.warn("careful")
            warnings.warn("soon gone", FutureWarning)
            print("loud", file=sys.stderr)
            return numpy.float64(100) * part / numpy.float64(whole)
        check("percent")
        check("share-red")
        guess_red = (50, 60)
        check("guess-red")
    """
    root = Path(__file__).parents[3]
    env = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        check=False,
        env=env,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_check_works_where_warnings_are_errors(notebook, recwarn):
    import warnings

    notebook.begin()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        notebook.run("def percent(part, whole):\n    import warnings\n    warnings.warn('x')\n    return 0")
        assert notebook.run("check('percent')").state == "not-yet"
    assert recwarn.list == []


# --- hints


def test_hints_come_one_by_one_and_are_counted_once(notebook, here):
    notebook.begin()
    shown = [repr(notebook.run("hint('share-red')")) for _ in range(4)]
    first, second = (
        f"{say('hint.numbered', number=number, of=2)}\n{hint}"
        for number, hint in enumerate(tiny.SHARE.hints, 1)
    )
    assert shown[:2] == [first, second]
    assert say("hint.no-more", n=2) in shown[2]  # what follows the last hint: test_afterwards
    assert shown[3] == shown[2]
    assert kept(here).hints == {"share-red": 2}


def test_hints_go_on_where_they_stopped(notebook, restart):
    notebook.begin()
    notebook.run("hint('share-red')")
    again = restart()
    again.begin()
    assert again.run("hint('share-red')").number == 2


def test_an_exercise_without_hints_says_so(notebook):
    notebook.begin()
    told = repr(notebook.run("hint('what-is-hidden')"))
    title = tiny.LESSON.exercise("what-is-hidden").title
    assert told == f"{say('hint.heading')}\n{say('hint.none-by-hand', title=title)}"


# --- predictions come before the data


def test_a_misspelt_explorer_does_not_lock_the_guess(notebook, here):
    notebook.begin()
    notebook.run("guess_red = (40, 60)")
    notebook.run("check('guess-red')")
    with pytest.raises(KitError, match="There is no explorer"):
        notebook.run("explore('denominator-machin', after='guess-red')")
    assert not kept(here).predictions["guess-red"].seen


def test_a_table_waits_for_the_guess_and_then_shows(notebook):
    notebook.begin()
    notebook.run("from scomm import reveal")
    assert repr(notebook.run("reveal('guess-red', 31)")) == FIRST_GUESS
    notebook.run("guess_red = (40, 60)")
    notebook.run("check('guess-red')")
    assert notebook.run("reveal('guess-red', 31)") == 31


def test_an_explorer_waits_for_the_guess(notebook):
    notebook.begin()
    notice = notebook.run("explore('denominator-machine', after='guess-red')")
    assert repr(notice) == FIRST_GUESS


def test_the_first_guess_stands_once_the_data_were_seen(notebook, restart, here):
    notebook.begin()
    notebook.run("guess_red = (40, 60)\ncheck('guess-red')")
    notebook.run("guess_red = (50, 60)\ncheck('guess-red')")
    assert session.hold_back("guess-red") is None
    late = notebook.run("guess_red = (31, 100)\ncheck('guess-red')")
    assert late.state == "recorded"
    assert say("guess.stands", guess="50") in late.notes
    again = restart()
    again.begin()
    kept_guess = say_of_kinds(
        "prediction.kept", guess="50", confidence="60", near=said_before((0, 100), None)
    )
    assert again.run("check('guess-red')").reply.startswith(kept_guess)
    assert again.run("guess_red = (31, 100)\ncheck('guess-red')").notes == (say("guess.stands", guess="50"),)
    assert (kept(here).predictions["guess-red"].guess, kept(here).entries["guess-red"].answer.value) == (
        50,
        [50, 60],
    )


def test_a_guess_that_is_no_guess_does_not_open_the_data(notebook):
    notebook.begin()
    for guess in ("(0.5, 0.6)", "50", "'50,60'", "(float('nan'), 60)", "(True, 60)"):
        notebook.run(f"guess_red = {guess}\ncheck('guess-red')")
        assert session.hold_back("guess-red") is not None


# --- the passport


def test_the_passport_is_written_at_each_check_and_not_before(notebook, here):
    notebook.begin()
    assert not (here / FILE).exists()
    notebook.run("check('share-red')")
    assert not (here / FILE).exists(), "an untouched cell is nothing to remember"
    for number in (1, 2):
        notebook.run(f"share_red = {number}\ncheck('share-red')")
        entry = kept(here).entries["share-red"]
        assert (entry.answer.value, entry.attempts) == (number, number)


def test_after_a_restart_an_empty_cell_is_answered_from_the_passport(notebook, restart, here, capsys):
    notebook.begin()
    notebook.run(f"share_red = {RIGHT}\ncheck('share-red')")
    again = restart()
    again.begin()
    assert say("welcome.restored", n=1, done=1) in capsys.readouterr().out.splitlines()
    for _ in range(2):
        verdict = again.run("share_red = ...\ncheck('share-red')")
        assert verdict.state == "right"
        assert verdict.notes[0] == say("passport.restored")
        assert f"{say('passport.quoted')}: share_red = {RIGHT}" in verdict.as_text()
    assert kept(here).entries["share-red"].attempts == 1


def test_a_passport_survives_a_new_version_with_other_exercises(notebook, restart, kit, here, capsys):
    notebook.begin()
    notebook.run(f"share_red = {RIGHT}\ncheck('share-red')\nwhich_base = 'b'\ncheck('which-base')")
    (kit / "solutions" / "90-tiny" / "exercises.py").write_text(
        "from msgspec.structs import replace\n"
        "from tests.exercises import tiny\n"
        "NEW = replace(tiny.BASE, id='new-base')\n"
        "LESSON = replace(tiny.LESSON, version='2.0', exercises=(NEW, tiny.SHARE, tiny.PERCENT))\n"
    )
    os.utime(kit / "solutions" / "90-tiny" / "exercises.py", ns=(1, 1))
    again = restart()
    again.begin()
    told = capsys.readouterr().out.splitlines()
    assert say("passport.new-version", version="2.0", before="1.0") in told
    assert again.run("check('share-red')").state == "right"
    assert again.run("check('new-base')").state == "not-attempted"
    assert kept(here).version == "2.0"
    assert set(kept(here).entries) == {"share-red", "which-base"}, "what left the lesson is not thrown away"


def test_an_answer_of_another_kind_in_the_passport_gets_a_reply(notebook, here):
    old = passport.Passport("90-tiny", "0.1", learner=CODE)
    for exercise in tiny.LESSON.exercises:
        entry = passport.Entry(passport.Plain("answer", {"old": [1]}), "right", 9, 9, 1, "")
        old = old._with_entry(exercise.id, entry)
    passport_file.write(old, here / FILE)
    notebook.begin()
    for exercise in tiny.LESSON.exercises:
        verdict = notebook.run(f"check('{exercise.id}')")
        assert (verdict.state, verdict.score) == ("unreadable", 0)


@pytest.mark.parametrize("damage", ["{", "\x00\x01", "[]", '{"passport": 1}'])
def test_a_damaged_passport_is_said_to_be_kept_and_the_lesson_goes_on(notebook, here, capsys, damage):
    (here / FILE).write_text(damage)
    notebook.begin()
    [damaged] = [text for text in capsys.readouterr().out.splitlines() if FILE in text]
    aside = say("passport.aside", damaged="", file="passport-90-tiny.damaged-1.json")
    assert damaged.endswith(aside)
    assert notebook.run(f"share_red = {RIGHT}\ncheck('share-red')").state == "right"
    assert (here / "passport-90-tiny.damaged-1.json").read_text() == damage
    assert kept(here).entries["share-red"].state == "right"


def test_in_a_folder_that_may_not_be_written_the_check_goes_on_with_a_note(notebook, monkeypatch):
    def may_not(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", may_not)
    notebook.begin()
    verdict = notebook.run(f"share_red = {RIGHT}\ncheck('share-red')")
    assert (verdict.state, verdict.score) == ("right", 2)
    assert verdict.notes == (say("passport.not-saved", why="Permission denied"),)
    assert notebook.run("hint('share-red')").number == 1
    assert notebook.run("hint('share-red')").number == 2
    assert notebook.run("guess_red = (50, 60)\ncheck('guess-red')").state == "recorded"
    assert session.hold_back("guess-red") is None


def test_a_folder_that_is_gone_is_a_note_too(notebook, here):
    notebook.begin()
    shutil.rmtree(here)
    note = notebook.run("share_red = 1\ncheck('share-red')").notes[0]
    assert note == say("passport.not-saved", why="No such file or directory")


# --- a graded course, and grading


def test_beside_a_practice_file_a_check_gives_no_mark(notebook, here):
    (here / "practice.json").write_text(json.dumps(to_practice(tiny.LESSON, tiny.load)))
    notebook.begin()
    verdict = notebook.run(f"share_red = {RIGHT}\ncheck('share-red')")
    assert (verdict.state, repr(verdict)) == ("practice", "0")
    assert notebook.run("guess_red = (50, 60)\ncheck('guess-red')").state == "recorded"
    assert session.hold_back("guess-red") is None
    assert repr(notebook.run("hint('share-red')")).startswith("Hint 1 of 2")


def test_while_graded_no_passport_is_written_and_the_code_beside_the_notebook_deals(
    notebook, here, monkeypatch, tmp_path
):
    passport_file.write(passport.Passport("90-tiny", "1.0", learner=CODE), here / FILE)
    before = (here / FILE).read_bytes()
    (tmp_path / "lent").mkdir()
    lend(CODE, tiny.LESSON).write(tmp_path / "lent")
    monkeypatch.setenv(GRADING, str(tmp_path / "lent"))
    assert notebook.begin(code="") == Deal(shelf=SHELF)
    assert notebook.run("share_red = 1\ncheck('share-red')").score == 0
    assert session.hold_back("guess-red") is None
    assert (here / FILE).read_bytes() == before
    assert os.listdir(here) == [FILE]


def test_while_graded_a_check_and_a_hint_of_the_learners_own_tell_nothing_and_stop_no_cell(
    notebook, monkeypatch, tmp_path
):
    lend(CODE, tiny.LESSON).write(tmp_path)
    monkeypatch.setenv(GRADING, str(tmp_path))
    notebook.begin()
    said = {
        notebook.run(f"share_red = {value}\ncheck('share-red')").as_text() for value in (RIGHT, 130, "...")
    }
    assert len(said) == 1
    assert all(hint not in repr(notebook.run("hint('share-red')")) for hint in tiny.SHARE.hints)
    with pytest.raises(KitError, match="Allowed: guess-red, share-red"):
        notebook.run("check('share-blue')")


# --- in IPython


@pytest.fixture
def shell(kit):
    from IPython.core.interactiveshell import InteractiveShell

    session.close()
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    shell.run_cell("from scomm import begin, check, explore, hint")
    yield shell
    session.close()
    InteractiveShell.clear_instance()


def run(shell, cell: str):
    from IPython.utils.capture import capture_output

    with capture_output() as shown:
        result = shell.run_cell(cell)
    return result, shown


def test_in_ipython_an_error_of_the_kit_is_one_line_without_a_traceback(shell):
    _, shown = run(shell, "check('share-red')")
    text = shown.stdout + shown.stderr
    assert text.strip() == NONE_OPEN


def test_in_ipython_a_learner_sees_html_and_nbgrader_sees_a_number(shell):
    _, shown = run(shell, f"deal = begin('90-tiny', {CODE!r})")
    (welcome,) = shown.outputs
    assert "Lesson open: 90-tiny" in welcome.data["text/html"]
    result, shown = run(shell, f"share_red = {RIGHT}\ncheck('share-red')")
    data, _ = shell.display_formatter.format(result.result)
    assert data["text/plain"] == "2"
    assert "role='status'" in data["text/html"]
    assert shown.stderr == ""


def test_a_long_written_answer_is_read_back_as_the_learners_own(notebook):
    notebook.begin()
    notebook.run(f"what_is_hidden = {'Much. ' * 30!r}")
    verdict = notebook.run("check('what-is-hidden')")
    assert "Much. Much." in verdict.as_text()
    assert "Much." not in verdict.reply + " ".join(verdict.notes)


@pytest.mark.parametrize(
    ("cell", "id", "quoted"),
    [
        ("which_base = 'd'", "which-base", "your answer: d"),
        ("class Odd: pass\nshare_red = Odd()", "share-red", "the class of this object: Odd"),
        ("def percent(part, whole): raise ValueError('odd')", "percent", "the error: ValueError: odd"),
        ("import pandas\ntidy_boxes = pandas.DataFrame({'odd': [1]})", "tidy-boxes", "the columns: odd"),
    ],
)
def test_what_a_learner_wrote_stands_beside_the_reply_and_not_in_it(notebook, kit, here, cell, id, quoted):
    for graded in (False, True):
        if graded:
            (here / "practice.json").write_text(json.dumps(to_practice(tiny.LESSON, tiny.load)))
        notebook.begin()
        notebook.run(cell)
        verdict = notebook.run(f"check({id!r})")
        assert f"From your notebook, {quoted}" in verdict.as_text()
        assert "odd" not in (verdict.reply + " ".join(verdict.notes)).lower()


def test_in_ipython_a_function_that_prints_is_not_taken_for_an_empty_cell(shell):
    run(shell, f"deal = begin('90-tiny', {CODE!r})")
    run(shell, "def percent(part, whole):\n    return 100 * part / whole if whole else float('nan')\n")
    assert run(shell, "check('percent')")[0].result.state == "right"
    run(shell, "def percent(part, whole):\n    print(part)\n")
    printed = run(shell, "check('percent')")[0].result
    assert printed.state == "not-yet"
    assert printed.reply == say_of_kinds("function.printed", n=4, of=4)
    run(shell, "def percent(part, whole):\n    ...\n")
    assert run(shell, "check('percent')")[0].result.state == "right"


def test_in_ipython_a_function_comes_back_from_the_passport_as_code(shell):
    run(shell, f"deal = begin('90-tiny', {CODE!r})")
    source = "def percent(part, whole):\n    return 100 * part / whole if whole else float('nan')\n"
    assert run(shell, source)[0].success
    assert run(shell, "check('percent')")[0].result.state == "right"
    run(shell, "del percent")
    session.close()
    run(shell, f"deal = begin('90-tiny', {CODE!r})")
    for _ in range(2):
        restored = run(shell, "check('percent')")[0].result
        assert restored.state == "right"
        assert source in restored.quotes[0].words
