"""Plans in the formats of other programs: bytes out, and how much of what is in them."""

from venueplan.files.exports.dxf import dxf_bytes
from venueplan.files.exports.geojson import geojson_bytes, geojson_files
from venueplan.files.exports.gis import geopackage_bytes, write_postgis
from venueplan.files.exports.imdf import NOWHERE, imdf_archive
from venueplan.files.exports.programme import (
    Timetable,
    calendar_bytes,
    room_calendars,
    schedule_json,
    schedule_xml,
    timetable_of,
    timetable_of_published,
)
from venueplan.files.exports.seating import seating_json
from venueplan.files.exports.svg import BoothShape, with_booths
from venueplan.files.exports.workbook import workbook_bytes

__all__ = [
    "NOWHERE",
    "BoothShape",
    "Timetable",
    "calendar_bytes",
    "dxf_bytes",
    "geojson_bytes",
    "geojson_files",
    "geopackage_bytes",
    "imdf_archive",
    "room_calendars",
    "schedule_json",
    "schedule_xml",
    "seating_json",
    "timetable_of",
    "timetable_of_published",
    "with_booths",
    "workbook_bytes",
    "write_postgis",
]
