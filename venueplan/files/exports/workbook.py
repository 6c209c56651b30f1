"""Exhibitors, booths and programme of a plan as a spreadsheet (.xlsx) in which nothing is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from venueplan.files.exports.packing import packed
from venueplan.files.exports.tables import booth_table, holders_of
from venueplan.model import Booth, Exhibitor, Plan

Rows = Iterable[Sequence[object]]

WIDEST = 60
"""Widest column, letters."""

LONGEST = 32_767
"""Most characters that a cell holds."""

MOMENT = "2000-01-01T00:00:00Z"
"""When the workbook was made: no clock is asked."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def workbook_bytes(plan: Plan) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """Return lists of a plan as a workbook, and how many rows each of its sheets has.

    Every cell that holds text is text, whatever it begins with; such a cell also bears the mark by which a spreadsheet
    keeps it from becoming a formula when it is edited.
    """
    book = Workbook(write_only=True)
    booths = booth_table(plan)
    sheets: dict[str, tuple[Sequence[str], list[Sequence[object]]]] = {
        "Exhibitors": (_exhibitor_columns(plan), list(_exhibitor_rows(plan))),
        "Booths": (tuple(name for name, _ in booths.columns), list(booths.rows)),
        "Programme": (_programme_columns(plan), list(_programme_rows(plan))),
    }
    for name, (columns, rows) in sheets.items():
        _add(book, name, columns=columns, rows=rows)
    sink = io.BytesIO()
    book.save(sink)
    return _without_clock(sink.getvalue()), tuple((name, len(rows)) for name, (_, rows) in sheets.items())


def _exhibitor_columns(plan: Plan) -> tuple[str, ...]:
    names = (f"name_{code}" for code in plan.event.languages)
    return ("id", *names, "booth", "booth_id", "hall", "area", "requested_area", "zone", "shares_with")


def _programme_columns(plan: Plan) -> tuple[str, ...]:
    titles = (f"title_{code}" for code in plan.event.languages)
    return ("id", *titles, "room", "day", "start", "end", "setup", "attendance", "capacity")


def _exhibitor_rows(plan: Plan) -> Rows:
    known = {booth.id: booth for booth in (plan.floor_plan.booths if plan.floor_plan else ())}
    booths: dict[str, list[Booth]] = {}
    for booth, holders in sorted(holders_of(plan).items()):
        for name in holders:
            booths.setdefault(name, []).append(known[booth])
    for exhibitor in plan.event.exhibitors:
        yield _exhibitor_row(exhibitor, booths.get(exhibitor.id, []), languages=plan.event.languages)


def _exhibitor_row(exhibitor: Exhibitor, booths: Sequence[Booth], *, languages: Sequence[str]) -> Sequence[object]:
    return (
        exhibitor.id,
        *(exhibitor.name[code] for code in languages),
        ";".join(booth.number for booth in booths),
        ";".join(booth.id for booth in booths),
        ";".join(dict.fromkeys(booth.hall for booth in booths)),
        round(sum(booth.area for booth in booths), 2) if booths else "",
        exhibitor.area,
        exhibitor.zone,
        exhibitor.shares_with,
    )


def _programme_rows(plan: Plan) -> Rows:
    meetings = plan.programme.meetings if plan.programme else ()
    for meeting in sorted(meetings, key=lambda meeting: (meeting.start, meeting.room, meeting.forum)):
        forum = plan.event.forum(meeting.forum)
        yield (
            forum.id,
            *(forum.title[code] for code in plan.event.languages),
            meeting.room,
            meeting.start.date().isoformat(),
            meeting.start.isoformat(),
            meeting.end.isoformat(),
            forum.setup,
            forum.attendance,
            meeting.capacity,
        )


def _add(book: Workbook, name: str, *, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        widest = max((len(str(row[number - 1])) for row in rows), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(WIDEST, max(len(column), widest) + 2)
    header = [_cell(sheet, column) for column in columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if text.startswith(_RISKY):
        cell.quotePrefix = True
    return cell


def _without_clock(data: bytes) -> bytes:
    """Return a workbook that was made and saved at a fixed moment."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: Mapping[str, bytes] = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    pinned = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + MOMENT.encode(), files[core])
    return packed({**files, core: pinned}, first=("[Content_Types].xml",))
