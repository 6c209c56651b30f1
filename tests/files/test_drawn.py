"""A drawing of stands as a map editor saves it: read, or refused feature by feature."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapely import box
from shapely.geometry import mapping

from venueplan.errors import InputError
from venueplan.files import read_drawn_booths


def saved(tmp_path: Path, *features: dict[str, Any]) -> Path:
    path = tmp_path / "booths.geojson"
    document = {"type": "FeatureCollection", "name": "booths", "features": list(features)}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    shape = mapping(box(0, 0, 3, 3)) if geometry is None else geometry
    return {"type": "Feature", "properties": properties, "geometry": shape}


def test_what_is_left_out_is_none_and_what_follows_is_not_read(tmp_path: Path) -> None:
    (drawn,) = read_drawn_booths(saved(tmp_path, feature(id="b1", fid=7, area=99, exhibitors='["a"]', number=None)))
    assert (drawn.id, drawn.number, drawn.hall, drawn.blocked) == ("b1", None, None, None)
    assert drawn.polygon.area == pytest.approx(9.0)


def test_one_piece_saved_as_several_is_one_piece(tmp_path: Path) -> None:
    square = mapping(box(0, 0, 3, 3))["coordinates"]
    many = {"type": "MultiPolygon", "coordinates": [square]}
    (drawn,) = read_drawn_booths(saved(tmp_path, feature(many, id="b1", blocked="yes", number="A1")))
    assert (drawn.polygon.geom_type, drawn.blocked, drawn.number) == ("Polygon", True, "A1")


def test_every_fault_is_named_with_its_feature(tmp_path: Path) -> None:
    apart = [mapping(box(x, 0, x + 3, 3))["coordinates"] for x in (0, 9)]
    path = saved(
        tmp_path,
        feature({"type": "MultiPolygon", "coordinates": apart}, id="torn"),
        feature(id="twice"),
        feature(id="twice"),
        feature(colour="red", id="odd"),
        feature(),
    )
    with pytest.raises(InputError) as error:
        read_drawn_booths(path)
    said = str(error.value)
    assert "feature torn: is in 2 parts; a stand is one piece" in said
    assert "feature twice: id 'twice' is used by 2 stands" in said
    assert "feature odd: unknown property 'colour'" in said
    assert "feature no. 5: id is missing" in said or "feature no. 5: property 'id' is missing" in said
