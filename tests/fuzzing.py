"""Foreign files that a fuzzer changes: a sound file of each kind, and what must hold whatever becomes of it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import foreign
import openpyxl
from ezdxf import filemanagement
from shapely import box

from venueplan.build import write_import, write_list
from venueplan.errors import VenueplanError
from venueplan.files import read_venue
from venueplan.files.event.tables.lists import read_list
from venueplan.files.imports import LISTS, ImportWishes

SALES = (
    "Fair 2026,,,,,\n\n展商名称,Company,Area sqm,Booth,Zone,Open sides\n甲,Ada &amp; Co,3x3m,A1-A3,Tech,corner\n"
    '乙,Bob,"1,200.5","A4, A5",Tech,2\n乙,BOB,400 sq ft,A4,,\n,,9,A9,,\nTotal,,,,,\n'
)
SCHEDULE = (
    '<schedule><conference><title>D</title></conference><day date="2026-05-16"><room name="Seminar 1"><event id="7">'
    "<date>2026-05-16T10:00:00+02:00</date><start>10:00</start><duration>00:45</duration><title>One</title>"
    '<persons><person id="1">A</person></persons></event></room></day></schedule>'
)
SVG = (
    '<svg viewBox="0 0 400 300"><g transform="translate(50,50) rotate(3)"><rect id="A1" width="30" height="30"/>'
    '<path id="A2" d="M30,0 h30 v30 c1,2 3,4 -30,0 z"/><polygon id="A3" points="60,0 90,0 90,30"/>'
    '<text x="9" y="8">B</text>'
    '<circle cx="200" cy="50" r="20"/></g></svg>'
)


def workbook() -> bytes:
    """Return a small list of exhibitors as a workbook."""
    book, data = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (["Company", "Area", "Booth"], ["Ada", 36, "A1"], ["Bob", "3x3", "A2"]):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    book.save(data)
    return data.getvalue()


def drawing() -> bytes:
    """Return a small drawing of booths."""
    document, text = filemanagement.new(units=6), io.StringIO()
    space = document.modelspace()
    space.add_lwpolyline([(5, 5), (8, 5), (8, 8), (5, 8)], close=True, dxfattribs={"layer": "BOOTHS"})
    space.add_text("A1", dxfattribs={"insert": (6, 6), "height": 0.4})
    document.write(text)
    return text.getvalue().encode()


def plan_of_booths() -> bytes:
    """Return two booths as GeoJSON."""
    shapes = [foreign.feature(f"A{n}", box(5 + 3 * n, 5, 8 + 3 * n, 8), number=f"A{n}") for n in range(2)]
    return json.dumps(foreign.collection(shapes)).encode()


SEEDS: Mapping[str, Callable[[], tuple[str, str, bytes]]] = {
    "exhibitors-csv": lambda: ("exhibitors", "a.csv", SALES.encode()),
    "exhibitors-gbk": lambda: ("exhibitors", "a.csv", SALES.encode("gb18030")),
    "exhibitors-utf16": lambda: ("exhibitors", "a.csv", SALES.encode("utf-16")),
    "exhibitors-xlsx": lambda: ("exhibitors", "a.xlsx", workbook()),
    "schedule-xml": lambda: ("schedule", "a.xml", SCHEDULE.encode()),
    "booths-svg": lambda: ("booths", "a.svg", SVG.encode()),
    "booths-geojson": lambda: ("booths", "a.geojson", plan_of_booths()),
    "booths-dxf": lambda: ("booths", "a.dxf", drawing()),
    "geojson": lambda: ("geojson", "a.geojson", json.dumps(foreign.collection(foreign.small_features())).encode()),
}
"""Kind, name and bytes of a sound file to begin with, by a name for it."""


def survives(kind: str, name: str, data: bytes, *, event: Path | None = None) -> bool:
    """Import a file: a sentence with exit code 2, or files that can be read again; return which.

    Parameters
    ----------
    event
        An event folder in its venue folder, of which a copy is imported into.
    """
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / name, Path(folder) / "venue"
        path.write_bytes(data)
        if event is not None:
            shutil.copytree(event.parent, out)
            out = out / event.name
        refusal: VenueplanError | None = None
        try:
            if kind in LISTS:
                write_list(
                    kind,
                    path,
                    out=out,
                    wishes=ImportWishes(scale=0.1, origin=(0.0, 30.0)) if kind == "booths" else None,
                )
            else:
                write_import(kind, path, out=out)
        except VenueplanError as error:
            refusal = error
        if refusal is not None:
            assert refusal.exit_code == 2
            assert str(refusal)
            return False
        if kind not in LISTS:
            assert read_venue(out).units
        elif kind == "exhibitors":
            known = read_list(out, "exhibitors", languages=())
            assert not known.problems, known.problems
        elif kind == "schedule":
            known = read_list(out, "forums", languages=())
            assert not known.problems, known.problems
        return True
