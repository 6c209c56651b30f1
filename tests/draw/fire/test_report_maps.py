"""Maps in a report: every finding where it is, numbers that lead to rows, nothing but shapes and text."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from venueplan.draw import InlineMap, draw_report_maps
from venueplan.draw.fire.paper import look_on
from venueplan.draw.fire.web import NARROW, key_lines
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Words
from venueplan.draw.paper.vector.inline import inline_svg
from venueplan.model import HallEgress, Label, Plan, Report
from venueplan.rules import rule_pack

PACK = rule_pack("china")


@pytest.fixture(scope="module")
def maps(plan: Plan, report: Report, egress: HallEgress) -> tuple[InlineMap, ...]:
    return draw_report_maps(plan, report, egress=[egress], pack=PACK)


def numbers_in(maps: tuple[InlineMap, ...]) -> list[int]:
    """Return the numbers of the findings that are drawn, each as often as it is drawn as text."""
    return [int(n) for one in maps for n in re.findall(r'href="#finding-(\d+)"><text', one.svg)]


def test_every_finding_with_a_place_is_drawn_once(report: Report, maps: tuple[InlineMap, ...]) -> None:
    placed = [n for n, finding in enumerate(report.findings, 1) if finding.place]
    assert sorted(numbers_in(maps)) == placed == sorted(n for one in maps for n in one.shown)
    assert sorted(numbers_in(maps[1:])) != placed  # the control: a map that is missing


def test_halls_come_first_then_the_storeys(maps: tuple[InlineMap, ...]) -> None:
    assert [(one.place, one.kind) for one in maps] == [
        ("H1", "findings"),
        ("H1", "distances"),
        ("H1", "catchments"),
        ("level-0", "findings"),
        ("level-1", "findings"),
    ]


def test_maps_are_shapes_text_and_links(maps: tuple[InlineMap, ...]) -> None:
    for one in maps:
        root = ET.fromstring(one.svg)  # noqa: S314 - our own text
        assert {element.tag for element in root.iter()} <= {"svg", "path", "text", "title", "a"}
        assert not any(element.get("id") for element in root.iter())
        assert all(a.get("href", "").startswith("#finding-") for a in root.iter("a"))


def test_stands_exits_persons_and_metres_can_be_read(maps: tuple[InlineMap, ...], egress: HallEgress) -> None:
    said = {one.kind: "".join(re.findall(r">([^<>]+)</text>", one.svg)) for one in maps[:3]}
    assert "1A01" in said["findings"]
    assert "3.00" in said["findings"]
    assert "E1  6.00 m" in said["distances"]
    assert egress.longest is not None
    assert f"{egress.longest.length:.1f} m" in said["distances"]
    assert "E1 · 1,200" in said["catchments"]
    assert "E2 · 600" in said["catchments"]


@pytest.mark.parametrize(("count", "lines"), [(0, 1), (7, 1), (8, 2), (40, 6)])
def test_a_key_goes_on_in_another_line_before_it_leaves_the_picture(count: int, lines: int) -> None:
    """A picture of 150 mm holds seven entries of about 21 mm from 4 mm on; an eighth would end at 4 + 8 · 21 = 172."""
    look = look_on("A3", languages=("en",))
    entries = [("#000000", "15–17.5")] * count
    found = key_lines(entries, look=look)
    assert len(found) == lines
    assert [entry for line in found for _, entry in line] == entries
    ends = [x + 7.2 + width_of(name, look.cap("table")) for line in found for x, (_, name) in line]
    assert all(end <= NARROW for end in ends)


def test_hostile_names_are_escaped(plan: Plan, report: Report, egress: HallEgress) -> None:
    hall = replace(plan.venue.unit("H1"), name=Label.of(zh='"><script>', en='"><script>'))
    units = tuple(hall if unit.id == "H1" else unit for unit in plan.venue.units)
    odd = replace(plan, venue=replace(plan.venue, units=units))
    for one in draw_report_maps(odd, report, egress=[egress], pack=PACK):
        assert "<script" not in one.svg
        ET.fromstring(one.svg)  # noqa: S314 - our own text


def test_text_and_links_are_escaped() -> None:
    words = Words(x=1, y=1, text="<b>&", cap=2, colour="#000000", link='#"x')
    text = ET.fromstring(inline_svg([words], size=(9, 9), title='"<&')).find("a")  # noqa: S314 - our own text
    assert text is not None
    assert (text.get("href"), text[0].text) == ('#"x', "<b>&")


def test_two_runs_give_the_same_maps(
    plan: Plan, report: Report, egress: HallEgress, maps: tuple[InlineMap, ...]
) -> None:
    assert draw_report_maps(plan, report, egress=[egress], pack=PACK) == maps


def test_a_hall_that_was_not_measured_has_a_map_of_its_findings(plan: Plan, report: Report) -> None:
    assert [one.kind for one in draw_report_maps(plan, report, egress=[], pack=PACK)][:2] == ["findings", "findings"]
