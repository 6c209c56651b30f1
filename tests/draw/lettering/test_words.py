"""Sheets speak the event's languages and no other, unless there is no other way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from venueplan.draw import Sheet, draw_board, draw_hall, draw_overview
from venueplan.draw.lettering.typeset import is_wide
from venueplan.draw.paper.marks import Words
from venueplan.model import Label, Plan

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")
ACCENTS = "L'Été à Évian"


def speaking(plan: Plan, *languages: str) -> Plan:
    """Return the plan in some languages, with a French name full of accents for building and door."""
    openings = tuple(replace(o, name=Label((*o.name.texts, ("fr", ACCENTS)))) for o in plan.venue.openings)
    buildings = tuple(replace(b, name=Label((*b.name.texts, ("fr", ACCENTS)))) for b in plan.venue.buildings)
    venue = replace(plan.venue, openings=openings, buildings=buildings)
    return replace(plan, venue=venue, event=replace(plan.event, languages=languages))


def said(sheet: Sheet, role: str = "") -> list[str]:
    return [m.text for m in sheet.marks if isinstance(m, Words) and m.face != "icon" and role in {"", m.role}]


@pytest.mark.parametrize("languages", [("en",), ("fr",), ("en", "fr")])
def test_no_chinese_where_nobody_speaks_it(plan: Plan, languages: tuple[str, ...]) -> None:
    speaks = speaking(plan, *languages)
    for sheet in (draw_overview(speaks), draw_hall(speaks, "H1"), draw_board(speaks, "s1")):
        assert not [line for line in said(sheet) if any(map(is_wide, line))]


def test_an_english_word_is_not_glued_to_another_language(plan: Plan) -> None:
    speaks = speaking(plan, "fr", "en")
    venue = replace(speaks.venue, name=Label.of(fr="La Maison", en="The House"))
    assert said(draw_overview(replace(speaks, venue=venue)), "title") == ["La Maison", "The House · Overall plan"]


@pytest.mark.parametrize("languages", [("zh", "en", "fr"), ("fr", "zh"), ("en", "fr")])
def test_accents_on_capitals_keep_clear_of_the_line_above(plan: Plan, languages: tuple[str, ...]) -> None:
    speaks = speaking(plan, *languages)
    for sheet in (draw_overview(speaks), draw_hall(speaks, "H1"), draw_board(speaks, "s2")):
        assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_walks_under_a_minute_are_in_metres(plan: Plan) -> None:
    lines = said(draw_board(plan, "s1", minutes={"r101": 0.3, "r201": 2.1}), "walks")
    assert "20 m" in lines
    assert "2 min" in lines
