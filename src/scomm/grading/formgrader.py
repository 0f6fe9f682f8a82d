"""What the kit changes on formgrader's page of a submission."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = str(Path(__file__).with_name("templates") / "formgrader")
"""For `HTMLExporter.extra_template_paths`: formgrader calls the macro `mathjax` in its page's head, and the one here
loads no MathJax. It forbids the page to ask other servers for anything, and wraps what learners wrote."""
