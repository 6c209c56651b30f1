"""Rule packs side by side, for the page for people."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from venueplan.files.outputs.words import chosen, either, rule_name
from venueplan.model import PackVerdict, Plan, WayVerdict
from venueplan.rules import compared_packs

_WORDS = {"gross": "总面积", "net": "净面积", "exhibition": "展览面积", "straight": "直线", "path": "步行"}
"""Bases of areas and ways of measuring, in Chinese."""


def pack_tables(plan: Plan, verdicts: Sequence[PackVerdict]) -> Iterator[dict[str, Any]]:
    """Yield for each hall what every rule pack brings, asks and finds, in the order of the verdicts."""
    titles = {pack.name: pack.title for pack in compared_packs(plan.event)} if verdicts else {}
    languages = plan.event.languages
    for hall, group in groupby(verdicts, key=lambda verdict: verdict.hall):
        unit = plan.venue.unit(hall)
        yield {
            "hall": chosen(unit.name, languages) or hall,
            "id": hall,
            "area": f"{unit.polygon.area:,.0f}",
            "packs": [_row(one, title=titles.get(one.pack, ""), languages=languages) for one in group],
        }


def _row(one: PackVerdict, *, title: str, languages: Sequence[str]) -> dict[str, Any]:
    density = f"{one.density:.2f}/m² · {_word(one.basis, languages)}" if one.basis else ""
    return {
        "name": one.pack,
        "title": title,
        "governs": one.governs,
        "persons": f"{one.persons:,}",
        "density": density,
        "exits": _against(str(one.exits), str(one.exits_asked) if one.exits_asked else "–"),
        "width": _against(f"{one.width:.2f}", f"{one.width_asked:.2f}"),
        "ways": [_way(way, languages=languages) for way in one.ways],
        "broken": [rule_name(rule, languages=languages) for rule in one.broken],
    }


def _way(way: WayVerdict, *, languages: Sequence[str]) -> str:
    measured = f"{way.measured:.1f}" if math.isfinite(way.measured) else "∞"
    return f"{_against(measured, f'{way.most:g}')} {_word(way.distance, languages)}"


def _word(name: str, languages: Sequence[str]) -> str:
    return either(_WORDS[name], name, languages=languages)


def _against(found: str, asked: str) -> str:
    return f"{found} / {asked}"
