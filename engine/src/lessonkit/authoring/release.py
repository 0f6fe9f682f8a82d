"""Write the bundle of a graded course: a lesson without its answers."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from lessonkit.authoring.build import build_into, lesson_folder
from lessonkit.authoring.cells import tidy
from lessonkit.authoring.folder_files import files_in
from lessonkit.authoring.header import before_you_hand_in
from lessonkit.authoring.instructor_blocks import InstructorBlock
from lessonkit.authoring.keeping import place_lesson
from lessonkit.authoring.source import read_text
from lessonkit.authoring.wheels import wheel_name
from lessonkit.course import Course, course
from lessonkit.data import load as load_dataset
from lessonkit.errors import KitError
from lessonkit.exercises.key.practice import to_practice
from lessonkit.exercises.locate import AUTHOR_FILES, PRACTICE_FILE, load_lesson
from lessonkit.exercises.spec import Lesson, Load
from lessonkit.language import sentences_beside
from lessonkit.language.sentences import of_the_course
from lessonkit.wholefile import place_file

words = sentences_beside(__file__)

NEVER_LENT = ("build.py", "hand", "__pycache__")
"""How a table was built is no part of what a learner opens."""

_DATED = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip: the same bundle on every run


def release(
    lesson_id: str,
    course_root: Path,
    out: Path,
    feedback: str = "practice",
    *,
    load: Load = load_dataset,
    package: str = "",
    wheels: Iterable[Path] = (),
    say: Callable[[str], None] = lambda line: None,
) -> Path:
    """Write the bundle of a lesson to the folder `out`, or to a zip where `out` ends in .zip.

    `feedback="full"` lets the checks name mistakes. `wheels` are put in, for learners to install. `package` is what they install
    instead, such as the address of the kit; without either, wheels that somebody puts beside the notebook. A bare name is never
    written: a package index might hold a stranger's package of that name. In a folder with an earlier bundle a notebook
    in which somebody worked is kept under another name, which `say` is told, and all other files there stay.
    """
    folder = lesson_folder(lesson_id, course_root)
    lesson = load_lesson(folder)
    practice = to_practice(lesson, load, feedback)
    text = read_text(folder / "lesson.md")
    title = text.front.title
    with tempfile.TemporaryDirectory(prefix="scomm-release-", ignore_cleanup_errors=True) as name:
        # a fresh build: the notebook in lessons/ may hold the answers of someone who worked in it
        bundle = build_into(lesson_id, course_root, Path(name)).release.parent
        public = json.dumps(practice, indent=1, ensure_ascii=False, allow_nan=False)
        (bundle / PRACTICE_FILE).write_text(public + "\n", encoding="utf-8")
        for wheel in wheels:
            shutil.copy(wheel, bundle)
        asked = package or _requirements(course(course_root), bundle)
        (bundle / "requirements.txt").write_text(asked + "\n", encoding="utf-8")
        whole = all((bundle / line).is_file() for line in asked.splitlines() if line.startswith("./"))
        readme = _readme(lesson_id, title, feedback, graded=lesson.graded, whole=whole)
        (bundle / "README.md").write_text(readme, encoding="utf-8")
        found = leaks(bundle, lesson, text.instructors)
        if found:
            raise KitError(f"The bundle of {lesson_id} would give answers away: {'; '.join(found)}.")
        _lend(course(course_root), bundle)
        return _put(bundle, out, lesson_id, say)


def _lend(own: Course, bundle: Path) -> None:
    """Put what learners need of a course beside the notebook: its tables, explorers and sources. Those of the kit lie in its wheel."""
    for path in () if own.package else own.public():
        if path.is_dir():
            shutil.copytree(path, bundle / path.name, ignore=shutil.ignore_patterns(*NEVER_LENT))
        else:
            shutil.copy(path, bundle / path.name)


def leaks(bundle: Path, lesson: Lesson, asides: Iterable[InstructorBlock] = ()) -> list[str]:
    """What in a bundle only authors may see: their files, lines of solutions and of `asides`; empty if nothing."""
    said = {line.strip() for block in asides for line in block.text.splitlines() if line.strip()}
    files = files_in(bundle)
    found = [inside for inside in files if any(Path(inside).match(pattern) for pattern in AUTHOR_FILES)]
    for inside, path in files.items():
        if path.suffix == ".whl" and _holds_lessons(path):
            found.append(f"{inside} holds the authors' lessons")
        if path.suffix not in (".ipynb", ".json", ".md", ".txt"):
            continue
        text = path.read_text(encoding="utf-8")
        strings = list(_strings(inside, text))
        lines = {line.strip() for one in strings for line in one.splitlines()}
        words = " ".join(" ".join(strings).split())
        if said & lines:
            found.append(f"{inside} holds words for instructors")
        for exercise in lesson.exercises:
            public = {line.strip() for line in tidy(exercise.starter).splitlines()}
            told = [
                line.strip() for line in tidy(exercise.reference).splitlines() if exercise.variable in line
            ]
            samples = (sample for level in exercise.rubric for sample in level.samples)
            sampled = any(" ".join(sample.split()) in words for sample in samples)
            if sampled or (set(told) - public) & lines:
                found.append(f"{inside} holds the solution of {exercise.id}")
    return found


def _holds_lessons(wheel: Path) -> bool:
    """Whether a wheel took along what authors edit: a course's own package may be built of the folder that holds it."""
    with zipfile.ZipFile(wheel) as opened:
        return any({"solutions", "lesson.md"} & set(Path(name).parts) for name in opened.namelist())


def _strings(name: str, text: str) -> Iterator[str]:
    """The texts in a file: of a notebook or JSON file every string, cells joined."""
    if not name.endswith((".ipynb", ".json")):
        yield text
        return

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from (one for item in value.values() for one in walk(item))
        elif isinstance(value, list):
            yield from (one for item in value for one in walk(item))

    yield from walk(json.loads(text))


def _put(bundle: Path, out: Path, lesson_id: str, say: Callable[[str], None]) -> Path:
    if out.suffix == ".zip":
        packed = bundle.parent / "bundle.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for inside, path in files_in(bundle).items():
                entry = zipfile.ZipInfo(f"{lesson_id}/{inside}", _DATED)
                entry.external_attr = (
                    0o100644 << 16
                )  # else whoever unpacks it on a class server reads it alone
                archive.writestr(entry, path.read_bytes())
        return place_file(out, packed.read_bytes())
    if out.exists() and any(out.iterdir()) and not (out / PRACTICE_FILE).is_file():
        raise KitError(f"{out.name} is not empty and holds no earlier bundle.", do="Name a new folder.")
    for path in place_lesson(bundle, out):
        say(f"Somebody worked in the notebook that was there: it is kept as {path.name}")
    return out


def _requirements(own: Course, bundle: Path) -> str:
    """The lines that install what a notebook runs on from the wheels beside it; no index is asked for either."""
    there = {path.name.split("-")[0]: path.name for path in bundle.glob("*.whl")}
    return "\n".join(f"./{there.get(name) or wheel_name(name)}" for name in own.distributions)


def _readme(lesson_id: str, title: str, feedback: str, *, graded: bool, whole: bool) -> str:
    steps = [*([before_you_hand_in()] if graded else []), words("bundle.hand-in", lesson=lesson_id)]
    ending = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 7))
    checks = words("bundle.checks-practice" if feedback == "practice" else "bundle.checks-full")
    readme = words(
        "bundle.readme",
        title=title,
        lesson=lesson_id,
        install=words("bundle.install" if whole else "bundle.install-what-is-put"),
        checks=checks,
        ending=ending,
        care=of_the_course()("care"),
    )
    return readme.rstrip() + "\n"
