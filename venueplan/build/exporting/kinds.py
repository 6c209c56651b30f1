"""The kinds of export, and what makes each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

EXPORTS: Mapping[str, str] = MappingProxyType(
    {
        "imdf": "an IMDF 1.0.0 archive",
        "geojson": "GeoJSON in WGS 84, one file or a folder",
        "gpkg": "a GeoPackage with styles for QGIS",
        "postgis": "the same tables in a PostGIS database (-o postgresql://…)",
        "dxf": "a drawing of one level in metres, or a folder with all",
        "xlsx": "exhibitors, booths and programme as a spreadsheet",
        "schedule-xml": "the programme as schedule.xml (frab, pretalx)",
        "schedule-json": "the programme as schedule.json",
        "ics": "the programme as a calendar, or a folder with one per room",
        "svg": "the drawing of a hall with an id per booth, or a folder with all",
        "pretix": "the chairs of seated rooms as a seating plan of pretix",
    }
)
"""Names of the kinds, and what each writes."""

Figures = tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class ExportWishes:
    """What a planner may say about an export.

    Attributes
    ----------
    hall, level
        What to draw where a file holds only one.
    address
        Of the venue: street, place and ISO 3166 code of the country, separated by ``;``.
    schema
        Of a database.
    """

    hall: str = ""
    level: str = ""
    address: str = ""
    schema: str = "venueplan"


@dataclass(frozen=True, kw_only=True)
class Made:
    """What an export made: files by name, or one without a name; and how much of what is in them."""

    contents: Mapping[str, bytes]
    figures: Figures
    notes: tuple[str, ...] = ()
