"""A drawing that CAD programs open and the importer reads back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shapely
from ezdxf.filemanagement import readfile
from shapely import Polygon

from venueplan.files.exports import dxf_bytes
from venueplan.files.exports.dxf import LAYERS
from venueplan.files.imports import import_venue
from venueplan.model import Plan


@pytest.fixture(scope="module")
def drawing(decided: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the drawing of the ground floor."""
    path: Path = tmp_path_factory.mktemp("dxf") / "ground.dxf"
    path.write_bytes(dxf_bytes(decided, level="ground")[0])
    return path


def test_the_audit_finds_nothing_and_the_unit_is_the_metre(drawing: Path) -> None:
    document = readfile(drawing)
    audit = document.audit()
    assert (audit.errors, audit.fixes) == ([], [])
    assert document.header["$INSUNITS"] == 6
    assert {name for name, _ in LAYERS.values()} <= {layer.dxf.name for layer in document.layers}


def test_booths_are_closed_polylines_with_their_numbers_inside(drawing: Path, decided: Plan) -> None:
    space: Any = readfile(drawing).modelspace()
    outlines = space.query("LWPOLYLINE[layer=='X-BOOTH']")
    assert all(line.closed for line in outlines)
    shapes = [Polygon([(x, y) for x, y, *_ in line.get_points()]) for line in outlines]
    assert decided.floor_plan
    wanted = [ring for booth in decided.floor_plan.booths for ring in shapely.get_rings(booth.polygon)]
    assert sorted(shape.area for shape in shapes) == pytest.approx(sorted(Polygon(ring).area for ring in wanted))
    numbers = {text.dxf.text: text for text in space.query("TEXT[layer=='X-BOOTH-NO']")}
    for booth in decided.floor_plan.booths:
        point = numbers[booth.number].get_placement()[1]
        assert booth.polygon.covers(shapely.Point(point.x, point.y))


def test_the_importer_reads_rooms_doors_and_columns_back(drawing: Path, decided: Plan) -> None:
    back = import_venue("dxf", drawing).venue
    there = [unit for unit in decided.venue.units if unit.level == "ground"]
    assert sorted(u.polygon.area for u in back.units) == pytest.approx(sorted(u.polygon.area for u in there), rel=0.02)
    doors = [door for door in decided.venue.openings if door.level == "ground"]
    assert len(back.openings) == len(doors)
    for door in doors:  # where nothing is behind a door, the importer draws it 5 cm longer at each end
        near = min(back.openings, key=lambda found: found.line.hausdorff_distance(door.line))
        assert near.line.hausdorff_distance(door.line) < 0.06
    assert sum(thing.category == "column" for thing in back.fixtures) == 12
    assert {"Exhibition Hall", "Foyer", "Rain Room"} <= {unit.name["en"] for unit in back.units}


def test_the_same_plan_gives_the_same_bytes(decided: Plan) -> None:
    assert dxf_bytes(decided, level="upper") == dxf_bytes(decided, level="upper")


def test_signs_of_dxf_in_a_number_are_letters(decided: Plan, tmp_path: Path) -> None:
    assert decided.floor_plan
    odd = replace(decided.floor_plan.booths[0], number="5%%u\n  0\nEOF")
    plan = replace(decided, floor_plan=replace(decided.floor_plan, booths=(odd,)), allocation=None)
    path = tmp_path / "odd.dxf"
    path.write_bytes(dxf_bytes(plan, level="ground")[0])
    document = readfile(path)
    space: Any = document.modelspace()
    [text] = space.query("TEXT[layer=='X-BOOTH-NO']")
    assert text.plain_text() == "5%%u  0EOF"
    assert document.audit().errors == []
