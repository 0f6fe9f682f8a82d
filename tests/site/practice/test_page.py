"""A page of exercises in a browser: by keyboard alone, by touch on a phone, kept, saved, restored and forgotten; no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from lessonkit.exercises.learner.passport_file import from_json, read, to_json
from tests.browser.chromium import Network
from tests.exercises import tiny
from tests.site.practice.pages import page_of

pytestmark = pytest.mark.browser

PHONE = {"width": 375, "height": 720}
RIGHT = {"top": "30", "middle": "50", "bottom": "25"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the tiny lesson, with replies and without."""
    folder = tmp_path_factory.mktemp("pages")
    for name, replies in (("practice", True), ("kept", False)):
        text = page_of(tiny.LESSON, replies=replies, load=tiny.load)
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def opened(page: Page, files: Path) -> Page:
    """The page with replies, as nobody has opened it before."""
    page.goto((files / "practice.html").as_uri())
    page.evaluate("localStorage.clear()")
    page.reload()
    page.evaluate(
        "document.addEventListener('scomm:guessed', event => (window.heard = [...(window.heard ?? []), event.detail]))"
    )
    return page


def verdict(page, id):
    return page.locator(f"#exercise-{id} .scomm-verdict")


def said(page, id):
    return page.locator(f"#exercise-{id} .scomm-said")


def check(page, id):
    page.locator(f"#exercise-{id} .scomm-check").click()


def dealt(page):
    return page.locator("[data-dealt=shelf]").first.inner_text()


def save(page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save my progress").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def restore(page, text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    page.get_by_label("Restore from a file").set_input_files(
        {"name": "passport.json", "mimeType": "application/json", "buffer": data}
    )
    page.wait_for_function(
        "document.querySelector('.scomm-progress .scomm-said').textContent || document.querySelector('.scomm-sure')"
    )
    return page.locator(".scomm-progress .scomm-said").inner_text()


def test_named_mistakes_hints_and_the_explanation_are_told_in_turn(opened):
    number = opened.locator("#exercise-share-red input")
    part = float(RIGHT[dealt(opened)]) / 100
    number.fill(str(part))
    number.press("Enter")
    assert "This is a fraction." in verdict(opened, "share-red").inner_text()
    assert "Partly right · 1 of 2 points" in verdict(opened, "share-red").inner_text()
    for n, hint in enumerate(("Divide the part by its base.", "The base is all boxes of the shelf."), 1):
        opened.locator("#exercise-share-red").get_by_role("button", name="Hint").click()
        assert hint in opened.locator("#exercise-share-red .scomm-hints").inner_text()
        assert opened.locator("#exercise-share-red .scomm-hints > *").count() == n
    number.fill(RIGHT[dealt(opened)] + " %")
    number.press("Enter")
    assert "A share needs its base." in verdict(opened, "share-red").inner_text()
    assert said(opened, "share-red").inner_text() == "Right."


def test_a_reply_that_names_no_mistake_opens_the_next_hint_and_after_the_last_one_an_answer(opened):
    number = opened.locator("#exercise-share-red input")
    hints = opened.locator("#exercise-share-red .scomm-hints > div")
    way = opened.locator("#exercise-share-red").get_by_role("button", name="Show the answer, and why")
    for n in (1, 2):
        number.fill("83.21")
        number.press("Enter")
        assert "not a mistake that the kit knows" in verdict(opened, "share-red").inner_text()
        assert hints.count() == n
    way.click()
    assert RIGHT[dealt(opened)] in opened.locator("#exercise-share-red .scomm-way").inner_text()


def test_right_and_not_yet_look_different_without_their_colours(opened):
    def looks(answer):
        opened.locator("#exercise-share-red input").fill(answer)
        check(opened, "share-red")
        return verdict(opened, "share-red").evaluate(
            "node => [getComputedStyle(node).borderLeftStyle, getComputedStyle(node).borderTopWidth, getComputedStyle(node.querySelector('strong')).borderRadius]"
        )

    not_yet, right = looks("83.21"), looks(RIGHT[dealt(opened)])
    assert not_yet[0] == "dashed"
    assert right[0] == "solid"
    assert all(one != other for one, other in zip(not_yet, right, strict=True))


def test_all_is_done_by_keyboard_alone(opened):
    keys = opened.keyboard
    opened.locator("#exercise-guess-red [role=slider]").first.focus()
    keys.press("PageUp")
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Home")
    keys.press("PageUp")
    keys.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "Keep my guess and show the data"
    keys.press("Enter")
    assert opened.evaluate("window.heard") == [{"exercise": "guess-red", "again": False}]
    assert "Recorded" in verdict(opened, "guess-red").inner_text()
    opened.locator("#exercise-which-base input").first.focus()
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("Enter")
    assert "Right" in verdict(opened, "which-base").inner_text()
    menus = opened.locator("#exercise-rank-shelves select")
    menus.first.focus()
    for letter in "cab":
        keys.press(letter)
        keys.press("Tab")
    keys.press("Enter")
    assert "Right" in verdict(opened, "rank-shelves").inner_text()


def test_an_answer_that_was_begun_is_not_checked_and_the_keyboard_goes_to_what_is_open(opened):
    opened.locator("#exercise-rank-shelves select").first.select_option("c")
    check(opened, "rank-shelves")
    assert "has no letter yet" in said(opened, "rank-shelves").inner_text()
    assert opened.evaluate("document.activeElement.tagName") == "SELECT"
    check(opened, "which-base")
    assert said(opened, "which-base").inner_text() == "Nothing is answered yet, so nothing was kept."
    assert verdict(opened, "which-base").count() == 0


def test_what_was_answered_is_there_again_and_a_guess_stands(opened):
    opened.locator("#exercise-which-base input").nth(1).check()
    check(opened, "which-base")
    fields = opened.locator("#exercise-guess-red input")
    fields.nth(0).fill("40")
    fields.nth(1).fill("70")
    check(opened, "guess-red")
    opened.reload()
    assert "From your progress:" in verdict(opened, "which-base").inner_text()
    assert opened.locator("#exercise-which-base input").nth(1).is_checked()
    assert opened.locator("#exercise-guess-red .scomm-check").is_hidden()
    assert opened.locator("#exercise-guess-red input").first.is_disabled()


def test_a_saved_file_is_a_passport_and_brings_all_back(opened, tmp_path):
    opened.locator("#exercise-which-base input").nth(0).check()
    check(opened, "which-base")
    opened.locator("#exercise-share-red input").fill("five or 6 or 7")
    check(opened, "share-red")
    file = save(opened, tmp_path)
    passport = read(file)
    assert file.name == f"passport-{tiny.LESSON.id}.json"
    assert file.read_text() == to_json(passport)
    assert passport.entries["which-base"].state == "not-yet"
    assert passport.entries["share-red"].answer.rule == "number-text-several"
    opened.get_by_role("button", name="Forget everything").click()
    opened.get_by_role("button", name="Yes, forget them").click()
    assert verdict(opened, "which-base").count() == 0
    assert opened.evaluate("Object.keys(localStorage).length") == 0
    assert restore(opened, file.read_bytes()) == "Restored: 2 answers and 0 guesses."
    assert "The red boxes are the part." in verdict(opened, "which-base").inner_text()
    again = read(save(opened, tmp_path))
    assert again.entries["which-base"] == passport.entries["which-base"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "damaged, or it is something else"),
        ("{}", "damaged, or it is something else"),
        (b"\xff\xfe\x00", "damaged, or it is something else"),
        ('{"passport": 2}', "damaged, or it is something else"),
        (
            json.dumps(
                {
                    "passport": 1,
                    "lesson": "01-other",
                    "version": "1",
                    "learner": "",
                    "exercises": {},
                    "predictions": {},
                }
            ),
            "another lesson, 01-other",
        ),
        (b" " * 5_000_001, "too large"),
    ],
    ids=["empty", "no passport", "no text", "of a later kit", "of another lesson", "huge"],
)
def test_a_damaged_or_foreign_file_gets_one_clear_sentence_and_changes_nothing(opened, tmp_path, text, words):
    opened.locator("#exercise-which-base input").nth(0).check()
    check(opened, "which-base")
    before = opened.evaluate("Object.values(localStorage)")
    told = restore(opened, text)
    assert words in told
    assert told.endswith("Nothing was changed.")
    assert opened.evaluate("Object.values(localStorage)") == before


def test_answers_of_a_page_are_replaced_only_when_its_reader_says_so(opened, tmp_path):
    opened.locator("#exercise-which-base input").nth(1).check()
    check(opened, "which-base")
    file = save(opened, tmp_path)
    opened.locator("#exercise-rank-shelves select").first.select_option("a")
    opened.locator("#exercise-which-base input").nth(0).check()
    check(opened, "which-base")
    restore(opened, file.read_bytes())
    assert opened.evaluate("document.activeElement.textContent") == "No, leave all as it is"
    opened.keyboard.press("Escape")
    assert opened.locator(".scomm-progress .scomm-said").inner_text() == "Nothing was changed."
    restore(opened, file.read_bytes())
    opened.get_by_role("button", name="Replace them").click()
    assert opened.locator("#exercise-which-base input").nth(1).is_checked()


def test_a_short_code_brings_answers_back_on_another_page_and_says_what_is_wrong_with_it(opened):
    opened.locator("#exercise-which-base input").nth(1).check()
    check(opened, "which-base")
    opened.get_by_role("button", name="Write a short code").click()
    code = opened.locator(".scomm-code").inner_text()
    assert "holds 1 answer." in opened.locator(".scomm-progress .scomm-said").inner_text()
    opened.evaluate("localStorage.clear()")
    opened.reload()
    assert not opened.locator("#exercise-which-base input").nth(1).is_checked()
    told = restore_code(opened, code.lower().replace(" ", ""))
    assert "Restored from the code: 1 answer." in told
    assert opened.locator("#exercise-which-base input").nth(1).is_checked()
    assert "From your progress:" in verdict(opened, "which-base").inner_text()
    assert restore_code(opened, code[:-1]).endswith("Nothing was changed.")
    assert "replaced" not in restore_code(opened, code, sure=True)
    assert "From your progress:" in verdict(opened, "which-base").inner_text()


def restore_code(page, code, *, sure=False):
    """Type a short code; what the page says then."""
    page.get_by_label("Your short code").fill(code)
    page.get_by_role("button", name="Restore from the code").click()
    if sure:
        page.get_by_role("button", name="Replace them").click()
    return page.locator(".scomm-progress .scomm-said").inner_text()


def test_three_words_deal_as_in_a_notebook(opened):
    from lessonkit.exercises.deal import deal_for

    for code in ("fox-fox-owl", "elm-fern-fox", "raven-reef-oak"):
        opened.get_by_label("Your three words").fill(code.replace("-", " ").upper())
        opened.get_by_role("button", name="Use these words").click()
        shelf = deal_for(code, tiny.LESSON.pools).shelf
        assert dealt(opened) == shelf
        opened.locator("#exercise-share-red input").fill(RIGHT[shelf])
        check(opened, "share-red")
        assert "A share needs its base." in verdict(opened, "share-red").inner_text()
    opened.get_by_label("Your three words").fill("my name is")
    opened.get_by_role("button", name="Use these words").click()
    assert "not three words of the kit's list" in opened.locator(".scomm-progress .scomm-said").inner_text()


def test_without_replies_an_answer_is_kept_and_the_page_says_where_replies_are(page, files, tmp_path):
    page.goto((files / "kept.html").as_uri())
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator("#exercise-which-base input").nth(1).check()
    check(page, "which-base")
    assert "A reply comes with the practice edition" in verdict(page, "which-base").inner_text()
    kept = from_json(save(page, tmp_path).read_text())
    assert (kept.entries["which-base"].state, kept.entries["which-base"].score) == ("practice", 0)


def test_a_browser_that_keeps_nothing_says_so_and_everything_else_works(page, files):
    other = page.context.new_page()
    other.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    )
    other.goto((files / "practice.html").as_uri())
    assert "last only until you close it" in other.locator(".scomm-progress").inner_text()
    other.locator("#exercise-which-base input").nth(1).check()
    check(other, "which-base")
    assert "Right" in verdict(other, "which-base").inner_text()
    assert "Answered here: 1 of" in other.locator(".scomm-progress").inner_text()
    other.close()


@contextmanager
def window(page: Page, **settings: Any) -> Iterator[Page]:
    """Another window of the same browser, of other settings."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(**settings)
    yield context.new_page()
    context.close()


def test_on_a_phone_everything_is_large_enough_to_touch_and_nothing_runs_out_of_the_page(page, files):
    with window(page, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto((files / "practice.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        sizes = page.locator(
            "button:visible, select:visible, input[type=text]:visible, label.scomm-option:visible, [role=slider]"
        ).evaluate_all(
            "all => all.map(one => [one.textContent.slice(0, 30), one.getBoundingClientRect().height])"
        )
        assert not [one for one in sizes if one[1] < 40]
        page.locator("#exercise-which-base label.scomm-option").nth(1).tap()
        page.locator("#exercise-which-base .scomm-check").tap()
        assert "Right" in verdict(page, "which-base").inner_text()
        for line in page.locator("#exercise-guess-red [role=slider]").all():
            line.scroll_into_view_if_needed()
            box = line.bounding_box()
            page.touchscreen.tap(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2)
        page.locator("#exercise-guess-red .scomm-check").tap()
        assert "Recorded" in verdict(page, "guess-red").inner_text()


def test_no_serious_violation_and_every_control_has_a_name(page, files):
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        with window(page, color_scheme=scheme) as other:
            other.goto((files / "practice.html").as_uri())
            other.locator("#exercise-which-base input").nth(1).check()
            check(other, "which-base")
            other.locator("#exercise-share-red").get_by_role("button", name="Hint").click()
            other.get_by_role("button", name="Forget everything").click()
            found = Axe().run(other).response["violations"]
            assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_nothing_was_asked_of_any_network_and_no_console_complains(network: Network):
    assert network.refused == []
    assert network.console_errors == []
