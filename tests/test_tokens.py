"""Every mark can be seen on white and on black, by any reader."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from lessonkit import tokens

PACKAGE = Path(tokens.__file__).parent
SHEETS = sorted(
    file
    for file in PACKAGE.rglob("*")
    if file.suffix in {".css", ".j2", ".js"}
    and "#" in file.read_text("utf-8")
    and file.parent.name != "reveal"  # reveal.js as its makers publish it
)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=[;'\" ])|\brgba?\([^)]*\)")
CUSTOM_PROPERTY = re.compile(r"--[a-z-]+:\s*[^;}]+")

# Machado, Oliveira and Fernandes (2009), full severity.
SIGHT = {
    "all cones": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.01182, 0.04294, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.3039],
    ],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour):
    if colour.startswith("#"):
        values = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    else:
        values = [int(value) for value in colour.removeprefix("rgb(").rstrip(")").split(",")]
    shares = np.array(values) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(TO_XYZ[1] @ linear(colour))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(colour, sight):
    """The colour in CIELAB, as a reader with this sight sees it."""
    xyz = TO_XYZ @ np.clip(np.array(SIGHT[sight]) @ linear(colour), 0, 1) / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_the_ruler_itself_is_right():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("page", tokens.PAGES)
@pytest.mark.parametrize("mark", tokens.SERIES, ids=lambda mark: mark.colour)
def test_a_mark_stands_out_on_the_page(mark, page):
    assert contrast(mark.colour, tokens.PAGES[page]) >= 3


@pytest.mark.parametrize("mark", tokens.SERIES, ids=lambda mark: mark.colour)
def test_a_number_on_a_mark_can_be_read(mark):
    assert contrast(mark.colour, mark.on) >= 4.5


def test_hover_text_can_be_read():
    assert contrast(tokens.HOVER, tokens.ON_HOVER) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_marks_look_different(sight):
    for one, other in combinations(tokens.SERIES, 2):
        assert np.linalg.norm(seen(one.colour, sight) - seen(other.colour, sight)) >= 15, (one, other)


def test_marks_differ_without_colour():
    for part in ("dash", "symbol", "pattern"):
        assert len({getattr(mark, part) for mark in tokens.SERIES}) == len(tokens.SERIES)


@pytest.mark.parametrize("page", tokens.PAGES.values())
def test_the_ink_reads_on_both_pages_even_without_the_stylesheet(page):
    assert contrast(tokens.INK, page) >= 4.25, "4.35 is the most that one colour can reach on both"


def test_the_stylesheet_gives_the_ink_the_text_colour_of_the_page():
    assert f'[style*="fill: {tokens.INK}"]' in tokens.STYLESHEET
    assert "currentColor" in tokens.STYLESHEET


@pytest.mark.parametrize("theme", tokens.PAGES)
def test_text_reads_on_its_page(theme):
    assert contrast(tokens.TEXT[theme], tokens.PAGES[theme]) >= 4.5


@pytest.mark.parametrize("colour", [tokens.QUIET, *tokens.CODE.values()])
def test_text_on_a_printed_page_can_be_read(colour):
    assert contrast(colour, tokens.PAGES["light"]) >= 4.5


def test_no_other_file_of_python_names_a_colour():
    named = {file.name for file in PACKAGE.rglob("*.py") if COLOUR.search(file.read_text("utf-8"))}
    assert named == {"tokens.py"}


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.name)
def test_a_stylesheet_names_no_colour_of_its_own_but_as_a_custom_property(file):
    rest = CUSTOM_PROPERTY.sub("", file.read_text("utf-8"))
    ours = (PACKAGE / "tokens.py").read_text("utf-8")
    assert [colour for colour in COLOUR.findall(rest) if f'"{colour}"' not in ours] == []
