"""The same promises on machines that give a fence less to build with."""

from __future__ import annotations

import os

import pytest

from tests.grading.fences.machines import (
    WITHOUT_LANDLOCK,
    WITHOUT_NAMESPACES,
    containers_root,
    ordinary_user,
    prove_on,
)

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act a container's root")


def broken(told: dict) -> dict[str, str]:
    """What was broken in a fence that stands."""
    assert told["stands"], told["why"]
    return {promise: how for promise, how in told["broken"].items() if how}


@pytest.mark.parametrize("fence", ["bubblewrap", "landlock"])
def test_for_an_ordinary_user_both_fences_keep_every_promise(fence: str) -> None:
    assert broken(prove_on(ordinary_user(), fence)) == {}


def test_in_a_container_that_allows_no_namespaces_landlock_keeps_every_promise() -> None:
    assert broken(prove_on([*ordinary_user(), *WITHOUT_NAMESPACES], "landlock")) == {}


def test_in_a_container_that_allows_no_namespaces_bubblewrap_does_not_stand_and_says_why() -> None:
    told = prove_on([*ordinary_user(), *WITHOUT_NAMESPACES], "bubblewrap")
    assert not told["stands"]
    assert "namespace" in told["why"]


def test_on_a_kernel_without_landlock_bubblewrap_keeps_every_promise() -> None:
    for machine in ([], ordinary_user()):
        assert broken(prove_on([*machine, *WITHOUT_LANDLOCK], "bubblewrap")) == {}


@pytest.mark.parametrize("promise", ["others-unreadable", "private-folder", "system-read-only", "no-network"])
def test_there_too_an_attack_succeeds_once_its_promise_is_switched_off(promise: str) -> None:
    machine = [*ordinary_user(), *WITHOUT_LANDLOCK]
    assert promise in broken(prove_on(machine, f"bubblewrap without {promise}"))


@only_root
def test_a_containers_root_grades_as_nobody() -> None:
    assert broken(prove_on([*containers_root(), *WITHOUT_NAMESPACES], "landlock")) == {}


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_what_an_older_landlock_leaves_open_is_refused_by_seccomp(version: int) -> None:
    assert broken(prove_on([*ordinary_user(), *WITHOUT_NAMESPACES], "landlock", landlock=version)) == {}


@pytest.mark.parametrize(
    ("version", "promise"), [(1, "system-read-only"), (3, "system-read-only"), (5, "processes-untouched")]
)
def test_with_those_gaps_left_open_the_attack_succeeds(version: int, promise: str) -> None:
    machine = [*ordinary_user(), *WITHOUT_NAMESPACES]
    assert promise in broken(prove_on(machine, "landlock", landlock=version, gaps="open"))


@pytest.mark.parametrize(
    "promise", ["no-network", "system-read-only", "processes-untouched", "process-limit", "nothing-left"]
)
def test_where_no_namespaces_are_allowed_too_an_attack_succeeds_once_its_promise_is_switched_off(
    promise: str,
) -> None:
    machine = [*ordinary_user(), *WITHOUT_NAMESPACES]
    assert promise in broken(prove_on(machine, f"landlock without {promise}"))
