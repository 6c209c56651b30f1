"""The report of a check: for programs as JSON, for people as one HTML page."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from venueplan.files.outputs.maps import MapPicture, map_sections, places_of
from venueplan.files.outputs.packs import pack_tables
from venueplan.files.outputs.words import BOTH, PROOFS, chosen, either, figure_name, figure_unit, rule_name
from venueplan.model import Finding, Label, Plan, Report

_SEVERITIES = (("error", "不符合项", "Errors"), ("warning", "警告", "Warnings"), ("note", "提示", "Notes"))
_CAUSES = (
    ("building", "建筑本身，任何布置均无法消除", "of the building, whatever is laid out"),
    ("layout", "布置", "of the layout"),
    ("demand", "需求与分配", "of what was asked for and given"),
)
_MAGIC = ((b"\x89PNG", "image/png"), (b"\xff\xd8", "image/jpeg"), (b"RIFF", "image/webp"), (b"<", "image/svg+xml"))
_PICTURES = {"overview": ("总平面图", "Overall plan")}


def report_json(report: Report) -> bytes:
    """Return a report as JSON: ``figures`` by name, and ``findings`` in the report's order.

    Numbers are rounded to 1e-6; a number that is not finite (no way out, for instance) becomes null.
    """
    document = {
        "figures": {name: _finite(value) for name, value in report.figures},
        "findings": [_finding(finding) for finding in report.findings],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "subject": finding.subject,
        "place": place and {"level": place.level, "x": _finite(place.x), "y": _finite(place.y)},
        "measured": _finite(finding.measured),
        "limit": _finite(finding.limit),
        "unit": finding.unit,
        "clause": finding.clause,
        "edition": finding.edition,
        "confidence": finding.confidence,
        "basis": finding.basis,
        "distance": finding.distance,
        "source": finding.source,
        "message_en": finding.message["en"],
        "message_zh": finding.message["zh"],
        "cause": finding.cause,
    }


def _finite(value: float | str | None) -> float | int | str | None:
    if not isinstance(value, float):
        return value
    return round(value, 6) + 0.0 if math.isfinite(value) else None


def report_html(
    plan: Plan, report: Report, *, pictures: Mapping[str, bytes] | None = None, maps: Sequence[MapPicture] = ()
) -> bytes:
    """Return a report as one self-contained HTML page in the event's languages.

    Findings are numbered from 1 in the order of the report; a number on a map leads to its row, the row to the map.

    Parameters
    ----------
    plan
        The plan that was checked: names, halls, and who is not placed.
    report
        What the check found.
    pictures
        PNG, JPEG, WebP or SVG by name; they are embedded.
    maps
        Maps of halls and storeys, in their order.
    """
    event = plan.event
    languages = tuple(code for code in event.languages if code in BOTH) or ("en",)
    page = _template().render(
        say=partial(either, languages=languages),
        languages=languages,
        titles=_named(event.name, event.languages),
        title_en=event.name["en"] or str(event.name),
        title=event.title,
        venue=chosen(plan.venue.name, event.languages),
        days=_days(plan),
        errors=len(report.errors),
        pictures=[_picture(name, data, languages=languages) for name, data in sorted((pictures or {}).items())],
        maps=list(map_sections(maps, languages=event.languages)),
        figures=_figures(report, plan, languages=languages),
        proofs=_proofs(report, languages=languages),
        halls=_halls(plan, dict(report.figures)),
        unplaced=_unplaced(plan),
        pack_tables=list(pack_tables(plan, report.verdicts)),
        groups=_groups(report, languages=event.languages, maps=places_of(maps)),
    )
    return page.encode()


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("venueplan.files.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.j2")


def _picture(name: str, data: bytes, *, languages: Sequence[str]) -> dict[str, str]:
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "application/octet-stream")
    return {
        "name": either(*_PICTURES.get(name, ("", name)), languages=languages),
        "uri": f"data:{kind};base64,{base64.b64encode(data).decode()}",
    }


def _days(plan: Plan) -> str:
    days = plan.event.calendar.days
    return days[0].isoformat() if len(days) == 1 else f"{days[0].isoformat()} – {days[-1].isoformat()}"


def _short(value: float | str | None, unit: str = "") -> str:
    """Return a number with at most two decimals, thousands apart, and its unit."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "–"
    if isinstance(value, str):
        return value
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return f"{text} {unit}".rstrip()


def _figures(report: Report, plan: Plan, *, languages: Sequence[str]) -> list[dict[str, str]]:
    """Return the figures of the whole; those of one hall stand in the table of halls, those of proofs apart."""
    halls = {hall.id for hall in plan.venue.halls}
    return [
        {"name": figure_name(name, languages=languages), "value": _figure(name, value)}
        for name, value in report.figures
        if name.rpartition(" ")[2] not in halls and name.partition("_")[0] not in PROOFS
    ]


def _figure(name: str, value: float | str | None) -> str:
    unit = figure_unit(name)
    return f"{value:.1%}" if unit == "%" and isinstance(value, int | float) else _short(value, unit)


def _proofs(report: Report, *, languages: Sequence[str]) -> list[dict[str, str]]:
    """Return what was optimised, how good it is, and by what."""
    figures = dict(report.figures)
    found = []
    for part, names in PROOFS.items():
        if f"{part}_bound" in figures:
            gap = figures.get(f"{part}_gap")
            found.append(
                {
                    "name": either(*names, languages=languages),
                    "objective": _short(figures.get(f"{part}_objective")),
                    "bound": _short(figures[f"{part}_bound"]),
                    "gap": f"{gap:.2%}" if isinstance(gap, int | float) else "–",
                    "status": _short(figures.get(f"{part}_status")),
                    "solver": _short(figures.get(f"{part}_solver")),
                }
            )
    return found


def _halls(plan: Plan, figures: Mapping[str, float | str]) -> list[dict[str, str]]:
    if plan.floor_plan is None:
        return []
    rows = []
    for hall in plan.floor_plan.halls:
        booths = [booth for booth in plan.floor_plan.booths if booth.hall == hall.hall]
        free = sum(not plan.exhibitors_on(booth.id) for booth in booths)
        rows.append(
            {
                "id": hall.hall,
                "name": chosen(plan.venue.unit(hall.hall).name, plan.event.languages),
                "gross": f"{hall.gross:,.0f}",
                "net": f"{hall.net:,.0f}",
                "share": f"{hall.net / hall.gross:.1%}" if hall.gross else "–",
                "stands": str(len(booths)),
                "free": str(free) if plan.allocation else "–",
                "walk": _short(figures.get(f"walk_to_exit_max {hall.hall}"), "m"),
            }
        )
    return rows


def _unplaced(plan: Plan) -> list[dict[str, str]]:
    exhibitors = [plan.event.exhibitor(name) for name in (plan.allocation.unplaced if plan.allocation else ())]
    forums = [plan.event.forum(name) for name in (plan.programme.unplaced if plan.programme else ())]
    return [
        *(
            {"id": one.id, "name": chosen(one.name, plan.event.languages), "asked": f"{_short(one.area)} m²"}
            for one in exhibitors
        ),
        *(
            {"id": one.id, "name": chosen(one.title, plan.event.languages), "asked": f"{one.duration_min} min"}
            for one in forums
        ),
    ]


def _groups(report: Report, *, languages: Sequence[str], maps: Mapping[int, str]) -> Iterable[dict[str, Any]]:
    """Yield findings by severity, cause and rule; those of the building apart from those of the layout."""
    numbered = list(enumerate(report.findings, 1))
    for severity, title_zh, title_en in _SEVERITIES:
        for cause, cause_zh, cause_en in _CAUSES:
            found = [(n, one) for n, one in numbered if (one.severity, one.cause) == (severity, cause)]
            if found:
                found.sort(key=lambda pair: pair[1].rule)
                yield {
                    "severity": severity,
                    "title_zh": f"{title_zh} · {cause_zh}",
                    "title_en": f"{title_en} {cause_en}",
                    "count": len(found),
                    "rules": [
                        _rule(rule, list(rows), languages=languages, maps=maps)
                        for rule, rows in groupby(found, key=lambda pair: pair[1].rule)
                    ],
                }


def _rule(
    rule: str, rows: Sequence[tuple[int, Finding]], *, languages: Sequence[str], maps: Mapping[int, str]
) -> dict[str, Any]:
    words = [code for code in languages if code in BOTH] or ["en"]
    return {
        "name": rule_name(rule, languages=words),
        "source": "; ".join(sorted({_source(finding) for _, finding in rows} - {""})),
        "findings": [_row(number, one, languages=languages, place=maps.get(number, "")) for number, one in rows],
    }


def _row(number: int, finding: Finding, *, languages: Sequence[str], place: str) -> dict[str, Any]:
    """Return one row of the table of findings; ``place`` is the anchor of the map that shows it."""
    return {
        "number": number,
        "map": place,
        "subject": finding.subject,
        "messages": _named(finding.message, languages),
        "measured": _short(finding.measured, finding.unit),
        "limit": _short(finding.limit, finding.unit),
        "place": _place(finding),
    }


def _named(label: Label, languages: Sequence[str]) -> list[str]:
    """Return a text in some languages, one each; all of it if it has none of them."""
    return [label[code] for code in languages if label[code]] or [label["en"] or str(label)]


def _source(finding: Finding) -> str:
    """Return clause, edition, confidence, basis, way of measuring and source in one line."""
    parts = [
        " ".join(part for part in (finding.edition, finding.clause) if part),
        finding.confidence,
        finding.basis and f"{finding.basis} area",
        finding.distance and f"{finding.distance} distance",
        finding.source,
    ]
    return " · ".join(part for part in parts if part)


def _place(finding: Finding) -> str:
    return f"{finding.place.level} ({finding.place.x:.1f}, {finding.place.y:.1f})" if finding.place else ""
