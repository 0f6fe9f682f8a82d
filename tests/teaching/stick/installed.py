"""Wheels made again from what is installed here, so that a test can gather them without any index."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from email.parser import Parser
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OF_THIS_INSTALL = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")


def closure(*asked: str) -> Iterator[Distribution]:
    """What is installed of these requirements, and of what they require in turn; the kit itself is not in it."""
    waiting, seen = [Requirement(one) for one in asked], set()
    while waiting:
        one = waiting.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras))
        if key in seen:
            continue
        known = {name for name, _ in seen}
        seen.add(key)
        found = distribution(one.name)
        if key[0] not in ("lessonkit", "scomm") and key[0] not in known:
            yield found
        for line in found.requires or ():
            more = Requirement(line)
            where = [{**default_environment(), "extra": extra} for extra in ("", *one.extras)]
            if more.marker is None or any(more.marker.evaluate(place) for place in where):
                waiting.append(more)


def pack(found: Distribution, folder: Path) -> Path:
    """One distribution as the wheel that it was installed from, its programs left to be made again."""
    told = Parser().parsestr(found.read_text("WHEEL") or "")
    tags = [tag.split("-") for tag in told.get_all("Tag") or ()]
    name = canonicalize_name(found.metadata["Name"]).replace("-", "_")
    fits = "-".join(".".join(dict.fromkeys(parts)) for parts in zip(*tags, strict=True))
    path = folder / f"{name}-{found.version}-{fits}.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        listed = []
        for file in found.files or ():
            inside, place = file.as_posix(), Path(str(file.locate()))
            if file.name in OF_THIS_INSTALL or "__pycache__" in file.parts or not place.is_file():
                continue
            if file.parts[0].endswith(".dist-info"):  # what a package brings of others keeps its place
                inside = "/".join((f"{name}-{found.version}.dist-info", *file.parts[1:]))
            while inside.startswith("../"):
                inside = inside[3:]
            if inside.startswith("bin/"):
                continue
            if inside.startswith(("share/", "etc/")):
                inside = f"{name}-{found.version}.data/data/{inside}"
            wheel.write(place, inside)
            listed.append(f"{inside},,\n")
        record = f"{name}-{found.version}.dist-info/RECORD"
        wheel.writestr(record, "".join([*listed, f"{record},,\n"]))
    return path
