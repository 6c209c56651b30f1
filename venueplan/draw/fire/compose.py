"""The set as a whole: which sheets there are, in which order, with which numbers, as one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from venueplan.draw.fire.case import HallCase, lies_in
from venueplan.draw.fire.cover import cover_sheets
from venueplan.draw.fire.distances import distance_sheet
from venueplan.draw.fire.exits import exit_sheets
from venueplan.draw.fire.lists import contents_table, name_table, number_table
from venueplan.draw.fire.page import Content, sheet_of
from venueplan.draw.fire.paper import code_of, inner
from venueplan.draw.fire.phrases import phrase
from venueplan.draw.fire.plan import plan_sheet
from venueplan.draw.fire.site import outside_sheets
from venueplan.draw.fire.table import HEADING, Table, batched, columns_of, flow, further_boxes, heading, height_of
from venueplan.draw.fire.tables import finding_table, hall_table, limit_table, words_of
from venueplan.draw.fire.verdicts import verdict_table
from venueplan.draw.layers.layer import Layer
from venueplan.draw.layers.markers import Numbered, numbered
from venueplan.draw.paper.vector.pdf import Page, pdf_bytes
from venueplan.draw.sheet import Sheet
from venueplan.model import HallEgress, Label, Plan, Report
from venueplan.rules import RulePack, compared_packs

_LIST = 122.0
"""Width of a list of exhibitors, mm: three stand side by side."""


@dataclass(frozen=True, kw_only=True)
class FireSet:
    """Sheets for the fire authority, bound.

    Attributes
    ----------
    sheets
        In their order, numbered.
    headings
        Where the outline of the document lists each of them.
    """

    sheets: tuple[Sheet, ...]
    headings: tuple[tuple[str, ...], ...]

    def as_pdf(self) -> bytes:
        """Return one PDF with an outline and page labels; the same set gives the same bytes."""
        pages = [
            Page(
                marks=sheet.marks,
                size=sheet.page_mm,
                background=sheet.background,
                label=code_of(number),
                headings=names,
            )
            for number, (sheet, names) in enumerate(zip(self.sheets, self.headings, strict=True), 1)
        ]
        return pdf_bytes(pages, title=self.sheets[0].title)


def draw_fire_set(plan: Plan, report: Report, *, egress: Sequence[HallEgress], pack: RulePack) -> FireSet:
    """Draw the set of sheets for the fire authority.

    Cover with the list of sheets, the halls at a glance with the limits they are held to, the rule packs side by side
    if several are asked, three sheets per hall (plan to scale, travel distances, exits and loads with the findings
    where they are), findings outside the halls, all findings with their clauses, and the exhibitors by number and by
    name if there are any. Every table goes on for as many sheets as it needs.

    Parameters
    ----------
    report
        What the check found.
    egress
        What was measured, by hall.
    pack
        The rule pack that it was measured under.
    """
    found = numbered(report.findings)
    measured = {one.hall: one for one in egress}
    cases = [
        HallCase(
            plan=plan,
            hall=hall,
            pack=pack,
            egress=measured.get(hall.id),
            found=tuple(one for one in found if lies_in(one, hall)),
        )
        for hall in plan.venue.halls
    ]
    elsewhere = [one for one in found if not any(lies_in(one, hall) for hall in plan.venue.halls)]
    maps = [*(sheet for case in cases for sheet in _of_hall(case)), *outside_sheets(plan, elsewhere)]
    limits = {case.hall.id: case.limit.value for case in cases if case.limit}
    glance = hall_table(plan, measured, pack=pack, limits=limits)
    compared = verdict_table(plan, report.verdicts, titles={one.name: one.title for one in compared_packs(plan.event)})
    beside = _pages(plan, compared, key="packs", width=_whole()) if compared.rows else ()
    tables = {"by-number": number_table(plan), "by-name": name_table(plan)}
    lists = [
        sheet for key, table in tables.items() if table.rows for sheet in _pages(plan, table, key=key, width=_LIST)
    ]
    parts = _Parts(
        plan=plan,
        found=found,
        places=_places(found, cases),
        before=(*_glance(plan, [glance, limit_table(plan, pack)]), *beside, *maps),
        after=tuple(lists),
    )
    return parts.bound(rules=pack.title)


def _of_hall(case: HallCase) -> Iterator[Content]:
    """Yield the sheets of one hall; what was not measured has none."""
    yield plan_sheet(case)
    if case.egress is not None and case.terrain is not None:
        yield distance_sheet(case, case.terrain, egress=case.egress)
    if case.egress is not None or case.found:
        yield from exit_sheets(case)


def _whole() -> float:
    """Return the width of a table that fills a sheet, mm."""
    left, _, right, _ = inner("A3")
    return right - left - 14.0


def _places(found: Sequence[Numbered], cases: Sequence[HallCase]) -> dict[int, str]:
    """Return the hall and the cell of its grid by the number of a finding."""
    places = {}
    for one in found:
        for case in cases:
            if lies_in(one, case.hall) and one.finding.place:
                cell = case.grid.reference(one.finding.place.x, one.finding.place.y)
                places[one.number] = f"{case.hall.id} {cell}"
    return places


def _pages(plan: Plan, table: Table, *, key: str, width: float) -> Iterator[Content]:
    """Yield the sheets of a table, in columns of one width."""
    look = words_of(plan)
    boxes = further_boxes(width, below=HEADING)
    layers = list(flow(table, boxes, look=look))
    for number, page in enumerate(batched(layers, columns_of(width)), 1):
        yield Content(
            name=f"fire-{key}" + (f"-{number}" if number > 1 else ""),
            title=phrase(key),
            headings=(str(phrase(key)),),
            layers=(heading(phrase(key), look=look), *page),
        )


def _glance(plan: Plan, tables: Sequence[Table]) -> Iterator[Content]:
    """Yield the sheets with the halls at a glance and, under them, the limits."""
    look, wide = words_of(plan), _whole()
    left, bottom, right, top = next(further_boxes(wide, below=HEADING))
    later: list[Layer] = []
    here: list[Layer] = []
    y = top
    for table in tables:
        high = height_of(table, look=look, width=wide)
        fits = not later and (y - bottom >= min(high, (top - bottom) / 3) or not here)
        boxes = further_boxes(wide, below=HEADING)
        parts = list(flow(table, chain([(left, bottom, right, y)], boxes) if fits else boxes, look=look))
        here, later = [*here, *parts[:fits]], [*later, *parts[fits:]]
        y -= high + 8.0
    for number, page in enumerate([here, *([layer] for layer in later)], 1):
        yield Content(
            name="fire-halls" + (f"-{number}" if number > 1 else ""),
            title=phrase("halls"),
            headings=(str(phrase("halls")),),
            layers=(heading(phrase("halls"), look=look), *page),
        )


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """The sheets of the set before they have numbers."""

    plan: Plan
    found: tuple[Numbered, ...]
    places: Mapping[int, str]
    before: tuple[Content, ...]
    after: tuple[Content, ...]

    def bound(self, *, rules: str) -> FireSet:
        """Return all sheets numbered; the list of them is itself on sheets that count."""
        covers = 1
        while True:
            sheets = [*self.before, *self._findings(covers), *self.after]
            first = list(cover_sheets(self.plan, contents_table(_entries(sheets, covers), self.plan), rules=rules))
            if len(first) <= covers:
                break
            covers = len(first)
        whole = [*first, *sheets]
        return FireSet(
            sheets=tuple(sheet_of(s, self.plan, number=n, total=len(whole)) for n, s in enumerate(whole, 1)),
            headings=tuple(content.headings for content in whole),
        )

    def _findings(self, covers: int) -> list[Content]:
        drawn: dict[int, str] = {}
        for number, content in enumerate(self.before, covers + 1):
            for shown in content.shown:
                drawn[shown] = code_of(number)
        table = finding_table(self.plan, self.found, places=self.places, sheets=drawn)
        if not self.found:
            return list(_pages(self.plan, table, key="no-findings", width=_whole()))
        return list(_pages(self.plan, table, key="findings", width=_whole()))


def _entries(sheets: Sequence[Content], covers: int) -> list[tuple[str, Label, str, str]]:
    """Return number, title, scale and paper of all sheets, those that continue a table in one line."""
    found = []
    for _, group in groupby(enumerate(sheets, covers + 1), key=lambda pair: pair[1].headings):
        members = list(group)
        (start, first), (end, _) = members[0], members[-1]
        numbers = code_of(start) + (f"–{end:02d}" if end > start else "")
        scale = f"1:{first.view.scale:g}" if first.view else "–"
        found.append((numbers, first.title, scale, first.paper))
    return found
