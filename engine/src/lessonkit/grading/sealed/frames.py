"""Plain values over a pipe: a length, then JSON. Nothing that comes in is longer than its reader allows, or is code."""

from __future__ import annotations

import json
import os
import select
import struct
import time
from dataclasses import replace
from typing import Any

from lessonkit.json_limits import NOTEBOOK, read_json

_LENGTH = struct.Struct(">Q")


class Closed(Exception):
    """The other end of the pipe is gone."""


class TooLong(Exception):
    """A frame is longer than its reader allows: it is not read."""


class Late(Exception):
    """Nothing whole came in time."""


def write_frame(pipe: int, value: Any) -> None:
    """Write one value; `Closed` if nobody reads any more."""
    write_bytes(pipe, json.dumps(value).encode("ascii"))


def write_bytes(pipe: int, payload: bytes) -> None:
    """Write one frame whose JSON is made already; `Closed` if nobody reads any more."""
    view = memoryview(_LENGTH.pack(len(payload)) + payload)
    try:
        while view:
            view = view[os.write(pipe, view) :]
    except OSError as error:
        raise Closed from error


class Reader:
    """Reads frames of at most `most` bytes each from a pipe, and waits no longer than it is told. Of what comes behind a frame it
    reads up to `ahead` bytes: none where another process reads on."""

    def __init__(self, pipe: int, most: int, ahead: int = 1 << 20) -> None:
        self.pipe, self.most, self.ahead = pipe, most, ahead
        self._held = bytearray()

    @property
    def has_more(self) -> bool:
        """Whether a frame, or the beginning of one, was read from the pipe already."""
        return bool(self._held)

    def read(self, until: float | None = None) -> Any:
        """The next value; `until` is a time of `time.monotonic`. Raises `Closed`, `TooLong`, `Late` or ValueError."""
        return read_json(self.read_bytes(until), replace(NOTEBOOK, size=self.most))

    def read_bytes(self, until: float | None = None) -> bytes:
        """The next frame's JSON, unread."""
        self._hold(_LENGTH.size, until)
        (length,) = _LENGTH.unpack_from(self._held)
        if length > self.most:
            raise TooLong
        self._hold(_LENGTH.size + length, until)
        payload = bytes(self._held[_LENGTH.size : _LENGTH.size + length])
        del self._held[: _LENGTH.size + length]
        return payload

    def _hold(self, size: int, until: float | None) -> None:
        while len(self._held) < size:
            if until is not None:
                left = until - time.monotonic()
                if left <= 0 or not select.select([self.pipe], [], [], left)[0]:
                    raise Late
            try:
                data = os.read(self.pipe, max(size - len(self._held), self.ahead))
            except OSError as error:
                raise Closed from error
            if not data:
                raise Closed
            self._held += data
