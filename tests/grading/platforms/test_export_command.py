"""`scomm export` as somebody types it: the platform's file is filled and every other byte stays."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner, Result

from lessonkit.errors import KitError
from scomm.cli import kit
from tests.grading.platforms import files
from tests.grading.platforms.files import LESSON
from tests.grading.platforms.made_course import Made, hand_in_again, make_course, take_back

Run = Callable[..., str]

CANVAS_CLASS = {
    "adamsanna-340934": Made(13, 2, platform="canvas", platform_id="340934", name="adamsanna"),
    "bakerb": Made(10, 2),  # as the login says
    "carla cruz": Made(10, 2),  # as the name says
    "zoë": Made(9, 2, lms="340937"),
    "davisd": Made(8, 2),
    "evanse": Made(8, 2),
    "foxf": Made(None),
    "graygina": Made(7, 2),
}
CANVAS_FILLED = files.CANVAS.replace(b'whom?"", often",,8.00', b'whom?"", often",15,8.00').replace(
    b'=SUM(A1:A9),"",10', b'=SUM(A1:A9),"11",10'
)
MOODLE_CLASS = {
    "Anna Adams": Made(13, 1.5, platform="moodle", platform_id="101", name="Anna Adams"),
    "Ben Baker": Made(10, 2, platform="moodle", platform_id="102", name="Ben Baker"),
    "carla": Made(10, 2, first="Carla", last="Cruz"),
    "Zoë O'Brien": Made(9, 2),
    "Dan Davis": Made(9, 2),
}
MOODLE_FILLED = files.MOODLE.replace(
    b'"Submitted for grading",,15.00,Yes,"Friday, 13', b'"Submitted for grading",14.5,15.00,Yes,"Friday, 13'
).replace(b'"Submitted for grading",-,15.00', b'"Submitted for grading",11,15.00')
BLACKBOARD_CLASS = {
    "aadams": Made(13, 1.25, platform="blackboard", platform_id="aadams", name="aadams"),
    "bbaker": Made(10, 2),
    "carla": Made(10, 2, lms="A003"),
    "zobrien": Made(9, 2),
}
BLACKBOARD_FILLED = (
    files.BLACKBOARD.decode("utf-16")
    .replace('"Yes"\t""\t"80.00"', '"Yes"\t"14.25"\t"80.00"')
    .replace("Needs Grading(2)", "11")
    .encode("utf-16")
)
CLASSES = {
    "canvas": (CANVAS_CLASS, files.CANVAS, CANVAS_FILLED),
    "moodle": (MOODLE_CLASS, files.MOODLE, MOODLE_FILLED),
    "blackboard": (BLACKBOARD_CLASS, files.BLACKBOARD, BLACKBOARD_FILLED),
}


@pytest.fixture(scope="module", params=list(CLASSES))
def platform(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A course for each platform; `export` changes none of them."""
    root = tmp_path_factory.mktemp("courses")
    return {name: make_course(root / name, learners) for name, (learners, _, _) in CLASSES.items()}


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return tmp_path / "grades.csv"


def export(course: Path, platform: str, path: Path, *words: str) -> str:
    """What the command prints; a `KitError` is raised as it is."""
    result = invoked(course, "export", platform, str(path), *words)
    if result.exception:
        raise result.exception
    return result.output


def invoked(course: Path, *words: str) -> Result:
    before = os.getcwd()
    os.chdir(course)
    try:
        return CliRunner(env={"COLUMNS": "300"}).invoke(kit, list(words))
    finally:
        os.chdir(before)


def digest_of(course: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(course.rglob("*")):
        whole.update(str(path).encode() + (path.read_bytes() if path.is_file() else b""))
    return whole.hexdigest()


def test_a_dry_run_is_the_default_and_writes_nothing(
    platform: str, courses: dict[str, Path], theirs: Path
) -> None:
    theirs.write_bytes(CLASSES[platform][1])
    before = digest_of(courses[platform])
    said = export(courses[platform], platform, theirs)
    assert "Nothing was written: this was a dry run." in said
    assert theirs.read_bytes() == CLASSES[platform][1]
    assert digest_of(courses[platform]) == before


def test_only_the_marks_change_and_every_other_byte_stays(
    platform: str, courses: dict[str, Path], theirs: Path
) -> None:
    _, given, filled = CLASSES[platform]
    assert filled != given
    theirs.write_bytes(given)
    said = export(courses[platform], platform, theirs, "--write")
    assert theirs.read_bytes() == filled
    assert "Wrote 2 marks into grades.csv." in said


def test_a_second_time_nothing_is_filled_and_nothing_changes(
    platform: str, courses: dict[str, Path], theirs: Path
) -> None:
    theirs.write_bytes(CLASSES[platform][2])
    said = export(courses[platform], platform, theirs, "--write")
    assert "Would fill: 0." in said
    assert theirs.read_bytes() == CLASSES[platform][2]


def test_canvas_is_told_in_counts_and_whoever_should_be_looked_at_by_name(
    courses: dict[str, Path], theirs: Path
) -> None:
    theirs.write_bytes(files.CANVAS)
    said = export(courses["canvas"], "canvas", theirs)
    assert "Would fill: 2. Unchanged: 1. Would change a mark that is there: 1. Not found: 1." in said
    assert "Left as they are: 3 (1 excused there, 1 not assigned there, 1 could not be graded)." in said
    assert "- carla cruz: 13.5 there, 12 here" in said
    assert "not found in the file:\n- graygina" in said
    assert "Rows of nobody here:\n- row 11, Student, Test" in said
    assert said.index("- carla cruz") < said.index("Nothing was written")


def test_replace_writes_over_marks_that_are_there_and_over_nothing_else(
    courses: dict[str, Path], theirs: Path
) -> None:
    theirs.write_bytes(files.CANVAS)
    said = export(courses["canvas"], "canvas", theirs, "--write", "--replace")
    before, _, after = said.partition("Wrote ")  # the last line, printed once the file is there
    assert "would be written over" in before
    assert after
    assert not re.search(r"\b(filled|written|changed|replaced):", before, re.IGNORECASE)
    assert theirs.read_bytes() == CANVAS_FILLED.replace(b'"",13.5,9', b'"",12,9')


def test_who_waits_for_a_reader_is_filled_only_when_it_is_asked_for(tmp_path: Path, theirs: Path) -> None:
    course = make_course(tmp_path / "course", {"adamsa": Made(13, None), "bakerb": Made(10, 2)})
    theirs.write_bytes(files.CANVAS)
    said = export(course, "canvas", theirs, "--write")
    assert "1 mark is not final; --not-final fills it too." in said
    assert "1 waiting for a reader" in said
    assert theirs.read_bytes() == files.CANVAS
    export(course, "canvas", theirs, "--write", "--not-final")
    assert b'often",13,8.00' in theirs.read_bytes()


def test_who_handed_in_again_or_nothing_gets_no_mark(tmp_path: Path, theirs: Path) -> None:
    course = make_course(tmp_path / "course", {"adamsa": Made(), "obrienz": Made(), "bakerb": Made(10, 2)})
    hand_in_again(course, "adamsa")
    take_back(course, "obrienz")
    theirs.write_bytes(files.CANVAS)
    said = export(course, "canvas", theirs, "--write")
    assert "1 handed in again" in said
    assert "1 not handed in" in said
    assert theirs.read_bytes() == files.CANVAS


def test_decimal_commas_and_semicolons_stay_and_are_written(tmp_path: Path, theirs: Path) -> None:
    course = make_course(tmp_path / "course", {"adamsa": Made(12, 1.5), "bakerb": Made(12, 0.5)})
    theirs.write_bytes(files.CANVAS_SEMICOLON)
    export(course, "canvas", theirs, "--write")
    assert theirs.read_bytes() == files.CANVAS_SEMICOLON.replace(b"1;;8,00", b"1;13,5;8,00")


def test_headings_in_another_language_are_filled_by_name(tmp_path: Path, theirs: Path) -> None:
    course = make_course(tmp_path / "course", {"Anna Adams": Made(12, 1.5)})
    theirs.write_bytes(files.MOODLE_GERMAN)
    export(course, "moodle", theirs, "--write", "--column", "Bewertung")
    assert theirs.read_bytes() == files.MOODLE_GERMAN.replace(b"abgegeben;;15", b"abgegeben;13,5;15")


def test_another_maximum_can_be_scaled(tmp_path: Path, theirs: Path) -> None:
    course = make_course(tmp_path / "course", {"adamsa": Made(5.5, 2)})
    theirs.write_bytes(files.CANVAS.replace(b"15.00", b"100.00"))
    with pytest.raises(KitError, match="out of 100, the lesson out of 15"):
        export(course, "canvas", theirs, "--write")
    export(course, "canvas", theirs, "--write", "--scale")
    assert theirs.read_bytes() == files.CANVAS.replace(b"15.00", b"100.00").replace(
        b'often",,8', b'often",50,8'
    )


def broken(content: bytes, old: str, new: str, encoding: str = "utf-8") -> bytes:
    assert old.encode(encoding) in content
    return content.replace(old.encode(encoding), new.encode(encoding))


BROKEN = {
    "a column that is not there": (files.CANVAS, ["--column", "Lesson 9"], "No column “Lesson 9”"),
    "a column that is read only": (files.CANVAS, ["--column", "Final Score"], "is read only"),
    "another encoding": ("Name;Ñ\n".encode("latin-1"), [], "not in an encoding"),
    "a name twice": (files.CANVAS + files.CANVAS.splitlines(keepends=True)[3], [], "stands in rows 4 and 12"),
    "a maximum below a mark": (broken(files.CANVAS, "15.00", "14.00"), [], "out of 14, the lesson out of 15"),
    "a decimal comma without quotes": (broken(files.CANVAS, ",12.00,", ",12,00,"), [], "a decimal comma"),
    "a formula": (broken(files.CANVAS, ",12.00,", ",=12,"), [], "a spreadsheet works out"),
    "quotes that are not closed": (files.CANVAS + b'"Gray, Gina', [], "row 12"),
    "another platform's file": (files.MOODLE, [], "not the headings"),
    "nothing": (b"", [], "The file is empty"),
    "blank lines alone": (b"\xef\xbb\xbf\r\n  \r\n", [], "The file is empty"),
    "headings alone": (files.CANVAS.splitlines(keepends=True)[0], [], "Nobody is in the file"),
    "headings and points possible": (
        b"".join(files.CANVAS.splitlines(keepends=True)[:3]),
        [],
        "Nobody is in the file",
    ),
    "a workbook": (b"PK\x03\x04\x14\x00" + bytes(range(256)), [], "a workbook"),
    "a page that asks to log in": (b"<!DOCTYPE html>\n<html>\n<body>Log in", [], "a web page"),
    "UTF-16 without its mark": (
        files.CANVAS.decode("utf-8-sig").encode("utf-16-le"),
        [],
        "not in an encoding",
    ),
    "Excel's encoding": ("Student;ID\nBäcker;1\n".encode("cp1252"), [], "not in an encoding"),
    "a line for Excel above the headings": (b"sep=;\r\n" + files.CANVAS_SEMICOLON, [], "not the headings"),
    "more columns than headings": (broken(files.CANVAS, "32.00,B\n", "32.00,B,,\n"), [], "has 15 cells"),
    "a person twice by a space": (
        files.CANVAS + b'"Adams, Anna", 340934 ,A001,adamsa,S,,,,,,,,\n',
        [],
        "stands in rows 4 and 12",
    ),
    "two columns of the lesson": (
        broken(files.CANVAS, "Essay (4400)", "Who is deported (9999)"),
        [],
        "Several columns have the words",
    ),
    "an assignment that is read only": (
        broken(files.CANVAS, "    Points Possible,,,,,,15.00", "    Points Possible,,,,,,(read only)"),
        [],
        "is read only",
    ),
    **{
        f"the formula {formula!r}": (
            broken(files.CANVAS, ",12.00,", f',"{formula}",'),
            [],
            "a spreadsheet works out",
        )
        for formula in ("+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1")
    },
    "a column twice": (
        broken(files.CANVAS, "Essay (4400)", files.CANVAS_HEADING),
        ["--column", files.CANVAS_HEADING],
        "Several columns are called",
    ),
}
OF_MOODLE = {
    "a column that is not there": (files.MOODLE, ["--column", "Bewertung"], "No column “Bewertung”"),
    "another encoding": ("Identifier;Ñ\n".encode("latin-1"), [], "not in an encoding"),
    "a name twice": (files.MOODLE + files.MOODLE.splitlines(keepends=True)[1], [], "stands in rows 2 and 8"),
    "a maximum below a mark": (broken(files.MOODLE, "15.00", "14.00"), [], "out of 14, the lesson out of 15"),
    "a decimal comma without quotes": (broken(files.MOODLE, ",12.00,", ",12,00,"), [], "a decimal comma"),
    "a formula": (broken(files.MOODLE, ",12.00,", ",=12,"), [], "a spreadsheet works out"),
    "another platform's file": (files.BLACKBOARD, [], "not the headings"),
    "nothing": (b"", [], "The file is empty"),
    "headings alone": (files.MOODLE.splitlines(keepends=True)[0], [], "Nobody is in the file"),
    "a column twice": (
        broken(files.MOODLE, '"Feedback comments"', "Grade"),
        [],
        "Several columns are called",
    ),
}
TABS = files.BLACKBOARD.decode("utf-16")
WITH_COMMAS = TABS.replace("\t", ",").replace('"12.00"', "12,00")
OF_BLACKBOARD = {
    "a column that is not there": (files.BLACKBOARD, ["--column", "Lesson 9"], "No column “Lesson 9”"),
    "another encoding": ("Last Name\tÑ\n".encode("latin-1"), [], "not in an encoding"),
    "a name twice": (
        (TABS + TABS.splitlines(keepends=True)[1]).encode("utf-16"),
        [],
        "stands in rows 2 and 6",
    ),
    "a maximum below a mark": (
        TABS.replace("Pts: 15", "Pts: 14").encode("utf-16"),
        [],
        "out of 14, the lesson out of 15",
    ),
    "a decimal comma without quotes": (WITH_COMMAS.encode(), [], "a decimal comma"),
    "a formula": (TABS.replace('"12.00"', '"=12"').encode("utf-16"), [], "a spreadsheet works out"),
    "another platform's file": (files.CANVAS, [], "not the headings"),
    "nothing": (b"\xff\xfe", [], "The file is empty"),
    "headings alone": (TABS.splitlines(keepends=True)[0].encode("utf-16"), [], "Nobody is in the file"),
    "half a sign": (files.BLACKBOARD[:-1], [], "not in an encoding"),
}
BROKEN_FILES = {"canvas": BROKEN, "moodle": OF_MOODLE, "blackboard": OF_BLACKBOARD}


@pytest.mark.parametrize(
    ("of", "what"), [(name, what) for name, some in BROKEN_FILES.items() for what in some]
)
def test_a_broken_file_gets_one_line_and_nothing_is_changed(
    of: str, what: str, courses: dict[str, Path], theirs: Path
) -> None:
    content, words, line = BROKEN_FILES[of][what]
    theirs.write_bytes(content)
    with pytest.raises(KitError, match=line) as told:
        export(courses[of], of, theirs, "--write", "--replace", *words)
    assert "\n" not in str(told.value)
    assert "Nothing is changed." in str(told.value)
    assert theirs.read_bytes() == content


def canvas_as(change: Callable[[str], str], encoding: str = "utf-8") -> tuple[str, Callable[[bytes], bytes]]:
    """The platform, and Canvas's file as another program or another setting writes it."""
    return "canvas", lambda content: change(content.decode("utf-8-sig")).encode(encoding)


ODD = {
    "UTF-16": canvas_as(str, "utf-16"),
    "no byte order mark": canvas_as(str),
    "Windows' line ends": canvas_as(lambda text: text.replace("\n", "\r\n")),
    "an old Mac's line ends": canvas_as(lambda text: text.replace("\n", "\r")),
    "no line end at the end": canvas_as(lambda text: text.rstrip("\n")),
    "a line end in a cell": canvas_as(lambda text: text.replace("Seminar 1,", '"Seminar 1\nroom 2",', 1)),
    "a line end in the heading": canvas_as(
        lambda text: text.replace(files.CANVAS_HEADING, '"Lesson 4:\nWho is deported (4321)"')
    ),
    "columns with nothing in them": canvas_as(lambda text: text.replace("\n", ",,\n")),
    "rows with nothing in them": canvas_as(lambda text: f"{text}{',' * 12}\n{' ,' * 12}\n\n"),
    "a row of muted assignments": canvas_as(lambda text: text.replace("Manual Posting", "Muted")),
    "a row of manual posting with words in other columns": canvas_as(
        lambda text: text.replace("Manual Posting,,,,,,", "Manual Posting,,(read only),(read only),,,")
    ),
    "Moodle with a row of blanks": ("moodle", lambda content: content + b" , , , , , , , , , \n"),
    "Moodle in UTF-16": ("moodle", lambda content: content.decode("utf-8-sig").encode("utf-16")),
    "Moodle with a line end in a comment": ("moodle", lambda content: content.replace(b"Well, ", b"Well,\n")),
    "Blackboard in UTF-8": ("blackboard", lambda content: content.decode("utf-16").encode()),
}


@pytest.mark.parametrize("what", ODD)
def test_an_odd_file_is_filled_as_it_is_and_every_other_byte_stays(
    what: str, courses: dict[str, Path], theirs: Path
) -> None:
    of, change = ODD[what]
    _, content, filled = CLASSES[of]
    theirs.write_bytes(change(content))
    export(courses[of], of, theirs, "--write")
    assert theirs.read_bytes() == change(filled)


def test_a_mark_above_the_maximum_gets_one_line_and_nothing_is_changed(tmp_path: Path, theirs: Path) -> None:
    course = make_course(tmp_path / "course", {"adamsa": Made(14, 2), "bakerb": Made(10, 1)})
    theirs.write_bytes(files.CANVAS)
    with pytest.raises(KitError, match="The mark of adamsa is 16, above the column's maximum of 15"):
        export(course, "canvas", theirs, "--write", "--replace")
    assert theirs.read_bytes() == files.CANVAS


def test_two_learners_for_one_row_are_listed_and_nothing_is_written(tmp_path: Path, theirs: Path) -> None:
    twins = {
        "a": Made(first="Anna", last="Adams"),
        "b": Made(first="Anna", last="Adams"),
        "bakerb": Made(10, 1),
    }
    course = make_course(tmp_path / "course", twins)
    theirs.write_bytes(files.CANVAS)
    said = export(course, "canvas", theirs)
    assert "Nobody can say which is whose:\n- row 4, Adams, Anna; learners a and b" in said
    with pytest.raises(KitError, match=r"Nothing is changed.*--lms-user-id"):
        export(course, "canvas", theirs, "--write")
    assert theirs.read_bytes() == files.CANVAS


def test_a_write_that_breaks_off_leaves_the_file_as_it_was(
    courses: dict[str, Path], theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "disk full")

    theirs.write_bytes(files.CANVAS)
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        export(courses["canvas"], "canvas", theirs, "--write")
    assert theirs.read_bytes() == files.CANVAS
    assert [path.name for path in theirs.parent.iterdir()] == ["grades.csv"]


def test_who_may_read_the_file_stays_and_a_link_stays_a_link(
    courses: dict[str, Path], tmp_path: Path
) -> None:
    real, link = tmp_path / "private.csv", tmp_path / "link.csv"
    real.write_bytes(files.CANVAS)
    real.chmod(0o600)
    link.symlink_to(real)
    export(courses["canvas"], "canvas", link, "--write")
    assert link.is_symlink()
    assert real.read_bytes() == CANVAS_FILLED
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_not_there_a_lesson_and_a_platform_that_are_not_known_are_told(
    courses: dict[str, Path], theirs: Path
) -> None:
    with pytest.raises(KitError, match="There is no file"):
        export(courses["canvas"], "canvas", theirs)
    theirs.write_bytes(files.CANVAS)
    with pytest.raises(KitError, match=rf"no lesson '05'.*Allowed: {LESSON}"):
        export(courses["canvas"], "canvas", theirs, "05")
    with pytest.raises(KitError, match="Allowed: canvas, moodle, blackboard"):
        export(courses["canvas"], "ilias", theirs)


def test_a_file_that_is_no_list_of_marks_by_its_size_is_refused_unread(
    courses: dict[str, Path], theirs: Path
) -> None:
    theirs.touch()
    os.truncate(theirs, 50_000_001)
    with pytest.raises(KitError, match="larger than 50 MB"):
        export(courses["canvas"], "canvas", theirs, "--write")


def test_where_the_gradebook_has_several_lessons_one_must_be_named(tmp_path: Path, theirs: Path) -> None:
    course = make_course(tmp_path / "course", {"adamsa": Made()})
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        book.add_assignment("05-another")
    theirs.write_bytes(files.CANVAS)
    with pytest.raises(KitError, match="has several lessons"):
        export(course, "canvas", theirs)
    assert "Would fill: 1." in export(course, "canvas", theirs, LESSON)


def test_every_option_is_in_the_docs() -> None:
    docs = (Path(__file__).parents[3] / "docs" / "platforms.md").read_text(encoding="utf-8")
    for command in ("export", "feedback", "quiz"):
        shown = CliRunner(env={"COLUMNS": "200"}).invoke(kit, [command, "--help"]).output
        options = set(re.findall(r"--[a-z-]+", shown)) - {"--help"}
        assert options
        assert [option for option in sorted(options) if f"`{option}" not in docs] == []
