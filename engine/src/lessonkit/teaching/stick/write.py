"""Writing the folder: wheels, lessons, the static edition, and a page that says how to install."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from lessonkit.authoring.build import build_into, lesson_folder, lesson_ids
from lessonkit.authoring.release import release
from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.exercises.locate import AUTHOR_FILES, COURSE_FILE
from lessonkit.language import sentences_beside
from lessonkit.site.making import make_site
from lessonkit.teaching.stick.laptop import Laptop
from lessonkit.teaching.stick.wheels import gather, needed
from lessonkit.wholefile import write_whole

say = sentences_beside(__file__)

INSTALL, WHEELS, LESSONS, KEYS, PAGES = "INSTALL.txt", "wheels", "lessons", "solutions", "pages"
BESIDE = ("jupyter_lab_config.py", "LICENSE", "LICENSE-lessons.md")


def write_stick(
    kit: Path,
    to: Path,
    laptops: Sequence[Laptop],
    tell: Callable[[str], None],
    *,
    graded: bool = False,
    pages: bool = True,
) -> None:
    """Write the folder `to`: its wheels fit these laptops; `graded` leaves every answer out; `pages` adds the static edition.

    What an earlier run left there goes first. A `KitError` where something else is in `to`.
    """
    if not (kit / "pyproject.toml").is_file() or not lesson_ids(kit):
        raise KitError("There is no kit in this folder.", do="Change to the folder of the kit.")
    if to.is_dir() and any(to.iterdir()) and not (to / INSTALL).is_file():
        raise KitError(f"{to.name} is not empty and is no folder for a stick.", do="Name a new folder.")
    for name in (WHEELS, LESSONS, KEYS, PAGES):
        shutil.rmtree(to / name, ignore_errors=True)
    (to / WHEELS).mkdir(parents=True)
    page = install_page(laptops, graded=graded, pages=pages)
    write_whole(to / INSTALL, page.encode())
    gather(kit, tuple(laptops), to / WHEELS, tell)
    tell("Writing the lessons ...")
    for name in BESIDE:
        shutil.copy(kit / name, to)
    write_lessons(kit, to, graded=graded)
    if pages:
        tell("Writing the lessons as pages that need no Python ...")
        for _ in make_site(kit, to / PAGES):
            pass


def write_lessons(kit: Path, to: Path, *, graded: bool) -> None:
    """Each lesson built afresh, because in the kit's own copy somebody may have worked; its answers too, unless graded."""
    for id in lesson_ids(kit):
        if graded:
            release(id, kit, to / LESSONS / id)
            continue
        with tempfile.TemporaryDirectory(prefix="scomm-stick-") as name:
            built = build_into(id, kit, Path(name), proved=False).release.parent
            shutil.copytree(built, to / LESSONS / id)
        folder = lesson_folder(id, kit)
        for pattern in AUTHOR_FILES:
            for path in sorted(folder.glob(pattern)):
                place = to / KEYS / id / path.name
                place.parent.mkdir(parents=True, exist_ok=True)
                if path.is_dir():
                    shutil.copytree(path, place, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    shutil.copy(path, place)
    shutil.copy(kit / LESSONS / COURSE_FILE, to / LESSONS)


def install_page(laptops: Sequence[Laptop], *, graded: bool, pages: bool) -> str:
    """How to install from the folder, on one page, in plain words: the lines for each kind of laptop."""
    parts, known = [say("install.title"), say("install.before")], say.group("laptop")
    for one in laptops:
        lines = say(
            "install.windows" if one.is_windows else "install.others",
            version=one.version,
            needed=" ".join(f'"{name}"' if "[" in name else name for name in needed(course())),
        )
        parts.append(
            say(
                "install.laptop",
                name=known.get(one.name, one.name),
                version=one.version,
                lines=lines.strip("\n"),
            )
        )
    parts += [say("install.after"), say("install.graded" if graded else "install.answers")]
    if pages:
        parts.append(say("install.pages"))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"
