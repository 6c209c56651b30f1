"""A venue folder is read as it is drawn."""

import json
from pathlib import Path

import pytest
import shapely
from breaking import says

from venueplan.errors import InputError
from venueplan.files import read_venue
from venueplan.files.venue.features import KINDS
from venueplan.model import Label


def test_features_become_nouns(layouts: Path) -> None:
    venue = read_venue(layouts / "quickstart")
    assert venue.id == "quickstart"
    assert venue.georeference.bearing == 8.0
    assert [level.id for level in venue.levels] == ["site", "ground", "upper"]
    hall = venue.unit("hall")
    assert venue.halls == (hall,)
    assert hall.name == Label.of(zh="展厅", en="Exhibition Hall")
    assert hall.polygon.area == pytest.approx(1449, abs=0.1)
    assert (hall.clear_height, hall.floor_load) == (7.5, 15.0)
    room = venue.unit("r101")
    assert room.capacity == (("classroom", 48), ("theatre", 80))
    assert room.equipment == ("screen", "interpretation")
    doors = {opening.id: opening for opening in venue.openings}
    assert doors["entrance"].automatic
    assert not doors["hall-exit-east"].step_free
    assert {box.supplies for box in venue.amenities if box.kind == "floor-box"} == {
        ("power", "data"),
        ("power", "data", "water", "drain"),
    }


def test_the_hall_is_turned_and_has_six_corners(layouts: Path) -> None:
    hall = read_venue(layouts / "quickstart").unit("hall").polygon
    assert len(shapely.get_coordinates(hall.simplify(0.01))) == 7
    assert hall.area < 0.8 * hall.minimum_rotated_rectangle.area
    assert hall.area < 0.7 * hall.envelope.area


def test_every_feature_type_has_all_fields_of_its_noun() -> None:
    """What a noun can hold can be said in a file, except what the file says in another way."""
    for feature_type, kind in KINDS.items():
        fields = set(kind.noun.__dataclass_fields__) - {kind.geometry}
        assert fields == set(kind.row.model_fields) - {"source"}, feature_type


def test_several_files_of_one_type_are_read_in_order(quickstart: Path) -> None:
    document = json.loads((quickstart / "fixture.geojson").read_text(encoding="utf-8"))
    columns = [one for one in document["features"] if one["properties"]["category"] == "column"]
    others = [one for one in document["features"] if one["properties"]["category"] != "column"]
    (quickstart / "fixture.geojson").write_text(json.dumps(document | {"features": others}), encoding="utf-8")
    (quickstart / "fixture-columns.geojson").write_text(json.dumps(document | {"features": columns}), encoding="utf-8")
    fixtures = read_venue(quickstart).fixtures
    assert [fixture.category for fixture in fixtures] == ["column"] * 12 + ["desk", "vegetation"]


def test_an_id_is_unique_across_files_and_types(quickstart: Path) -> None:
    says("amenity", "assembly", id="house")(quickstart)
    with pytest.raises(InputError, match=r"id 'house' is used already by a building in venue\.toml"):
        read_venue(quickstart)


def test_words_and_numbers_of_other_programs_are_understood(quickstart: Path) -> None:
    says("opening", "entrance", automatic="yes", exit=1, width="5.4", step_free="否")(quickstart)
    entrance = next(opening for opening in read_venue(quickstart).openings if opening.id == "entrance")
    assert (entrance.automatic, entrance.exit, entrance.width, entrance.step_free) == (True, True, 5.4, False)


def test_wuzhen_is_sound(layouts: Path) -> None:
    venue = read_venue(layouts / "wuzhen")
    assert len(venue.halls) == 8
