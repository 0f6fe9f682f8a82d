"""What the names in a download say: the platform, the learner, the file's own name, and what is late."""

from __future__ import annotations

import pytest

from lessonkit.grading.collecting.learner_names import LONGEST, Person, fit, folder_names, printable
from lessonkit.grading.collecting.platform_names import blackboard, canvas, detect, moodle, named_files
from tests.grading.course import LESSON

FILE = f"{LESSON}.ipynb"


@pytest.mark.parametrize(
    ("path", "name", "id", "late", "number", "file"),
    [
        (f"smithbob_340934_208490284_{FILE}", "smithbob", "340934", False, 208490284, FILE),
        (f"smithbob_LATE_340934_208490284_{FILE}", "smithbob", "340934", True, 208490284, FILE),
        (f"smithbob_late_340934_208490284_{FILE}", "smithbob", "340934", True, 208490284, FILE),
        ("smithbob_340934_208490284_04-1.ipynb", "smithbob", "340934", False, 208490284, "04-1.ipynb"),
        ("smithbob_1_2_3_4_5.ipynb", "smithbob", "1", False, 2, "3_4_5.ipynb"),
        (f"group_of_four_12_34_{FILE}", "group_of_four", "12", False, 34, FILE),
        (f"o'brienzoë_340934_2_{FILE}", "o'brienzoë", "340934", False, 2, FILE),
        (f"anon_aB3dE_208490284_{FILE}", "anon", "aB3dE", False, 208490284, FILE),
        (f"LATE_anon_aB3dE_208490284_{FILE}", "anon", "aB3dE", True, 208490284, FILE),
        ("anon_aB3dE_208490284_04_x.ipynb", "anon", "aB3dE", False, 208490284, "04_x.ipynb"),
        (f"late_5_6_{FILE}", "late", "5", False, 6, FILE),
        (f"submissions/smithbob_5_6_{FILE}", "smithbob", "5", False, 6, FILE),
    ],
)
def test_a_name_of_canvas(path: str, name: str, id: str, late: bool, number: int, file: str) -> None:
    found = canvas(path)
    assert found is not None
    assert (found.name, found.id, found.late, found.number, found.file) == (name, id, late, number, file)


@pytest.mark.parametrize("path", [FILE, "smithbob_340934.ipynb", "my_notes_1.txt", "smith_1_2"])
def test_no_name_of_canvas(path: str) -> None:
    assert canvas(path) is None


@pytest.mark.parametrize("name", ["smithbob_340934_text.html", "smithbob_LATE_340934_link.html"])
def test_text_typed_into_canvas_is_no_file(name: str) -> None:
    found = canvas(name)
    assert found is not None
    assert (found.name, found.id, found.text) == ("smithbob", "340934", True)


@pytest.mark.parametrize(
    ("path", "name", "id", "file", "text"),
    [
        (f"Zoë 🦊 O'Brien_123_assignsubmission_file/{FILE}", "Zoë 🦊 O'Brien", "123", FILE, False),
        (f"Smith, Bob_123_assignsubmission_file_/{FILE}", "Smith, Bob", "123", FILE, False),
        (f"Bob Smith_123_assignsubmission_file_{FILE}", "Bob Smith", "123", FILE, False),
        (f"Bob_Smith_123_assignsubmission_file/mine/{FILE}", "Bob_Smith", "123", f"mine/{FILE}", False),
        (f"Participant_9_assignsubmission_file/{FILE}", "Participant", "9", FILE, False),
        (f"Default group_assignsubmission_file/{FILE}", "Default group", "", FILE, False),
        (f"Lesson 4-12/Bob_123_assignsubmission_file/{FILE}", "Bob", "123", FILE, False),
        ("Bob_123_assignsubmission_onlinetext/onlinetext.html", "Bob", "123", "onlinetext.html", True),
    ],
)
def test_a_name_of_moodle(path: str, name: str, id: str, file: str, text: bool) -> None:
    found = moodle(path)
    assert found is not None
    assert (found.name, found.id, found.file, found.text) == (name, id, file, text)


def test_a_name_of_blackboard_and_the_page_of_text_beside_it() -> None:
    found, page = (
        blackboard(f"ps1_bsmith_attempt_2016-01-30-15-00-00_{FILE}"),
        blackboard("ps1_bsmith_attempt_2016-01-30-15-00-00.txt"),
    )
    assert found is not None
    assert page is not None
    assert (found.name, found.attempt, found.file, found.text) == (
        "bsmith",
        "2016-01-30-15-00-00",
        FILE,
        False,
    )
    assert (page.name, page.text) == ("bsmith", True)


def test_blackboards_user_names_keep_their_underscores_where_the_title_is_told_by_all() -> None:
    paths = [
        f"Lesson_4_{user}_attempt_2016-01-30-15-00-00_{FILE}" for user in ("jane_doe", "john_doe", "zoe")
    ]
    named, _ = named_files(paths, LESSON, "blackboard")
    assert [file.name for file in named] == ["jane_doe", "john_doe", "zoe"]


@pytest.mark.parametrize(
    ("paths", "platform"),
    [
        ([f"smithbob_5_6_{FILE}", f"leelu_LATE_7_8_{FILE}", "notes.txt"], "canvas"),
        (
            [f"Bob_5_assignsubmission_file/{FILE}", "Ann_6_assignsubmission_onlinetext/onlinetext.html"],
            "moodle",
        ),
        (
            [f"ps1_bob_attempt_2016-01-30-15-00-00_{FILE}", "ps1_bob_attempt_2016-01-30-15-00-00.txt"],
            "blackboard",
        ),
        ([f"submitted/bob/{LESSON}/{FILE}"], "nbgrader"),
        ([f"bob/{LESSON}/{FILE}", f"bob/06-opting-out/{FILE}"], "nbgrader"),
        ([f"bob/{FILE}", "ann/x_1_2_y.ipynb"], "folders"),
        (["ann/a_1_2_data.csv", "bob/a_1_2_data.csv"], "folders"),
        (["bob.ipynb", "ann.ipynb"], "files"),
    ],
)
def test_the_platform_is_told_by_the_names(paths: list[str], platform: str) -> None:
    assert detect(paths, LESSON) == platform


def learners(paths: list[str], platform: str) -> dict[str, str]:
    named, unknown = named_files(paths, LESSON, platform)
    return {file.path: file.name for file in named} | dict.fromkeys(unknown, "nobody")


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["anna.ipynb", "ben-04.ipynb"], ["anna", "ben"]),
        (["anna-04.ipynb", "anna-06.ipynb"], ["anna-04", "anna-06"]),
        ([f"student-{number:02}.ipynb" for number in range(1, 6)],
         [f"student-{number:02}" for number in range(1, 6)]),
        (["anna (1).ipynb", "s-1.ipynb", "s-2.ipynb"], ["anna", "s-1", "s-2"]),
        ([f"anna-{FILE}", f"{LESSON}_ben.ipynb", f"passport-{LESSON}-ben.json"], ["anna", "ben", "ben"]),
        ([FILE, f"{LESSON} (1).ipynb", f"passport-{LESSON}.json"], ["nobody", "nobody", "nobody"]),
    ],
)  # fmt: skip
def test_loose_files_bear_their_learners_names(files: list[str], names: list[str]) -> None:
    assert learners(files, "files") == dict(zip(files, names, strict=True))


def test_a_folder_around_all_learners_is_looked_through() -> None:
    paths = [f"class/anna/{FILE}", f"class/ben/{FILE}", "class/ben/data/x.csv"]
    assert learners(paths, "folders") == dict(zip(paths, ["anna", "ben", "ben"], strict=True))
    assert learners([f"anna/mine/{FILE}"], "folders") == {f"anna/mine/{FILE}": "anna"}


def test_nbgraders_own_layout_takes_the_lesson_that_is_collected_alone() -> None:
    paths = [f"submitted/anna/{LESSON}/{FILE}", "submitted/anna/06-opting-out/06-opting-out.ipynb"]
    assert list(learners(paths, "nbgrader").values()) == ["anna", "nobody"]


def test_canvas_numbers_every_folder_and_moodle_only_those_who_share_a_name() -> None:
    canvas_class = [Person("5", "smithbob", "5", True), Person("6", "smithbob", "6", True)]
    assert folder_names(canvas_class, {}) == {"5": "smithbob-5", "6": "smithbob-6"}
    moodle_class = [
        Person("a", "Maria Garcia", "1"),
        Person("b", "maria garcia", "2"),
        Person("c", "Ann Lee", "3"),
    ]
    assert folder_names(moodle_class, {}) == {"a": "Maria Garcia-1", "b": "maria garcia-2", "c": "Ann Lee"}


def test_a_folder_stays_when_somebody_of_that_name_comes_later() -> None:
    people = [Person("a", "Maria Garcia", "1"), Person("b", "Maria Garcia", "2")]
    assert folder_names(people, {"a": "Maria Garcia"}) == {"a": "Maria Garcia", "b": "Maria Garcia-2"}


@pytest.mark.parametrize(
    "name",
    ["a[1]b", "..hidden", "x+y", "star*", "what?", "a/b", "a\\b", "Smith, Bob", "-rf", "=1+1", "", "...", "\x1b[31m",
     "a\nb", "\u202eabc", "\ud800", "x" * 300, "con|pipe", 'say "hi"'],
)  # fmt: skip
def test_a_name_is_made_fit_for_nbgrader(name: str) -> None:
    made = fit(name)
    assert made
    assert not set('[]*?+/\\,"|\n\x1b') & set(made)
    assert made[0] not in ".-= "
    assert len(made) <= LONGEST
    assert fit(made) == made


def test_a_name_that_is_fit_stays() -> None:
    for name in ("zoë 🦊 o'brien", "anna.adams", "李小龙", "o_brien"):
        assert fit(name) == name


def test_two_learners_never_fall_together() -> None:
    names = ["a[1]b", "a-1-b", "a[1[b", "A-1-B", ".", "..", "x" * 300, "x" * 299]
    made = folder_names([Person(name, name) for name in names], {})
    assert made["A-1-B"] == "A-1-B"
    assert len({name.casefold() for name in made.values()}) == len(names)


def test_a_name_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[2Jb\u202e") == "a\ufffd[2Jb\ufffd"
    assert printable("zoë 🦊‍ o'brien") == "zoë 🦊‍ o'brien"
