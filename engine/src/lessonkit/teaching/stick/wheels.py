"""The wheels of the kit and of all that a lesson needs, gathered by pip for each kind of laptop, and nothing missing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from email.parser import Parser
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from lessonkit.authoring.wheels import make_wheels, run_pip
from lessonkit.course import Course, course
from lessonkit.errors import KitError
from lessonkit.teaching.stick.laptop import Laptop

ROUNDS = 8
"""How often what a laptop's own conditions add is looked for; each round finds what the last one's wheels ask for."""


def needed(own: Course) -> tuple[str, ...]:
    """What every lesson of a course runs on: the engine, and the course's own package with the parts that lessons need."""
    return tuple(
        f"{name}[{','.join(own.lessons_need)}]" if name == own.package and own.lessons_need else name
        for name in own.distributions
    )


def gather(kit: Path, laptops: tuple[Laptop, ...], to: Path, tell: Callable[[str], None]) -> None:
    """Fill the folder `to` with wheels: those made of the kit's folder, and what each laptop needs with them."""
    make_wheels(to, kit / "engine", kit)
    wanted = needed(course(kit))
    made = {path.name.split("-")[0]: path for path in to.glob("*.whl")}
    for one in laptops:
        tell(f"Gathering wheels for {one.name} with Python {one.version} ...")
        own = [re.sub(r"^\w+", lambda name: str(made[name[0]]), one) for one in wanted]
        if one.is_here:
            _pip("wheel", f"--wheel-dir={to}", f"--find-links={to}", *own)
        else:
            _pip("download", *one.options, f"--dest={to}", f"--find-links={to}", *own)
        complete(one, to, wanted)


def complete(laptop: Laptop, folder: Path, needed: tuple[str, ...]) -> None:
    """Fetch what a laptop needs by its own conditions, which pip asks of the machine that it runs on; refuse a gap that stays."""
    for _ in range(ROUNDS):
        if not (wanted := list(missing(laptop, folder, needed))):
            return
        _pip("download", *laptop.options, f"--dest={folder}", f"--find-links={folder}", *wanted)
    raise KitError(
        f"For {laptop.name} these are still missing: {', '.join(wanted)}.", do="Name another Python."
    )


def missing(laptop: Laptop, folder: Path, needed: Iterable[str]) -> Iterator[str]:
    """The requirements of the kit, and of what it requires, for which no wheel in the folder fits the laptop."""
    there: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.whl")):
        name, _, _, tags = parse_wheel_filename(path.name)
        if tags & laptop.tags:
            there.setdefault(name, []).append(path)
    asked, seen = [Requirement(one) for one in needed], set()
    while asked:
        one = asked.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras))
        if key in seen:
            continue
        seen.add(key)
        fits = [
            path
            for path in there.get(key[0], ())
            if one.specifier.contains(parse_wheel_filename(path.name)[1], True)
        ]
        if not fits:
            one.marker = None
            yield str(one)
        asked += [more for path in fits[-1:] for more in requires(path, one.extras, laptop)]


def requires(wheel: Path, extras: set[str], laptop: Laptop) -> Iterator[Requirement]:
    """What a wheel requires on a laptop, with these extras of its own."""
    with zipfile.ZipFile(wheel) as opened:
        (inside,) = [name for name in opened.namelist() if name.endswith(".dist-info/METADATA")][:1]
        told = Parser().parsestr(opened.read(inside).decode("utf-8"), headersonly=True)
    where = {**{name: str(value) for name, value in default_environment().items()}, **laptop.markers}
    for line in told.get_all("Requires-Dist") or ():
        found = Requirement(line)
        if found.marker is None or any(
            found.marker.evaluate({**where, "extra": one}) for one in ("", *extras)
        ):
            yield found


def _pip(*words: str) -> None:
    """Run pip for what it needs the internet for."""
    run_pip(*words, do="pip needs the internet for this, once, and a wheel for that laptop and Python.")
