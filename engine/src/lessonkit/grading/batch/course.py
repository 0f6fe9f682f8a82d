"""A course's folder as nbgrader sees it: its settings, its gradebook, and the keys of its lessons."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_path
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import IgnorePattern, LimitOutput, NbGraderPreprocessor
from nbgrader.utils import find_all_files
from traitlets.config import Config, JSONFileConfigLoader, PyFileConfigLoader

from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.locate import AUTHOR_FILES
from lessonkit.grading.batch.new_gradebook import begin_gradebook, record_lessons, stamp
from lessonkit.grading.keys import KeyShelf
from lessonkit.grading.settings import ExecuteAndJudge
from lessonkit.grading.standings import open_gradebook
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

SETTINGS = "nbgrader_config"


@dataclass(frozen=True)
class Course:
    """The folder of a course, the settings of its nbgrader, and its keys."""

    root: Path
    config: Config
    directory: CourseDirectory
    settings: ExecuteAndJudge
    shelf: KeyShelf
    _beside: dict[str, dict[str, bytes]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, config: Config, directory: CourseDirectory) -> Course:
        """The course of nbgrader's settings, whose folder is `directory`."""
        root, settings = Path(directory.root), ExecuteAndJudge(config=config)
        return cls(root, config, directory, settings, KeyShelf(Path(root, settings.key_folder)))

    def gradebook(self) -> Gradebook:
        """The gradebook, open; a `KitError` if there is none."""
        address = str(self.directory.db_url)
        file, own = self.root / "gradebook.db", is_own(self.root)
        if address == f"sqlite:///{file}":
            if own:
                begin_gradebook(file)
            open_gradebook(self.root).close()  # nbgrader itself would make an empty one
        gradebook = Gradebook(address, self.directory.course_id)
        if of := course(self.root).id:
            stamp(gradebook, of)
        if own:
            record_lessons(gradebook, self.root / self.directory.release_directory, address, self.config)
        return gradebook

    def place(self, step: str, learner: str, lesson: str) -> Path:
        """The folder of a learner in one of nbgrader's steps, such as `autograded`."""
        return Path(self.directory.format_path(step, learner, lesson))

    def graded(self, learner: str, lesson: str) -> Path:
        """The folder of a learner's graded notebook."""
        return self.place(self.directory.autograded_directory, learner, lesson)

    def in_full(self, lesson: str) -> LessonInFull:
        """A lesson with its key; a `KitError` where the key can't be read."""
        found = self.shelf.in_full(lesson)
        if found is None:
            why, folder = self.shelf.missing[lesson], self.shelf.folder.name
            raise KitError(
                say("lesson.no-key", lesson=lesson, folder=folder, why=why), do=say("lesson.no-key-do")
            )
        return found

    def excluded(self) -> set[str]:
        """The learners whom the settings leave out."""
        return set(filter(None, (self.directory.student_id_exclude or "").split(",")))

    @cached_property
    def last_steps(self) -> tuple[NbGraderPreprocessor, ...]:
        """nbgrader's steps on a notebook that was judged: what its author wants left out of outputs, and how long these may be."""
        return IgnorePattern(config=self.config), LimitOutput(config=self.config)

    @cached_property
    def _converter(self) -> Autograde:
        return Autograde(coursedir=self.directory, config=self.config)

    def authors_files(self, lesson: str) -> dict[str, bytes]:
        """The files that an author put beside a lesson's notebook for every submission, by their path there.

        They are read once: a whole class gets the same.
        """
        if lesson in self._beside:
            return self._beside[lesson]
        folder = self.place(self.directory.source_directory, ".", lesson)
        ignored = [*self.directory.ignore, *AUTHOR_FILES, "*.ipynb"]
        found = map(Path, find_all_files(str(folder), ignored))
        self._beside[lesson] = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
        return self._beside[lesson]

    def set_rights(self, learner: str, lesson: str) -> None:
        """Give a graded folder the rights that nbgrader gives it."""
        self._converter.set_permissions(lesson, learner)


def open_course(folder: Path) -> Course:
    """Read the settings of the course in a folder; a `KitError` if it has none."""
    folder = folder.absolute()
    files = (f"{SETTINGS}.py", "gradebook.db")
    if not is_own(folder) and not any((folder / name).is_file() for name in files):
        raise KitError(say("course.none", folder=folder.name), do=say("course.none-do"))
    config = _settings(folder)
    if "root" not in config.CourseDirectory:
        config.CourseDirectory.root = str(folder)
    return Course.of(config, CourseDirectory(config=config))


def gradebook_of(folder: Path) -> Gradebook:
    """The gradebook of a course's folder, wherever its settings say that it is; a `KitError` if there is none."""
    if (folder / f"{SETTINGS}.py").is_file() or is_own(folder):
        return open_course(folder).gradebook()
    return open_gradebook(folder)


def is_own(folder: Path) -> bool:
    """True for the folder of a course of somebody's own, which has a `course.toml`."""
    found = course(folder)
    return not found.package and found.folder == folder


def folders_of_a_course() -> Config:
    """The settings of nbgrader by which it looks where `build` and `release` write, for a course whose author set none."""
    config = Config()
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "lessons"
    config.ExecuteAndJudge.key_folder = "solutions"
    return config


def _settings(folder: Path) -> Config:
    """nbgrader's settings, as its own commands find them: the machine's, the user's, and the course's above them."""
    config = folders_of_a_course() if is_own(folder) else Config()
    for place in (*reversed(jupyter_config_path()), str(folder)):
        for loader, ending in ((PyFileConfigLoader, "py"), (JSONFileConfigLoader, "json")):
            if Path(place, f"{SETTINGS}.{ending}").is_file():
                found: Any = loader(f"{SETTINGS}.{ending}", path=place).load_config()
                config.merge(found)
    return config
