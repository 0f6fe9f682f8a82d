"""Publishers: one id and one name each, every one of them heard."""

from __future__ import annotations

import pytest

from scomm.claims import ledger
from scomm.data.published import figures
from scomm.errors import ScommError
from scomm.sources import Publisher, publisher, publishers, sources


def test_no_two_publishers_share_a_name() -> None:
    names = [one.name.lower() for one in publishers().values()]
    assert len(set(names)) == len(names)


def test_every_publisher_says_something_or_published_a_document() -> None:
    heard = {one.publisher for one in ledger()} | {one.said_by for one in figures().values()}
    assert set(publishers()) == heard | {one.publisher for one in sources().values()}


def test_an_unknown_id_names_near_ones_and_the_file() -> None:
    with pytest.raises(ScommError, match=r"no publisher 'trak'.*trac.*publishers\.toml"):
        publisher("trak")


@pytest.mark.parametrize(
    ("name", "label", "wrong"), [("A blog", "BLOG", "has the label 'BLOG'"), (" ", "GOV", "no name")]
)
def test_a_publisher_without_a_name_or_of_an_unknown_kind_is_refused(
    name: str, label: str, wrong: str
) -> None:
    with pytest.raises(ScommError, match=wrong):
        Publisher("x", name, label)
