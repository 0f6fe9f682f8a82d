"""The strongest fence that keeps every promise is taken; where there is none, grading is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.grading.fences import proving
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.promises import PROMISES
from tests.grading.fences.conftest import standing
from tests.grading.fences.machines import WITHOUT_LANDLOCK, WITHOUT_NAMESPACES, choose_on, ordinary_user


def test_bubblewrap_is_taken_where_it_keeps_every_promise() -> None:
    standing("bubblewrap")
    assert choose_on([]) == "bubblewrap 0"


def test_landlock_is_taken_where_bubblewrap_is_missing(tmp_path: Path) -> None:
    assert choose_on([], path=str(tmp_path)) == "landlock 0"


def test_landlock_is_taken_where_bubblewrap_is_refused() -> None:
    assert choose_on([*ordinary_user(), *WITHOUT_NAMESPACES]) == "landlock 0"


def nothing() -> list[str]:
    """An old kernel in a container."""
    return [*ordinary_user(), *WITHOUT_LANDLOCK, *WITHOUT_NAMESPACES]


def test_where_neither_stands_grading_is_refused_with_the_reason_and_what_to_do() -> None:
    line = choose_on(nothing())
    assert line.startswith("Submissions can't be fenced in on this machine. bubblewrap: does not stand here:")
    assert "this kernel has no Landlock" in line
    assert line.endswith("add --unsafe to grade without.")


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_fence_that_gives_no_answer_in_time_is_to_be_tried_again(
    unsafe: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing("bubblewrap")
    monkeypatch.setattr(proving, "_LONGEST", 0)
    with pytest.raises(KitError) as refused:
        proving.choose(unsafe)
    line = str(refused.value)
    assert "gave no answer in" in line
    assert "less runs on this machine" in line
    assert "--unsafe" not in line
    assert "Command" not in line


def test_unsafe_takes_what_there_is_and_says_what_is_missing() -> None:
    assert choose_on(nothing(), "--unsafe") == f"none {len(PROMISES)}"


def test_unsafe_still_takes_a_fence_where_one_stands() -> None:
    standing("bubblewrap")
    assert choose_on([], "--unsafe") == "bubblewrap 0"


def test_each_promise_has_words() -> None:
    assert all(promise.words for promise in PROMISES)
    assert Fence("landlock").without("no-network").promises == PROMISES[1:]
