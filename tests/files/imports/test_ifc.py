"""A building model made with ifcopenshell: two storeys, three rooms, two doors and stairs."""

from __future__ import annotations

import random
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from venueplan.build.importing import reach_of
from venueplan.errors import InputError
from venueplan.files.imports import import_venue

pytest.importorskip("ifcopenshell", reason="the extra ifc is not installed")


def api(name: str) -> Any:
    """Return a module of the library's own way to make models."""
    return import_module(f"ifcopenshell.api.{name}")


def boxed(model: Any, kind: str, place: tuple[float, ...], *, size: tuple[float, ...], storey: Any, **said: Any) -> Any:
    """Add a product with the shape of a box, metres, to a storey."""
    product = api("root").create_entity(model, ifc_class=kind, name=said.pop("name", kind))
    for key, value in said.items():
        setattr(product, key, value)
    matrix = np.eye(4)
    matrix[:3, 3] = place
    api("geometry").edit_object_placement(model, product=product, matrix=matrix, is_si=True)
    body = model.by_type("IfcGeometricRepresentationSubContext")[0]
    scale = 1 / 0.001
    profile = model.createIfcArbitraryClosedProfileDef(
        "AREA",
        None,
        model.createIfcPolyline(
            [
                model.createIfcCartesianPoint((x * scale, y * scale))
                for x, y in ((0.0, 0.0), (size[0], 0.0), (size[0], size[1]), (0.0, size[1]), (0.0, 0.0))
            ]
        ),
    )
    solid = model.createIfcExtrudedAreaSolid(profile, None, model.createIfcDirection((0.0, 0.0, 1.0)), size[2] * scale)
    shape = model.createIfcShapeRepresentation(body, "Body", "SweptSolid", [solid])
    api("geometry").assign_representation(model, product=product, representation=shape)
    if kind == "IfcSpace":
        api("aggregate").assign_object(model, products=[product], relating_object=storey)
    else:
        api("spatial").assign_container(model, products=[product], relating_structure=storey)
    return product


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an IFC file in millimetres."""
    model = api("project").create_file(version="IFC4")
    whole = api("root").create_entity(model, ifc_class="IfcProject", name="House")
    api("unit").assign_unit(model)
    main = api("context").add_context(model, context_type="Model")
    api("context").add_context(
        model, context_type="Model", context_identifier="Body", target_view="MODEL_VIEW", parent=main
    )
    building = api("root").create_entity(model, ifc_class="IfcBuilding", name="Small House")
    api("aggregate").assign_object(model, products=[building], relating_object=whole)
    storeys = []
    for number in range(2):
        storey = api("root").create_entity(model, ifc_class="IfcBuildingStorey", name=f"Floor {number}")
        storey.Elevation = number * 3200.0
        storeys.append(storey)
    api("aggregate").assign_object(model, products=storeys, relating_object=building)
    ground, above = storeys
    boxed(model, "IfcSpace", (0, 0, 0), size=(12, 10, 3), storey=ground, name="001", LongName="Hall 1")
    boxed(model, "IfcSpace", (12.2, 0, 0), size=(8, 10, 3), storey=ground, name="002", LongName="Office")
    boxed(model, "IfcSpace", (0, 0, 3.2), size=(20.2, 10, 3), storey=above, name="101", LongName="Gallery")
    boxed(
        model, "IfcDoor", (12.05, 2, 0), size=(0.1, 1.25, 2.1), storey=ground, OverallWidth=1250.0, OverallHeight=2100.0
    )
    boxed(model, "IfcDoor", (-0.1, 4, 0), size=(0.1, 2, 2.1), storey=ground, OverallWidth=2000.0)
    boxed(model, "IfcStair", (14, 5, 0), size=(2, 4, 3.2), storey=ground)
    path = tmp_path_factory.mktemp("ifc") / "house.ifc"
    model.write(str(path))
    return path


def test_storeys_spaces_and_doors_with_their_widths(house: Path) -> None:
    imported = import_venue("ifc", house)
    venue = imported.venue
    assert [(level.ordinal, level.elevation) for level in venue.levels] == [(0, 0.0), (1, 3.2)]
    areas = {unit.name["en"]: unit.polygon.area for unit in venue.units if unit.name}
    assert areas == pytest.approx({"Hall 1": 120.125, "Office": 72.125, "Gallery": 194.0}, abs=0.01)
    assert sorted(opening.width for opening in venue.openings if not opening.id.endswith("landing")) == [1.25, 2.0]
    assert venue.name["en"] == "Small House"
    assert all(tally.balance == 0 for tally in imported.account.tallies)


def test_stairs_lead_to_the_storey_above(house: Path) -> None:
    venue = import_venue("ifc", house).venue
    assert reach_of(venue).cut_off == ()
    assert len([unit for unit in venue.units if unit.shaft]) == 2


@pytest.mark.parametrize("text", ["", "hello", "ISO-10303-21;\nDATA;\n#1=IFCSPACE(", "ISO-10303-21;"])
def test_what_is_no_model_is_one_sentence(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.ifc").write_text(text)
    with pytest.raises(InputError, match=r"a\.ifc"):
        import_venue("ifc", tmp_path / "a.ifc")


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"(IFCUNITASSIGNMENT\()\(.*?\)", r"\g<1>0."),  # the library's own code breaks off
        (r"(IFCBUILDINGSTOREY\()'[^']*'", r"\g<1>$"),  # no global id
        (r"(IFCSPACE\(.*?)'001'", r"\g<1>#1"),  # a name that is no text
    ],
)
def test_a_broken_model_is_read_or_refused_in_one_sentence(
    house: Path, tmp_path: Path, pattern: str, instead: str
) -> None:
    broken, count = re.subn(pattern, instead, house.read_text(), count=1)
    assert count == 1
    assert survives(tmp_path, broken)


def survives(folder: Path, text: str) -> bool:
    """Tell whether a model is read, or refused with its name; whatever else is raised goes through."""
    (folder / "a.ifc").write_text(text)
    try:
        import_venue("ifc", folder / "a.ifc")
    except InputError as error:
        return str(error).startswith("a.ifc")
    return True


@pytest.mark.slow
def test_models_broken_at_random_are_read_or_refused(house: Path, tmp_path: Path) -> None:
    """Values of another type, references to anything, lines cut off: some bring the library down (SIGFPE, SIGSEGV)."""
    lines = house.read_text().split("\n")
    rows = [number for number, line in enumerate(lines) if line.startswith("#")]
    values = ["$", "*", "0.", "-1.", "1E308", "'x'", "#1", "#99999", "()", "(#1,#1)", ".T.", "999999999999999999999"]
    for seed in range(200):
        chance, broken = random.Random(seed), list(lines)  # noqa: S311  # no secrets
        for row in chance.choices(rows, k=chance.choice((1, 1, 2, 4))):
            head, _, said = broken[row].partition("=")
            parts = list(re.finditer(r"\$|#\d+|-?\d+\.?\d*(?:E-?\d+)?|'[^']*'|\([^()]*\)", said))
            if parts:
                part = chance.choice(parts)
                broken[row] = f"{head}={said[: part.start()]}{chance.choice(values)}{said[part.end() :]}"
        assert survives(tmp_path, "\n".join(broken)), seed
