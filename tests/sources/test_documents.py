"""The documents that the kit cites: one key each, complete, cited by somebody, none from a publisher that is ruled out."""

from __future__ import annotations

import ast
from pathlib import Path
from urllib.parse import urlparse

import pytest

from lessonkit.claims import ledger
from lessonkit.claims.markdown import stray_numbers
from lessonkit.data import describe, load, names
from lessonkit.data.published import figures
from lessonkit.errors import KitError
from lessonkit.sources import RULED_OUT, Source, labels, ruled_out, source, sources
from lessonkit.sources.documents import folder, read_documents

ROOT = Path(__file__).parents[2]


def a_source(**changes: object) -> Source:
    fields = {
        "key": "X-1",
        "title": "A title",
        "publisher": "gao",
        "year": 2014,
        "url": "https://example.org",
        "place": "page 1",
    }
    return Source(**(fields | changes))  # type: ignore[arg-type]


def test_every_source_has_a_web_address_and_a_plausible_year() -> None:
    for one in sources().values():
        assert urlparse(one.url).scheme in ("http", "https"), one.key
        assert urlparse(one.url).netloc, one.key
        assert 2000 <= one.year <= 2026, one.key


def test_every_source_is_cited_by_a_claim_a_printed_number_or_a_model() -> None:
    cited = {one.source.key for one in ledger()} | {one.seen_in.key for one in figures().values()}
    for path in [*ROOT.glob("src/scomm/models/**/*.py"), *ROOT.glob("src/scomm/explorers/**/*.py")]:
        words = (
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant)
        )
        cited |= {word for word in words if isinstance(word, str)}
    assert set(sources()) <= cited


def test_a_source_without_a_place_is_refused() -> None:
    with pytest.raises(KitError, match="has no place"):
        a_source(place=" ")


def test_a_source_of_an_unknown_publisher_is_refused_with_near_ones() -> None:
    with pytest.raises(KitError, match=r"no publisher 'gaoo'.*gao"):
        a_source(publisher="gaoo")


def test_an_unknown_key_names_near_ones() -> None:
    with pytest.raises(KitError, match=r"no source 'GAO-13'.*GAO-12"):
        source("GAO-13")


def test_all_kinds_of_publishers_are_among_the_sources() -> None:
    assert {one.label for one in sources().values()} == set(labels())


ENTRY = '[{key}]\ntitle = "T"\npublisher = "gao"\nyear = 2014\nurl = "{url}"\nplace = "page 1"\n'


@pytest.mark.parametrize(("key", "url"), [("A-1", "https://other.org"), ("B-1", "https://example.org")])
def test_a_document_has_one_key_over_all_files(tmp_path: Path, key: str, url: str) -> None:
    (tmp_path / "a.toml").write_text(ENTRY.format(key="A-1", url="https://example.org"), "utf-8")
    (tmp_path / "b.toml").write_text(ENTRY.format(key=key, url=url), "utf-8")
    with pytest.raises(KitError, match=r"b.toml gives a second entry for the document 'A-1'"):
        read_documents(tmp_path)


def test_the_keys_of_a_file_are_in_order() -> None:
    for path in folder().glob("*.toml"):
        keys = [line[1:-1] for line in path.read_text("utf-8").splitlines() if line.startswith("[")]
        assert keys == sorted(keys), path.name


def test_the_inspector_general_has_one_name() -> None:
    """OIG-20-13 was declared twice, under two names of one publisher."""
    assert {one.published_by for one in sources().values() if one.key.startswith("OIG-")} == {
        "DHS Office of Inspector General (OIG)"
    }


def test_no_document_links_to_a_publisher_that_is_ruled_out() -> None:
    assert [one.key for one in sources().values() if ruled_out(one.url)] == []


@pytest.mark.parametrize("host", RULED_OUT)
def test_a_document_of_such_a_publisher_is_refused(host: str) -> None:
    with pytest.raises(KitError, match="Cite the primary source"):
        a_source(url=f"http://{host}/x")


def test_a_publisher_whose_name_ends_alike_is_not_ruled_out() -> None:
    assert not ruled_out("https://www.notusvisa.com/")


def test_no_count_of_a_table_of_the_kit_is_typed_into_its_source() -> None:
    """A source note said "103 in all" when the table had 110: a count belongs to a computed claim."""
    ours = [one for one in sources().values() if one.publisher == "kit" or "dataset" in one.place]
    assert ours
    assert {
        one.key: found for one in ours if (found := list(stray_numbers(f"{one.title}. {one.place}")))
    } == {}


@pytest.mark.parametrize("table", [name for name in names() if "source_url" in describe(name).columns])
def test_no_table_names_an_address_of_a_publisher_that_is_ruled_out(table: str) -> None:
    """A county's policy rested on an unsigned copy, and a ruling on a page made of another agency's report."""
    addresses = load(table)["source_url"].dropna()
    assert [address for address in addresses if ruled_out(address)] == []
