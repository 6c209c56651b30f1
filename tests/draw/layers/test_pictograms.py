"""What visitors look for by a pictogram has one, whether or not somebody drew a point for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shapely import box

from venueplan.draw import Knowledge, SheetOrder, draw_board, draw_overview, draw_sign
from venueplan.draw.layers.artwork import OWN
from venueplan.draw.layers.layer import Key
from venueplan.draw.layers.pictograms import sign_key, with_facilities
from venueplan.draw.paper.marks import Shape, Words
from venueplan.files import read_style
from venueplan.model import DirectionSign, Label, Plan, SignLine, Unit
from venueplan.rules.styles import included_style


def with_units(plan: Plan, *units: Unit) -> Plan:
    return replace(plan, venue=replace(plan.venue, units=(*plan.venue.units, *units)))


def stairs(unit_id: str, *, restricted: bool = False) -> Unit:
    return Unit(id=unit_id, category="stairs", level="u", polygon=box(31, 44, 35, 50), restricted=restricted)


def key(name: str) -> Key:
    return sign_key(name, included_style("light").on("A1"))


def test_stairs_without_a_point_have_a_pictogram_and_a_fill_of_their_own(plan: Plan) -> None:
    sheet = draw_overview(with_units(plan, stairs("steps")))
    assert key("stairs").sign in {mark.text for mark in sheet.marks if isinstance(mark, Words)}
    labels = {str(entry.label) for layer in sheet.layers for entry in layer.keys}
    assert "楼梯 Stairs" in labels
    assert not any("Service area" in label for label in labels)


def test_a_point_speaks_for_the_unit_around_it(plan: Plan) -> None:
    assert [a.id for a in with_facilities(plan.venue)] == sorted(a.id for a in plan.venue.amenities)
    bare = replace(plan.venue, amenities=())
    assert [a.id for a in with_facilities(bare)] == ["wc"]


def test_units_that_lie_together_share_a_pictogram_and_staff_stairs_have_none(plan: Plan) -> None:
    pair = with_units(plan, stairs("one"), stairs("two"))
    staff = with_units(plan, stairs("staff", restricted=True))
    assert sum(a.category == "stairs" for a in with_facilities(pair.venue)) == 1
    assert not any(a.category == "stairs" for a in with_facilities(staff.venue))


def test_places_on_another_storey_say_which(plan: Plan) -> None:
    sheet = draw_board(plan, "s1", minutes={"r101": 1.2, "r201": 3.0})
    lines = [mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.role == "walks"]
    assert lines.count("二层") == 1
    at = lines.index("二层")
    assert lines[at : at + 4] == ["二层", "201", "云厅", "Cloud Hall"]


def test_drawings_stand_for_pictograms_and_the_logo_is_on_boards(tmp_path: Path, plan: Plan) -> None:
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="5" fill="{}"/></svg>'
    (tmp_path / "house.toml").write_text('logo = "logo.svg"\npictograms = "icons"\n', encoding="utf-8")
    (tmp_path / "icons").mkdir()
    (tmp_path / "logo.svg").write_text(square.format("#123456"), encoding="utf-8")
    (tmp_path / "icons" / "information.svg").write_text(square.format("currentColor"), encoding="utf-8")
    style = read_style("house.toml", folder=tmp_path)
    board = draw_board(plan, "s1", style=style)
    assert "#123456" in {mark.fill for mark in board.marks if isinstance(mark, Shape)}
    assert "#123456" not in {mark.fill for mark in draw_board(plan, "s1").marks if isinstance(mark, Shape)}
    glyph = key("information").sign
    assert glyph in {mark.text for mark in draw_overview(plan).marks if isinstance(mark, Words)}
    assert glyph not in {mark.text for mark in draw_overview(plan, style=style).marks if isinstance(mark, Words)}


def test_an_escalator_that_leads_down_is_no_rising_one() -> None:
    """The band of the one ends high at the right, that of the other low; maps show a way in both directions."""
    up, down = OWN["escalator-up"].parts[0].shape, OWN["escalator-down"].parts[0].shape
    right = box(0.85, 0.0, 1.0, 0.45)
    assert down.intersects(right)
    assert not up.intersects(right)
    assert {"escalator", "escalator-up", "escalator-down"} <= set(OWN)


def test_a_hydrant_is_no_extinguisher(plan: Plan) -> None:
    look = included_style("light").on("A1", languages=plan.event.languages)
    assert sign_key("hydrant", look).art != sign_key("fireextinguisher", look).art


def test_a_sign_that_leads_down_bears_the_escalator_that_does(plan: Plan) -> None:
    line = SignLine(
        direction="down", label=Label.of(zh="一层", en="Level 1"), subjects=("H1",), pictograms=("escalator",)
    )
    site = plan.event.sites[2]

    def shapes(direction: str) -> set[bytes]:
        sign = DirectionSign(site=site.id, lines=(replace(line, direction=direction),))
        sheet = draw_sign(plan, SheetOrder(kind="direction", subject=site.id, slug="s"), known=Knowledge(sign=sign))
        return {mark.geometries[0].wkb for mark in sheet.marks if isinstance(mark, Shape)}

    assert shapes("down") != shapes("up")
    assert len(shapes("down") - shapes("up")) >= 2
