"""The directional sign: arrows at the side they point to, order, size of letters, nothing cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from venueplan.draw import Sheet
from venueplan.draw.audit import cap_of
from venueplan.draw.paper.marks import Shape, Words
from venueplan.draw.signs.direction import draw_direction
from venueplan.model import DIRECTIONS, DirectionSign, Label, Plan, SignLine, SignSite

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


def line(direction: str, zh: str, en: str, *subjects: str, level: str = "") -> SignLine:
    return SignLine(
        direction=direction,
        label=Label.of(zh=zh, en=en),
        subjects=subjects,
        pictograms=("hall",),
        level=level,
        metres=64.0,
    )


SIGN = DirectionSign(
    site="d1",
    lines=(
        line("ahead", "1–4号展厅", "Halls 1–4", "H1", "H2", "H3", "H4"),
        line("ahead", "会议室 101–103", "Rooms 101–103", "r101", "r102", "r103"),
        line("left", "卫生间", "Toilets", "restroom"),
        line("right", "急救", "First aid", "firstaid"),
        line("up", "云厅", "Cloud Hall", "r201", level="u"),
    ),
)


@pytest.fixture
def site() -> SignSite:
    return SignSite(id="d1", kind="direction", level="g", x=10, y=42, facing=30.0)


def arrows(sheet: Sheet) -> list[tuple[str, float, float]]:
    """Return where each arrow points and where its middle stands."""
    found = []
    for mark in sheet.marks:
        if isinstance(mark, Shape) and mark.title.startswith("arrow "):
            box = mark.geometries[0].bounds
            found.append((mark.title.split()[1], (box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
    return found


def wrongly_hung(sheet: Sheet) -> list[str]:
    """Return the arrows that stand at another side than that to which they point, or out of order from the top."""
    wide = sheet.page_mm[0]
    found = arrows(sheet)
    wrong = [way for way, x, _ in found if (x > wide / 2) != (way == "right")]
    order = [way for way, _, y in sorted(found, key=lambda item: -item[2])]
    return wrong + ([] if order == sorted(order, key=DIRECTIONS.index) else order)


def pointing(sheet: Sheet) -> dict[str, tuple[float, float]]:
    """Return the direction of the tip of each arrow from the middle of its shaft, measured on its head."""
    found = {}
    for mark in sheet.marks:
        if isinstance(mark, Shape) and mark.title.startswith("arrow "):
            shaft, head = mark.geometries
            (x, y), middle = head.coords[1], shaft.centroid
            found[mark.title.split()[1]] = (round(x - middle.x, 3), round(y - middle.y, 3))
    return found


def test_arrows_stand_at_the_side_to_which_they_point_in_order(plan: Plan, site: SignSite) -> None:
    sheet = draw_direction(plan, site, sign=SIGN)
    assert [way for way, *_ in arrows(sheet)] == ["ahead", "left", "right", "up"]
    assert wrongly_hung(sheet) == []
    tips = pointing(sheet)
    assert tips["left"][0] < 0 < tips["right"][0]
    assert tips["ahead"][1] > 0
    assert tips["left"][1] == tips["right"][1] == tips["ahead"][0] == 0


def test_an_arrow_at_the_wrong_side_is_caught(plan: Plan, site: SignSite) -> None:
    """The control: a sheet seen in a mirror has every arrow at the wrong side."""
    sheet = draw_direction(plan, site, sign=SIGN)
    wide = sheet.page_mm[0]
    layers = []
    for layer in sheet.layers:
        marks = [
            replace(mark, geometries=tuple(_mirrored(g, wide) for g in mark.geometries))
            if isinstance(mark, Shape)
            else mark
            for mark in layer.marks
        ]
        layers.append(replace(layer, marks=tuple(marks)))
    assert set(wrongly_hung(replace(sheet, layers=tuple(layers)))) >= {"ahead", "left", "right", "up"}


def _mirrored(geometry: BaseGeometry, wide: float) -> BaseGeometry:
    return affinity.affine_transform(geometry, [-1, 0, 0, 1, wide, 0])


@pytest.mark.parametrize("metres", [5.0, 10.0, 25.0])
def test_letters_are_as_tall_as_the_reading_distance_asks_for(plan: Plan, site: SignSite, metres: float) -> None:
    """Cap height = reading distance / 200; other languages 0.6 to 0.82 of it."""
    sheet = draw_direction(plan, replace(site, reading_distance=metres), sign=SIGN)
    caps = {mark.text: cap_of(mark) for mark in sheet.marks if isinstance(mark, Words) and mark.role == "direction"}
    assert caps["卫生间"] == pytest.approx(metres * 1000 / 200, rel=0.01)
    assert 0.6 <= caps["Toilets"] / caps["卫生间"] <= 0.82


def test_chinese_stands_above_english(plan: Plan, site: SignSite) -> None:
    sheet = draw_direction(plan, site, sign=SIGN)
    height = {mark.text: mark.y for mark in sheet.marks if isinstance(mark, Words)}
    assert height["卫生间"] > height["Toilets"]


def test_languages_are_data(plan: Plan, site: SignSite) -> None:
    event = replace(plan.event, languages=("en",))
    said = {
        mark.text
        for mark in draw_direction(replace(plan, event=event), site, sign=SIGN).marks
        if isinstance(mark, Words)
    }
    assert "Toilets" in said
    assert "卫生间" not in said


@pytest.mark.parametrize("lines", range(6))
def test_nothing_overlaps_or_leaves_the_panel(plan: Plan, site: SignSite, lines: int) -> None:
    sheet = draw_direction(plan, site, sign=replace(SIGN, lines=SIGN.lines[:lines]))
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    assert sheet.figures["lines"] == lines
    assert sheet.findings == ()


def test_a_line_that_is_too_long_is_shortened_with_a_finding(plan: Plan, site: SignSite) -> None:
    long = line("left", "很长的名称" * 20, "A very long name " * 20, "H1")
    sheet = draw_direction(plan, site, sign=DirectionSign(site="d1", lines=(long,)))
    assert [finding.subject for finding in sheet.findings] == ["d1"]
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_a_long_line_is_broken_between_names(plan: Plan, site: SignSite) -> None:
    names = [f"Rooms {n}01–{n}08" for n in range(1, 8)]
    long = line("left", "会议室 101–808", " · ".join(names), "H1")
    sheet = draw_direction(plan, site, sign=DirectionSign(site="d1", lines=(long,)))
    said = [mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.role == "direction"]
    assert said[0] == "会议室 101–808"
    assert len(said) == 3
    assert said[1].endswith(" ·")
    assert [part for row in said[1:] for part in row.removesuffix(" ·").split(" · ")] == names
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_an_amenity_without_a_pictogram_is_a_dot(plan: Plan, site: SignSite) -> None:
    pool = replace(line("left", "泳池", "Swimming pool", "swimmingpool"), pictograms=("swimmingpool",), kind="amenity")
    sheet = draw_direction(plan, site, sign=DirectionSign(site="d1", lines=(pool,)))
    assert [mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.face == "icon"] == ["\uf192"]


def test_pictograms_stand_in_the_order_of_the_words(plan: Plan, site: SignSite) -> None:
    """On the right-hand side too, where everything else is the other way round."""
    orders = []
    for way in ("left", "right"):
        some = replace(line(way, "卫生间 · 问讯处", "Toilets · Information", "restroom", "information"), kind="amenity")
        some = replace(some, pictograms=("restroom", "information"))
        sheet = draw_direction(plan, site, sign=DirectionSign(site="d1", lines=(some,)))
        icons = [mark for mark in sheet.marks if isinstance(mark, Words) and mark.face == "icon"]
        orders.append([mark.text for mark in sorted(icons, key=lambda mark: mark.x)])
    assert orders[0] == orders[1]
    assert len(orders[0]) == 2


def test_the_corner_says_where_and_how_the_sign_hangs(plan: Plan, site: SignSite) -> None:
    sheet = draw_direction(plan, replace(site, reading_distance=12.0), sign=SIGN)
    (said,) = [mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.role == "imprint"]
    assert said == "d1 · 30° · 60 mm / 12 m"


def test_distances_are_said_if_they_are_wanted(plan: Plan, site: SignSite) -> None:
    wanted = replace(plan, event=replace(plan.event, signage=replace(plan.event.signage, distances=True)))
    said = [mark.text for mark in draw_direction(wanted, site, sign=SIGN).marks if isinstance(mark, Words)]
    assert said.count("60 m") == len(SIGN.lines)
    assert "60 m" not in [m.text for m in draw_direction(plan, site, sign=SIGN).marks if isinstance(m, Words)]


@pytest.mark.parametrize("kind", ["pdf", "svg", "png"])
def test_two_runs_give_the_same_bytes(plan: Plan, site: SignSite, kind: str) -> None:
    one, other = (draw_direction(plan, site, sign=SIGN).as_bytes(kind) for _ in range(2))
    assert one == other


def test_a_step_free_way_that_begins_elsewhere_has_its_own_arrow(plan: Plan, site: SignSite) -> None:
    """The wheelchair and its arrow stand at the far end of the line they belong to, apart from its text."""
    lines = (SIGN.lines[0], replace(SIGN.lines[4], step_free="right"), replace(SIGN.lines[3], step_free="left"))
    for distances in (False, True):
        shown = replace(plan, event=replace(plan.event, signage=replace(plan.event.signage, distances=distances)))
        sheet = draw_direction(shown, site, sign=replace(SIGN, lines=lines))
        found = {
            m.title: m.geometries[0].bounds for m in sheet.marks if isinstance(m, Shape) and "step-free" in m.title
        }
        assert set(found) == {"step-free right", "step-free left"}
        assert found["step-free right"][0] > sheet.page_mm[0] / 2 > found["step-free left"][2]
        assert all(sheet.figures[name] == 0 for name in ZERO)
        icons = [m.text for m in sheet.marks if isinstance(m, Words) and m.face == "icon"]
        assert icons.count("\uf193") == 2
    plain = draw_direction(plan, site, sign=SIGN)
    assert not any(isinstance(m, Shape) and "step-free" in m.title for m in plain.marks)
    noted = draw_direction(plan, site, sign=replace(SIGN, stepped=("r201",)))
    assert [f.rule for f in noted.findings] == ["sign-step-free"]
