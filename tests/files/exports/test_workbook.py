"""A spreadsheet in which nothing that comes from data is a formula."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from openpyxl import load_workbook

from venueplan.files.exports import workbook_bytes
from venueplan.model import Label, Plan

ATTACKS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "a\x00\x0bb"]


def sheets(plan: Plan) -> dict[str, list[list[Any]]]:
    """Return the cells of every sheet."""
    book = load_workbook(BytesIO(workbook_bytes(plan)[0]))
    return {sheet.title: [list(row) for row in sheet.iter_rows()] for sheet in book.worksheets}


def named(plan: Plan, name: str) -> Plan:
    """Return the plan with an exhibitor of a name."""
    first, *others = plan.event.exhibitors
    return replace(plan, event=replace(plan.event, exhibitors=(replace(first, name=Label.of(en=name)), *others)))


def test_there_is_a_row_for_each_exhibitor_booth_and_meeting(decided: Plan) -> None:
    found = sheets(decided)
    assert list(found) == ["Exhibitors", "Booths", "Programme"]
    assert [len(rows) - 1 for rows in found.values()] == [len(decided.event.exhibitors), 3, 1]
    rows = {row[0].value: [cell.value for cell in row] for row in found["Exhibitors"]}
    head = rows["id"]
    brush = dict(zip(head, rows["brush"], strict=True))
    assert (brush["booth"], brush["booth_id"], brush["hall"], brush["area"]) == ("1A01", "hall-A1", "hall", 9)
    assert dict(zip(head, rows["ink"], strict=True))["booth"] == "1A01"
    assert dict(zip(head, rows["young"], strict=True))["booth"] in {None, ""} if "young" in rows else True
    [meeting] = [[cell.value for cell in row] for row in found["Programme"][1:]]
    assert meeting[0] == "opening"
    assert "2026-05-16T09:30:00+08:00" in meeting


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_name_becomes_a_formula(attack: str, decided: Plan) -> None:
    rows = sheets(named(decided, attack))["Exhibitors"]
    [cell] = [
        cell for cell in rows[1] if cell.value is not None and str(cell.value).strip("\t\r\ufffd")[-1:] == attack[-1]
    ][:1]
    assert cell.data_type == "s"
    assert cell.quotePrefix == attack.startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(max_examples=12)
@given(name=st.text(min_size=1, max_size=30))
def test_any_name_is_text(name: str, decided: Plan) -> None:
    with zipfile.ZipFile(BytesIO(workbook_bytes(named(decided, name))[0])) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<f " not in sheet


def test_the_header_stays_in_sight_and_columns_are_as_wide_as_what_is_in_them(decided: Plan) -> None:
    book = load_workbook(BytesIO(workbook_bytes(decided)[0]))
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet["A1"].font.bold
        assert sheet.column_dimensions["A"].width >= max(len(str(c.value)) for c in sheet["A"])


def test_the_same_plan_gives_the_same_bytes_and_no_clock_is_in_them(decided: Plan) -> None:
    one, two = workbook_bytes(decided)[0], workbook_bytes(decided)[0]
    assert one == two
    with zipfile.ZipFile(BytesIO(one)) as archive:
        core = archive.read("docProps/core.xml")
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count(b"2000-01-01T00:00:00Z") == 2
