"""Values over a pipe come whole, in order, in time and no longer than allowed, or one error says which of these failed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.grading.sealed.frames import Closed, Late, Reader, TooLong, write_bytes, write_frame

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


@given(st.lists(PLAIN, max_size=5))
def test_what_is_written_is_read_in_its_order(values: list[object]) -> None:
    out, into = os.pipe()
    for value in values:
        write_frame(into, value)
    os.close(into)
    reader = Reader(out, 1_000_000)
    assert [reader.read() for _ in values] == values
    with pytest.raises(Closed):
        reader.read()
    os.close(out)


def test_a_frame_longer_than_allowed_is_not_read(pipe: tuple[int, int]) -> None:
    write_bytes(pipe[1], b"[" + b"1," * 100 + b"1]")
    with pytest.raises(TooLong):
        Reader(pipe[0], 50).read()


def test_half_a_frame_is_waited_for_no_longer_than_asked(pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b"\0\0\0\0\0\0\0\x05[1")
    reader = Reader(pipe[0], 50)
    with pytest.raises(Late):
        reader.read(time.monotonic() + 0.05)
    os.write(pipe[1], b",2]")
    assert reader.read(time.monotonic() + 5) == [1, 2]


def test_a_pipe_that_nobody_reads_is_told(pipe: tuple[int, int]) -> None:
    os.close(pipe[0])
    with pytest.raises(Closed):
        write_frame(pipe[1], "x" * 100_000)
