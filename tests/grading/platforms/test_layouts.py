"""Each platform's file is read by the rules of its importer, one test a rule."""

from __future__ import annotations

import pytest

from lessonkit.errors import KitError
from lessonkit.grading.platforms.sheet import Row, Sheet, number_in
from lessonkit.grading.platforms.their_file import open_file, platform_called
from tests.grading.platforms.files import (
    BLACKBOARD,
    BLACKBOARD_HEADING,
    CANVAS,
    CANVAS_FIRST_LAST,
    CANVAS_HEADING,
    CANVAS_SEMICOLON,
    LESSON,
    MOODLE,
    MOODLE_GERMAN,
)


def sheet(platform: str, content: bytes, column: str = "") -> Sheet:
    theirs = platform_called(platform)
    return theirs.read(open_file(content, theirs), LESSON, column)


def row_of(found: Sheet, name: str) -> Row:
    return next(row for row in found.people if name in dict(row.identity).get("name", ""))


def refused(platform: str, content: bytes, column: str = "") -> str:
    with pytest.raises(KitError) as told:
        sheet(platform, content, column)
    said = str(told.value)
    assert "\n" not in said
    assert "Nothing is changed." in said
    return said


# --- Canvas ---------------------------------------------------------------------------------------


def test_canvas_rows_of_points_possible_and_of_manual_posting_are_no_people() -> None:
    found = sheet("canvas", CANVAS)
    assert len(found.people) == 8
    assert (found.heading, found.most) == (CANVAS_HEADING, 15)


def test_canvas_names_a_person_by_id_sis_id_login_and_name_in_this_order() -> None:
    identity = row_of(sheet("canvas", CANVAS), "Adams").identity
    assert identity == (("key", "340934"), ("login", "A001"), ("login", "adamsa"), ("name", "Adams, Anna"))


def test_canvas_may_have_no_sis_columns() -> None:
    content = (
        CANVAS_SEMICOLON.replace(b"SIS Login ID;", b"").replace(b"adamsa;", b"").replace(b"bakerb;", b"")
    )
    content = content.replace(b";;;;15", b";;;15")
    assert row_of(sheet("canvas", content), "Adams").identity == (("key", "340934"), ("name", "Adams, Anna"))


def test_canvas_may_have_last_and_first_names_apart() -> None:
    found = sheet("canvas", CANVAS_FIRST_LAST)
    assert row_of(found, "Anna").identity[-1] == ("name", "Anna Adams")
    assert row_of(found, "Anna").identity[0] == ("key", "340934")


def test_canvas_may_part_cells_by_semicolons_and_numbers_by_commas() -> None:
    found = sheet("canvas", CANVAS_SEMICOLON)
    assert found.most == 15
    assert number_in(row_of(found, "Baker").mark) == 12.5


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12.50", 12.5),
        ("12,5", 12.5),
        ("1.234,50", 1234.5),
        ("1,234", 1.234),
        ("0", 0),
        ("EX", None),
        ("", None),
        ("85%", None),
    ],
)
def test_a_decimal_comma_is_read_as_canvas_reads_it(text: str, number: float | None) -> None:
    assert number_in(text) == number


def test_canvas_excuses_with_ex_and_has_n_a_where_nothing_is_assigned() -> None:
    found = sheet("canvas", CANVAS)
    assert row_of(found, "Davis").closed == "excused there"
    assert row_of(found, "Evans").closed == "not assigned there"
    assert row_of(found, "Fox").closed == ""


def test_the_section_ends_what_canvas_tells_of_a_person_so_a_heading_without_it_is_refused() -> None:
    assert "not the headings of a file that Canvas exported" in refused(
        "canvas", CANVAS.replace(b"Section,", b"Room,")
    )


def test_canvas_makes_a_new_assignment_of_a_title_without_a_number_so_it_is_refused() -> None:
    content = CANVAS.replace(CANVAS_HEADING.encode(), b"Lesson 4: Who is deported")
    assert "No column has the words of 04-who-is-deported" in refused("canvas", content)
    said = refused("canvas", content, "Lesson 4: Who is deported")
    assert "the platform would make a new column of it" in said


@pytest.mark.parametrize("column", ["Current Score", "Assignments Final Score", "Final Grade"])
def test_canvas_columns_that_are_read_only_are_refused(column: str) -> None:
    assert "is read only" in refused("canvas", CANVAS, column)


def test_an_assignment_that_is_read_only_is_refused() -> None:
    assert "is read only" in refused("canvas", CANVAS.replace(b"15.00", b"(read only)"))


@pytest.mark.parametrize("column", [CANVAS_HEADING, "Lesson 4: Who is deported", "4321", ""])
def test_a_column_of_canvas_is_named_by_heading_title_or_number_or_by_the_lesson(column: str) -> None:
    assert sheet("canvas", CANVAS, column).heading == CANVAS_HEADING


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    assert f"“{CANVAS_HEADING}”, “Essay (4400)”" in refused("canvas", CANVAS, "Lesson 5")


def test_two_columns_with_the_words_of_the_lesson_are_refused() -> None:
    content = CANVAS.replace(b"Essay (4400)", b"Who is deported again (4400)")
    assert "Several columns have the words" in refused("canvas", content)


def test_a_custom_column_stands_before_the_assignments_and_is_none() -> None:
    assert "the platform would make a new column" in refused("canvas", CANVAS, "Notes")


# --- Moodle ---------------------------------------------------------------------------------------


def test_moodle_takes_the_number_behind_the_localized_word_participant() -> None:
    for content, column in ((MOODLE, ""), (MOODLE_GERMAN, "Bewertung")):
        identity = row_of(sheet("moodle", content, column), "Anna").identity
        assert identity == (("key", "101"), ("name", "Anna Adams"))


def test_moodle_headings_in_another_language_need_the_name_of_the_column() -> None:
    said = refused("moodle", MOODLE_GERMAN)
    assert "another language" in said
    assert "“Bewertung”" in said


def test_the_maximum_of_moodle_stands_behind_the_grade() -> None:
    assert sheet("moodle", MOODLE).most == 15
    assert sheet("moodle", MOODLE_GERMAN, "Bewertung").most == 15


@pytest.mark.parametrize(
    "column", ["Full name", "Status", "Maximum grade", "Feedback comments", "Identifier"]
)
def test_another_column_of_moodle_is_refused(column: str) -> None:
    assert column in refused("moodle", MOODLE, column)


def test_an_assignment_on_a_scale_is_refused() -> None:
    content = MOODLE.replace(b'"Maximum grade"', b"Scale").replace(b"15.00", b'"Poor,Fair,Good"')
    assert "marked on a scale" in refused("moodle", content)


def test_moodle_drops_a_grade_that_is_locked_so_it_is_left() -> None:
    found = sheet("moodle", MOODLE)
    assert row_of(found, "Dan").closed == "locked there"
    assert row_of(found, "Anna").closed == ""


def test_a_worksheet_without_names_for_anonymous_marking_has_numbers() -> None:
    rows = [
        b'Identifier,Status,Grade,"Maximum grade","Last modified (grade)"',
        b'"Participant 101",Submitted,,15.00,-',
    ]
    found = sheet("moodle", b"\n".join([*rows, b""]))
    assert found.people[0].identity[0] == ("key", "101")


# --- Blackboard -----------------------------------------------------------------------------------


def test_blackboard_has_tabs_and_utf_16_or_commas_and_utf_8() -> None:
    commas = BLACKBOARD.decode("utf-16").replace("\t", ",").encode()
    for content in (BLACKBOARD, commas):
        found = sheet("blackboard", content)
        assert (found.heading, found.most, len(found.people)) == (BLACKBOARD_HEADING, 15, 4)


def test_blackboard_knows_a_person_by_the_user_name_then_the_student_id() -> None:
    identity = row_of(sheet("blackboard", BLACKBOARD), "Anna").identity
    assert identity == (("key", "aadams"), ("login", "A001"), ("name", "Anna Adams"))


def test_what_needs_grading_on_blackboard_has_no_mark_yet() -> None:
    assert row_of(sheet("blackboard", BLACKBOARD), "Zoë").mark == ""


def test_blackboard_makes_a_new_column_of_one_without_a_number_so_it_is_refused() -> None:
    content = BLACKBOARD.decode("utf-16").replace("Score] |118854", "Score]").encode("utf-16")
    assert "No column has the words" in refused("blackboard", content)
    assert "would make a new column" in refused(
        "blackboard", content, BLACKBOARD_HEADING.removesuffix(" |118854")
    )


def test_a_column_of_blackboard_that_shows_percentages_or_is_worked_out_is_refused() -> None:
    assert "shows Percentage" in refused("blackboard", BLACKBOARD, "Essay")
    assert "No column" in refused("blackboard", BLACKBOARD, "Weighted Total")


# --- All ------------------------------------------------------------------------------------------

FILES = [("canvas", CANVAS), ("moodle", MOODLE), ("blackboard", BLACKBOARD)]


@pytest.mark.parametrize("platform", ["canvas", "moodle", "blackboard"])
def test_the_file_of_another_platform_is_refused(platform: str) -> None:
    for other, content in FILES:
        if other != platform:
            assert "not the headings of a file" in refused(platform, content)


@pytest.mark.parametrize(("platform", "content"), FILES)
def test_a_decimal_comma_without_quotes_makes_a_cell_too_many_and_is_told(
    platform: str, content: bytes
) -> None:
    parted = content.decode("utf-16" if platform == "blackboard" else "utf-8-sig").replace("\t", ",")
    for mark in ("12.00", '"12.00"'):
        parted = parted.replace(f",{mark},", ",12,00,", 1)
    said = refused(platform, parted.encode())
    assert "a decimal comma without quotes?" in said


@pytest.mark.parametrize(("platform", "content"), FILES)
def test_a_person_who_stands_twice_is_told_with_both_rows(platform: str, content: bytes) -> None:
    encoding = "utf-16" if platform == "blackboard" else "utf-8-sig"
    lines = content.decode(encoding).splitlines(keepends=True)
    (line,) = [one for one in lines if "Carla" in one]
    said = refused(platform, "".join([*lines, line]).encode(encoding))
    assert f"stands in rows {lines.index(line) + 1} and {len(lines) + 1}" in said


def test_a_name_that_would_steer_the_terminal_is_shown_harmless() -> None:
    line = b'"\x1b[31mRed, Ann",341000,A008,reda,Seminar 1,,,,,,,,\n'
    assert "\x1b" not in refused("canvas", CANVAS + line + line)


@pytest.mark.parametrize(("platform", "content"), FILES)
def test_a_formula_in_the_place_of_a_mark_is_told(platform: str, content: bytes) -> None:
    encoding = "utf-16" if platform == "blackboard" else "utf-8-sig"
    said = refused(platform, content.decode(encoding).replace("12.00", "=6*2", 1).encode(encoding))
    assert "'=6*2', which a spreadsheet works out" in said


@pytest.mark.parametrize("content", [b"", b"\n", b"a", b"\xef\xbb\xbf", b"Student,ID\n"])
@pytest.mark.parametrize("platform", ["canvas", "moodle", "blackboard"])
def test_a_file_with_nothing_in_it_is_refused(platform: str, content: bytes) -> None:
    assert ("not the headings" if b"a" in content or b"S" in content else "is empty") in refused(
        platform, content
    )


def test_an_unknown_platform_is_told_with_the_known_ones() -> None:
    with pytest.raises(KitError, match="Allowed: canvas, moodle, blackboard"):
        platform_called("ilias")
