"""The edition opened from a disk in Chromium, without a network: explorers by keyboard and by touch, lids, search, paper."""

from __future__ import annotations

import pytest

from tests.site.editions import BESIDE, IN_SPANISH, LESSONS, WHOLE, file

pytestmark = pytest.mark.browser
OF_LESSONS = pytest.mark.parametrize(
    ("name", "language"), [*((name, "en") for name in LESSONS), *((name, "es") for name in WHOLE)]
)
OF_OTHERS = pytest.mark.parametrize(
    ("name", "language"),
    [*((name, "en") for name in BESIDE), *((name, "es") for name in IN_SPANISH if name not in WHOLE)],
)

CONTROLS = "select, input[type=range], input[type=radio], button"
SHOWN = "box => [box.querySelector('.finding')?.textContent, box.querySelector('.picture')?.innerHTML, box.querySelector('.readout')?.textContent].join('|')"
INVITING = (
    "#print:visible, .scomm-practice button:visible, .scomm-invite:visible, .scomm-explorer .controls:visible, "
    ".scomm-explorer details:has(> .controls):visible, .scomm-explorer input:not([type=range]):visible"
)
LIFT = "() => document.querySelectorAll('.lid').forEach(one => (one.open = true))"
FIGURES_MEET = """() => [...document.querySelectorAll(".scomm-ticks")].flatMap((line) => {
  const boxes = [...line.children].map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return range.getBoundingClientRect();
  }).filter(({ width }) => width);
  return boxes.some(({ left }, i) => i && left < boxes[i - 1].right) ? [line.textContent] : [];
})"""
WIDER = "() => document.documentElement.scrollWidth - window.innerWidth"


def quiet(window):
    assert window.asked == []
    assert window.errors == []


def drawn(page):
    """Every explorer of the page, once its script has drawn it."""
    page.evaluate(LIFT)
    for box in page.locator("section.explorer").all():
        box.scroll_into_view_if_needed()
        box.locator(".scomm-explorer").wait_for()
        yield box


def by_key(page, control):
    control.focus()
    kind = control.evaluate("one => one.type || one.localName")
    if kind == "button":
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("ArrowRight" if control.evaluate("one => one.value !== one.max") else "ArrowLeft")


def by_touch(control):
    kind = control.evaluate("one => one.type || one.localName")
    if kind == "select-one":
        control.tap()  # the list itself is the phone's
        control.select_option(index=control.evaluate("one => (one.selectedIndex + 1) % one.options.length"))
    elif kind == "radio":
        control.locator("xpath=ancestor::label").tap()
    elif kind == "range":
        control.scroll_into_view_if_needed()
        box = control.bounding_box()
        along = box["width"] - 9 if control.evaluate("one => one.value !== one.max") else 9
        control.page.touchscreen.tap(box["x"] + along, box["y"] + box["height"] / 2)
    else:
        control.tap()


def is_moved(box, move):
    """Whether some control of an explorer, moved in this way, changes what it shows."""
    for control in box.locator(CONTROLS).all():
        if not control.is_visible() and control.get_attribute("type") != "radio":
            continue
        if control.is_disabled() or (control.get_attribute("type") == "radio" and control.is_checked()):
            continue
        before = box.evaluate(SHOWN)
        move(control)
        box.page.wait_for_timeout(80)
        if box.evaluate(SHOWN) != before:
            return True
    return False


@OF_LESSONS
def test_each_explorer_of_a_lesson_is_moved_by_keyboard_without_a_network(desk, name, language):
    page = desk.open(name, language)
    for box in drawn(page):
        assert is_moved(box, lambda control: by_key(page, control)), box.get_attribute("data-explorer")
        assert box.locator(".lost").is_hidden()
    quiet(desk)


@OF_LESSONS
def test_each_explorer_of_a_lesson_is_moved_by_touch_and_nothing_scrolls_sideways(phone, name, language):
    page = phone.open(name, language)
    assert page.evaluate(WIDER) <= 0
    for box in drawn(page):
        assert is_moved(box, by_touch), box.get_attribute("data-explorer")
    assert page.evaluate(FIGURES_MEET) == []
    page.evaluate("() => document.querySelectorAll('details').forEach(one => (one.open = true))")
    assert page.evaluate(WIDER) <= 0
    quiet(phone)


OVERLAPS = """all => all.flatMap(picture => {
  const frame = picture.getBoundingClientRect();
  const words = [...picture.querySelectorAll("text")].map(one => [one.textContent, one.getBoundingClientRect()]);
  const out = words.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
  const over = words.filter(([, a], n) => words.slice(n + 1).some(([, b]) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3));
  return [...out, ...over].map(([said]) => said);
})"""


@pytest.mark.parametrize("name", LESSONS)
def test_a_chart_of_a_lesson_is_as_wide_as_a_phone_and_no_word_of_it_lies_on_another(phone, name):
    page = phone.open(name)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => (one.open = true))")
    assert page.locator(".chart .broad:visible").count() == 0
    assert page.locator(".chart .narrow svg:visible").evaluate_all(OVERLAPS) == []


@OF_OTHERS
def test_the_other_pages_open_on_a_phone(phone, name, language):
    page = phone.open(name, language)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => (one.open = true))")
    assert page.evaluate(WIDER) <= 0
    quiet(phone)


def test_a_lid_stays_shut_until_the_guess_or_until_somebody_wants_to_see(desk):
    page = desk.open("03-the-rollout")
    lid = page.locator(".lid").first
    assert lid.locator(".explorer").is_hidden()
    page.evaluate(
        "() => document.dispatchEvent(new CustomEvent('scomm:guessed', { detail: { exercise: 'another' } }))"
    )
    assert lid.locator(".explorer").is_hidden()
    page.evaluate(
        "() => document.dispatchEvent(new CustomEvent('scomm:guessed', { detail: { exercise: 'first-guess' } }))"
    )
    assert page.locator(".lid[open]").count() == page.locator(".lid[data-after=first-guess]").count()
    page.reload()
    page.locator(".lid > summary").first.press("Enter")
    lid.locator(".scomm-explorer").wait_for()


def test_where_a_page_does_not_hold_a_choice_the_others_go_back_and_it_says_so(desk):
    page = desk.open("03-the-rollout")
    box = next(drawn(page))
    place, date = box.get_by_label("Place", exact=True), box.locator("input[type=range]")
    place.select_option("Ohio")
    box.locator(".finding").filter(has_text="Ohio").wait_for()
    assert box.locator(".said").text_content() == ""
    date.press("ArrowRight")
    box.locator(".said").filter(has_text="each control moved alone").wait_for()
    assert place.evaluate("one => one.selectedOptions[0].text") == "The whole country"
    place.select_option("Ohio")
    assert "Ohio" in box.locator(".finding").text_content()


def test_two_openings_of_one_explorer_go_their_own_ways(desk):
    page = desk.open("03-the-rollout")
    boxes = [box for box in drawn(page) if box.get_attribute("data-explorer") == "rollout-map"]
    first, second, *_ = boxes
    before = second.evaluate(SHOWN)
    first.get_by_label("Place", exact=True).select_option("Texas")
    first.locator(".finding").filter(has_text="Texas").wait_for()
    assert second.evaluate(SHOWN) == before


def test_a_page_without_scripts_has_every_explorers_words_and_table(chromium, desk):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    desk.open("04-who-is-deported")
    page.goto(desk.page.url)
    still = page.locator("#explorer-3 .still")
    assert still.locator(".finding").text_content()
    assert still.locator("table").count() == 1
    context.close()


def on_paper(window, name, language="en"):
    """A page as its own button prints it."""
    page = window.open(name, language)
    page.evaluate("() => { window.print = () => (window.printed = true) }")
    page.locator("#print").click()
    page.wait_for_function("() => window.printed")
    page.emulate_media(media="print")
    return page


CUT = """() => [...document.querySelectorAll(".scomm-explorer .parts svg[width]:not([viewBox])")].filter(
  one => one.clientWidth && Number(one.getAttribute("width")) > one.clientWidth + 2).map(one => one.parentElement.className)"""
"""Pictures that were drawn for more room than they have, so that they are cut at their right."""


@pytest.mark.parametrize("lesson", ["04-who-is-deported", "07-county-brief"])
def test_what_was_made_smaller_for_paper_is_not_cut_when_the_browser_begins_to_print(desk, lesson):
    page = desk.open(lesson)
    page.evaluate("() => { window.print = () => (window.printed = true) }")
    page.locator("#print").click()
    page.wait_for_function("() => window.printed")
    page.wait_for_timeout(1_000)  # what was made smaller is drawn anew, as wide as it then has room
    begins = f"() => {{ window.dispatchEvent(new Event('beforeprint')); return ({CUT})() }}"
    assert page.evaluate(begins) == []
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")


def test_on_paper_what_is_folded_opens_but_what_is_done_with_python_and_explorers_are_drawn(desk):
    page = on_paper(desk, "04-who-is-deported")
    assert page.locator(".still").count() == 0
    assert all(box.bounding_box()["height"] > 100 for box in page.locator(".explorer .parts").all())
    shut = page.locator("details:not([open])")
    assert page.locator(".lid:not([open])").count() == 0
    assert shut.locator("table:visible").count() == 0
    assert page.locator(".scomm-folded > details").count() > 0
    assert page.locator(".scomm-folded > details[open]").count() == 0
    assert page.locator("details.code:visible").count() == 0
    for one in page.locator("details:not([open]):not(.code, .scomm-folded > details)").all():
        rows = one.locator("tr").count()
        assert rows > 40 or one.locator("tr").first.locator("th, td").count() > 10
    assert page.locator(".scomm-explorer .controls:visible").count() == 0
    whole = "all => all.filter(one => getComputedStyle(one).breakInside !== 'avoid').length"
    assert page.locator(".scomm-practice, .chart").evaluate_all(whole) == 0
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".lid[open]").count() == 0


PAPERS = [
    ("01-booking-to-deportation", "en"),
    ("01-booking-to-deportation", "es"),
    ("04-who-is-deported", "en"),
    ("06-opting-out", "en"),
]


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_on_paper_no_words_are_cut_and_nothing_invites_to_press(desk, name, language):
    page = on_paper(desk, name, language)
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).map(one => one.innerText.slice(0, 80))"
    assert page.locator(".table:visible, .scomm-scroll:visible, .card:visible").evaluate_all(cut) == []
    assert page.evaluate(
        "() => document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"
    )
    assert page.locator(INVITING).count() == 0


def test_a_page_that_is_printed_unread_has_words_and_tables_where_pictures_are_not_drawn_yet(desk):
    page = desk.open("04-who-is-deported")
    page.emulate_media(media="print")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".lid .still .finding:visible").count() > 0


def test_a_search_finds_lessons_terms_and_data_by_the_beginnings_of_words(desk):
    page = desk.open("index")
    page.get_by_role("searchbox").fill("detain")
    found = page.locator("#found li")
    assert found.count() > 5
    kinds = set(page.locator("#found li > span").all_text_contents())
    assert {" Data", " Glossary"} <= kinds
    assert page.locator("#search-told").text_content().split()[0].isdigit()
    page.get_by_role("searchbox").fill("zzzz")
    assert found.count() == 0
    assert page.locator("#search-told").text_content() == "Nothing has all of these words."
    page.get_by_role("searchbox").fill("noncitizen glossary term that nobody wrote")
    assert found.count() == 0
    page.get_by_role("searchbox").fill("santa clara")
    link = found.first.get_by_role("link")
    name, anchor = link.get_attribute("href").split(".html#")
    file(name)
    link.click()
    page.wait_for_url(f"**/{name}.html#{anchor}")
    quiet(desk)


def test_from_the_spanish_first_page_a_word_leads_to_its_place_by_keyboard_alone(desk):
    page = desk.open("index", "es")
    keys = page.keyboard
    keys.press("Tab")
    assert page.evaluate("() => document.activeElement.classList.contains('skip')")
    while page.evaluate("() => document.activeElement.type") != "search":
        keys.press("Tab")
        assert page.evaluate("() => document.activeElement !== document.body")
    keys.type("comunidades seguras")
    assert page.locator("#search-told").text_content().split()[0].isdigit()
    keys.press("Tab")
    found = page.evaluate("() => document.activeElement.href")
    assert page.locator("#found a").first.evaluate("one => one.href") == found
    keys.press("Enter")
    page.wait_for_url(found)
    quiet(desk)


def test_from_the_spanish_first_page_a_word_leads_to_its_place_by_touch(phone):
    page = phone.open("index", "es")
    page.get_by_role("searchbox").tap()
    page.keyboard.insert_text("deportacion")  # as a phone writes without the accent
    link = page.locator("#found a").first
    found = link.evaluate("one => one.href")
    assert page.evaluate(WIDER) <= 0
    link.tap()
    page.wait_for_url(found)
    page.go_back()
    page.locator(".lessons h3 a").nth(1).tap()
    page.wait_for_url("**/01-booking-to-deportation.html")
    quiet(phone)


def test_a_guess_in_the_page_opens_its_data_and_still_does_when_the_page_is_opened_again(desk):
    page = desk.open("03-the-rollout")
    lids = page.locator(".lid[data-after=first-guess]")
    asked = page.locator("#exercise-first-guess")
    asked.get_by_role("textbox").nth(0).fill("30")
    asked.get_by_role("textbox").nth(1).fill("60")
    assert page.locator(".lid[open]").count() == 0
    asked.get_by_role("button", name="Keep my guess").click()
    page.wait_for_function("() => document.querySelector('.lid').open")
    assert page.locator(".lid[open]").count() == lids.count()
    page.reload()
    page.wait_for_function("() => document.querySelector('.lid').open")
    quiet(desk)
