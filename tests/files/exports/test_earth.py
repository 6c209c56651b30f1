"""A plan on the earth: to the millimetre, by another formula than the one that writes."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace

import exported
import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st
from pyproj import Geod
from shapely import Point, Polygon, box

from venueplan.errors import InputError
from venueplan.files.exports import geojson_bytes, geojson_files, geopackage_bytes, imdf_archive
from venueplan.files.exports.earth import DECIMALS, on_earth
from venueplan.files.imports.projection import LocalPlane
from venueplan.model import Georeference, Plan

EARTH = Geod(ellps="WGS84")


@settings(max_examples=15)
@given(place=exported.places(), x=st.floats(-700, 700), y=st.floats(-700, 700))
def test_a_point_of_the_plan_lies_where_a_geodesic_leads(place: Georeference, x: float, y: float) -> None:
    [point] = on_earth([Point(x, y)], plane=LocalPlane(place=place))
    east, north, _ = EARTH.fwd(
        place.longitude, place.latitude, math.degrees(math.atan2(x, y)) + place.bearing, math.hypot(x, y)
    )
    _, _, away = EARTH.inv(east, north, point.x, point.y)
    assert away < 1e-3


@settings(max_examples=15)
@given(place=exported.places(), x=st.floats(-1000, 1000), y=st.floats(-1000, 1000))
def test_there_and_back_over_a_kilometre_is_far_less_than_a_millimetre(place: Georeference, x: float, y: float) -> None:
    plane = LocalPlane(place=place)
    back = plane.to_plan(on_earth([Point(x, y)], plane=plane)[0])
    assert back.distance(Point(x, y)) < 1e-6


def test_a_venue_that_lies_nowhere_is_a_sentence(decided: Plan) -> None:
    nowhere = replace(decided, venue=replace(decided.venue, georeference=Georeference(longitude=0.0, latitude=0.0)))
    for write in (geojson_bytes, geojson_files, geopackage_bytes, imdf_archive):
        with pytest.raises(InputError, match=r"venue.toml \[georeference\]: does not say where the venue lies"):
            write(nowhere)


def test_rings_keep_the_right_hand_rule_of_rfc_7946() -> None:
    clockwise = Polygon(box(0, 0, 9, 9).exterior.coords[::-1], [box(2, 2, 3, 3).exterior.coords])
    assert not clockwise.exterior.is_ccw
    [shape] = on_earth([clockwise], plane=LocalPlane(place=Georeference(longitude=7, latitude=50, bearing=33)))
    assert shape.exterior.is_ccw
    assert not shape.interiors[0].is_ccw


def test_geojson_is_that_of_rfc_7946(decided: Plan) -> None:
    document = json.loads(geojson_bytes(decided)[0])
    assert document["type"] == "FeatureCollection"
    assert "crs" not in document
    shapes = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in document["features"]]
    assert all(shapely.is_valid(shapes))
    assert not shapely.has_z(np.asarray(shapes, dtype=object)).any()
    polygons = [part for shape in shapes for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    assert all(part.exterior.is_ccw and not any(hole.is_ccw for hole in part.interiors) for part in polygons)
    left, low, right, high = shapely.total_bounds(np.asarray(shapes, dtype=object))
    assert 120 < left < right < 121 and 30 < low < high < 31  # noqa: PT018  # longitude first
    numbers = re.findall(rb"\d+\.(\d+)", geojson_bytes(decided)[0].split(b'"geometry"')[1])
    assert max(map(len, numbers)) >= 9
    assert max(map(len, numbers)) <= DECIMALS


def test_booths_name_those_who_stand_there(decided: Plan) -> None:
    features = json.loads(geojson_bytes(decided)[0])["features"]
    booths = {f["id"]: f["properties"] for f in features if f["properties"]["feature_type"] == "booth"}
    assert booths["hall-A1"]["exhibitors"] == "brush;ink"
    assert booths["hall-A1"]["name_en"].startswith("Huzhou Brush House; ")
    assert booths["hall-A3"]["exhibitors"] == "kiln"
    free = json.loads(geojson_bytes(replace(decided, allocation=None))[0])["features"][-1]["properties"]
    assert (free["id"], free["exhibitors"], free["name_en"]) == ("hall-A3", "", "")


def test_a_folder_holds_the_same_features_as_the_file(decided: Plan) -> None:
    files, figures = geojson_files(decided)
    whole, same = geojson_bytes(decided)
    apart = [feature for data in files.values() for feature in json.loads(data)["features"]]
    assert apart == json.loads(whole)["features"]
    assert figures == same
    assert sum(count for _, count in figures) == len(apart)
