"""A line that sets a name is found, and whether it had run when its cell failed."""

from __future__ import annotations

import pytest

from lessonkit.exercises.learner.setting import had_set, sets


@pytest.mark.parametrize(
    "source",
    [
        "share = 77 counties",
        "day = 1 / 0\nshare = day",
        "share: int = 1 / 0",
        "def share(day)\n    return 3",
        "share += none",
        "share 77",
        "share = 1\nshare.plot()",
        "a, (share, *b) = f()",
        "if x:\n    share = 1 / 0",
        "for share in []:\n    pass",
        "with f() as share:\n    pass",
        "import shares as share",
        "print(share := 3)",
        "try:\n    pass\nexcept E:\n    share = 1",
        "match x:\n    case 1:\n        share = 2",
        "x = " + " + ".join(["1"] * 3000) + "\nshare = x",
    ],
)
def test_a_cell_that_sets_a_name_or_tries_to_is_found(source):
    assert sets(source, "share")
    assert not sets(source, "hare")


@pytest.mark.parametrize(
    "source",
    [
        "print(share)",
        'check("share")',
        "x = share",
        "    # share = 7",
        "",
        "share.plot()",
        "share + none",
        "share == none",
        "share(3)",
        "shares = 1 / 0",
        "share: int",
        "def f():\n    share = 3",
        "class A:\n    share = 3",
        "[share for share in x]",
        "f(share=3)",
        "share['a'] = 3",
        'text = """\nshare = 3\n"""',
    ],
)
def test_a_cell_that_only_uses_a_name_is_passed_over(source):
    assert not sets(source, "share")


@pytest.mark.parametrize(
    ("source", "line", "column", "was_set"),
    [
        ("share = 5\n1 / 0", 2, 0, True),
        ("1 / 0\nshare = 5", 1, 0, False),
        ("share = 1 / 0", 1, 8, False),
        ("share = 5; 1 / 0", 1, 11, True),
        ("1 / 0; share = 5", 1, 0, False),
        ("share = (\n    5\n)\n1 / 0", 4, 0, True),
        ("share = (\n    1 /\n    0\n)", 2, 4, False),
        ("if x:\n    share = 5\n    1 / 0", 3, 4, True),
        ("if x:\n    share = 5\nelse:\n    1 / 0", 4, 4, False),
        ("if x:\n    share = 5\n1 / 0", 3, 0, False),
        ("for a in b:\n    share = 5\n1 / 0", 3, 0, False),
        ("with f():\n    share = 5\n1 / 0", 3, 0, True),
        ("with f() as share:\n    1 / 0", 2, 4, False),
        ("try:\n    1 / 0\nfinally:\n    share = 5\n    1 / 0", 5, 4, True),
        ("def share():\n    1 / 0\nshare()", 3, 0, True),
        ("def f():\n    share = 5\n    1 / 0\nf()", 4, 0, False),
        ("share = 7 boxes", 0, 0, False),
        ("share = 5\nx = 7 boxes", 2, 0, False),
        ("share = 5", 0, 0, False),
    ],
)
def test_only_what_surely_ran_before_the_failing_place_has_set_the_name(source, line, column, was_set):
    assert had_set(source, "share", (line, column)) is was_set
