"""The sources of the lessons."""

import tomllib
from pathlib import Path
from urllib.parse import urlparse

import pytest

from scomm.claims import ledger
from scomm.claims.source import LABELS, Source, source, sources
from scomm.errors import ScommError


def test_every_source_has_a_web_address_and_a_plausible_year():
    for one in sources().values():
        assert urlparse(one.url).scheme in ("http", "https"), one.key
        assert urlparse(one.url).netloc, one.key
        assert 2003 <= one.year <= 2026, one.key


def test_every_source_is_used_by_a_claim():
    assert set(sources()) == {one.source.key for one in ledger()}


def test_a_source_with_an_unknown_label_is_refused():
    with pytest.raises(ScommError, match="has the label 'BLOG'"):
        Source("X-1", "A title", "A publisher", 2014, "https://example.org", "page 1", "BLOG")


def test_a_source_without_a_place_is_refused():
    with pytest.raises(ScommError, match="has no place"):
        Source("X-1", "A title", "A publisher", 2014, "https://example.org", " ", "GOV")


def test_an_unknown_key_names_near_ones():
    with pytest.raises(ScommError, match=r"no source 'GAO-13'.*GAO-12"):
        source("GAO-13")


def test_both_kinds_of_advocates_are_among_the_sources():
    labels = {one.label for one in sources().values()}
    assert {"ADV-R", "ADV-I", "GOV", "NEWS"} <= labels <= set(LABELS)


def test_no_two_files_give_one_key():
    from scomm.claims import source as room

    files = sorted(Path(room.__file__).parent.glob("*.toml"))
    keys = [key for path in files for key in tomllib.loads(path.read_text("utf-8"))]
    assert len(keys) == len(set(keys)) == len(sources())
