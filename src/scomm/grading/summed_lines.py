"""Lines that begin with a checksum of the rest, so that one which was torn off, or changed, is found."""

from __future__ import annotations

import hashlib

_SUM = 16


def summed(data: bytes) -> bytes:
    """A line of data that has no end of line in it.

    >>> unsummed(summed(b"one"))
    b'one'
    """
    return _sum(data) + b" " + data + b"\n"


def unsummed(line: bytes) -> bytes | None:
    """The data of a line; None where it is not whole.

    >>> unsummed(summed(b"one")[:-2])
    """
    data = line[_SUM + 1 :].rstrip(b"\n")
    return data if line[:_SUM] == _sum(data) else None


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest()[:_SUM].encode("ascii")
