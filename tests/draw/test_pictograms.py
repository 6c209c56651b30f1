"""What visitors look for by a pictogram has one, whether or not somebody drew a point for it."""

from __future__ import annotations

from dataclasses import replace

from shapely import box

from venueplan.draw import draw_board, draw_overview
from venueplan.draw.layers.layer import Key
from venueplan.draw.layers.pictograms import sign_key, with_facilities
from venueplan.draw.paper.marks import Words
from venueplan.model import Plan, Unit
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
    assert "201 云厅 Cloud Hall · 二层 Upper floor" in lines
    assert not any("第1会议室" in line and "·" in line for line in lines)
