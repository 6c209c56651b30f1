"""The tables of the set: halls, exits and loads, findings with clauses, exhibitors by number and by name, sheets."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from venueplan.draw.fire.paper import look_on
from venueplan.draw.fire.phrases import limit_name, phrase
from venueplan.draw.fire.table import Cell, Column, Table, said
from venueplan.draw.fixed import BAD, FAIR, GOOD, SEVERITY_COLOURS, WHITE
from venueplan.draw.layers.floor.egress import codes_of
from venueplan.draw.layers.markers import Numbered
from venueplan.draw.style import Look
from venueplan.geometry.grid import ReferenceGrid
from venueplan.model import Finding, HallEgress, Opening, Plan, Unit
from venueplan.rules import Limit, RulePack, exit_capacity, width_for, widths_that_count
from venueplan.rules.standards import practice


def words_of(plan: Plan) -> Look:
    """Return the languages and type of the tables of a plan."""
    return look_on("A3", languages=plan.event.languages)


def cell(*paras: str, **more: object) -> Cell:
    """Return a cell with some texts."""
    return Cell(paras=paras, **more)  # type: ignore[arg-type]


def _of(plan: Plan, key: str, *, colour: str = "", bold: bool = False, **values: object) -> Cell:
    return cell(" ".join(said(phrase(key, **values), words_of(plan))), colour=colour, bold=bold)


def exit_table(plan: Plan, egress: HallEgress, *, ordinal: int, pack: RulePack, fills: Sequence[str] = ()) -> Table:
    """Return the exits of a hall: clear width, persons that it takes, persons that use it, and the verdict."""
    look, codes = words_of(plan), codes_of(egress)
    rows: list[tuple[Cell, ...]] = []
    subjects: list[str] = []
    for number, (use, opening) in enumerate(zip(egress.exits, _openings(plan, egress), strict=True)):
        name = said(opening.name, look) if opening.name else ()
        rows.append(
            (
                cell(codes[use.exit], bold=True, chip=fills[number] if number < len(fills) else ""),
                cell(use.exit, *name),
                cell(f"{use.width:.2f}"),
                cell(f"{use.capacity:,}"),
                cell(f"{use.persons:,}"),
                cell(f"{use.persons / use.capacity:.0%}" if use.capacity else "–"),
                _verdict(plan, use.persons - use.capacity, colour=FAIR),
            )
        )
        subjects.append(use.exit)
    rows.append(_totals(plan, egress, ordinal=ordinal, pack=pack))
    return Table(
        name="exits and loads",
        columns=(
            Column(head=phrase("exit"), share=11, align="centre"),
            Column(head=phrase("name"), share=48),
            Column(head=phrase("width"), share=18, align="right"),
            Column(head=phrase("capacity"), share=20, align="right"),
            Column(head=phrase("catchment"), share=20, align="right"),
            Column(head=phrase("load"), share=15, align="right"),
            Column(head=phrase("verdict"), share=28, align="right"),
        ),
        rows=tuple(rows),
        subjects=(*subjects, egress.hall),
    )


def _totals(plan: Plan, egress: HallEgress, *, ordinal: int, pack: RulePack) -> tuple[Cell, ...]:
    openings = _openings(plan, egress)
    capacity = exit_capacity(openings, ordinal=ordinal, pack=pack)
    counted = sum(widths_that_count(openings, ordinal=ordinal, pack=pack))
    needed = phrase("needs", m=f"{width_for(egress.persons, ordinal=ordinal, pack=pack):.2f}", n=f"{counted:.2f}")
    return (
        cell(""),
        cell(" ".join(said(phrase("total"), words_of(plan))), *said(needed, words_of(plan)), bold=True),
        cell(f"{sum(use.width for use in egress.exits):.2f}", bold=True),
        cell(f"{capacity:,}", bold=True),
        cell(f"{egress.persons:,}", bold=True),
        cell(f"{egress.persons / capacity:.0%}" if capacity else "–", bold=True),
        _verdict(plan, egress.persons - capacity),
    )


def _clearing(egress: HallEgress) -> str:
    """Return minutes and seconds until a hall is empty by the hydraulic model."""
    seconds = egress.clearing.hydraulic if egress.clearing else math.nan
    if not math.isfinite(seconds):
        return "–" if math.isnan(seconds) else "∞"
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _openings(plan: Plan, egress: HallEgress) -> list[Opening]:
    """Return the exits of a hall as openings of the venue."""
    known = {opening.id: opening for opening in plan.venue.openings}
    return [known[use.exit] for use in egress.exits]


def _verdict(plan: Plan, over: int, *, colour: str = BAD) -> Cell:
    if over > 0:
        return Cell(paras=said(phrase("short", n=f"{over:,}"), words_of(plan)), colour=colour, bold=True)
    return _of(plan, "enough", colour=GOOD, bold=True)


def hall_table(plan: Plan, egress: Mapping[str, HallEgress], *, pack: RulePack, limits: Mapping[str, float]) -> Table:
    """Return the halls at a glance: areas, persons, exits, width there is and width needed, the longest walk.

    Parameters
    ----------
    egress
        By hall id.
    limits
        Most walking distance by hall id, metres; halls without a limit are not in it.
    """
    columns = (
        Column(head=phrase("hall"), share=46),
        Column(head=phrase("gross"), share=24, align="right"),
        Column(head=phrase("net"), share=24, align="right"),
        Column(head=phrase("share"), share=22, align="right"),
        Column(head=phrase("stands"), share=20, align="right"),
        Column(head=phrase("persons"), share=22, align="right"),
        Column(head=phrase("basis"), share=28),
        Column(head=phrase("exit-count"), share=18, align="right"),
        Column(head=phrase("width-total"), share=24, align="right"),
        Column(head=phrase("width-needed"), share=26, align="right"),
        Column(head=phrase("longest"), share=34, align="right"),
        Column(head=phrase("clearing"), share=26, align="right"),
        Column(head=phrase("verdict"), share=30, align="right"),
    )
    rows = [
        _hall_row(plan, hall, egress=egress.get(hall.id), pack=pack, limit=limits.get(hall.id))
        for hall in plan.venue.halls
    ]
    return Table(name="halls", columns=columns, rows=tuple(rows), subjects=tuple(h.id for h in plan.venue.halls))


def _hall_row(
    plan: Plan, hall: Unit, *, egress: HallEgress | None, pack: RulePack, limit: float | None
) -> tuple[Cell, ...]:
    look = words_of(plan)
    booths = [booth for booth in (plan.floor_plan.booths if plan.floor_plan else ()) if booth.hall == hall.id]
    net, gross = sum(booth.area for booth in booths), hall.polygon.area
    first = (
        cell(*(said(hall.name, look) or (hall.id,)), bold=True),
        cell(f"{gross:,.0f}"),
        cell(f"{net:,.0f}"),
        cell(f"{net / gross:.1%}"),
        cell(f"{len(booths)}"),
    )
    if egress is None:
        return (*first, *[cell("–")] * 7, _of(plan, "not-measured"))
    ordinal = plan.venue.level(hall.level).ordinal
    width = sum(widths_that_count(_openings(plan, egress), ordinal=ordinal, pack=pack))
    needed = width_for(egress.persons, ordinal=ordinal, pack=pack)
    longest = egress.longest.length if egress.longest is not None else None
    kept = width >= needed - 0.01 and (limit is None or (longest is not None and longest <= limit + 1e-3))
    walk = "–" if longest is None else f"{longest:.1f}" + (f" / {limit:g}" if limit is not None else "")
    return (
        *first,
        cell(f"{egress.persons:,}"),
        _of(plan, egress.basis),
        cell(f"{len(egress.exits)}"),
        cell(f"{width:.2f}", colour="" if width >= needed - 0.01 else BAD),
        cell(f"{needed:.2f}"),
        cell(walk),
        cell(_clearing(egress)),
        _of(plan, "enough" if kept else "fails", colour=GOOD if kept else BAD, bold=True),
    )


def limit_table(plan: Plan, pack: RulePack) -> Table:
    """Return the limits of a rule pack that the halls are held to, with clause, edition and confidence."""
    others = {limit.name for limit in practice.LIMITS}
    rows = [
        (
            cell("  ".join(said(limit_name(limit.name), words_of(plan)))),
            cell(_asked(limit), bold=True),
            cell(limit.source.text),
            cell(" · ".join(part for part in (limit.source.clause, limit.source.edition) if part) or "–"),
            cell(" · ".join(part for part in (limit.source.basis, limit.source.distance) if part) or "–"),
            cell(limit.source.confidence),
        )
        for limit in pack.limits
        if limit.name not in others
    ]
    return Table(
        name="limits",
        columns=(
            Column(head=phrase("limits"), share=96),
            Column(head=phrase("limit"), share=52),
            Column(head=phrase("source"), share=128),
            Column(head=phrase("clause-edition"), share=62),
            Column(head=phrase("measured-by"), share=34),
            Column(head=phrase("confidence"), share=22),
        ),
        rows=tuple(rows),
    )


def _asked(limit: Limit) -> str:
    """Return what a limit asks for; a density that brings the load is no bound but a factor."""
    bound = {"least": "≥ ", "most": "≤ "}[limit.sense]
    factor = limit.sense == "least" and ("density" in limit.name or "factor" in limit.name)
    value = f"{limit.value:,.3f}".rstrip("0").rstrip(".")
    return f"{'' if factor else bound}{value} {limit.unit}"


def finding_table(
    plan: Plan, found: Iterable[Numbered], *, places: Mapping[int, str], sheets: Mapping[int, str]
) -> Table:
    """Return the findings with rule, place, measured value, limit, clause, edition and confidence.

    Parameters
    ----------
    places
        Hall and cell of its grid by the number of a finding.
    sheets
        Numbers of the sheets where it is drawn, by the number of a finding.
    """
    rows, subjects = [], []
    for one in found:
        finding = one.finding
        rows.append(
            (
                _number(one),
                _of(plan, finding.severity, colour=SEVERITY_COLOURS[finding.severity], bold=True),
                cell(*said(finding.message, words_of(plan)), finding.id),
                cell(*_where(finding, places.get(one.number, "")), sheets.get(one.number, "")),
                cell(_value(finding.measured, finding.unit)),
                cell(_value(finding.limit, finding.unit)),
                cell(*clause_of(finding)),
            )
        )
        subjects.append(finding.id)
    return Table(
        name="findings",
        columns=(
            Column(head=phrase("item"), share=16, align="centre"),
            Column(head=phrase("severity"), share=30),
            Column(head=phrase("rule"), share=150),
            Column(head=phrase("place"), share=52),
            Column(head=phrase("measured"), share=32, align="right"),
            Column(head=phrase("limit"), share=32, align="right"),
            Column(head=phrase("clause"), share=84),
        ),
        rows=tuple(rows),
        subjects=tuple(subjects),
    )


def hall_findings(plan: Plan, found: Iterable[Numbered], *, grid: ReferenceGrid) -> Table:
    """Return the findings of one hall, short, for the side of its map."""
    rows, subjects = [], []
    for one in found:
        finding = one.finding
        cellname = grid.reference(finding.place.x, finding.place.y) if finding.place else ""
        rows.append(
            (
                _number(one),
                cell(*said(finding.message, words_of(plan))),
                cell(cellname),
                cell(_value(finding.measured, finding.unit)),
                cell(_value(finding.limit, finding.unit)),
            )
        )
        subjects.append(finding.id)
    return Table(
        name="findings of the hall",
        columns=(
            Column(head=phrase("item"), share=14, align="centre"),
            Column(head=phrase("rule"), share=84),
            Column(head=phrase("grid"), share=15),
            Column(head=phrase("measured"), share=22, align="right"),
            Column(head=phrase("limit"), share=20, align="right"),
        ),
        rows=tuple(rows),
        subjects=tuple(subjects),
    )


def place_findings(plan: Plan, found: Iterable[Numbered]) -> Table:
    """Return findings outside the halls, short, for the side of their map."""
    rows = [
        (
            _number(one),
            cell(*said(one.finding.message, words_of(plan))),
            cell(_value(one.finding.measured, one.finding.unit)),
            cell(_value(one.finding.limit, one.finding.unit)),
        )
        for one in found
    ]
    return Table(
        name="findings of the storey",
        columns=(
            Column(head=phrase("item"), share=14, align="centre"),
            Column(head=phrase("rule"), share=95),
            Column(head=phrase("measured"), share=24, align="right"),
            Column(head=phrase("limit"), share=22, align="right"),
        ),
        rows=tuple(rows),
        subjects=tuple(one.finding.id for one in found),
    )


def _number(one: Numbered) -> Cell:
    return cell(str(one.number), colour=WHITE, chip=SEVERITY_COLOURS[one.finding.severity], bold=True)


def _where(finding: Finding, place: str) -> tuple[str, ...]:
    return (place, finding.subject) if place else (finding.subject,)


def _value(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".") + (f" {unit}" if unit else "")


def clause_of(finding: Finding) -> tuple[str, ...]:
    """Return where the limit of a finding comes from: edition and clause, then source, confidence, basis, distance."""
    first = " · ".join(part for part in (finding.clause, finding.edition) if part)
    more = [finding.source, finding.confidence and f"[{finding.confidence}]", finding.basis, finding.distance]
    rest = " · ".join(part for part in more if part)
    return tuple(part for part in (first, rest) if part) or ("–",)
