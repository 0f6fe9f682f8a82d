"""A slip in a folder of other words is told: otherwise the sentence would stay English, and nobody would know why."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.language.other_words import slips


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    """A translation of one sentence of the charts."""
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "words.toml").write_text('source = "Fuente: {source}"\n', "utf-8")
    return tmp_path


def test_a_right_translation_has_no_slip(spanish: Path) -> None:
    assert list(slips(spanish)) == []


def test_a_folder_named_as_in_the_package_is_found(spanish: Path) -> None:
    (spanish / "explorers" / "in_detention").mkdir(parents=True)
    (spanish / "explorers" / "in_detention" / "words.toml").write_text('title = "En detención"\n', "utf-8")
    assert list(slips(spanish)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('sauce = "Fuente"', "charts/words.toml: sauce: there is no such sentence. Did you mean 'charts/source'?"),
        ('source = "Fuente: {fuente}"', "charts/words.toml: source: nobody fills {fuente}. The sentence is: Source"),
        ('source = "Fuente: {source"', "charts/words.toml: source: its braces are not right"),
        ("source = 3", "charts/words.toml: words.toml: source is no text"),
        ("source = Fuente", "charts/words.toml: Invalid value"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place(spanish: Path, words: str, said: str) -> None:
    (spanish / "charts" / "words.toml").write_text(words, "utf-8")
    (told,) = slips(spanish)
    assert told.startswith(said)


def test_a_folder_that_replaces_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"no words\.toml below"):
        list(slips(tmp_path / "es"))
