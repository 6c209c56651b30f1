"""Plans of booths of other programs: where they are placed, which hall they are in, and which cannot be kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import cos, radians, sin
from pathlib import Path
from typing import Any

import foreign
import numpy as np
import pytest
import shapely
from ezdxf import filemanagement
from hypothesis import HealthCheck, given, settings, strategies as st
from shapely import Polygon, box

from venueplan.build import load_plan, write_list
from venueplan.errors import InputError
from venueplan.files.imports import ImportWishes
from venueplan.model import Booth, Georeference, Label, Unit, Venue
from venueplan.rules.booths.kept import kept_faults


def kept(path: Path, fair: Path, **wishes: Any) -> dict[str, Mapping[str, Any]]:
    """Import a plan of booths into an event, and return features by id."""
    write_list("booths", path, out=fair, wishes=ImportWishes(**wishes))
    features = json.loads((fair / "booths.geojson").read_text(encoding="utf-8"))["features"]
    return {feature["properties"]["id"]: feature for feature in features}


def outline(feature: Mapping[str, Any]) -> Polygon:
    """Return the shape of a feature."""
    return Polygon(feature["geometry"]["coordinates"][0])


def warnings_of(fair: Path) -> list[str]:
    """Return the warnings of the last import of booths."""
    report = json.loads((fair / "booths.import.json").read_text(encoding="utf-8"))
    assert all(tally["balance"] == 0 for tally in report["features"])
    return [f"{entry['subject']}: {entry['text']}" for entry in report["remarks"] if entry["sort"] == "warning"]


def geojson(folder: Path, shapes: Mapping[str, Polygon], **properties: Any) -> Path:
    """Write booths as GeoJSON."""
    features = [foreign.feature(name, shape, number=name, **properties) for name, shape in shapes.items()]
    return foreign.write(folder / "b.geojson", foreign.collection(features))


def test_booths_are_kept_where_they_are(fair: Path, tmp_path: Path) -> None:
    shapes = {"A1": box(5, 5, 8, 8), "A2": box(8, 5, 11, 8)}
    found = kept(geojson(tmp_path, shapes), fair)
    assert {name: outline(feature).equals(shapes[name]) for name, feature in found.items()} == {"A1": True, "A2": True}
    plan = load_plan(fair)
    assert [(booth.number, booth.hall, booth.area) for booth in plan.event.kept] == [
        ("A1", "hall", 9),
        ("A2", "hall", 9),
    ]


def test_overlaps_walls_and_doubled_ids_are_told_each_once(fair: Path, tmp_path: Path) -> None:
    """B lies half on A, C through the wall by 1 × 3 m, D nowhere; a second A gets an id of its own and no number."""
    shapes = {"A": box(5, 5, 8, 8), "B": box(6.5, 5, 9.5, 8), "C": box(38, 5, 41, 8), "D": box(90, 90, 93, 93)}
    features = [foreign.feature(name, shape, number=name) for name, shape in shapes.items()]
    features.append(foreign.feature("A", box(20, 5, 23, 8), number="A"))
    found = kept(foreign.write(tmp_path / "b.geojson", foreign.collection(features)), fair)
    assert sorted(found) == ["A", "A-2"]
    assert found["A-2"]["properties"]["number"] == ""
    assert warnings_of(fair) == [
        "A-2: number 'A' is that of booth 'A', too: left blank; give it one",
        "B: left out: overlaps stand 'A' by 4.5 m² at (7.25, 6.50); move one of the two",
        "C: left out: lies outside hall 'hall' by 3 m² at (40.50, 6.50); move it or give another hall",
        "D: left out: lies in no hall, at (91.50, 91.50); check --origin, --rotation and --scale",
    ]
    assert load_plan(fair).event.kept


def test_who_overlaps_only_what_is_left_out_stays(fair: Path, tmp_path: Path) -> None:
    """A goes through the wall, B overlaps A, C overlaps B: only A and C are left out."""
    shapes = {"A": box(-1, 5, 3, 8), "B": box(2, 5, 6, 8), "C": box(5, 5, 9, 8)}
    assert sorted(kept(geojson(tmp_path, shapes), fair)) == ["B"]


SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">
<rect id="sheet" width="400" height="300"/>
<g transform="translate(50,50)">
  <rect id="A1" width="30" height="30"/>
  <path id="A2" d="M30,0 h30 v30 h-30 z"/>
  <polygon id="path77" inkscape:label="A3" points="60,0 90,0 90,30 60,30"/>
  <g transform="translate(0,60) scale(2)"><rect id="rect5" width="15" height="15"/></g>
  <text x="10" y="80">B1</text>
  <circle id="C1" cx="200" cy="50" r="20"/>
  <use href="#A1" x="100"/>
</g></svg>"""


def test_an_svg_with_a_scale(fair: Path, tmp_path: Path) -> None:
    """0.1 m a unit, y up: A1 is 3 × 3 m with its upper left corner at (5, 25) if the origin is put at (0, 30)."""
    (tmp_path / "b.svg").write_text(SVG, encoding="utf-8")
    found = kept(tmp_path / "b.svg", fair, scale=0.1, origin=(0.0, 30.0))
    numbers = {feature["properties"]["number"]: outline(feature) for feature in found.values()}
    assert sorted(numbers) == ["A1", "A2", "A3", "B1", "C1"]
    for number, shape in {"A1": box(5, 22, 8, 25), "A2": box(8, 22, 11, 25), "A3": box(11, 22, 14, 25)}.items():
        assert numbers[number].equals(shape)
    assert numbers["B1"].equals(box(5, 16, 8, 19))
    assert numbers["C1"].area == pytest.approx(np.pi * 4, rel=0.01)  # a circle of 2 m as 32 corners


def test_an_svg_without_a_scale_is_asked_for_one(fair: Path, tmp_path: Path) -> None:
    """Five of the six shapes have 30 × 30 units; 3 m / 30 = 0.1."""
    (tmp_path / "b.svg").write_text(SVG, encoding="utf-8")
    with pytest.raises(InputError, match=r"say --scale.* with --scale 0\.1"):
        kept(tmp_path / "b.svg", fair)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "x">]><svg><text>&a;</text></svg>', "declares XML entities"),
        ("<html/>", "not an <svg>"),
        ("<svg", "is not XML"),
        ("<svg/>", "has no closed shape"),
        ("<svg>" + "<g>" * 99 + "</g>" * 99 + "</svg>", "nested more than"),
        ('<svg><rect width="nan" height="1e400"/><path d="M0 0 L1e300 5 1 1z"/></svg>', "has no closed shape"),
        ('<svg><path d="M0,0 h1 q"/><polygon points="1,2,3"/></svg>', "has no closed shape"),
        ('<svg><text x="NaN" y="1">A</text></svg>', "has no closed shape"),
        ("<svg><rect/></svg>", "is smaller than half a square metre"),
    ],
)
def test_a_hostile_svg_is_a_sentence(text: str, words: str, fair: Path, tmp_path: Path) -> None:
    (tmp_path / "b.svg").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        kept(tmp_path / "b.svg", fair, scale=1.0)
    assert words in str(caught.value)


def drawing(path: Path, units: int, size: float) -> Path:
    """Write three booths on a layer of booths, with numbers, and a wall."""
    document = filemanagement.new(units=units)
    space = document.modelspace()
    for n in range(3):
        left = (5 + 3 * n) * size
        corners = [(left, 5 * size), (left + 3 * size, 5 * size), (left + 3 * size, 8 * size), (left, 8 * size)]
        space.add_lwpolyline(corners, close=True, dxfattribs={"layer": "EXPO$0$Booths"})
        space.add_text(f"H1-{n + 1:02d}", dxfattribs={"insert": (left + size, 6 * size), "height": 0.4 * size})
        space.add_text("9 sqm", dxfattribs={"insert": (left + size, 7 * size), "height": 0.2 * size})
    wall = [(0, 0), (40 * size, 0), (40 * size, 30 * size), (0, 30 * size)]
    space.add_lwpolyline(wall, close=True, dxfattribs={"layer": "WALLS"})
    document.saveas(path)
    return path


@pytest.mark.parametrize(("units", "size"), [(6, 1.0), (4, 1000.0)])
def test_a_drawing_in_metres_or_millimetres(units: int, size: float, fair: Path, tmp_path: Path) -> None:
    found = kept(drawing(tmp_path / "b.dxf", units, size), fair)
    assert {feature["properties"]["number"] for feature in found.values()} == {"H1-01", "H1-02", "H1-03"}
    assert all(outline(feature).area == pytest.approx(9, abs=1e-4) for feature in found.values())


def test_a_dwg_and_a_pdf_say_how_to_get_a_dxf(fair: Path, tmp_path: Path) -> None:
    for suffix, head, words in ((".dwg", b"AC1032", "save the drawing as DXF"), (".pdf", b"%PDF-1.7", "PDFIMPORT")):
        (tmp_path / f"b{suffix}").write_bytes(head + bytes(64))
        with pytest.raises(InputError, match=words):
            kept(tmp_path / f"b{suffix}", fair)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    turn=st.integers(-180, 180),
    scale=st.sampled_from([0.001, 0.0254, 1.0, 10.0]),
    east=st.integers(8, 30),
    north=st.integers(8, 20),
)
def test_a_turned_scaled_and_shifted_plan_comes_back(
    turn: int, scale: float, east: int, north: int, fair: Path, tmp_path: Path
) -> None:
    """The plan is drawn as it must be for the arguments to put a booth of 3 × 3 m where it was: inverse by hand."""
    angle = radians(turn)  # --rotation turns clockwise, so the drawing is turned counter-clockwise
    truth = box(0, 0, 3, 3)

    def undo(points: Any) -> Any:
        x, y = points[:, 0] / scale, points[:, 1] / scale
        return np.column_stack([cos(angle) * x - sin(angle) * y, sin(angle) * x + cos(angle) * y])

    path = geojson(tmp_path, {"A": shapely.transform(truth, undo)})
    found = kept(path, fair, scale=scale, rotation=float(turn), origin=(float(east), float(north)))
    moved = shapely.transform(truth, lambda points: points + np.array([east, north]))
    assert outline(found["A"]).symmetric_difference(moved).area < 1e-3


def test_booths_need_an_event(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no event\.toml in the folder"):
        kept(geojson(tmp_path, {"A": box(0, 0, 3, 3)}), tmp_path / "nothing")


def test_a_plan_that_lies_elsewhere_writes_nothing(fair: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none of them can be kept as a booth; the first lies in no hall"):
        kept(geojson(tmp_path, {"A": box(100, 100, 103, 103)}), fair)
    assert not (fair / "booths.geojson").exists()


def brute_force(booths: list[Booth], hall: Polygon) -> set[str]:
    """Return the ids of stands that lie outside of a hall or on an earlier one, pair by pair."""
    over = {booth.id for booth in booths if booth.polygon.difference(hall.buffer(0.01, join_style="mitre")).area > 1e-3}
    for later, booth in enumerate(booths):
        if any(booth.polygon.intersection(other.polygon).area > 1e-3 for other in booths[:later]):
            over.add(booth.id)
    return over


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(-2, 18), st.integers(-2, 18), st.integers(1, 5), st.integers(1, 5)), max_size=12))
def test_faults_of_kept_stands_are_those_of_every_pair(places: list[tuple[int, int, int, int]]) -> None:
    booths = [
        Booth(id=f"b{n}", number=str(n), polygon=box(x, y, x + w, y + h), hall="H", level="0")
        for n, (x, y, w, h) in enumerate(places)
    ]
    hall = Unit(id="H", category="room", level="0", polygon=box(0, 0, 20, 20), use="exhibition")
    place = Georeference(longitude=0, latitude=0)
    venue = Venue(id="v", name=Label(), georeference=place, units=(hall,))
    assert {name for name, _ in kept_faults(booths, venue)} == brute_force(booths, hall.polygon)
