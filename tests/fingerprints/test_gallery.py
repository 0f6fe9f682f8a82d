"""A search names the mate first, compares strangers carefully only where they look alike, and is quick to say nothing."""

from __future__ import annotations

import pytest

from lessonkit.errors import KitError
from scomm.fingerprints import Gallery, compare, template
from scomm.fingerprints import gallery as searching
from scomm.fingerprints.minutiae import no_minutiae
from tests.fingerprints.prints import kept

ENROLLED = range(1, 41)


@pytest.fixture(scope="module")
def gallery() -> Gallery:
    return Gallery([kept(seed, 0, "easy") for seed in ENROLLED])


def test_the_mate_comes_first(gallery: Gallery) -> None:
    for place, seed in enumerate(ENROLLED):
        assert gallery.search(kept(seed, 1, "easy"))[0].place == place


def test_candidates_come_best_first_with_the_scores_of_a_careful_comparison(gallery: Gallery) -> None:
    probe = kept(3, 1, "easy")
    found = gallery.search(probe, top=5)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert [one.score for one in found] == [compare(probe, gallery.templates[one.place]) for one in found]
    assert found[0].score == max(compare(probe, one) for one in gallery.templates)


def test_the_quick_look_is_the_same_in_blocks_of_any_size(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe = kept(3, 1, "easy")
    whole = gallery.quick_look(probe)
    for block in (1, 50, 700):
        monkeypatch.setattr(searching, "BLOCK", block)
        assert gallery.quick_look(probe) == pytest.approx(whole, abs=1e-5)


def test_a_short_list_brings_up_strangers_less_often_than_comparing_with_all_would(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two reasons why fewer searches have a false hit than a rate of all pairs lets expect."""
    monkeypatch.setattr(searching, "CAREFUL", 3)
    probes = [kept(seed, 1, "easy") for seed in range(41, 49)]
    listed = [gallery.search(probe, top=1)[0].score for probe in probes]
    with_all = [max(compare(probe, one) for one in gallery.templates) for probe in probes]
    assert all(one <= other for one, other in zip(listed, with_all, strict=True))
    assert sum(listed) < sum(with_all)


def test_empty_prints_find_nothing_and_are_never_found() -> None:
    nothing = template(no_minutiae())
    gallery = Gallery([nothing, kept(1), nothing, kept(2)])
    assert gallery.search(nothing) == []
    assert {one.place for one in gallery.search(kept(2, 1))} <= {1, 3}
    assert Gallery([nothing]).search(kept(1)) == []


def test_a_gallery_of_nobody_is_refused() -> None:
    with pytest.raises(KitError, match="at least one template"):
        Gallery([])
