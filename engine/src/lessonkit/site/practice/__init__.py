"""Exercises as self-tests inside a page without a kernel: HTML for each, and one script and one stylesheet for the page."""

from lessonkit.site.practice.page import PAGE_CODE, exercise_html, exercise_in_words, page_deal, progress_html
from lessonkit.site.practice.scripting import scripts
from lessonkit.site.practice.styling import styles

__all__ = [
    "PAGE_CODE",
    "exercise_html",
    "exercise_in_words",
    "page_deal",
    "progress_html",
    "scripts",
    "styles",
]
