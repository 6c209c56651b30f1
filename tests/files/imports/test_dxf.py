"""Drawings of other people: a house in inches, a plan with blocks, two rooms of egress tests, and a broken insert."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ezdxf
import pytest

from venueplan.build.importing import reach_of
from venueplan.errors import InputError
from venueplan.files.imports import Imported, ImportWishes, import_venue
from venueplan.files.imports.dxf import opening


@cache
def drawing(third_party: Path, name: str) -> Imported:
    """Return an imported drawing."""
    return import_venue("dxf", third_party / "dxf" / name)


def test_a_house_that_says_millimetres_is_found_to_be_drawn_in_inches(third_party: Path) -> None:
    """``16070 O.H. DOOR`` is 16'0" wide: 192 units, so a unit is an inch and the house 24 m wide with its deck."""
    imported = drawing(third_party, "floorplan.dxf")
    [warning] = [r.text for r in imported.account.remarks if r.sort == "warning"]
    assert "says millimetres" in warning
    assert "taken for inches" in warning
    names = {unit.name["en"] for unit in imported.venue.units if unit.name}
    assert {"BEDROOM 3", "BATH", "ENTRY", "UTIL.", "Pantry"} <= names
    assert any("GARAGE" in name for name in names)


def test_a_house_of_96_centimetres_is_refused_with_its_size(third_party: Path) -> None:
    with pytest.raises(InputError, match=r"is only 0\.\d\d m long in this unit"):
        import_venue("dxf", third_party / "dxf" / "floorplan.dxf", wishes=ImportWishes(units="mm"))


def test_rooms_of_the_house_have_the_size_that_is_written_in_them(third_party: Path) -> None:
    """BEDROOM 2 is 13'6 × 11', so 13.8 m²; the toilet room and bath beside it are measured to the same faces."""
    venue = drawing(third_party, "floorplan.dxf").venue
    by_name = {unit.name["en"]: unit.polygon.area for unit in venue.units if unit.name}
    assert by_name["BEDROOM 2"] == pytest.approx(13.5 * 11 * 0.3048**2, rel=0.03)
    assert by_name["BEDROOM 3"] == pytest.approx(11.5 * 13 * 0.3048**2, rel=0.03)


def test_twelve_offices_open_to_their_corridor(third_party: Path) -> None:
    """ISO-Office: twelve rooms of 2.0–3.0 × 3.8 m, drawn as obstacles with gaps for doors."""
    imported = drawing(third_party, "ISO-Office.dxf")
    rooms = sorted(unit.polygon.area for unit in imported.venue.units)
    assert len(rooms) == 13
    assert all(7 < area < 12.5 for area in rooms[:-1])
    assert reach_of(imported.venue).cut_off == ()
    assert [opening.width for opening in imported.venue.openings if opening.exit] == [0.9]
    [exit_inside] = [why for kind, _, why in imported.account.left_out if "jps-exits" in kind]
    assert exit_inside == "stands in the middle of a room, at no wall"
    tallies = {tally.kind: tally for tally in imported.account.tallies}
    assert tallies["IMAGE on Background"].left_out == (("images say nothing of rooms", 1),)


def test_the_corner_has_its_floor_and_its_exit(third_party: Path) -> None:
    """ISO-Corner: an L of 12 × 12 m, 2 m wide, is 44 m²; its exit spans the end of the arm."""
    venue = drawing(third_party, "ISO-Corner.dxf").venue
    [room] = venue.units
    assert room.polygon.area == pytest.approx(12 * 2 + 10 * 2)
    [door] = venue.openings
    assert door.exit
    assert door.width == pytest.approx(1.8, abs=0.05)


def test_a_plan_in_metres_with_blocks_has_its_hall_and_its_doors(third_party: Path) -> None:
    imported = drawing(third_party, "Ceco.NET-Architecture-Tm-53.dxf")
    assert any("HALL" in unit.name["en"] for unit in imported.venue.units if unit.name)
    assert imported.venue.openings
    assert not [r for r in imported.account.remarks if r.sort == "warning"]


def test_an_insert_without_height_does_no_harm(third_party: Path) -> None:
    imported = drawing(third_party, "blocks2.dxf")
    assert imported.venue.units
    assert any("no layer is named for walls" in r.text for r in imported.account.remarks)


@pytest.mark.parametrize("name", ["floorplan", "ISO-Office", "ISO-Corner", "blocks2", "Ceco.NET-Architecture-Tm-53"])
def test_every_entity_has_one_fate(third_party: Path, name: str) -> None:
    account = drawing(third_party, f"{name}.dxf").account
    assert all(tally.balance == 0 for tally in account.tallies)
    document = ezdxf.filemanagement.readfile(third_party / "dxf" / f"{name}.dxf")
    of_modelspace = sum(tally.read for tally in account.tallies if " on " in tally.kind)
    assert of_modelspace >= len(document.modelspace())


def test_a_dwg_without_a_converter_and_a_pdf_say_how_to_get_a_dxf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ezdxf.addons.odafc.is_installed", lambda: False)
    (tmp_path / "a.dwg").write_bytes(b"AC1032" + b"\0" * 64)
    with pytest.raises(InputError, match="save the drawing as DXF"):
        import_venue("dxf", tmp_path / "a.dwg")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(InputError, match="ask the architect for the DXF"):
        import_venue("dxf", tmp_path / "a.pdf")
    assert opening.NO_DWG


def test_a_block_that_inserts_itself_ten_times_over_ends_in_a_sentence(tmp_path: Path) -> None:
    """Six blocks, each with ten of the next, and a thousand lines in the last one: 10⁹ lines."""
    document = ezdxf.filemanagement.new("R2010")
    for depth in range(6, -1, -1):
        block = document.blocks.new(f"B{depth}")
        for number in range(10):
            if depth < 6:
                block.add_blockref(f"B{depth + 1}", (number, 0))
        if depth == 6:
            for number in range(1000):
                block.add_line((number, 0), (number, 1))
    document.modelspace().add_blockref("B0", (0, 0))
    document.saveas(tmp_path / "bomb.dxf")
    with pytest.raises(InputError, match="entities once its blocks are taken apart"):
        import_venue("dxf", tmp_path / "bomb.dxf")
