"""Ranges and the pictures that stand for them, found in a page: each place where a pointer can choose, clicked, and then a key."""

# Where a pointer can choose: each range that is seen and, of marks that stand around one, the picture as well.
PLACES = """() => [...document.querySelectorAll(".scomm-explorer input[type=range]")].flatMap((range) => {
  if (!range.getClientRects().length) return [];
  const around = range.closest(".scomm-strip, .scomm-cut");
  const picture = around && around.querySelector(":scope > svg");
  return [range, picture].filter(Boolean).map((one) => {
    one.scrollIntoView({ block: "center" });
    return one.tagName;
  });
})"""
POINT = """(place) => {
  const all = [...document.querySelectorAll(".scomm-explorer input[type=range]")].filter((range) => range.getClientRects().length)
    .flatMap((range) => [[range, range], [range, range.closest(".scomm-strip, .scomm-cut")?.querySelector(":scope > svg")]].filter(([, one]) => one));
  const [range, one] = all[place];
  one.scrollIntoView({ block: "center" });
  window.range = range;
  const { left, top, width, height } = one.getBoundingClientRect();
  return [left + width * 0.4, top + height * 0.5];
}"""
HAS = "() => document.activeElement === window.range"
VALUE = "() => Number(window.range.value)"


def keys_go_on(page, place):
    x, y = page.evaluate(POINT, place)
    page.mouse.click(x, y)
    page.wait_for_timeout(80)
    assert page.evaluate(HAS), f"range {place} has no keys after a click"
    before = page.evaluate(VALUE)
    for key in ("ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        page.wait_for_timeout(80)
        if page.evaluate(VALUE) != before:
            return
    raise AssertionError(f"range {place} stays at {before}")
