"""Every text stands on a ground it can be read on, in every style; and what spoils a sheet is caught."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

import pytest

from venueplan.draw import Sheet, draw_board, draw_door_sign, draw_hall, draw_overview
from venueplan.draw.audit import contrasts, grounds
from venueplan.draw.layers.pictograms import has_pictogram, sign_key
from venueplan.draw.paper import glyphs
from venueplan.draw.paper.marks import Words
from venueplan.errors import InputError
from venueplan.model import Palette, Plan, Style
from venueplan.rules.styles import PICTOGRAMS, STYLES, included_style
from venueplan.rules.styles.judging import pairs_of

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


def marked() -> Style:
    """Return the light style with a colour for every name, so that a colour tells what it is."""
    light = included_style("light")
    codes = {f.name: f"#{n:02X}{n:02X}{n:02X}" for n, f in enumerate(fields(Palette), start=1) if f.type == "str"}
    zones = tuple(f"#{n:02X}0000" for n in range(1, 9))
    return replace(light, colours=Palette(**codes, zones=zones, ramp=("#00FF00",)))


def sheets_in(plan: Plan, style: Style) -> Iterator[Sheet]:
    yield draw_overview(plan, style=style)
    yield draw_hall(plan, "H1", style=style)
    yield draw_hall(replace(plan, allocation=None), "H1", style=style)
    yield draw_board(plan, "s1", style=style, minutes={"r101": 1.2, "r201": 3.0})
    yield draw_board(plan, "s2", style=style)
    yield draw_door_sign(plan, "r101", day=date(2017, 12, 3), style=style)


def test_every_pair_that_is_printed_is_checked_when_a_style_is_read(plan: Plan) -> None:
    style = marked()
    names = {getattr(style.colours, f.name): f.name for f in fields(Palette) if f.type == "str"}
    names |= {zone: f"zones[{n}]" for n, zone in enumerate(style.colours.zones, start=1)}
    known = {(pair.front, pair.ground) for pair in pairs_of(style.colours)}
    used = {
        (names[words.colour], names[ground])
        for sheet in sheets_in(plan, style)
        for words, ground in grounds(sheet.marks, sheet.background)
        if words.colour in names and ground in names
    }
    assert len(used) > 8
    assert used <= known


@pytest.mark.parametrize("name", STYLES)
def test_sheets_are_sound_in_every_style(plan: Plan, name: str) -> None:
    for sheet in sheets_in(plan, included_style(name)):
        assert {key: sheet.figures[key] for key in ZERO} == dict.fromkeys(ZERO, 0), sheet.name
        assert min(contrasts(sheet.marks, sheet.background)) >= 4.5


def test_every_pictogram_has_a_name_that_a_drawing_may_have() -> None:
    look = included_style("light").on("A1")
    assert all(has_pictogram(name) for name in PICTOGRAMS)
    assert {sign_key(name, look).label["en"] for name in PICTOGRAMS} >= {"Toilets", "Escalator down"}


def test_a_hidden_font_is_an_error_that_names_the_text(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mutation: where no font has the letters, nothing is drawn instead of boxes."""
    monkeypatch.setattr(glyphs, "_FILES", {**glyphs._FILES, "medium": glyphs._FILES["icon"]})
    glyphs.glyph.cache_clear()
    glyphs._advance.cache_clear()
    try:
        with pytest.raises(InputError, match="the font has no letter for"):
            draw_hall(plan, "H1")
    finally:
        glyphs.glyph.cache_clear()
        glyphs._advance.cache_clear()


def misplaced(plan: Plan, sheet: Sheet) -> list[str]:
    """Return the numbers that do not stand in the stand that bears them."""
    assert plan.floor_plan
    assert sheet.view
    found = []
    for words in sheet.marks:
        if isinstance(words, Words) and words.role == "booth-number":
            booth = plan.floor_plan.booth(words.subject)
            stand = sheet.view.to_page(booth.polygon)
            inside = words.within is not None and words.within.difference(stand.buffer(0.01)).is_empty
            if words.text != booth.number or not inside:
                found.append(words.text)
    return found


def test_two_numbers_that_are_swapped_are_caught(plan: Plan) -> None:
    assert plan.floor_plan
    sheet = draw_hall(plan, "H1")
    assert misplaced(plan, sheet) == []
    one, other, *rest = plan.floor_plan.booths
    swapped = (replace(one, number=other.number), replace(other, number=one.number), *rest)
    wrong = draw_hall(replace(plan, floor_plan=replace(plan.floor_plan, booths=swapped)), "H1")
    assert sorted(misplaced(plan, wrong)) == sorted([one.number, other.number])


def bar_length(sheet: Sheet) -> tuple[float, float]:
    """Return what a scale bar says and what it measures, metres."""
    assert sheet.view
    bar = next(mark for layer in sheet.layers if layer.name == "scale bar" for mark in layer.marks)
    left, _, right, _ = bar.geometries[0].bounds  # type: ignore[union-attr]
    said = next(m.text for layer in sheet.layers if layer.name == "scale bar" for m in layer.marks
                if isinstance(m, Words) and m.text.endswith(" m"))  # fmt: skip
    return float(said.removesuffix(" m")), (right - left) * sheet.view.scale / 1000


def test_a_scale_bar_is_as_long_as_it_says_and_one_of_another_scale_is_caught(plan: Plan) -> None:
    sheet = draw_hall(plan, "H1")
    said, drawn = bar_length(sheet)
    assert drawn == pytest.approx(said)
    assert sheet.view
    smaller = replace(sheet, view=replace(sheet.view, scale=sheet.view.scale * 1.25))
    said, drawn = bar_length(smaller)
    assert drawn != pytest.approx(said)
