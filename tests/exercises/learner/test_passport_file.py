"""The file of a passport is small, readable, whole at every moment, and never lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.passport import Drawing, Entry, Passport, Prediction
from lessonkit.exercises.learner.passport_file import LARGEST, Damaged, from_json, to_json
from lessonkit.exercises.wire import BLANK, answer, refused
from tests.exercises import tiny
from tests.exercises.learner.a_passport import FULL, verdict

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NUMBER = st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)
COUNT = st.integers(0, 999)
VALUE = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)
PLAIN = st.builds(answer, VALUE) | st.sampled_from(
    [
        BLANK,
        refused("number-text"),
        refused("text-long", count=30_000),
        refused("number-other", thing="a Decimal"),
    ]
)
ENTRY = st.builds(Entry, PLAIN, TEXT, NUMBER, NUMBER, COUNT, TEXT, TEXT)
PASSPORT = st.builds(
    Passport,
    TEXT,
    TEXT,
    TEXT,
    st.dictionaries(TEXT, ENTRY, max_size=3),
    st.dictionaries(TEXT, st.builds(Prediction, NUMBER, NUMBER, TEXT, TEXT), max_size=3),
    st.dictionaries(TEXT, COUNT, max_size=3),
    st.dictionaries(
        TEXT,
        st.builds(
            Drawing,
            st.dictionaries(TEXT, NUMBER, max_size=3),
            st.dictionaries(TEXT, NUMBER, max_size=3),
            TEXT,
            TEXT,
        ),
        max_size=2,
    ),
)


@given(PASSPORT)
def test_a_passport_survives_the_way_through_its_file(passport):
    assert from_json(to_json(passport)) == passport


def test_the_file_reads_like_a_list():
    lines = to_json(FULL).splitlines()
    assert '    "value": ["c", "a", "b"]' in lines
    assert '    "value": 30.0' in lines
    assert ' "learner": "otter-maple-river",' in lines
    assert len(lines) < 60


def test_the_rows_of_a_table_stand_on_one_line_each():
    from lessonkit.exercises.kinds.table import coerce_table

    text = to_json(Passport("x", "1").with_check("tidy-boxes", coerce_table(tiny.tidy()), verdict()))
    assert '["top", "red", 3]' in text
    assert json.loads(text)["exercises"]["tidy-boxes"]["answer"]["value"]["rows"][0] == ["top", "red", 3]


def test_an_answer_too_large_to_keep_leaves_the_passport_readable(tmp_path):
    huge = answer({"columns": ["a"], "rows": [["x" * 50]] * 100_000})
    path = tmp_path / "passport-x.json"
    passports.write(FULL.with_check("tidy-boxes", huge, verdict()), path)
    assert path.stat().st_size < LARGEST
    assert passports.read(path).entries["tidy-boxes"].answer == BLANK


# --- written whole or not at all


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = passports.path_for("90-tiny", tmp_path)
    passports.write(FULL, path)
    return path


def test_no_passport_is_no_error(tmp_path):
    assert passports.read(tmp_path / "passport-x.json") is None


def test_a_written_passport_is_read_again_and_leaves_nothing_beside_it(path):
    assert passports.read(path) == FULL
    assert os.listdir(path.parent) == ["passport-90-tiny.json"]


def test_a_passport_that_an_editor_saved_with_a_mark_before_its_text_is_read(path):
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert passports.read(path) == FULL


@pytest.mark.parametrize("moment", ["os.fsync", "os.replace"])
@pytest.mark.parametrize("blow", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_while_writing_leaves_the_old_passport_whole(path, monkeypatch, moment, blow):
    def fails(*_):
        raise blow

    monkeypatch.setattr(moment, fails)
    with pytest.raises(type(blow)):
        passports.write(FULL.with_hint("which-base"), path)
    monkeypatch.undo()
    assert passports.read(path) == FULL
    assert os.listdir(path.parent) == [path.name]


def test_a_power_cut_before_the_rename_leaves_the_old_passport_whole(path):
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom lessonkit.exercises.learner import passport, passport_file\n"
        "os.replace = lambda *_: os._exit(9)\n"
        "passport_file.write(passport.Passport('90-tiny', '9'), Path(sys.argv[1]))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 9
    assert passports.read(path) == FULL
    assert len(os.listdir(path.parent)) == 2, "the half-written file stays, under a hidden name"
    passports.write(FULL.with_hint("which-base"), path)
    assert passports.read(path).hints == {"share-red": 1, "which-base": 1}


# --- damaged in many ways


WHOLE = json.loads(to_json(FULL))


def changed(*keys, value):
    data = json.loads(json.dumps(WHOLE))
    part = data
    for key in keys[:-1]:
        part = part[key]
    part[keys[-1]] = value
    return json.dumps(data)


BROKEN = {
    "empty": "",
    "truncated": to_json(FULL)[:-40],
    "not JSON": "dear passport",
    "another JSON": "[1, 2]",
    "another number of format": changed("passport", value=2),
    "without exercises": json.dumps({k: v for k, v in WHOLE.items() if k != "exercises"}),
    "exercises as a list": changed("exercises", value=[]),
    "learner as a number": changed("learner", value=7),
    "score as text": changed("exercises", "share-red", "score", value="2"),
    "score as true": changed("exercises", "share-red", "score", value=True),
    "score as NaN": changed("exercises", "share-red", "score", value=float("nan")),
    "score without end": changed("exercises", "share-red", "score", value=0).replace(
        '"score": 0', '"score": 1e999'
    ),
    "score of 400 digits": changed("exercises", "share-red", "score", value=10**400),
    "attempts below nought": changed("exercises", "share-red", "attempts", value=-1),
    "attempts in parts": changed("exercises", "share-red", "attempts", value=1.5),
    "an answer that is none": changed("exercises", "share-red", "answer", value=30),
    "an answer of NaN": changed("exercises", "share-red", "answer", "value", value=float("nan")),
    "an answer without end": changed("exercises", "share-red", "answer", "value", value=0).replace(
        '"value": 0', '"value": -1e999'
    ),
    "half of a character pair": changed("exercises", "share-red", "answer", "value", value="\ud800"),
    "an entry that is none": changed("exercises", "share-red", value=None),
    "a guess as text": changed("predictions", "guess-red", "guess", value="50"),
    "hints below nought": changed("hints", "share-red", value=-5),
    "hints as text": changed("hints", value="many"),
    "a deep well": "[" * 100_000,
    "a deep answer": changed("exercises", "share-red", "answer", "value", value=0).replace(
        '"value": 0', '"value": ' + "[" * 5000 + "]" * 5000
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_damaged_passport_is_said_to_be_and_is_left_as_it_is(path, how):
    path.write_text(BROKEN[how], encoding="utf-8")
    with pytest.raises(Damaged) as caught:
        passports.read(path)
    assert str(caught.value)
    assert len(str(caught.value)) < 100
    assert path.read_text(encoding="utf-8") == BROKEN[how]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_passport_or_damaged(data):
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    with pytest.raises(Damaged):
        from_json(text)


@pytest.mark.parametrize("cut", range(0, len(to_json(FULL)) - 1, 37))
def test_a_passport_cut_anywhere_is_damaged(cut):
    with pytest.raises(Damaged):
        from_json(to_json(FULL)[:cut])


def make_binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


def make_huge(path: Path) -> None:
    with path.open("w") as file:
        file.truncate(LARGEST + 1)


def make_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "keep.txt").write_text("mine")


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_broken_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere.json")


def make_link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def make_link_to_a_device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


IN_ITS_PLACE = [
    make_binary,
    make_huge,
    make_directory,
    make_pipe,
    make_broken_link,
    make_link_to_itself,
    make_link_to_a_device,
]


@pytest.mark.parametrize("damage", IN_ITS_PLACE, ids=lambda damage: damage.__name__)
def test_whatever_lies_in_its_place_is_set_aside_and_never_overwritten(path, damage):
    damage(path)
    with pytest.raises(Damaged):
        passports.read(path)
    before = os.lstat(path)
    aside = passports.set_aside(path)
    assert aside.name == "passport-90-tiny.damaged-1.json"
    assert os.lstat(aside).st_ino == before.st_ino
    passports.write(FULL, path)
    assert passports.read(path) == FULL
    assert os.lstat(aside).st_ino == before.st_ino


def test_a_file_that_may_not_be_opened_is_damaged(path, monkeypatch):
    def may_not(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", may_not)
    with pytest.raises(Damaged, match=r"it can't be opened \(Permission denied\)"):
        passports.read(path)


def test_several_damaged_passports_stand_side_by_side(path):
    names = []
    for number in range(3):
        path.write_text(f"broken {number}")
        names.append(passports.set_aside(path).name)
    assert names == [f"passport-90-tiny.damaged-{number}.json" for number in (1, 2, 3)]
    assert [(path.parent / name).read_text() for name in names] == ["broken 0", "broken 1", "broken 2"]


def test_a_link_is_followed_to_read_and_what_it_leads_to_is_not_written(path, tmp_path):
    elsewhere = tmp_path / "elsewhere.json"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert passports.read(path) == FULL
    passports.write(FULL.with_hint("which-base"), path)
    assert passports.read(elsewhere) == FULL
