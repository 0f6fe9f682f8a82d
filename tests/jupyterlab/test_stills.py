"""What draws an explorer whose Python is gone is made of the scripts that draw live ones, where the package is built or a script has changed."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from lessonkit.jupyterlab import stills
from lessonkit.jupyterlab.stills import stale, write_stills
from lessonkit.jupyterlab.words import WORDS


def test_jupyterlab_reads_scripts_of_today() -> None:
    assert stale(WORDS.parent) == [], "run: make lab"


def test_a_script_that_changed_makes_its_file_stale_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stale(tmp_path) == ["explorers.js", "explorers.css"]
    write_stills(tmp_path)
    assert stale(tmp_path) == []
    before = (tmp_path / "explorers.css").stat().st_mtime_ns
    monkeypatch.setattr(stills, "script", lambda kinds: "// other\n")
    assert stale(tmp_path) == ["explorers.js"]
    write_stills(tmp_path)
    assert stale(tmp_path) == []
    assert (tmp_path / "explorers.css").stat().st_mtime_ns == before


def test_without_the_minifier_the_script_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_stills(tmp_path)
    small = (tmp_path / "explorers.js").read_text("utf-8")
    (tmp_path / "explorers.js").unlink()
    monkeypatch.setitem(sys.modules, "rjsmin", None)
    write_stills(tmp_path)
    whole = (tmp_path / "explorers.js").read_text("utf-8")
    assert len(small) < len(whole)
    assert "export default" in whole
    assert stale(tmp_path) == []


def test_each_text_of_the_stylesheet_stands_in_the_smaller_one_as_it_was(tmp_path: Path) -> None:
    write_stills(tmp_path)
    small = (tmp_path / "explorers.css").read_text("utf-8")
    texts = re.findall(r"\"[^\"]*\"|'[^']*'", stills.SHEET)
    assert '"fill: rgb(122, 122, 123)"' in texts  # a chart's ink is told by it
    assert re.findall(r"\"[^\"]*\"|'[^']*'", small) == texts
    assert len(small) < len(stills.SHEET)
