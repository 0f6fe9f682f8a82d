"""Answers by controls: what is clicked, dragged or typed into a field stands in the answer cell, and is what is graded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from lessonkit.authoring.answer_controls import answer_controls
from lessonkit.exercises.locate import load_lesson
from lessonkit.jupyterlab.words import say
from tests.browser.answers import Answers, click_at, opened
from tests.browser.chromium import Network
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import REPOSITORY

LESSONS = ("00-start-here", "01-booking-to-deportation", "02-what-a-match-means", "06-opting-out")
TOLD = "told = []; from lessonkit.exercises.learner import session; session.changed_and_not_run = told.append"


@pytest.fixture(scope="module")
def lessons(course: Path) -> Path:
    """These lessons as a fresh build hands them out."""
    for lesson in LESSONS:
        copy_lesson(lesson, course)
        path = course / "lessons" / lesson / f"{lesson}.ipynb"
        notebook = nbformat.read(path, 4)
        notebook.metadata["scomm"]["answers"] = answer_controls(
            load_lesson(REPOSITORY / "solutions" / lesson)
        )
        nbformat.write(notebook, path)
    return course / "lessons"


@pytest.fixture(scope="module")
def six(lab: LabPage, lessons: Path) -> Answers:
    return opened(lab, "06-opting-out")


def test_before_the_first_cell_has_run_an_answer_says_where_its_deal_will_stand(six: Answers) -> None:
    expect(six.panel("in-doubt").locator(".scomm-deal")).to_have_text(say("answer.not-dealt"))
    expect(six.panel("what-changed").locator(".scomm-deal")).to_have_count(0)


def test_check_in_a_new_kernel_opens_the_lesson_first_and_says_so(six: Answers) -> None:
    assert "Not attempted" in six.check("what-changed")
    expect(six.panel("what-changed").locator(".scomm-said")).to_contain_text(
        "The cells that open the lesson ran first"
    )


def test_what_was_dealt_stands_beside_each_answer_that_depends_on_it(six: Answers) -> None:
    expect(six.panel("in-doubt").locator(".scomm-deal")).to_have_text(
        re.compile(r"^Your deal · day: \d+ [A-Z][a-z]+ 20\d\d$")
    )
    six.lab.screenshot("control-with-its-deal")
    told = six.panel("office-beside-the-country").locator(".scomm-deal")
    expect(told).to_have_text(re.compile(r"^Your deal · field office: [A-Z]"))
    in_code = six.panel("declined-bounds").locator(".scomm-deal")
    expect(in_code).to_have_text(re.compile(r"^Your deal · state: [A-Z]{2}$"))


def test_a_number_says_beside_its_field_how_precise_it_is_asked_for(six: Answers) -> None:
    for exercise, words in (
        ("in-doubt", say("number.whole")),
        ("open-cases", say("number.exact")),
        ("index-of-the-country", say("number.decimals", n=1)),
    ):
        panel = six.panel(exercise)
        expect(panel.locator(".scomm-precision")).to_have_text(words)
        described = panel.get_by_role("textbox", name="Answer").get_attribute("aria-describedby") or ""
        assert panel.locator(".scomm-precision").get_attribute("id") in described.split()


def test_a_guess_is_made_on_two_lines_with_the_mouse_and_opens_its_data(six: Answers) -> None:
    guess, sure = (six.panel("first-guess").get_by_role("slider").nth(place) for place in (0, 1))
    expect(guess).to_have_attribute("aria-valuetext", "nothing chosen yet")
    click_at(guess, 0.4)
    assert six.source("first-guess").startswith("first_guess = (40, ...)    # (your guess"), (
        "half is no guess"
    )
    click_at(sure, 0.6)
    assert six.source("first-guess").startswith("first_guess = (40, 60)    # (your guess")
    expect(six.panel("first-guess").get_by_label("I guess").last).to_be_visible()
    assert "Your guess: 40. You are 60% sure" in six.check("first-guess")


def test_a_point_is_dragged(six: Answers) -> None:
    guess = six.panel("first-guess").get_by_role("slider").first
    box = guess.bounding_box()
    assert box is not None
    mouse, height = six.lab.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + 0.4 * box["width"], height)
    mouse.down()
    mouse.move(box["x"] + 0.55 * box["width"], height, steps=4)
    mouse.move(box["x"] + 0.7 * box["width"], height + 60, steps=4)
    mouse.up()
    assert six.value("first-guess") == (70, 60)


def test_a_guess_is_made_by_keyboard_and_said_with_its_unit(six: Answers) -> None:
    panel = six.panel("first-guess")
    sure = panel.get_by_role("slider", name="I am this sure")
    sure.focus()
    for key, value in (("Home", 0), ("PageUp", 10), ("ArrowRight", 11), ("ArrowDown", 10), ("End", 100)):
        six.lab.page.keyboard.press(key)
        assert six.value("first-guess") == (70, value)
        expect(sure).to_have_attribute("aria-valuetext", f"{value} percent")
        expect(sure).to_be_focused()
    field = panel.get_by_role("textbox", name="I guess")
    field.fill("12.5")
    assert six.value("first-guess") == (12.5, 100)
    expect(panel.get_by_role("slider", name="I guess")).to_have_attribute("aria-valuenow", "12.5")


def test_a_choice_is_made_by_mouse_and_by_arrow_keys_and_judged_like_a_typed_one(six: Answers) -> None:
    page, cells = six.lab.page, len(six.lab.cells())
    six.panel("what-changed").get_by_role("radio").first.check()
    assert six.value("what-changed") == "a"
    said = "Most of the rise is in Philadelphia"
    assert said in six.check("what-changed")
    page.keyboard.press("Shift+Tab")  # from Check back to the radio buttons
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert six.value("what-changed") == "c"
    expect(six.panel("what-changed").get_by_role("radio").nth(2)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(six.panel("what-changed").locator(".scomm-said")).to_contain_text("The reply stands below")
    assert "Right" in six.lab.text("06-opting-out-check-what-changed")
    six.type_code("what-changed", 'what_changed = "a"')
    assert said in six.check("what-changed")
    assert len(six.lab.cells()) == cells


def test_keys_that_mean_something_to_jupyterlab_stay_with_the_field(six: Answers) -> None:
    cells = [cell["id"] for cell in six.lab.cells()]
    field = six.panel("in-doubt").get_by_role("textbox")
    field.click()
    six.lab.page.keyboard.type("ddabxmyz")
    expect(six.panel("in-doubt")).to_contain_text("This is no number yet")
    assert six.value("in-doubt") is ...
    assert [cell["id"] for cell in six.lab.cells()] == cells


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1,234", 1234),
        ("51.60", 51.6),
        ("53,3", 53.3),
        ("53 counties", 53),
        ("54counties", 54),  # a word of the course, so that a notebook's own lists are joined to the kit's
        ("−16.9", -16.9),
        ("", ...),
    ],
)
def test_a_number_is_read_as_people_write_it(six: Answers, typed: str, written: object) -> None:
    six.panel("in-doubt").get_by_role("textbox").fill(typed)
    assert six.value("in-doubt") == written
    assert "# counties" in six.source("in-doubt")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("53.3 %", "What you wrote has the unit percent, and this asks for counties."),
        ("1 in 70", "You wrote a share of a whole, and this asks for counties."),
        ("5 or 6", "There is more than one number in this"),
        ("3/4", "This is a sum that nobody has worked out yet."),
    ],
)
def test_what_is_no_count_is_asked_about_and_not_written_into_the_cell(
    six: Answers, typed: str, told: str
) -> None:
    panel = six.panel("in-doubt")
    panel.get_by_role("textbox").fill(typed)
    expect(panel).to_contain_text(told)
    assert six.value("in-doubt") is ...
    panel.get_by_role("button", name="Check").click()
    expect(six.said("in-doubt")).to_contain_text("can't be read as a number")


TEXT = 'The board\'s "best" argument: a \\n is no line break, """ no end.\n\nA second line, é, 中, 😀 and "quotes"'


def test_a_written_answer_wraps_in_a_box_and_comes_out_as_it_was_typed(six: Answers) -> None:
    box = six.panel("board-letter").get_by_role("textbox", name="Your text")
    box.fill(TEXT)
    assert six.value("board-letter") == f"\n{TEXT}\n"
    expect(six.panel("board-letter")).to_contain_text(f"{len(TEXT.split())} words. Asked for: 120 to 250.")
    box.press("End")
    box.press("Enter")
    six.lab.page.keyboard.type("dd")
    expect(box).to_have_value(f"{TEXT}\ndd")
    box.fill("")
    assert str(six.value("board-letter")).strip() == ""
    box.fill(TEXT)


def test_what_is_typed_moves_the_control(six: Answers) -> None:
    six.type_code("listed-and-others", "# mine\nlisted_and_others = 'D'   # sure")
    expect(six.panel("listed-and-others").get_by_role("radio").nth(3)).to_be_checked()
    six.panel("listed-and-others").get_by_role("radio").nth(1).check()
    assert six.source("listed-and-others") == '# mine\nlisted_and_others = "b"   # sure'


def test_code_that_a_control_cannot_read_is_left_alone_and_then_kept_as_a_comment(six: Answers) -> None:
    code = 'letters = "abcd"\nflat_start = letters[1]\nprint(flat_start)'
    six.type_code("flat-start", code)
    panel = six.panel("flat-start")
    expect(panel.get_by_role("radio", checked=True)).to_have_count(0)
    expect(panel).to_contain_text("sets this answer in its own way")
    assert six.source("flat-start") == code
    panel.get_by_role("radio").first.check()
    assert six.source("flat-start") == (
        'letters = "abcd"\n# flat_start = letters[1]\nflat_start = "a"\nprint(flat_start)'
    )


def test_hints_come_one_after_the_other_without_a_new_cell(six: Answers) -> None:
    cells = len(six.lab.cells())
    panel = six.panel("declined-bounds")
    for number in (1, 2):
        panel.get_by_role("button", name="Hint").click()
        expect(panel.locator(".scomm-hint")).to_contain_text(f"Hint {number} of")
    assert "Not attempted" in six.check("declined-bounds")
    panel.get_by_role("button", name="Hint").click()
    expect(panel.locator(".scomm-hint")).to_contain_text("Hint ")
    assert len(six.lab.cells()) == cells


@pytest.mark.parametrize("exercise", ["declined-bounds", "new-york-rule", "arrests-chart"])
def test_an_answer_that_is_code_has_the_buttons_and_no_control(six: Answers, exercise: str) -> None:
    panel = six.panel(exercise)
    expect(panel.get_by_role("button")).to_have_text(["Check", "Hint"])
    expect(panel.locator("fieldset, textarea")).to_have_count(0)


def test_the_code_is_one_click_away_and_opens_for_who_goes_in_by_keyboard(six: Answers) -> None:
    editor = (
        six.panel("in-doubt")
        .locator("xpath=ancestor::*[contains(@class, 'jp-Cell')][1]")
        .locator(".cm-content")
    )
    see = six.panel("in-doubt").get_by_role("button", name="See the code")
    expect(editor).to_be_hidden()
    see.click()
    expect(editor).to_be_visible()
    hide = six.panel("in-doubt").get_by_role("button", name="Hide the code")
    expect(hide).to_have_attribute("aria-expanded", "true")
    hide.click()
    expect(editor).to_be_hidden()
    six.type_code("in-doubt", "in_doubt = 7")
    expect(editor).to_be_visible()
    expect(six.panel("in-doubt").get_by_role("textbox")).to_have_value("7")


def test_the_answers_survive_saving_and_reloading_and_are_what_plain_python_reads(
    six: Answers, lessons: Path
) -> None:
    six.panel("what-changed").get_by_role("radio").nth(2).check()
    six.panel("in-doubt").get_by_role("textbox").focus()
    six.lab.page.keyboard.press("Control+s")
    six.lab.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    saved = nbformat.read(lessons / "06-opting-out" / "06-opting-out.ipynb", 4)
    names: dict[str, object] = {}
    for cell in saved.cells:
        if cell.id.split("-answer-")[-1] in ("first-guess", "what-changed", "in-doubt", "board-letter"):
            exec(cell.source, names)
    assert names["first_guess"] == (12.5, 100)
    assert names["what_changed"] == "c"
    assert names["in_doubt"] == 7
    assert names["board_letter"] == f"\n{TEXT}\n"
    again = opened(six.lab, "06-opting-out")
    expect(again.panel("what-changed").get_by_role("radio").nth(2)).to_be_checked()
    expect(again.panel("first-guess").get_by_role("textbox", name="I guess")).to_have_value("12.5")
    expect(again.panel("board-letter").get_by_role("textbox")).to_have_value(TEXT)


def test_a_restart_is_followed_by_a_check_that_opens_the_lesson_again(six: Answers) -> None:
    six.lab.restart()
    assert "Right" in six.check("what-changed")


def test_the_kernel_is_told_what_was_changed_and_not_run(six: Answers) -> None:
    page = six.lab.page

    def told() -> str:
        six.lab.run("06-opting-out-check-what-changed")
        return str(
            six.lab._do(
                "const done = await panel.sessionContext.session.kernel.requestExecute("
                "{ code: '', silent: true, user_expressions: { told: 'told[-1]' } }).done;"
                "return done.content.user_expressions.told.data['text/plain']"
            )
        )

    six.lab._do(f"await panel.sessionContext.session.kernel.requestExecute({{ code: {TOLD!r} }}).done")
    assert "what-changed" not in told()
    six.panel("what-changed").get_by_role("radio").nth(1).check()
    assert "what-changed" in told()
    assert "declined-bounds" not in told(), "an untouched starter is no answer"
    six.check("what-changed")
    assert "what-changed" not in told()
    page.reload()
    six.lab.open("06-opting-out/06-opting-out.ipynb")
    assert "what-changed" not in told(), "the kernel knows what ran before the page was opened"
    six.lab.restart()
    six.lab._do(f"await panel.sessionContext.session.kernel.requestExecute({{ code: {TOLD!r} }}).done")
    assert "what-changed" in told(), "after a restart nothing has run"


def test_an_order_is_set_by_menus_and_by_keyboard(lab: LabPage, lessons: Path) -> None:
    zero = opened(lab, "00-start-here")
    places = zero.panel("kinds-of-sentences").get_by_role("combobox")
    places.nth(0).select_option("b")
    assert zero.source("kinds-of-sentences").startswith('kinds_of_sentences = ("b", ..., ...)')
    for letter in ("c", "a"):
        lab.page.keyboard.press("Tab") if letter == "a" else places.nth(1).focus()
        lab.page.keyboard.type(letter)
    assert zero.value("kinds-of-sentences") == ("b", "c", "a")
    assert "Right" in zero.check("kinds-of-sentences")


def test_a_wide_range_is_guessed_in_round_steps(lab: LabPage, lessons: Path) -> None:
    two = opened(lab, "02-what-a-match-means")
    guess = two.panel("guess-citizens").get_by_role("slider").first
    guess.focus()
    lab.page.keyboard.press("PageUp")
    expect(guess).to_have_attribute("aria-valuetext", "100,000 requests")
    click_at(guess, 0.999)
    assert two.source("guess-citizens").startswith("guess_citizens = (1000000, ...)")


def test_lesson_1_takes_a_rate_and_a_text_by_controls(lab: LabPage, lessons: Path) -> None:
    one = opened(lab, "01-booking-to-deportation")
    one.panel("funnel-rate").get_by_role("textbox").fill("0")
    one.panel("what-the-funnel-cannot-tell").get_by_role("textbox").fill("Who was stopped. And why.")
    assert "Not yet" in one.check("funnel-rate") or "0" in one.source("funnel-rate")
    assert "You wrote 5 words" in one.check("what-the-funnel-cannot-tell")


@pytest.fixture
def without_the_extension(lab: LabPage) -> Iterator[LabPage]:
    lab.page.route("**/scomm-lab/**", lambda route: route.abort())
    yield lab
    lab.page.unroute("**/scomm-lab/**")


def test_where_the_extension_is_missing_typing_goes_on(without_the_extension: LabPage, lessons: Path) -> None:
    six = opened(without_the_extension, "06-opting-out")
    expect(without_the_extension.page.locator(".scomm-answer")).to_have_count(0)
    six.type_code("what-changed", 'what_changed = "c"')
    for cell in ("deal = begin(", "06-opting-out-answer-what-changed", "06-opting-out-check-what-changed"):
        six.lab.run(cell)
    assert "Right" in six.lab.text("06-opting-out-check-what-changed")


def test_nothing_was_asked_of_the_network(lab: LabPage, network: Network) -> None:
    assert network.refused == []


@pytest.fixture(scope="module")
def one(lab: LabPage, lessons: Path, six: Answers) -> Answers:
    return opened(lab, "01-booking-to-deportation")


@pytest.mark.parametrize(
    ("typed", "written", "told"),
    [
        ("10%", 100, "Read as 100 of 1000 sets."),
        ("14.1 ‰", 14.1, ""),
        ("14.1 per thousand", 14.1, ""),
        ("14 in a hundred", 140, "Read as 140 of 1000 sets."),
        ("one in ten", 100, "Read as 100 of 1000 sets."),
        ("1.000", None, "The point can be read in two ways: between thousands, or as a decimal point. Write 1000 or 1."),
        ("27.313", 27.313, ""),
    ],
)  # fmt: skip
def test_a_guess_of_a_thousand_may_be_typed_as_any_share(
    one: Answers, typed: str, written: float | None, told: str
) -> None:
    panel = one.panel("first-guess")
    panel.get_by_role("textbox", name="I am this sure").fill("60 %")
    panel.get_by_role("textbox", name="I guess").fill(typed)
    expect(panel.locator(".scomm-number").first.locator("p")).to_have_text(told)
    assert one.value("first-guess") == (... if written is None else written, 60)


def test_what_was_turned_is_recorded_as_what_was_asked_for(one: Answers) -> None:
    one.panel("first-guess").get_by_role("textbox", name="I guess").fill("10%")
    assert "Your guess: 100. You are 60% sure" in one.check("first-guess")
