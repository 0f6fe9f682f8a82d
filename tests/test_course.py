"""The course is the folder of the nearest course.toml that may be trusted, and its parts are found there or may be missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from lessonkit import course as rooms
from lessonkit.authoring.release import release
from lessonkit.course import FILE, PUBLIC, SENT_IN, SET_OUTSIDE, course, courses_above
from lessonkit.errors import KitError
from lessonkit.explorers.registry import explorer, ids, title_of
from lessonkit.language.sentences import sentences_beside

KIT = Path(__file__).parents[1]
PARTS = (
    "explorers",
    "claims",
    "open_questions.py",
    "claim_rules.py",
    "sources",
    "publishers.toml",
    "truths.py",
    "alignment.toml",
)
TINY = KIT / "tests" / "authoring" / "tiny" / "90-tiny-lesson"
BEANS = 'id = "beans"\ntitle = "Two jars"\n'


def write(folder: Path, text: str = BEANS) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def in_folder(folder: Path, code: str, *words: str, **settings: str) -> str:
    """What a program prints that begins in a folder, with these words after its name."""
    env = {name: one for name, one in os.environ.items() if not name.startswith("SCOMM_")} | settings
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=folder, env=env, capture_output=True, text=True
    )
    return done.stdout.strip() + done.stderr.strip()[-1500:]


def test_a_folder_without_a_course_has_the_one_that_is_installed(tmp_path: Path) -> None:
    assert course(tmp_path) == course(KIT)
    assert course(tmp_path).id == "secure-communities"


def test_a_clone_beside_an_installed_course_has_the_code_of_the_installed_one(tmp_path: Path) -> None:
    clone = write(tmp_path / "clone", (KIT / FILE).read_text(encoding="utf-8"))
    assert course(clone).folder == clone
    assert course(clone).part("explorers") == course(KIT).part("explorers")


def test_where_none_is_near_and_none_is_installed_nothing_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "_installed", lambda: None)
    nowhere = course(tmp_path)
    assert (nowhere.id, nowhere.public(), nowhere.door) == ("", (), "lessonkit")
    with pytest.raises(KitError, match=r"Here is no course, and so no alignment\.toml\..*course\.toml"):
        nowhere.needed("alignment.toml")


def test_a_course_whose_package_is_not_installed_is_told_in_one_line(tmp_path: Path) -> None:
    own = course(write(tmp_path / "root", BEANS + 'package = "nobody_has_this"\n'))
    with pytest.raises(KitError, match=r"nobody_has_this.*is not installed"):
        own.part("explorers")


def test_the_nearest_course_above_counts(tmp_path: Path) -> None:
    outer = write(tmp_path / "outer")
    inner = write(outer / "inner", BEANS.replace("beans", "peas"))
    deep = inner / "lessons" / "one"
    deep.mkdir(parents=True)
    assert course(deep).id == "peas"
    assert course(outer / "lessons").id == "beans"
    assert list(courses_above(deep))[:2] == [inner, outer]


@pytest.mark.parametrize("name", SENT_IN)
def test_what_somebody_sent_in_is_never_a_course(tmp_path: Path, name: str) -> None:
    root = write(tmp_path / "root")
    sent = write(root / name / "anna" / "91-two-jars", BEANS.replace("beans", "evil"))
    assert course(sent).id == "beans"


def test_a_link_out_of_what_was_sent_in_is_none_either(tmp_path: Path) -> None:
    sent = write(tmp_path / "root" / "submitted" / "anna", BEANS.replace("beans", "evil"))
    (tmp_path / "innocent").symlink_to(sent)
    assert course(tmp_path / "innocent") == course(KIT)


@pytest.mark.parametrize("open_to_all", [".", FILE])
def test_what_everybody_may_write_to_is_none(tmp_path: Path, open_to_all: str) -> None:
    root = write(tmp_path / "root")
    inner = write(root / "inner", BEANS.replace("beans", "evil"))
    (inner / open_to_all).chmod(0o777)
    assert course(inner).id == "beans"


def test_an_explorer_that_was_handed_in_never_runs(tmp_path: Path) -> None:
    root = write(tmp_path / "root")
    sent = write(root / "submitted" / "anna" / "91-two-jars", BEANS.replace("beans", "evil"))
    explorers = sent / "explorers" / "trap"
    explorers.mkdir(parents=True)
    (explorers / "explorer.py").write_text("print('it ran')\nEXPLORER = None\n", encoding="utf-8")
    said = in_folder(sent, "from scomm import explore\nexplore('trap')")
    assert "it ran" not in said
    assert "There is no explorer" in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('id = "beans"\n', "title"),
        ('title = "Two jars"\n', "id"),
        (BEANS + 'tilte = "Beans"\n', "tilte"),
        (BEANS + "[question]\nprompt = 1\n", "prompt"),
        ('id = "Two jars"\ntitle = "Two jars"\n', "small letters"),
        ("id = \n", "can't be read"),
        ('id = 7\ntitle = "Two jars"\n', "id"),
        (BEANS + "engine = 1\n", "engine"),
        (BEANS + 'engine = "new"\n', "engine is 'new', which is no range of versions"),
    ],
)
def test_a_slip_in_course_toml_is_one_line_that_names_it(tmp_path: Path, text: str, says: str) -> None:
    root = write(tmp_path / "root", text)
    with pytest.raises(KitError) as caught:
        course(root)
    assert says in str(caught.value)
    assert str(root / FILE) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_setting_names_the_course_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SET_OUTSIDE, str(write(tmp_path / "root")))
    assert course().id == "beans"
    monkeypatch.setenv(SET_OUTSIDE, str(tmp_path))
    with pytest.raises(KitError, match=f"names {tmp_path}, where no {FILE} is"):
        course()


def test_no_public_part_holds_the_key() -> None:
    assert "solutions" not in PUBLIC
    assert not [name for name in PUBLIC if Path(name).suffix not in ("", ".toml", ".py")]


@pytest.mark.parametrize("name", [*PARTS, "datasets"])
def test_every_part_of_this_course_is_there(name: str) -> None:
    assert course(KIT).part(name).exists()


ASKS_ALL = """
from lessonkit.claims import ledger, questions
from lessonkit.data import names
from lessonkit.data.published import figures
from lessonkit.explorers.registry import ids
from lessonkit.exercises.guesses.truths import truths
from lessonkit.sources import publishers, sources
print([len(one) for one in (ledger(), questions(), names(), figures(), ids(), truths(), publishers(), sources())])
"""


def test_a_course_needs_nothing_but_its_toml_and_has_nothing_of_another(tmp_path: Path) -> None:
    assert in_folder(write(tmp_path / "root"), ASKS_ALL) == str([0] * 8)


TITLES = """
import sys
from lessonkit.explorers.registry import ids, title_of
print([title_of(id) for id in ids()][0])
print([name for name in sys.modules if name.endswith(".explorer")])
"""


def test_a_title_imports_no_explorer() -> None:
    assert in_folder(Path(__file__).parents[1], TITLES).splitlines() == ["Activation curves", "[]"]


def test_the_title_of_every_explorer_is_the_one_that_it_shows() -> None:
    assert {id: title_of(id) for id in ids()} == {id: explorer(id).title for id in ids()}


SAYS = """
import lessonkit.site.making as page
print(page.say("page.skip"), "|", page.say("page.print"))
"""


def test_a_course_says_a_sentence_of_the_kit_in_its_own_words_and_leaves_the_others(tmp_path: Path) -> None:
    root = write(tmp_path / "root")
    words = root / "words" / "site"
    words.mkdir(parents=True)
    (words / "words.toml").write_text('[page]\nskip = "To the beans"\n', encoding="utf-8")
    assert in_folder(root, SAYS) == "To the beans | Print this lesson"


SPANISH = """
import lessonkit.site.making as page
from lessonkit.language.in_force import speaking
from lessonkit.language.sentences import every_sentence
said = dict(every_sentence())
with speaking("es"):
    print(said["words/site/page.skip"], "|", said["site/page.skip"], "|", page.say("page.skip"))
"""


def test_a_sentence_in_a_courses_own_words_has_an_id_and_a_translation_of_its_own(tmp_path: Path) -> None:
    root = write(tmp_path / "root")
    (root / "words" / "site").mkdir(parents=True)
    (root / "words" / "site" / "words.toml").write_text('[page]\nskip = "To the beans"\n', encoding="utf-8")
    said = in_folder(root, SPANISH).split(" | ")
    assert said[0] == "To the beans"
    assert said[1] not in ("To the beans", "")
    assert said[2] == "[EN] To the beans"  # the engine's translation is of its own sentence
    (root / "catalogues").mkdir()
    (root / "catalogues" / "es.json").write_text(
        '{"words/site/page.skip": "A los frijoles"}', encoding="utf-8"
    )
    assert in_folder(root, SPANISH).split(" | ")[2] == "A los frijoles"


def test_a_courses_words_for_a_sentence_that_is_none_are_told(tmp_path: Path) -> None:
    root = write(tmp_path / "root")
    (root / "words" / "site").mkdir(parents=True)
    (root / "words" / "site" / "words.toml").write_text('[page]\nskipp = "To the beans"\n', encoding="utf-8")
    said = in_folder(root, "from lessonkit.cli import app; app()", "words", "site")
    assert "page.skipp: there is no such sentence." in said


def test_messages_and_examples_name_the_command_and_a_lesson_of_the_course(tmp_path: Path) -> None:
    code = "from lessonkit.data.published import figure; figure('none-such')"
    assert "run scomm data build" in in_folder(KIT, code).splitlines()[-1]
    root = write(tmp_path / "root")
    (root / "solutions" / "07-beans").mkdir(parents=True)
    (root / "solutions" / "07-beans" / "lesson.md").write_text("", encoding="utf-8")
    shown = in_folder(root, "from lessonkit.cli import app; app()", "key", "--help")
    assert shown.splitlines()[-1].strip() == "Example: lessonkit key 07-beans"


OF_ANOTHER_ENGINE = BEANS + 'engine = ">=7"\nof_that_engine = true\n'
"""Another engine may know more keys, so the range comes first."""


def test_the_courses_of_the_kit_run_on_its_engine_and_say_so() -> None:
    for folder in (KIT, KIT / "examples" / "daylight"):
        assert course(folder).engine == ">=0.1,<1"


@pytest.mark.parametrize("asked", [f">={version('lessonkit')}", f"=={version('lessonkit')}", ""])
def test_a_course_whose_range_has_this_engine_opens(tmp_path: Path, asked: str) -> None:
    assert course(write(tmp_path / "root", f'{BEANS}engine = "{asked}"\n')).engine == asked


def test_a_beginning_of_the_next_edition_is_in_its_range(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "version", lambda name: "0.2.0rc1")
    assert course(write(tmp_path / "root", BEANS + 'engine = ">=0.1,<1"\n')).id == "beans"


def test_an_engine_that_is_not_installed_is_not_asked_for_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(rooms, "version", unknown)
    assert course(write(tmp_path / "root", BEANS + 'engine = ">=7"\n')).id == "beans"


@pytest.mark.parametrize("words", [("build",), ("doctor",), ("release", "01-one", "--out", "x"), ("grade",)])
def test_every_verb_in_a_course_of_another_engine_says_in_one_line_which(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    root = write(tmp_path / "root", OF_ANOTHER_ENGINE)
    said = in_folder(root, "from lessonkit.cli import app; app()", *words)
    assert said.startswith(
        f"{root / FILE} asks for lessonkit >=7, and {version('lessonkit')} is installed. Install"
    )
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("door", ["lessonkit", "scomm"])
def test_a_notebook_that_begins_in_a_course_of_another_engine_says_the_same(
    tmp_path: Path, door: str
) -> None:
    shutil.copytree(TINY, tmp_path / "authors" / "solutions" / TINY.name)
    bundle = release(TINY.name, tmp_path / "authors", tmp_path / "bundle")
    write(bundle, OF_ANOTHER_ENGINE)
    said = in_folder(bundle, f"from {door} import begin\nbegin({TINY.name!r})")
    assert "KitError" in said.splitlines()[-1]
    assert "asks for lessonkit >=7" in said.splitlines()[-1]


def test_a_course_without_a_range_loads_nothing_that_reads_one(tmp_path: Path) -> None:
    code = "import sys; from lessonkit.course import course; course(); print('packaging.specifiers' in sys.modules)"
    with_range, without = (in_folder(folder, code) for folder in (KIT, write(tmp_path / "root")))
    assert (with_range, without) == ("True", "False")


def test_broken_code_of_a_course_is_told_by_its_file(tmp_path: Path) -> None:
    root = write(tmp_path / "root")
    (root / "truths.py").write_text("TRUTHS = {", encoding="utf-8")
    said = in_folder(root, "from lessonkit.exercises.guesses.truths import truths\ntruths()")
    assert "root/truths.py cannot be read: SyntaxError" in said


@pytest.mark.parametrize("words", [("build",), ("doctor",), ("data", "list"), ("words",)])
@pytest.mark.parametrize("text", [BEANS + 'tilte = "x"\n', "id = \n", BEANS + 'counts = "euros"\n'])
def test_a_command_in_a_broken_course_is_one_line(tmp_path: Path, words: tuple[str, ...], text: str) -> None:
    root = write(tmp_path / "root", text)
    code = "from lessonkit.cli import app; app()"
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=root, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith(str(root / FILE))
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [("data", "list"), ("words",), ("claims",), ("plans",)])
def test_a_course_that_has_nothing_breaks_no_command(tmp_path: Path, words: tuple[str, ...]) -> None:
    code = "from lessonkit.cli import app; app()"
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=write(tmp_path / "root"), capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr


def test_a_table_of_ones_own_course_that_is_lost_is_built_anew(tmp_path: Path) -> None:
    root = write(tmp_path / "root")
    (root / "datasets").mkdir()
    (root / "datasets" / "registry.json").write_text("[", encoding="utf-8")
    said = in_folder(root, "from lessonkit.data import load\nload('jars')")
    assert "Build it anew: lessonkit data build." in said


def test_a_misspelt_field_of_a_source_is_told_by_its_file(tmp_path: Path) -> None:
    root = write(tmp_path / "root")
    (root / "sources").mkdir()
    (root / "sources" / "mine.toml").write_text('[A]\ntitle = "T"\nplce = "p"\n', encoding="utf-8")
    said = in_folder(root, "from lessonkit.sources import sources\nsources()")
    assert "mine.toml: A has the unknown field plce. Allowed: title" in said


def test_words_that_are_no_toml_are_told_by_their_file(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("title = \n", encoding="utf-8")
    with pytest.raises(KitError, match=r"words\.toml can't be read: Invalid value \(at line 1, column 9\)"):
        sentences_beside(str(tmp_path / "explorer.py"))
