"""Breaking the flow: what a learner does out of order, and that nothing is lost and each reply is true. README.md lists each flow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessonkit.exercises.learner.session import say
from lessonkit.jupyterlab.words import say as said_beside
from tests.browser.answers import Answers, opened
from tests.browser.chromium import Network
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import FRONT, LabPage

ZERO, SIX = "00-start-here", "06-opting-out"
PASSPORT = f"passport-{ZERO}.json"
BEGIN = "deal = begin("
NOT_RUN = say("told.why.not-run", name="first_answer", line=0)
ERROR = 'one_year = detainers["detainer"].sum()'
MENDED = 'one_year = detainers["detainers"].sum()'


@pytest.fixture(scope="module")
def folder(course: Path) -> Path:
    for lesson in (ZERO, SIX):
        copy_lesson(lesson, course)
    return course / "lessons" / ZERO


@pytest.fixture(scope="module")
def zero(lab: LabPage, folder: Path) -> Answers:
    return opened(lab, ZERO)


def kept(folder: Path, exercise: str = "first-answer") -> dict[str, object]:
    """What the passport in a folder keeps of an answer."""
    return json.loads((folder / PASSPORT).read_text("utf-8"))["exercises"][exercise]


def give(zero: Answers, year: int) -> str:
    """Type a year into the control and press Check; the reply."""
    zero.panel("first-answer").get_by_role("textbox").fill(str(year))
    return zero.check("first-answer")


def test_a_check_before_the_first_cell_sends_there(zero: Answers) -> None:
    assert "first" in zero.run_check("first-answer")
    assert len(zero.lab.errors()) == 1


def test_an_answer_that_was_typed_and_not_run_is_told_to_be_run(zero: Answers) -> None:
    zero.lab.run(BEGIN)
    zero.type_code("first-answer", "first_answer = 2008")
    assert NOT_RUN in zero.run_check("first-answer")


def test_an_answer_that_was_changed_and_not_run_is_told_apart_from_the_one_that_is_judged(
    zero: Answers,
) -> None:
    assert "Right" in give(zero, 2008)
    zero.type_code("first-answer", "first_answer = 2014")
    words = zero.run_check("first-answer")
    assert say("told.changed") in words
    assert "Right" in words


def test_a_wrong_try_after_the_right_one_costs_nothing(zero: Answers, folder: Path) -> None:
    assert say("passport.best-stands") in give(zero, 2014)
    assert kept(folder)["state"] == "right"


def test_run_all_stops_at_a_coached_error_and_goes_on_once_it_is_mended(zero: Answers) -> None:
    below = f"{ZERO}-check-one-year"
    zero.type_code("one-year", ERROR)
    zero.lab.run_all()
    assert [error.split(":")[0] for error in zero.lab.errors()] == [f"{ZERO}-answer-one-year"]
    assert zero.lab.outputs(below) == []
    zero.type_code("one-year", MENDED)
    zero.lab.run_all()
    assert zero.lab.errors() == []
    assert zero.lab.outputs(below)


def change_theme(lab: LabPage, name: str) -> None:
    """Change JupyterLab's theme and wait until its splash is gone: it takes the keyboard."""
    lab._do(
        "await window.jupyterapp.commands.execute('apputils:change-theme', { theme })",
        theme=f"JupyterLab {name}",
    )
    lab.page.wait_for_function(
        "light => document.body.dataset.jpThemeLight === light && !document.getElementById('jupyterlab-splash')",
        arg="true" if name == "Light" else "false",
    )


@pytest.fixture
def dark(zero: Answers) -> Iterator[Answers]:
    change_theme(zero.lab, "Dark")
    yield zero
    change_theme(zero.lab, "Light")


LIGHTNESS = """node => {
  const lightness = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(one => one / 255)
      .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = node;
  while (/rgba\\(.*, 0\\)|transparent/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const [a, b] = [getComputedStyle(node).color, getComputedStyle(behind).backgroundColor].map(lightness).sort((a, b) => a - b);
  return (b + 0.05) / (a + 0.05);
}"""


def test_a_coached_error_is_readable_in_the_dark_and_unfolds_by_keyboard(dark: Answers) -> None:
    dark.type_code("one-year", ERROR)
    dark.lab.run(f"{ZERO}-answer-one-year")
    output = dark.lab.output(f"{ZERO}-answer-one-year")
    words, fold, message = output.locator("p").first, output.locator("summary"), output.locator("details pre")
    expect(message).to_be_hidden()
    for shown in (words, fold):
        assert shown.evaluate(LIGHTNESS) >= 4.5
    dark.lab.screenshot("flow-dark-error")
    dark.panel("one-year").get_by_role("button", name="Hint").focus()
    dark.lab.page.keyboard.press("Tab")
    expect(fold).to_be_focused()
    dark.lab.page.keyboard.press("Enter")
    expect(message).to_be_visible()
    assert message.evaluate(LIGHTNESS) >= 4.5
    dark.lab.page.keyboard.press("Enter")
    expect(message).to_be_hidden()


def test_an_endless_loop_is_stopped_and_the_answers_are_still_there(zero: Answers) -> None:
    cell = f"{ZERO}-answer-one-year"
    zero.type_code("one-year", "print('begun')\nwhile True:\n    pass")
    zero.lab.select(cell)
    zero.lab._do("window.jupyterapp.commands.execute('notebook:run-cell')")
    output = zero.lab.output(cell)
    expect(output).to_contain_text("begun")
    zero.lab.page.locator(f"{FRONT} [data-command='notebook:interrupt-kernel']").click()
    expect(output).to_contain_text("KeyboardInterrupt")
    zero.lab.wait_until_idle()
    zero.type_code("one-year", MENDED)
    assert "Right" in give(zero, 2008)


def test_a_check_cell_can_be_neither_changed_nor_deleted(zero: Answers) -> None:
    cell = f"{ZERO}-check-first-answer"
    zero.lab.type_into(cell, "check('nothing')")
    zero.lab.select(cell)
    zero.lab._do("await window.jupyterapp.commands.execute('notebook:delete-cell')")
    zero.lab.page.keyboard.press("Escape")  # JupyterLab says why in a dialog
    assert "".join(zero.lab.cells()[zero.lab._index(cell)]["source"]) == 'check("first-answer")'


def test_a_restart_then_a_check_of_a_filled_control_says_what_is_judged(zero: Answers) -> None:
    zero.lab.restart()
    assert "first" in zero.run_check("first-answer")
    zero.lab.run(BEGIN)
    assert say("passport.restored-run") in zero.run_check("first-answer")
    expect(zero.panel("first-answer").get_by_role("textbox")).to_have_value("2008")
    words = zero.check("first-answer")
    assert "Right" in words
    assert "passport" not in words


def test_the_page_is_loaded_again_and_the_same_kernel_goes_on(zero: Answers) -> None:
    zero.lab.save()
    zero.lab.open(f"{ZERO}/{ZERO}.ipynb")
    assert "Right" in zero.lab.text(f"{ZERO}-check-first-answer")
    expect(zero.panel("first-answer").get_by_role("textbox")).to_have_value("2008")
    assert "Right" in zero.run_check("first-answer")


def test_a_deleted_passport_is_made_again_by_the_next_check(zero: Answers, folder: Path) -> None:
    (folder / PASSPORT).unlink()
    assert "Right" in zero.check("first-answer")
    assert kept(folder)["state"] == "right"


def test_a_renamed_notebook_goes_on_with_the_same_passport(zero: Answers, folder: Path) -> None:
    rename = "const { contents } = window.jupyterapp.serviceManager; await contents.rename(from, to);"
    names = {"from": f"{ZERO}/{ZERO}.ipynb", "to": f"{ZERO}/mine.ipynb"}
    zero.lab._do(rename, **names)
    before = kept(folder)["attempts"]
    assert "Right" in zero.check("first-answer")
    assert kept(folder)["attempts"] == int(str(before)) + 1
    assert sorted(path.name for path in folder.glob("passport*")) == [PASSPORT]
    zero.lab.save()
    zero.lab._do(rename, **{"from": names["to"], "to": names["from"]})


@pytest.fixture
def told_of_the_folder(zero: Answers) -> Iterator[None]:
    """JupyterLab's own list of files misses the folder, and says so in a dialog; the learner says OK."""
    dialog = zero.lab.page.locator(".jp-Dialog")
    zero.lab.page.add_locator_handler(dialog, lambda: dialog.locator("button").last.click())
    yield
    zero.lab.page.remove_locator_handler(dialog)


@pytest.mark.usefixtures("told_of_the_folder")
def test_in_a_renamed_folder_the_check_replies_and_says_that_nothing_is_kept(
    zero: Answers, folder: Path
) -> None:
    away = folder.with_name("elsewhere")
    folder.rename(away)
    try:
        words = zero.check("first-answer")
        assert "Right" in words
        assert "could not be saved" in words
    finally:
        away.rename(folder)
    assert "could not be saved" not in zero.check("first-answer")


def test_a_deleted_first_cell_leaves_a_true_word_and_comes_back_by_undo(zero: Answers) -> None:
    zero.lab.select(BEGIN)
    zero.lab._do("await window.jupyterapp.commands.execute('notebook:delete-cell')")
    zero.lab.restart()
    zero.panel("first-answer").get_by_role("button", name="Check").click()
    expect(zero.said("first-answer")).to_have_text(said_beside("answer.no-first-cell"))
    zero.lab._do("await window.jupyterapp.commands.execute('notebook:undo-cell-action')")
    assert "Right" in zero.check("first-answer")


def test_a_copy_of_the_notebook_shares_the_passport_and_takes_no_right_answer_from_it(
    zero: Answers, folder: Path
) -> None:
    zero.lab._do(
        "const { contents } = window.jupyterapp.serviceManager; await contents.copy(path, folder);",
        path=f"{ZERO}/{ZERO}.ipynb", folder=ZERO,
    )  # fmt: skip
    (copy,) = (path.name for path in folder.glob(f"{ZERO}-Copy*.ipynb"))
    zero.lab.open(f"{ZERO}/{copy}")
    assert say("passport.best-stands") in give(zero, 2014)
    assert kept(folder)["state"] == "right"


def test_a_fresh_copy_beside_the_passport_finds_the_answers_there(zero: Answers, folder: Path) -> None:
    (folder / "fresh.ipynb").write_bytes((folder / f"{ZERO}.ipynb").read_bytes())
    copy_lesson(ZERO, folder.parents[1])
    zero.lab.open(f"{ZERO}/{ZERO}.ipynb")
    zero.lab.restart()
    words = zero.check("first-answer")
    assert "Right" in words
    assert say("passport.restored-dots") in words


def test_two_lessons_that_are_open_at_once_do_not_mix(zero: Answers, folder: Path) -> None:
    zero.lab._do(
        "await window.jupyterapp.commands.execute('docmanager:open', { path })", path=f"{SIX}/{SIX}.ipynb"
    )
    zero.lab._do("await panel.context.ready; await panel.sessionContext.ready;")
    six = Answers(zero.lab, SIX)
    six.panel("what-changed").get_by_role("radio").nth(2).check()
    assert "Right" in six.check("what-changed")
    zero.lab._do(
        "await window.jupyterapp.commands.execute('docmanager:open', { path })", path=f"{ZERO}/{ZERO}.ipynb"
    )
    assert "Right" in give(zero, 2008)
    kept_of_six = json.loads((folder.parent / SIX / f"passport-{SIX}.json").read_text("utf-8"))["exercises"]
    assert list(kept_of_six) == ["what-changed"]
    assert "what-changed" not in json.loads((folder / PASSPORT).read_text("utf-8"))["exercises"]


def test_nothing_was_asked_of_the_network(lab: LabPage, network: Network) -> None:
    assert network.refused == []
