"""What a fence promises about the process of a submission, and how much that process may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """One thing that a fence promises: `name` for programs, `words` for people."""

    name: str

    @property
    def words(self) -> str:
        """The promise in a few words, as a report prints it."""
        from lessonkit.language.sentences import (
            sentences_beside,  # loads pandas, which a proof has no need of
        )

        say = sentences_beside(__file__)
        return say(f"promise.{self.name}")


PROMISES = tuple(
    Promise(name)
    for name in (
        "no-network",
        "key-unreadable",
        "course-unreadable",
        "others-unreadable",
        "system-read-only",
        "private-folder",
        "unprivileged",
        "clean-environment",
        "processes-untouched",
        "kernel-calls",
        "process-limit",
        "memory-limit",
        "file-limit",
        "open-files-limit",
        "cpu-limit",
        "nothing-left",
    )
)
NAMES = frozenset(promise.name for promise in PROMISES)
READING = frozenset({"key-unreadable", "course-unreadable", "others-unreadable"})
"""These are kept by one list of what may be read: whoever switches one off lets everything be read."""


@dataclass(frozen=True)
class ProcessLimits:
    """What the processes of one submission may use together: bytes above what the server had, processes and threads,
    bytes of one file, open files and seconds of computing of each process."""

    memory_bytes: int = 2 * 2**30
    processes: int = 64
    file_bytes: int = 100 * 2**20
    open_files: int = 256
    cpu_seconds: int = 600
