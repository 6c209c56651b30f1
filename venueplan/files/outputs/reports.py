"""The report of a check: for programs as JSON, for people as one HTML page."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from venueplan.files.outputs.packs import pack_tables
from venueplan.files.outputs.words import PROOFS, figure_name, figure_unit, rule_name
from venueplan.model import Finding, Label, Plan, Report

_SEVERITIES = (("error", "不符合项", "Errors"), ("warning", "警告", "Warnings"), ("note", "提示", "Notes"))
_CAUSES = (
    ("building", "建筑本身，任何布置均无法消除", "of the building, whatever is laid out"),
    ("layout", "布置", "of the layout"),
    ("demand", "需求与分配", "of what was asked for and given"),
)
_MAGIC = ((b"\x89PNG", "image/png"), (b"\xff\xd8", "image/jpeg"), (b"RIFF", "image/webp"), (b"<", "image/svg+xml"))
_PICTURES = {"overview": "总平面图 Overall plan"}


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


def report_html(plan: Plan, report: Report, *, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Return a report as one self-contained HTML page in the event's languages.

    Parameters
    ----------
    plan
        The plan that was checked: names, halls, and who is not placed.
    report
        What the check found.
    pictures
        PNG, JPEG, WebP or SVG by name; they are embedded.
    """
    event = plan.event
    page = _template().render(
        languages=event.languages,
        titles=[event.name[language] for language in event.languages],
        title_en=event.name["en"] or str(event.name),
        title=event.title,
        venue=str(plan.venue.name),
        days=_days(plan),
        errors=len(report.errors),
        pictures=[_picture(name, data) for name, data in sorted((pictures or {}).items())],
        figures=_figures(report, plan),
        proofs=_proofs(report),
        halls=_halls(plan, dict(report.figures)),
        unplaced=_unplaced(plan),
        pack_tables=list(pack_tables(plan, report.verdicts)),
        groups=_groups(report, plan),
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


def _picture(name: str, data: bytes) -> dict[str, str]:
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "application/octet-stream")
    return {"name": _PICTURES.get(name, name), "uri": f"data:{kind};base64,{base64.b64encode(data).decode()}"}


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


def _figures(report: Report, plan: Plan) -> list[dict[str, str]]:
    """Return the figures of the whole; those of one hall stand in the table of halls, those of proofs apart."""
    halls = {hall.id for hall in plan.venue.halls}
    return [
        {"name": figure_name(name), "value": _figure(name, value)}
        for name, value in report.figures
        if name.rpartition(" ")[2] not in halls and name.partition("_")[0] not in PROOFS
    ]


def _figure(name: str, value: float | str | None) -> str:
    unit = figure_unit(name)
    return f"{value:.1%}" if unit == "%" and isinstance(value, int | float) else _short(value, unit)


def _proofs(report: Report) -> list[dict[str, str]]:
    """Return what was optimised, how good it is, and by what."""
    figures = dict(report.figures)
    found = []
    for part, names in PROOFS.items():
        if f"{part}_bound" in figures:
            gap = figures.get(f"{part}_gap")
            found.append(
                {
                    "name": " ".join(names),
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
                "name": str(plan.venue.unit(hall.hall).name),
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
        *({"id": one.id, "name": str(one.name), "asked": f"{_short(one.area)} m²"} for one in exhibitors),
        *({"id": one.id, "name": str(one.title), "asked": f"{one.duration_min} min"} for one in forums),
    ]


def _groups(report: Report, plan: Plan) -> Iterable[dict[str, Any]]:
    """Yield findings by severity, cause and rule; those of the building apart from those of the layout."""
    for severity, title_zh, title_en in _SEVERITIES:
        for cause, cause_zh, cause_en in _CAUSES:
            found = [one for one in report.findings if (one.severity, one.cause) == (severity, cause)]
            if found:
                found.sort(key=lambda finding: finding.rule)
                yield {
                    "severity": severity,
                    "title_zh": f"{title_zh} · {cause_zh}",
                    "title_en": f"{title_en} {cause_en}",
                    "count": len(found),
                    "rules": [
                        _rule(rule, list(findings), plan=plan)
                        for rule, findings in groupby(found, key=lambda finding: finding.rule)
                    ],
                }


def _rule(rule: str, findings: list[Finding], *, plan: Plan) -> dict[str, Any]:
    sources = sorted({_source(finding) for finding in findings} - {""})
    return {
        "name": rule_name(rule),
        "source": "; ".join(sources),
        "findings": [
            {
                "subject": finding.subject,
                "messages": _messages(finding.message, plan.event.languages),
                "measured": _short(finding.measured, finding.unit),
                "limit": _short(finding.limit, finding.unit),
                "place": _place(finding),
            }
            for finding in findings
        ],
    }


def _messages(message: Label, languages: tuple[str, ...]) -> list[str]:
    return [message[language] for language in languages if message[language]] or [str(message)]


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
