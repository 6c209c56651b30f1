"""Rule packs side by side, for the page for people."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from venueplan.files.outputs.words import rule_name
from venueplan.model import PackVerdict, Plan, WayVerdict
from venueplan.rules import compared_packs

_BASES = {"gross": "总面积 gross", "net": "净面积 net", "exhibition": "展览面积 exhibition"}
_DISTANCES = {"straight": "直线 straight", "path": "步行 path"}


def pack_tables(plan: Plan, verdicts: Sequence[PackVerdict]) -> Iterator[dict[str, Any]]:
    """Yield for each hall what every rule pack brings, asks and finds, in the order of the verdicts."""
    titles = {pack.name: pack.title for pack in compared_packs(plan.event)} if verdicts else {}
    for hall, group in groupby(verdicts, key=lambda verdict: verdict.hall):
        unit = plan.venue.unit(hall)
        yield {
            "hall": str(unit.name) or hall,
            "id": hall,
            "area": f"{unit.polygon.area:,.0f}",
            "packs": [_row(verdict, title=titles.get(verdict.pack, "")) for verdict in group],
        }


def _row(one: PackVerdict, *, title: str) -> dict[str, Any]:
    density = f"{one.density:.2f}/m² · {_BASES[one.basis]}" if one.basis else ""
    return {
        "name": one.pack,
        "title": title,
        "governs": one.governs,
        "persons": f"{one.persons:,}",
        "density": density,
        "exits": _against(str(one.exits), str(one.exits_asked) if one.exits_asked else "–"),
        "width": _against(f"{one.width:.2f}", f"{one.width_asked:.2f}"),
        "ways": [_way(way) for way in one.ways],
        "broken": [rule_name(rule) for rule in one.broken],
    }


def _way(way: WayVerdict) -> str:
    measured = f"{way.measured:.1f}" if math.isfinite(way.measured) else "∞"
    return f"{_against(measured, f'{way.most:g}')} {_DISTANCES[way.distance]}"


def _against(found: str, asked: str) -> str:
    return f"{found} / {asked}"
