"""The kinds of file that become a venue, and what reads each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from venueplan.errors import UnknownNameError
from venueplan.files.imports.around import event_around
from venueplan.files.imports.settle import settled_venue
from venueplan.files.imports.sketch import Account, Ledger
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.written.listed import ImportedList
from venueplan.model import Venue

KINDS: Mapping[str, str] = {
    "c3nav": "a folder of c3nav map files (rooms.geojson, levels.json …)",
    "dxf": "a drawing (DXF; DWG where the ODA converter is installed)",
    "geojson": "rooms and doors in GeoJSON, in metres or WGS 84",
    "imdf": "an IMDF 1.0.0 archive or folder",
    "osm": "OpenStreetMap XML with Simple Indoor Tagging",
    "ifc": "a building model in IFC (needs the extra ifc)",
}
"""Names of the kinds of venue, and what each reads."""

LISTS: Mapping[str, str] = {
    "exhibitors": "a list of exhibitors (CSV or XLSX) for an event",
    "schedule": "a schedule of frab, pentabarf or pretalx (XML or JSON) for an event",
    "booths": "a plan of booths (GeoJSON, DXF or SVG) to be kept in an event",
}
"""Names of the kinds of list, and what each reads."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """A foreign file as a venue.

    Attributes
    ----------
    account
        What became of each of its features.
    source
        What it was read from, in words.
    located
        Whether the file says where on the earth it lies.
    extra
        Further files for the venue folder by name: the mapping that was proposed, for instance.
    """

    venue: Venue
    account: Account
    source: str
    located: bool
    extra: tuple[tuple[str, bytes], ...] = ()


def import_venue(kind: str, path: Path, *, wishes: ImportWishes | None = None) -> Imported:
    """Return the venue that a foreign file describes, and what became of each of its features.

    Parameters
    ----------
    kind
        One of :data:`KINDS`.
    path
        File or folder.

    Raises
    ------
    UnknownNameError
        If there is no such kind.
    InputError
        If the file cannot be used: one sentence for each fault.
    """
    if kind not in KINDS:
        raise UnknownNameError("kind of import", kind, known=(*KINDS, *LISTS))
    ledger = Ledger()
    # libraries that read only one kind are slow to load: only the adapter that is asked for is loaded
    adapter: Any = import_module(f"venueplan.files.imports.{kind}")
    sketch = getattr(adapter, f"sketch_{kind}")(Path(path), wishes or ImportWishes(), ledger=ledger)
    written = isinstance(sketch, Venue)
    venue = sketch if written else settled_venue(sketch, ledger=ledger, file=Path(path).resolve().name)
    return Imported(
        venue=venue,
        account=ledger.close(),
        source=f"{Path(path).resolve().name} ({kind})",
        located=written or sketch.georeference is not None,
        extra=() if written else sketch.extra,
    )


def import_list(kind: str, path: Path, *, folder: Path, wishes: ImportWishes | None = None) -> ImportedList:
    """Return what a list of another program says, as files of an event, and what became of each of its rows.

    Parameters
    ----------
    kind
        One of :data:`LISTS`.
    folder
        The event folder it is for; there need not be an event in it yet.

    Raises
    ------
    UnknownNameError
        If there is no such kind.
    InputError
        If the file or the event cannot be used: one sentence for each fault.
    """
    if kind not in LISTS:
        raise UnknownNameError("kind of list", kind, known=LISTS)
    adapter: Any = import_module(f"venueplan.files.imports.{kind}")
    listed: ImportedList = getattr(adapter, f"list_{kind}")(
        Path(path), wishes or ImportWishes(), around=event_around(folder, with_stands=kind == "exhibitors")
    )
    return listed
