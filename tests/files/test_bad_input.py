"""Whatever is wrong with an input is one sentence that says where, what, and the way out."""

import json
import shutil
from pathlib import Path

import pytest
from breaking import Broken, replaced, says
from broken import BROKEN

from venueplan.errors import InputError
from venueplan.files import read_event, read_event_folder, read_venue


@pytest.mark.parametrize("broken", BROKEN, ids=[broken.name for broken in BROKEN])
def test_a_fault_is_one_sentence(broken: Broken, quickstart: Path) -> None:
    broken.change(quickstart)
    with pytest.raises(InputError) as caught:
        read_event_folder(quickstart / "expo-day")
    assert str(caught.value) == broken.sentence
    assert len(caught.value.problems) == 1


def test_there_are_enough_kinds_and_each_has_a_name_of_its_own() -> None:
    assert len({broken.name for broken in BROKEN}) == len(BROKEN) >= 40
    assert len({broken.sentence for broken in BROKEN}) >= len(BROKEN) - 3


def test_the_unbroken_venue_is_sound(quickstart: Path) -> None:
    venue, event = read_event_folder(quickstart / "expo-day")
    assert venue == read_venue(quickstart)
    assert event == read_event(quickstart / "expo-day", venue=venue)


def test_faults_of_all_files_come_at_once(quickstart: Path) -> None:
    says("unit", "foyer", category="foyer", capacity_banquet="many")(quickstart)
    says("opening", "entrance", wdith=3)(quickstart)
    replaced("venue.toml", "30.7455", "307.455")(quickstart)
    replaced("expo-day/event.toml", "grain_min = 15", "grain_min = 0")(quickstart)
    replaced("expo-day/exhibitors.csv", "craft,54", "craft,big")(quickstart)
    replaced("expo-day/signs.csv", "-25.985,17", "-25.985,north")(quickstart)
    with pytest.raises(InputError) as caught:
        read_event_folder(quickstart / "expo-day")
    assert [f"{problem.file} {problem.where}" for problem in caught.value.problems] == [
        "venue.toml key georeference.latitude",
        "unit.geojson feature foyer",
        "unit.geojson feature foyer",
        "opening.geojson feature entrance",
        "event.toml key calendar.grain_min",
        "exhibitors.csv line 3",
        "signs.csv line 4",
    ]


def test_faults_of_an_event_are_told_without_its_venue_file(quickstart: Path) -> None:
    venue = read_venue(quickstart)
    replaced("expo-day/exhibitors.csv", "hall:hall", "hall:hell")(quickstart)
    with pytest.raises(InputError, match="pins: hall 'hell' is unknown; did you mean 'hall'"):
        read_event(quickstart / "expo-day", venue=venue)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("nowhere", "nowhere: is missing; there is no such folder"),
        ("venue.toml", "venue.toml: is a file; an event folder is needed"),
    ],
)
def test_a_folder_is_needed(quickstart: Path, path: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read_event_folder(quickstart / path)
    assert str(caught.value).endswith(sentence)


def test_a_venue_folder_is_no_event_folder(quickstart: Path) -> None:
    with pytest.raises(InputError, match=r"event\.toml"):
        read_event_folder(quickstart)


def test_a_venue_may_lie_elsewhere(quickstart: Path, tmp_path: Path) -> None:
    event = tmp_path / "another-day"
    shutil.copytree(quickstart / "expo-day", event)
    (event / "event.toml").write_text(
        'venue = "../quickstart"\n' + (event / "event.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    venue, _ = read_event_folder(event)
    assert venue.id == "quickstart"


def test_what_a_map_editor_writes_is_read(quickstart: Path) -> None:
    """QGIS writes null for empty cells, one part as a multi-part geometry, heights, and a name of the layer."""
    path = quickstart / "unit.geojson"
    plain = read_venue(quickstart)
    document = json.loads(path.read_text(encoding="utf-8"))
    document |= {"name": "unit", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC::CRS84"}}}
    for feature in document["features"]:
        feature["properties"] |= {"shaft": feature["properties"].get("shaft"), "restricted": 0, "number_of_seats": None}
        rings = [[[x, y, 0.0] for x, y in ring] for ring in feature["geometry"]["coordinates"]]
        feature["geometry"] = {"type": "MultiPolygon", "coordinates": [rings]}
    path.write_text("\ufeff" + json.dumps(document), encoding="utf-8")
    assert read_venue(quickstart) == plain
