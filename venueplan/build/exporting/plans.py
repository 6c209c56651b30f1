"""What is exported of a plan: one file, or a folder of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from venueplan import draw
from venueplan.build.exporting.kinds import ExportWishes, Made
from venueplan.build.exporting.naming import names_of
from venueplan.errors import InputError, UnknownNameError
from venueplan.files import exports
from venueplan.model import Label, Plan

Maker = Callable[[Plan, ExportWishes], Made]


def imdf(plan: Plan, wishes: ExportWishes) -> Made:
    """Return an IMDF archive."""
    parts = [part.strip() for part in wishes.address.split(";")]
    if wishes.address and (len(parts) != 3 or not all(parts) or not re.fullmatch("[A-Z]{2}", parts[2])):
        raise InputError(f"--address '{wishes.address}' is not street; place; country, such as 'Main St 1; Bonn; DE'")
    address = (parts[0], parts[1], parts[2]) if wishes.address else exports.NOWHERE
    data, figures = exports.imdf_archive(plan, address=address)
    note = () if wishes.address else ("the archive has no address; give it with --address 'street; place; country'",)
    return Made(contents={"": data}, figures=figures, notes=note)


def geojson(plan: Plan, _: ExportWishes) -> Made:
    """Return all features in one file."""
    data, figures = exports.geojson_bytes(plan)
    return Made(contents={"": data}, figures=figures)


def geojson_folder(plan: Plan, _: ExportWishes) -> Made:
    """Return a file for each feature type."""
    contents, figures = exports.geojson_files(plan)
    return Made(contents=contents, figures=figures)


def geopackage(plan: Plan, _: ExportWishes) -> Made:
    """Return a GeoPackage."""
    data, figures = exports.geopackage_bytes(plan)
    return Made(contents={"": data}, figures=figures)


def dxf(plan: Plan, wishes: ExportWishes) -> Made:
    """Return the drawing of the level asked for, or of the only one."""
    level = _chosen("level", wishes.level, known=[level.id for level in plan.venue.levels])
    data, figures = exports.dxf_bytes(plan, level=level)
    return Made(contents={"": data}, figures=figures)


def dxf_folder(plan: Plan, _: ExportWishes) -> Made:
    """Return a drawing for each level."""
    levels = [level.id for level in plan.venue.levels]
    drawn = {name: exports.dxf_bytes(plan, level=level) for level, name in names_of(levels, ending="dxf").items()}
    figures = tuple((name, sum(count for _, count in counts)) for name, (_, counts) in drawn.items())
    return Made(contents={name: data for name, (data, _) in drawn.items()}, figures=figures)


def workbook(plan: Plan, _: ExportWishes) -> Made:
    """Return a spreadsheet."""
    data, figures = exports.workbook_bytes(plan)
    return Made(contents={"": data}, figures=figures)


def seating(plan: Plan, _: ExportWishes) -> Made:
    """Return a seating plan."""
    data, figures = exports.seating_json(plan)
    return Made(contents={"": data}, figures=figures)


def svg(plan: Plan, wishes: ExportWishes) -> Made:
    """Return the drawing of the hall asked for, or of the only one."""
    hall = _chosen("hall", wishes.hall, known=[hall.id for hall in plan.venue.halls])
    data, count = _drawn(plan, hall)
    return Made(contents={"": data}, figures=(("booths", count),))


def svg_folder(plan: Plan, _: ExportWishes) -> Made:
    """Return a drawing of each hall."""
    names = names_of([hall.id for hall in plan.venue.halls], ending="svg")
    if not names:
        raise InputError("this venue has no hall: no unit has the use exhibition")
    drawn = {name: _drawn(plan, hall) for hall, name in names.items()}
    figures = tuple((name, count) for name, (_, count) in drawn.items())
    return Made(contents={name: data for name, (data, _) in drawn.items()}, figures=figures)


def _drawn(plan: Plan, hall: str) -> tuple[bytes, int]:
    sheet = draw.draw_hall(plan, hall)
    view = sheet.view
    booths = [booth for booth in (plan.floor_plan.booths if plan.floor_plan else ()) if booth.hall == hall]
    if not booths or view is None:
        raise InputError(f"hall '{hall}' has no booths yet; run 'venueplan arrange' first")
    shapes = [
        exports.BoothShape(
            id=booth.id,
            title=" ".join([booth.number, *(_name(plan, one) for one in plan.exhibitors_on(booth.id))]),
            outline=view.to_page(booth.polygon),
        )
        for booth in booths
    ]
    return exports.with_booths(sheet.as_bytes("svg"), shapes, height=sheet.page_mm[1]), len(shapes)


def _name(plan: Plan, exhibitor: str) -> str:
    name: Label = plan.event.exhibitor(exhibitor).name
    return str(name) or exhibitor


def _chosen(what: str, name: str, *, known: list[str]) -> str:
    """Return the one that is asked for, or the only one."""
    if name:
        if name not in known:
            raise UnknownNameError(what, name, known=known)
        return name
    if not known:
        raise InputError(f"this venue has no {what}")
    if len(known) > 1:
        way_out = f"say --{what} {known[0]}, or name a folder"
        raise InputError(f"a file holds one {what} and there are {len(known)}: {way_out}")
    return known[0]


AS_FILE: Mapping[str, Maker] = MappingProxyType(
    {
        "imdf": imdf,
        "geojson": geojson,
        "gpkg": geopackage,
        "dxf": dxf,
        "xlsx": workbook,
        "svg": svg,
        "pretix": seating,
    }
)
"""What makes one file of a plan, by kind."""

AS_FOLDER: Mapping[str, Maker] = MappingProxyType({"geojson": geojson_folder, "dxf": dxf_folder, "svg": svg_folder})
"""What makes several files of a plan, by kind."""
