"""Size and hash of each table in its description, so that a copy of one file can be checked without this kit."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lessonkit.course import course
from lessonkit.errors import KitError


def stamped(description: str, contents: Mapping[str, bytes]) -> str:
    """The text of a datapackage.json with `bytes` and `hash` after the `path` of each file of `contents`.

    The text is changed and not written anew: people lay these descriptions out by hand.

    >>> print(stamped('{"path": "a.csv"}', {"a.csv": b"x"})[:31])
    {"path": "a.csv",
          "bytes"
    """
    for file, content in contents.items():
        place = re.compile(
            rf'"path": "{re.escape(file)}"(?:,\s*"bytes": \d+,\s*"hash": "[^"]*")?', re.MULTILINE
        )
        stamp = f'"path": "{file}",\n      "bytes": {len(content)},\n      "hash": "{_hash(content)}"'
        description, times = place.subn(lambda _, stamp=stamp: stamp, description)  # type: ignore[misc]
        if times != 1:
            raise KitError(f"The description names {file} {times} times.", do="Name each file once.")
    return description


def unstamped(descriptor: Path) -> Iterator[str]:
    """The files of a data package whose size or hash is not the one in its description, one line each."""
    for resource in json.loads(descriptor.read_text("utf-8"))["resources"]:
        path = descriptor.parent / resource["path"]
        if not path.is_file():
            continue
        content = path.read_bytes()
        if (resource.get("bytes"), resource.get("hash")) != (len(content), _hash(content)):
            yield (
                f"{descriptor.parent.name}/{resource['path']}: datapackage.json holds another size or hash; run "
                f"`{course().command} data build {resource['name']}`"
            )


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
