"""Lists of exhibitors of sales systems: whatever their columns are called, in any encoding."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import foreign
import openpyxl
import pytest
from hypothesis import given, settings, strategies as st
from shapely import box

from venueplan.build import load_plan, write_list
from venueplan.cli import run
from venueplan.errors import InputError
from venueplan.files.imports.exhibitors.rows import booths_in
from venueplan.files.imports.exhibitors.words import meaning_of
from venueplan.files.imports.tables import Sizes, area_in, real_in
from venueplan.files.imports.tables.encoding import decoded


def imported(text: str | bytes, folder: Path, **wishes: Any) -> list[dict[str, str]]:
    """Import a CSV file into a folder and return the rows of ``exhibitors.csv``."""
    from venueplan.files.imports import ImportWishes  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    path = folder / "list.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    write_list("exhibitors", path, out=folder, wishes=ImportWishes(**wishes))
    return rows_of(folder / "exhibitors.csv")


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def report_of(folder: Path) -> Mapping[str, Any]:
    """Return the report of an import."""
    found: Mapping[str, Any] = json.loads((folder / "exhibitors.import.json").read_text(encoding="utf-8"))
    return found


def remarks(folder: Path, sort: str) -> list[str]:
    """Return the texts of one sort of remarks."""
    return [
        f"{entry['subject']} {entry['text']}".strip() for entry in report_of(folder)["remarks"] if entry["sort"] == sort
    ]


SALES = """2026 Fair,,,,
,,,,
No.,展商名称,Exhibitor,面积（㎡）,展位号
1,阿里云,Alibaba Cloud,３６,A12
2,微软,Microsoft &amp; Co,3m*6m,"A13, A14"
3,腾讯,Tencent,big,B1
,,,,
,合计,,54,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gbk", "gb18030"])
def test_a_chinese_list_in_any_encoding_with_its_header_in_line_three(encoding: str, tmp_path: Path) -> None:
    rows = imported(SALES.encode(encoding), tmp_path / "event")
    assert [(row["name_zh"], row["name_en"], row["area"]) for row in rows] == [
        ("阿里云", "Alibaba Cloud", "36"),
        ("微软", "Microsoft & Co", "18"),
    ]
    assert remarks(tmp_path / "event", "warning") == [
        "line 6 left out: area 'big' is not an area; write for instance 36, 3 x 3 m or 400 sq ft"
    ]
    said = " ".join(remarks(tmp_path / "event", "note"))
    assert "the header was found in line 3" in said
    assert "1 cells held HTML entities" in said


def test_rows_in_are_rows_out_and_rows_reported(tmp_path: Path) -> None:
    """SALES has four rows below the header: two are kept, one is wrong, one sums up."""
    imported(SALES, tmp_path / "event")
    [tally] = [entry for entry in report_of(tmp_path / "event")["features"] if entry["kind"] == "row of the list"]
    assert (tally["read"], tally["kept"], tally["used"], tally["balance"]) == (4, 2, 0, 0)
    assert dict(tally["left_out"])["sums up other rows"] == 1


CELL = st.one_of(
    st.text(st.characters(exclude_characters="\0"), max_size=12),
    st.sampled_from(["A1", "A1-A3", "9", "3x3", "36,5", "Acme", "ACME", "", "total"]),
)


@settings(max_examples=25)
@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=12))
def test_nothing_is_dropped_in_silence(rows: Sequence[tuple[str, str, str]]) -> None:
    """Whatever the rows hold, each has one fate, and every exhibitor that is kept stands in the file once or more."""
    with TemporaryDirectory() as name:
        path = Path(name) / "list.csv"
        with path.open("w", newline="", encoding="utf-8", errors="ignore") as file:
            csv.writer(file).writerows([("Company", "Area", "Booth"), ("Certain Ltd", "9", "Z9"), *rows])
        write_list("exhibitors", path, out=Path(name))
        tallies = report_of(Path(name))["features"]
        assert all(tally["balance"] == 0 for tally in tallies)
        [tally] = [tally for tally in tallies if tally["kind"] == "row of the list"]
        assert len(rows_of(Path(name) / "exhibitors.csv")) == tally["kept"]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("36", 36.0),
        ("9㎡", 9.0),
        ("36 sqm", 36.0),
        ("3m*3m", 9.0),
        ("3 x 6 m", 18.0),
        ("300x600cm", 18.0),
        ("10'x10'", 9.290304),
        ("400 sq ft", 37.161216),
        ("20 ft x 20 ft", 37.161216),
        ("1,234.5 m²", 1234.5),
        ("３６平方米", 36.0),
    ],
)
def test_areas_as_people_write_them(text: str, area: float) -> None:
    """1 ft = 0.3048 m: 100 sq ft are 9.290304 m², 400 sq ft are 37.161216 m²."""
    assert area_in(text, sizes=Sizes()) == pytest.approx(area, abs=1e-9)


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_a_number_is_read_as_it_is_written_in_either_language(number: Any) -> None:
    english = f"{number:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert real_in(english) == real_in(german, decimal=",") == float(number)


@given(st.text(max_size=30), st.sampled_from([Sizes(), Sizes(decimal=",", unit=0.3048)]))
def test_any_text_is_an_area_or_refused(text: str, sizes: Sizes) -> None:
    try:
        assert 0 < area_in(text, sizes=sizes) <= 1e5
    except ValueError as error:
        assert "stand" in str(error) or "write for instance" in str(error)  # noqa: PT017


def test_feet_are_found_out_by_the_areas_beside_them(tmp_path: Path) -> None:
    """20 × 20 ft are 37.16 m²: the column of areas says m², so the sizes are feet."""
    rows = imported("Company,Area sqm,Size\nA,37.16,20 x 20\nB,,10 x 20\n", tmp_path / "event")
    assert [row["area"] for row in rows] == ["37.16", "18.58"]


def test_sizes_in_tens_are_taken_for_feet_and_told(tmp_path: Path) -> None:
    rows = imported("Company,Booth Size\nA,10 x 10\nB,20 x 20\n", tmp_path / "event")
    assert [row["area"] for row in rows] == ["9.29", "37.16"]
    assert "--units m" in remarks(tmp_path / "event", "guess")[0]
    rows = imported("Company,Booth Size\nA,10 x 10\nB,20 x 20\n", tmp_path / "metres", units="m")
    assert [row["area"] for row in rows] == ["100", "400"]


def test_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    rows = imported(
        "Firma;Fläche qm;Typ\nMüller & Söhne;36,5;Eckstand\nÖkö;1.200,00;Insel\n".encode("cp1252"), tmp_path / "e"
    )
    assert [(row["name_en"], row["area"], row["open_sides"]) for row in rows] == [
        ("Müller & Söhne", "36.5", "2"),
        ("Ökö", "1200", "4"),
    ]


def test_an_entity_does_not_end_a_cell_at_its_semicolon(tmp_path: Path) -> None:
    rows = imported("Firma;Fläche\nAda &amp; Bob;9\nM&#252;ller;18\n", tmp_path / "event")
    assert [(row["name_en"], row["area"]) for row in rows] == [("Ada & Bob", "9"), ("Müller", "18")]


@pytest.mark.parametrize(
    ("text", "booths"),
    [
        ("A12, A13", 2),
        ("A12-A14", 3),
        ("A9–11", 3),
        ("A1、A2，A3", 3),
        ("3-B12", 1),
        ("1-12", 1),
        ("A1-A999", 1),
        ("", 0),
    ],
)
def test_several_booths_in_a_cell(text: str, booths: int) -> None:
    assert len(booths_in(text)) == booths


def test_case_differences_are_joined_and_told(tmp_path: Path) -> None:
    rows = imported("Company,Area,Booth\nAcme Ltd,9,A1\nACME  LTD,9,A2\nacme ltd,9,a1\n", tmp_path / "event")
    assert [(row["name_en"], row["area"]) for row in rows] == [("Acme Ltd", "18")]
    assert "line 3 'ACME LTD' is 'Acme Ltd' of line 2: joined" in remarks(tmp_path / "event", "note")


def test_many_exhibitors_on_one_booth_share_it(tmp_path: Path) -> None:
    rows = imported("Company,Area,Booth\nHost,36,C1\nGuest,,c1\nOther,,C-1\n", tmp_path / "event")
    assert [(row["id"], row["area"], row["shares_with"]) for row in rows] == [
        ("host", "36", ""),
        ("guest", "0", "host"),
        ("other", "0", "host"),
    ]


def test_a_mapping_is_proposed_edited_and_given_back(tmp_path: Path) -> None:
    """Without a known heading the list is refused; with the mapping it is read, and proposes the same mapping again."""
    text = "Whom,How much\nAda,27\n"
    with pytest.raises(InputError, match=r"no column is known to hold the names .*\[columns\] name"):
        imported(text, tmp_path / "event")
    mapping = tmp_path / "mine.toml"
    mapping.write_text('[columns]\nname = "Whom"\narea = "how much"\n[defaults]\nzone = "tech"\n', encoding="utf-8")
    rows = imported(text, tmp_path / "event", mapping=mapping)
    assert [(row["name_en"], row["area"], row["zone"]) for row in rows] == [("Ada", "27", "tech")]
    proposed = tmp_path / "event" / "exhibitors.mapping.toml"
    first = proposed.read_bytes()
    assert imported(text, tmp_path / "event", mapping=proposed) == rows
    assert proposed.read_bytes() == first


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ('[columns]\nname = "Nam"', "heading 'Nam' is unknown; did you mean 'Name'"),
        ('[columns]\nnane = "Name"', "is not something that is read; did you mean 'name'"),
        ("[table]\nheader = -1", "-1 is not a line"),
        ("[table]\nheader = 99", "line 99"),
        ('[table]\nencoding = "klingon"', "encoding 'klingon' is unknown"),
        ('[table]\nunit = "yd"', "'yd' is not a unit"),
        ("[colums]", "is not one of table, columns"),
    ],
)
def test_a_wrong_mapping_is_a_sentence(mapping: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(mapping, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        imported("Name,Area\nAda,9\n", tmp_path / "event", mapping=tmp_path / "m.toml")
    assert sentence in str(caught.value)


def test_a_workbook_with_merged_cells(tmp_path: Path) -> None:
    """A booth over three rows is one stand for three; a title over all columns is no header."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Exhibitors 2026"],
        [],
        ["Company", "m²", "Stand"],
        ["Ada", 36, "A1"],
        ["Bob"],
        ["Cyd"],
        ["Dan", 9.5, 7],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C4:C6")
    book.save(tmp_path / "list.xlsx")
    write_list("exhibitors", tmp_path / "list.xlsx", out=tmp_path / "event")
    found = [
        (row["name_en"], row["area"], row["shares_with"]) for row in rows_of(tmp_path / "event" / "exhibitors.csv")
    ]
    assert found == [("Ada", "36", ""), ("Bob", "0", "ada"), ("Cyd", "0", "ada"), ("Dan", "9.5", "")]


def test_the_xml_of_workbooks_is_read_by_a_safe_parser() -> None:
    assert openpyxl.DEFUSEDXML is True


def booths_of(fair: Path, names: Sequence[str]) -> None:
    """Draw booths of 3 × 3 m in a row, with an aisle around them."""
    shapes = [foreign.feature(name, box(6 + 3 * n, 6, 9 + 3 * n, 9), number=name) for n, name in enumerate(names)]
    foreign.write(fair.parent.parent / "b.geojson", foreign.collection(shapes))
    write_list("booths", fair.parent.parent / "b.geojson", out=fair)


def test_booths_that_are_there_already_become_pins_and_the_event_can_be_read(fair: Path) -> None:
    booths_of(fair, ["A1", "A2", "A3"])
    rows = imported("Company,Area,Booth\nAda,9,a1\nBob,18,A2/A3\nCyd,,A1\nDan,9,A7\n", fair)
    assert [(row["id"], row["pins"], row["shares_with"]) for row in rows] == [
        ("ada", "booth:A1", ""),
        ("bob", "booth:A2", ""),
        ("bob-2", "booth:A3", ""),
        ("cyd", "", "ada"),
        ("dan", "", ""),
    ]
    assert "booth A7 of 'Dan' is not in booths.geojson" in remarks(fair, "warning")[0]
    plan = load_plan(fair)
    assert [exhibitor.pins for exhibitor in plan.event.exhibitors][:3] == [("booth:A1",), ("booth:A2",), ("booth:A3",)]
    assert len(plan.event.kept) == 3


def test_needs_that_the_venue_cannot_meet_are_told(fair: Path) -> None:
    imported("Company,Area,Power kW,Water\nAda,9,3,\nBob,9,0,no\nCyd,9,5,\n", fair)
    assert [warning[:40] for warning in remarks(fair, "warning")] == ["2 exhibitors need power, which no amenit"]


def test_names_that_look_like_formulas_come_back_as_they_were(fair: Path) -> None:
    imported("Company,Area\n=1+1,9\n@Work,9\n+Plus,9\n<b>Bold</b>,9\n", fair)
    assert "'=1+1" in (fair / "exhibitors.csv").read_text(encoding="utf-8-sig")
    names = [str(exhibitor.name) for exhibitor in load_plan(fair).event.exhibitors]
    assert names == ["=1+1", "@Work", "+Plus", "<b>Bold</b>"]
    assert "<b>Bold" not in (fair / "exhibitors.import.html").read_text(encoding="utf-8")


def test_a_list_made_by_hand_is_not_overwritten(fair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported("Company,Area\nAda,9\n", fair)
    imported("Company,Area\nBob,9\n", fair)  # what an import wrote may be written anew
    with (fair / "exhibitors.csv").open("a", encoding="utf-8") as file:
        file.write("mine,Mine,9,all\n")
    before = (fair / "exhibitors.csv").read_bytes()
    assert run(["import", "exhibitors", str(fair / "list.csv"), "-o", str(fair)]) == 2
    assert "was made by hand" in capsys.readouterr().err
    assert (fair / "exhibitors.csv").read_bytes() == before


def test_the_command_says_what_is_wrong_and_leaves_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("Company,Area\nAda,9\nBob,none\n", encoding="utf-8")
    assert run(["import", "exhibitors", str(tmp_path / "a.csv"), "-o", str(tmp_path / "mine.csv")]) == 1
    assert "warning: line 3: left out: area 'none' is not an area" in capsys.readouterr().out
    assert [row["id"] for row in rows_of(tmp_path / "mine.csv")] == ["ada"]
    assert (tmp_path / "mine.import.html").is_file()


@pytest.mark.parametrize(
    ("suffix", "words"), [(".pdf", "ask for the list as CSV or XLSX"), (".xls", "save it as .xlsx")]
)
def test_other_kinds_of_list_are_refused_with_the_way_out(suffix: str, words: str, tmp_path: Path) -> None:
    (tmp_path / f"a{suffix}").write_bytes(b"%PDF-1.7")
    with pytest.raises(InputError, match=words):
        write_list("exhibitors", tmp_path / f"a{suffix}", out=tmp_path / "e")


COMPANIES = {
    "gb18030": "阿里巴巴集团;乌镇互联网国际会展中心有限公司;深圳市大疆创新科技有限公司;中国电信股份有限公司浙江分公司",
    "big5": "台灣積體電路製造股份有限公司;鴻海精密工業股份有限公司;華碩電腦股份有限公司;聯發科技股份有限公司",
    "cp1252": "Müller & Söhne;Weiß Möbel;Société Générale;Señor Café",
    "cp1251": "Общество с ограниченной ответственностью;Московский завод;Газпром нефть;Российские железные дороги",
    "utf-16": "阿里巴巴集团;Müller",
    "utf-32": "阿里巴巴集团;Müller",
}


@pytest.mark.parametrize("encoding", COMPANIES)
def test_an_encoding_is_told_by_the_letters_it_makes(encoding: str) -> None:
    text = "\n".join(["Company;Area", *(f"{name};9" for name in COMPANIES[encoding].split(";"))])
    found = decoded(text.encode(encoding), file="a.csv")
    assert found.text == text
    assert ("certain" in found.sure) == encoding.startswith("utf")


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("公司名称（中文）", ("name", "zh")),
        ("Exhibitor Name", ("name", "")),
        ("Stand No.", ("booth", "")),
        ("Area (sq ft)", ("area", "")),
        ("展位号 Booth No.", ("booth", "")),
        ("Contact e-mail", ("", "")),
        ("Telephone", ("", "")),
    ],
)
def test_headings(heading: str, meaning: tuple[str, str]) -> None:
    assert meaning_of(heading)[:2] == meaning
