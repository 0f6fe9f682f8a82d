"""What the kit changes on formgrader's page of a submission."""

from __future__ import annotations

from pathlib import Path

from nbgrader.server_extensions.formgrader.handlers import template_path

TEMPLATES = [str(Path(__file__).with_name("templates")), template_path]
"""For `HTMLExporter.extra_template_basedirs`: the kit's `formgrade/` is looked at before nbgrader's.

Formgrader calls the macro `mathjax` in its page's head. The one in the kit's folder loads no MathJax. It wraps what
learners wrote, and lets the page run formgrader's own scripts alone, which it knows by their hashes: so a learner's
script would not run even where it reached the page, as the name of a folder does.
"""
