"""What a lesson says of a notebook alone, such as a key to press: it is left out where there is no notebook."""

from __future__ import annotations

import re

_IN_NOTEBOOK = re.compile(r'\s*<span class="in-notebook">.*?</span>', re.DOTALL)


def outside_of_notebooks(markdown: str) -> str:
    """The Markdown without what can be done in a notebook alone.

    >>> outside_of_notebooks('Divide.<span class="in-notebook"> Press **B**.</span> Round.')
    'Divide. Round.'
    """
    return _IN_NOTEBOOK.sub("", markdown)
