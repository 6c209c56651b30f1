"""Out and in again: nothing but what was changed is changed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import exported
import foreign
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from shapely import affinity

from venueplan.errors import InputError
from venueplan.files import read_venue
from venueplan.files.exports import geojson_bytes, imdf_archive
from venueplan.files.exports.packing import packed
from venueplan.files.imports import import_venue, venue_files
from venueplan.model import Label, Plan, Venue

Writer = Callable[[Plan], tuple[bytes, Any]]
KINDS: list[tuple[str, Writer]] = [("geojson", geojson_bytes), ("imdf", imdf_archive)]
NAME = Label.of(zh="新名", en='The "New" <Hall> & Co; =1+1')


def written(kind: str, venue: Venue, folder: Path) -> Path:
    """Write a venue in a format and return where."""
    path = folder / f"venue.{'zip' if kind == 'imdf' else kind}"
    path.write_bytes(dict(KINDS)[kind](exported.bare_plan(venue))[0])
    return path


@pytest.mark.parametrize("kind", ["geojson", "imdf"])
def test_a_changed_name_is_all_that_changes_in_the_quickstart(kind: str, layouts: Path, tmp_path: Path) -> None:
    before = read_venue(layouts / "quickstart")
    changed = exported.renamed(before, "hall", NAME)
    imported = import_venue(kind, written(kind, changed, tmp_path))
    assert list(exported.differences(changed, imported.venue)) == []
    assert list(exported.differences(before, imported.venue)) == [("unit", "hall", "name")]
    assert all(tally.balance == 0 for tally in imported.account.tallies)


@pytest.mark.parametrize("kind", ["geojson", "imdf"])
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(venue=exported.venues())
def test_a_changed_name_is_all_that_changes_in_any_venue(kind: str, venue: Venue, tmp_path: Path) -> None:
    unit = venue.units[0]
    changed = exported.renamed(venue, unit.id, NAME)
    back = import_venue(kind, written(kind, changed, tmp_path)).venue
    assert list(exported.differences(venue, back)) == [("unit", unit.id, "name")]


def test_differences_are_seen(layouts: Path) -> None:
    """The control: what the round trips rely on finds a moved corner, a lost door and another width."""
    venue = read_venue(layouts / "quickstart")
    moved = exported.renamed(venue, "hall", NAME)
    assert list(exported.differences(venue, moved)) == [("unit", "hall", "name")]
    shifted = replace(venue.units[0], polygon=affinity.translate(venue.units[0].polygon, 0.002))
    wrong = replace(venue, units=(shifted, *venue.units[1:]), openings=venue.openings[1:])
    assert [(kind, what) for kind, _, what in exported.differences(venue, wrong)] == [
        ("unit", "polygon"),
        ("opening", "there"),
    ]


@pytest.mark.parametrize("kind", ["geojson", "imdf"])
def test_a_file_of_another_program_goes_out_and_comes_in_unchanged(kind: str, tmp_path: Path) -> None:
    if kind == "imdf":
        source = foreign.write_imdf(tmp_path / "small", foreign.imdf_files())
    else:
        features = foreign.on_earth(foreign.small_features())
        source = foreign.write(tmp_path / "small.geojson", foreign.collection(features))
    before = import_venue(kind, source).venue
    unit = next(unit.id for unit in before.units if unit.name)
    back = import_venue(kind, written(kind, exported.renamed(before, unit, NAME), tmp_path)).venue
    assert list(exported.differences(before, back)) == [("unit", unit, "name")]


def test_an_imported_folder_says_of_buildings_what_the_file_said(layouts: Path, tmp_path: Path) -> None:
    before = read_venue(layouts / "quickstart")
    [house] = before.buildings
    changed = replace(before, buildings=(replace(house, evidence="attested", category="parking"),))
    imported = import_venue("imdf", written("imdf", changed, tmp_path))
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, data in venue_files(imported.venue, source=imported.source, located=True).items():
        (folder / name).write_bytes(data)
    assert list(exported.differences(changed, read_venue(folder))) == []


def test_uuids_of_an_archive_are_still_its_uuids_when_it_goes_out(tmp_path: Path) -> None:
    venue = import_venue("imdf", foreign.write_imdf(tmp_path / "small", foreign.imdf_files())).venue
    with zipfile.ZipFile(written("imdf", venue, tmp_path)) as archive:
        units = {feature["id"] for feature in json.loads(archive.read("unit.geojson"))["features"]}
        levels = {feature["id"] for feature in json.loads(archive.read("level.geojson"))["features"]}
    assert {foreign.uuid_of("hall"), foreign.uuid_of("room"), foreign.uuid_of("lift-1")} <= units
    assert levels == {foreign.uuid_of("level-0"), foreign.uuid_of("level-1")}


def edited(path: Path, *, file: str, change: Callable[[Any], None]) -> Path:
    """Change one file of an archive, as another program would."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    document = json.loads(files[file])
    change(document)
    path.write_bytes(packed({**files, file: json.dumps(document).encode()}))
    return path


def test_what_another_program_changes_in_an_archive_counts(layouts: Path, tmp_path: Path) -> None:
    before = read_venue(layouts / "quickstart")

    def change(document: Any) -> None:
        [hall] = [f for f in document["features"] if f["properties"]["venueplan"]["id"] == "hall"]
        hall["properties"]["name"] = {"en": "Hall A"}
        hall["properties"]["category"] = "theater"
        hall["properties"]["restriction"] = "employeesonly"

    back = import_venue("imdf", edited(written("imdf", before, tmp_path), file="unit.geojson", change=change)).venue
    assert list(exported.differences(before, back)) == [
        ("unit", "hall", "category"),
        ("unit", "hall", "name"),
        ("unit", "hall", "restricted"),
    ]
    assert back.unit("hall").name == Label.of(en="Hall A")


def test_a_feature_that_another_program_added_is_read_as_in_any_archive(layouts: Path, tmp_path: Path) -> None:
    before = read_venue(layouts / "quickstart")

    def change(document: Any) -> None:
        for feature in document["features"]:
            del feature["properties"]["venueplan"]

    imported = import_venue("imdf", edited(written("imdf", before, tmp_path), file="unit.geojson", change=change))
    assert len(imported.venue.units) == len(before.units)
    assert sum(unit.polygon.area for unit in imported.venue.units) == pytest.approx(
        sum(unit.polygon.area for unit in before.units), rel=1e-3
    )


def broken(layouts: Path, folder: Path, *, change: Callable[[Any], None]) -> Path:
    """Write the quickstart as GeoJSON and change the document."""
    path = written("geojson", read_venue(layouts / "quickstart"), folder)
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def _ballroom(document: Any) -> None:
    document["features"][3]["properties"]["category"] = "ballroom"


def _nowhere(document: Any) -> None:
    document["venueplan"]["georeference"]["longitude"] = "east"


def _pole(document: Any) -> None:
    document["features"][3]["geometry"]["coordinates"] = [[[-60, 80], [-61, 80], [-61, -81], [-60, 80]]]


def _point(document: Any) -> None:
    document["features"][3]["geometry"] = {"type": "Point", "coordinates": [0, 0]}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_ballroom, r"venue.geojson feature square: category 'ballroom' is not an IMDF"),
        (_nowhere, r"venue.geojson venueplan.georeference: does not say in numbers where the venue lies"),
        (_pole, r"square: (has a coordinate of .* m, more than 100 km|has coordinates that are nowhere near)"),
        (_point, r"venue.geojson feature square: geometry is a Point; a Polygon is needed"),
    ],
)
def test_an_export_that_was_broken_is_refused_in_a_sentence(
    change: Callable[[Any], None], sentence: str, layouts: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=sentence):
        import_venue("geojson", broken(layouts, tmp_path, change=change))


@pytest.fixture(scope="module")
def small_house(tmp_path_factory: pytest.TempPathFactory) -> Venue:
    """Return a small venue that came from an archive."""
    return import_venue("imdf", foreign.write_imdf(tmp_path_factory.mktemp("house"), foreign.imdf_files())).venue


NASTY: list[Any] = [
    None,
    True,
    -1,
    1e300,
    "",
    "x" * 400,
    "../../etc",
    "<b>&amp;",
    [],
    [[]],
    {},
    {"a": []},
    [1e300, -1e300],
]


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every container of a document with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [place for key in keys for place in _places(value[key])]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_value_that_somebody_puts_into_an_export_makes_the_reader_crash(
    data: st.DataObject, small_house: Venue, tmp_path: Path
) -> None:
    document = json.loads(geojson_bytes(exported.bare_plan(small_house))[0])
    place, key = data.draw(st.sampled_from(_places(document)), label="place")
    place[key] = data.draw(st.sampled_from(NASTY), label="value")
    path = tmp_path / "nasty.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    with suppress(InputError):
        import_venue("geojson", path)


def test_an_archive_that_was_broken_is_read_like_any_other(layouts: Path, tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document["features"][3]["properties"]["venueplan"]["floor_load"] = "heavy"

    path = written("imdf", read_venue(layouts / "quickstart"), tmp_path)
    imported = import_venue("imdf", edited(path, file="unit.geojson", change=change))
    [told] = [remark.text for remark in imported.account.remarks if "changed since" in remark.text]
    assert "floor_load 'heavy' is not a number" in told
    assert len(imported.venue.units) == 12
