"""The catalogues of an edition: kept up to date, refused where a placeholder is lost, and those of the kit whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.translation import catalogues
from lessonkit.authoring.translation.catalogues import Entry
from lessonkit.authoring.translation.placeholders import misplaced
from lessonkit.authoring.word_list import word_list
from lessonkit.errors import KitError

KIT = Path(__file__).parents[3]
NAMES = [path.stem for path in sorted((KIT / catalogues.FOLDER / "es").glob("*.po"))]
WORDS = {
    "90-tiny/front/title": "A tiny lesson",
    "charts/source": "Source: {source}",
    "charts/long": 'Two lines,\nand "quotes" \\ in {n:count} {n:county|counties}' + " and more" * 30,
    "claim/one/sentence": "It was {value}.",
}
LESSONS = ["90-tiny"]


def written(root: Path, words: dict[str, str] = WORDS) -> dict[str, dict[str, Entry]]:
    return catalogues.update(root, "es", words, LESSONS)


def translate(root: Path, name: str, **said: str) -> None:
    path = catalogues.file_of(root, "es", name)
    entries = catalogues.read(path)
    for id, words in said.items():
        key = id.replace("__", "/")
        entries[key] = Entry(entries[key].english, words)
    path.write_bytes(catalogues.as_po(entries, "es", name))


def test_there_is_one_file_for_a_lesson_one_for_the_interface_and_one_for_numbers(tmp_path: Path) -> None:
    assert {name: list(entries) for name, entries in written(tmp_path).items()} == {
        "90-tiny": ["90-tiny/front/title"],
        "interface": ["charts/source", "charts/long"],
        "numbers": ["claim/one/sentence"],
    }


def test_what_is_written_is_read_again_and_the_same_on_every_run(tmp_path: Path) -> None:
    made = written(tmp_path)
    path = catalogues.file_of(tmp_path, "es", "interface")
    before = path.read_bytes()
    assert catalogues.read(path) == made["interface"]
    written(tmp_path)
    assert path.read_bytes() == before


def test_a_translation_is_kept_and_one_of_a_changed_english_is_fuzzy_and_does_not_count(
    tmp_path: Path,
) -> None:
    written(tmp_path)
    translate(tmp_path, "interface", charts__source="Fuente: {source}")
    assert catalogues.how_much(written(tmp_path)["interface"]) == (1, 2)
    changed = written(tmp_path, {**WORDS, "charts/source": "From: {source}"})["interface"]
    assert changed["charts/source"] == Entry("From: {source}", "Fuente: {source}", fuzzy=True)
    assert catalogues.how_much(changed) == (0, 2)
    assert b"#, fuzzy" in catalogues.file_of(tmp_path, "es", "interface").read_bytes()
    assert catalogues.translations(changed) == {}


def test_a_new_id_comes_in_and_one_that_is_gone_leaves(tmp_path: Path) -> None:
    written(tmp_path)
    translate(tmp_path, "interface", charts__source="Fuente: {source}")
    made = written(tmp_path, {"charts/new": "New", "90-tiny/front/title": "A tiny lesson"})
    assert list(made["interface"]) == ["charts/new"]
    assert not catalogues.file_of(tmp_path, "es", "numbers").exists()


def test_a_lost_placeholder_is_refused_in_one_line_that_names_the_id(tmp_path: Path) -> None:
    written(tmp_path)
    translate(tmp_path, "interface", charts__source="Fuente")
    entries = catalogues.read(catalogues.file_of(tmp_path, "es", "interface"))
    with pytest.raises(KitError) as told:
        catalogues.must_keep_placeholders(entries, "interface")
    assert str(told.value).startswith("interface.po: charts/source: it lacks field source.")
    assert "\n" not in str(told.value)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "interface.po"
    path.write_text('msgctxt "a"\nmsgid "b"\nno such word "c"\n', "utf-8")
    with pytest.raises(KitError, match=r"interface\.po"):
        catalogues.read(path)


@pytest.mark.parametrize(
    ("english", "other", "told"),
    [
        ("{n:count} {n:day|days}", "{n:count} {n:día|días}", ""),
        ("{n:count} sent", "{n:enviado|enviados}: {n:count}", ""),
        ("{n:is|are} {what}", "{what}", ""),
        ("{n:count}", "{n}", "it lacks field n:count"),
        ("{a}", "{a} {b}", "it has field b, which the English has not"),
        (
            "A {claim}`one`.",
            "Un {claim}`two`.",
            "it lacks claim one; it has claim two, which the English has not",
        ),
        ("A {term}`detainer`", "Una {term}`orden de retención <detainer>`", ""),
        ("Use `load`.", "Usa `carga`.", "it lacks code load; it has code carga, which the English has not"),
        (
            "[here](a.html)",
            "[aquí](b.html)",
            "it lacks link a.html; it has link b.html, which the English has not",
        ),
    ],
)
def test_what_a_translation_must_keep(english: str, other: str, told: str) -> None:
    assert misplaced(english, other) == told


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    return word_list(KIT)


@pytest.mark.parametrize("name", NAMES)
def test_the_kits_catalogues_are_up_to_date_and_keep_every_placeholder(
    name: str, words: dict[str, str]
) -> None:
    lessons = lesson_ids(KIT)
    wanted = {id: text for id, text in words.items() if catalogues.catalogue_of(id, lessons) == name}
    path = catalogues.file_of(KIT, "es", name)
    entries = catalogues.read(path)
    assert {id: one.english for id, one in entries.items()} == wanted, "run: scomm words --po es"
    assert list(catalogues.slips(entries)) == []
    assert path.read_bytes() == catalogues.as_po(entries, "es", name), "run: scomm words --po es"
