"""What axe-core finds in a page or in parts of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = frozenset({"serious", "critical"})


@dataclass(frozen=True)
class Violation:
    """A rule of axe that an element breaks: how much it matters, what it asks, and how the element begins."""

    rule: str
    impact: str
    asks: str
    html: str

    @property
    def is_serious(self) -> bool:
        """Whether it keeps somebody out."""
        return self.impact in SERIOUS


WHERE = """([target, places]) => {
  const one = document.querySelector(target);
  const found = Object.keys(places).find((name) => one?.closest(places[name]));
  if (found) return found;
  const drawn = one?.closest("[class*='scomm-'], [class*='jp-'], [class*='cm-'], [class*='lm-']");
  return drawn?.className.includes?.("scomm-") ? "controls" : "";
}"""
"""Where an element stands: in one of these places, else in a control if the kit's classes are nearer to it than JupyterLab's."""


def violations(page: Page, within: str = "") -> list[Violation]:
    """What axe finds in the page, or only `within` these elements; each element once."""
    return [one for one, _ in _found(page, within)]


def violations_by_place(page: Page, places: Mapping[str, str]) -> dict[str, list[Violation]]:
    """What axe finds in the page, under the name of the first of these places, given by a selector, in which it stands; "" is elsewhere,
    and "controls" is what else the kit draws."""
    found: dict[str, list[Violation]] = {name: [] for name in (*places, "controls", "")}
    for one, target in _found(page):
        found[page.evaluate(WHERE, [target, dict(places)])].append(one)
    return found


def _found(page: Page, within: str = "") -> list[tuple[Violation, str]]:
    if within and not page.locator(within).count():
        return []
    found = Axe().run(page, within or None).response["violations"]
    every = (
        (Violation(one["id"], one["impact"], one["help"], node["html"][:160]), str(node["target"][0]))
        for one in found
        for node in one["nodes"]
    )
    return list({one: (one, target) for one, target in every}.values())


def serious(found: Iterable[Violation]) -> list[Violation]:
    """Those that keep somebody out."""
    return [one for one in found if one.is_serious]
