"""Every county of county-activation can be drawn, and a damaged file of outlines is refused."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from lessonkit.data import building, load, names, root
from lessonkit.errors import KitError
from scomm.shapes import Shapes, shapes

Point = tuple[int, int]


def rings(path: str) -> list[list[Point]]:
    """The corners of each ring of a path."""
    found = []
    for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^z]*)z", path):
        x, y = map(int, start.split())
        ring = [(x, y)]
        numbers = list(map(int, steps.split()))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


def area(path: str) -> float:
    """The area of a path, holes not taken off."""
    pairs = [(a, b) for ring in rings(path) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


@pytest.fixture(scope="module")
def outlines() -> Shapes:
    return shapes()


def test_every_county_has_an_outline_or_lies_inside_one(outlines: Shapes) -> None:
    codes = set(load("county-activation")["fips"])
    assert set(outlines.counties) | set(outlines.inside) == codes
    assert not set(outlines.counties) & set(outlines.inside)
    assert outlines.inside == {"51515": "51019", "51560": "51005", "51780": "51083"}


def test_a_city_without_an_outline_was_connected_with_its_county(outlines: Shapes) -> None:
    days = load("county-activation").set_index("fips")["activation_date"]
    for city, county in outlines.inside.items():
        assert days[city] == days[county]
        assert outlines.county(city) == outlines.counties[county]


def test_there_is_an_outline_for_every_state(outlines: Shapes) -> None:
    assert set(outlines.states) == {code[:2] for code in outlines.counties}
    assert len(outlines.states) == 51


def test_every_path_is_whole_numbers_has_an_area_and_lies_in_the_view_box(outlines: Shapes) -> None:
    left, top, width, height = outlines.view_box
    for path in (*outlines.counties.values(), *outlines.states.values()):
        assert re.fullmatch(r"(M-?\d+ -?\d+l-?\d+ -?\d+( -?\d+ -?\d+)+z)+", path)
        assert area(path) > 0
        corners = [point for ring in rings(path) for point in ring]
        assert all(left < x < left + width and top < y < top + height for x, y in corners)


def test_the_counties_of_a_state_cover_it(outlines: Shapes) -> None:
    for state, path in outlines.states.items():
        counties = sum(area(county) for code, county in outlines.counties.items() if code[:2] == state)
        assert counties == pytest.approx(area(path), rel=0.02)


def test_a_cluster_of_new_codes_is_drawn_under_the_retired_one(outlines: Shapes) -> None:
    changes = load("county-fips-changes").query("change != 'merged'")
    assert set(changes["fips"]) <= set(outlines.counties)
    assert not set(changes["fips_2019"]) & set(outlines.counties)
    assert len(rings(outlines.county("02232"))) > 1


def test_a_code_that_is_on_no_map_gets_one_line(outlines: Shapes) -> None:
    with pytest.raises(KitError, match=r"no county '4820' on the map\. Allowed: .*Did you mean '4820"):
        outlines.county("4820")


def test_the_outlines_cannot_be_changed_by_one_who_draws_them(outlines: Shapes) -> None:
    with pytest.raises(TypeError):
        outlines.counties["48201"] = ""  # type: ignore[index]


def test_the_file_is_small() -> None:
    assert (root() / "county-shapes" / "county-shapes.json").stat().st_size < 1_500_000


def test_outlines_are_no_table() -> None:
    assert "county-shapes" not in names()
    with pytest.raises(KitError, match="There is no dataset 'county-shapes'"):
        load("county-shapes")


def test_a_changed_byte_is_refused_and_the_restored_file_read_again(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCOMM_ATLAS", raising=False)
    path = copied / "county-shapes" / "county-shapes.json"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"M6702 4349", b"M6703 4349"))
    with pytest.raises(KitError, match=r"outlines are not those in the registry.*git checkout"):
        shapes()
    assert "registry holds another hash" in building.verify(["county-shapes"], raw=copied)[0]
    path.write_bytes(good)
    assert len(shapes().counties) == 3140


def test_missing_outlines_get_one_line(copied: Path) -> None:
    (copied / "county-shapes" / "county-shapes.json").unlink()
    with pytest.raises(KitError, match=r"outlines are missing.*git checkout"):
        shapes()


def test_the_licence_of_us_atlas_is_kept() -> None:
    text = (root() / "county-shapes" / "LICENSE-us-atlas.txt").read_text("utf-8")
    assert "Michael Bostock" in text
    assert "this permission notice appear in all copies" in text


def test_without_the_package_one_line_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCOMM_ATLAS", raising=False)
    with pytest.raises(KitError, match=r"is missing from .*npm pack us-atlas@3\.0\.1.*SCOMM_ATLAS"):
        building.build(["county-shapes"], raw=tmp_path)
    found = building.examine(["county-shapes"], raw=tmp_path)
    assert found.problems == ()
    assert len(found.uncompared) == 1


def test_another_version_of_the_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "counties-albers-10m.json").write_text("{}")
    monkeypatch.setenv("SCOMM_ATLAS", str(tmp_path))
    with pytest.raises(KitError, match=r"not the one of us-atlas 3\.0\.1"):
        building.build(["county-shapes"])


def test_the_outlines_are_byte_for_byte_what_build_makes_of_us_atlas() -> None:
    found = building.examine(["county-shapes"])
    assert found.problems == ()
    if found.uncompared:
        where = os.environ.get("SCOMM_ATLAS", "nowhere")
        pytest.skip(f"no us-atlas at {where}: npm pack us-atlas@3.0.1, then set SCOMM_ATLAS to its folder")
