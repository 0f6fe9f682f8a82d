"""A browser for the script of a page's exercises: one window a file, and the script alone in an empty page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from lessonkit.language.in_force import speaking
from lessonkit.site.practice import scripts
from tests.browser.chromium import Network, launched, require_chromium


@pytest.fixture(scope="module")
def network() -> Network:
    """What the pages asked for, and what their console complained of."""
    return Network()


@pytest.fixture(scope="module")
def page(network: Network) -> Iterator[Page]:
    """A window that reaches no network."""
    require_chromium()
    with launched(network) as page:
        yield page


@pytest.fixture(scope="module")
def run(page: Page) -> Callable[..., Any]:
    """`run("(kit, argument) => ...", argument)`: the value of a function of the script's parts."""
    return runner(page)


@pytest.fixture(scope="module")
def run_in_spanish(page: Page) -> Callable[..., Any]:
    """The same of a Spanish page, in a window of its own."""
    with speaking("es"):
        return runner(page.context.new_page())


def runner(page: Page) -> Callable[..., Any]:
    """What calls a function of the script's parts in this window, in the language in force."""
    page.set_content(f"<!doctype html><title>empty</title><script>{scripts()}</script>")

    def called(function: str, argument: Any = None) -> Any:
        return page.evaluate(f"argument => ({function})(window.scommPractice, argument)", argument)

    return called
