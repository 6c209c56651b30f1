"""The IMDF archive keeps OGC 20-094, and says what the plan says."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import shapely

from venueplan.errors import InputError
from venueplan.files.exports import imdf_archive
from venueplan.files.imports.imdf import Archive, read_archive, validate
from venueplan.files.venue.imdf import CATEGORIES
from venueplan.model import Plan
from venueplan.network.surface.doors import doors_of

Features = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def archive(decided: Plan, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Return the archive of the decided plan, read back."""
    path: Path = tmp_path_factory.mktemp("imdf") / "venue.zip"
    path.write_bytes(imdf_archive(decided)[0])
    return read_archive(path)


def test_the_validator_finds_nothing(archive: Archive) -> None:
    assert validate(archive) == []


def test_the_validator_would_find_something(archive: Archive) -> None:
    """The control: without its venue's address the same archive is refused."""
    without = Archive(
        manifest=archive.manifest,
        features={kind: found for kind, found in archive.features.items() if kind != "address"},
        other=(),
    )
    assert "address_id" in validate(without)[0].message


def test_no_word_is_used_that_imdf_has_not(archive: Archive) -> None:
    """The validator lets columns and water pass, which venueplan adds; an archive for others says them otherwise."""
    said = {feature["properties"]["category"] for feature in archive.features["fixture"]}
    assert said <= CATEGORIES["fixture"] - {"column", "water"}


def test_there_is_a_kiosk_with_anchor_and_occupants_for_each_stand(archive: Archive, decided: Plan) -> None:
    kiosks = {f["properties"]["name"]["und"]: f for f in archive.features["kiosk"]}
    assert sorted(kiosks) == ["1A01", "1A02", "1A03"]
    anchors = {feature["id"]: feature for feature in archive.features["anchor"]}
    units = {feature["id"]: feature["properties"]["name"] for feature in archive.features["unit"]}
    for kiosk in kiosks.values():
        anchor = anchors[kiosk["properties"]["anchor_id"]]
        assert units[anchor["properties"]["unit_id"]]["en"] == "Exhibition Hall"
        ground = shapely.from_geojson(json.dumps(kiosk["geometry"]))
        assert ground.covers(shapely.from_geojson(json.dumps(anchor["geometry"])))
    first = kiosks["1A01"]["properties"]["anchor_id"]
    there = [
        f["properties"]["name"]["en"] for f in archive.features["occupant"] if f["properties"]["anchor_id"] == first
    ]
    assert there == [decided.event.exhibitor(name).name["en"] for name in ("brush", "ink")]


def test_doors_and_stairs_are_relationships(archive: Archive, decided: Plan) -> None:
    said = [feature["properties"] for feature in archive.features["relationship"]]
    traversals = [one for one in said if one["category"] == "traversal"]
    assert len(traversals) == sum(len(door.units) >= 2 for door in doors_of(decided.venue))
    names = {
        f["id"]: f["properties"]["venueplan"]["id"] for kind in ("unit", "opening") for f in archive.features[kind]
    }
    pairs = {frozenset(names[one[end]["id"]] for end in ("origin", "destination")) for one in traversals}
    doors = {door.opening.id: frozenset(door.units[:2]) for door in doors_of(decided.venue) if len(door.units) >= 2}
    assert pairs == set(doors.values())
    for one in traversals:
        [between] = one["intermediary"]
        assert doors[names[between["id"]]] == frozenset(names[one[end]["id"]] for end in ("origin", "destination"))
    shafts = {unit.shaft for unit in decided.venue.units if unit.shaft}
    assert len([one for one in said if one["category"] in {"stairs", "elevator"}]) == len(shafts)


def test_ids_are_uuid5_and_stay(decided: Plan) -> None:
    one, two = (zipfile.ZipFile(BytesIO(imdf_archive(decided)[0])) for _ in range(2))
    ids = [[f["id"] for f in json.loads(file.read("unit.geojson"))["features"]] for file in (one, two)]
    assert ids[0] == ids[1]
    assert {name[14] for name in ids[0]} == {"5"}


def test_the_same_plan_gives_the_same_bytes(decided: Plan) -> None:
    assert imdf_archive(decided)[0] == imdf_archive(decided)[0]
    with zipfile.ZipFile(BytesIO(imdf_archive(decided)[0])) as packed:
        assert {member.date_time for member in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist() == sorted(packed.namelist())


def test_an_address_is_said_if_it_is_known(decided: Plan) -> None:
    with zipfile.ZipFile(BytesIO(imdf_archive(decided, address=("Main St 1", "Bonn", "DE"))[0])) as packed:
        [address] = json.loads(packed.read("address.geojson"))["features"]
    assert [address["properties"][name] for name in ("address", "locality", "country")] == ["Main St 1", "Bonn", "DE"]


def test_what_imdf_cannot_hold_is_a_sentence(decided: Plan) -> None:
    twin = replace(decided.venue.units[0], id="00000000-0000-0000-0000-000000000001")
    level = replace(decided.venue.levels[0], id=twin.id)
    wrong = replace(decided.venue, units=(*decided.venue.units, twin), levels=(*decided.venue.levels, level))
    with pytest.raises(InputError, match="the id is used by another feature"):
        imdf_archive(replace(decided, venue=wrong))
