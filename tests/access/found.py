"""What axe-core finds in a page or in parts of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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


def violations(page: Page, within: str = "", without: str = "") -> list[Violation]:
    """What axe finds in the page, only `within` these elements, and `without` those; each element once."""
    if within and not page.locator(within).count():
        return []
    context: dict[str, Any] = {}
    if within:
        context["include"] = [[within]]
    if without and page.locator(without).count():
        context["exclude"] = [[without]]
    found = Axe().run(page, context or None).response["violations"]
    return list(
        dict.fromkeys(
            Violation(one["id"], one["impact"], one["help"], node["html"][:160])
            for one in found
            for node in one["nodes"]
        )
    )


def serious(found: Iterable[Violation]) -> list[Violation]:
    """Those that keep somebody out."""
    return [one for one in found if one.is_serious]
