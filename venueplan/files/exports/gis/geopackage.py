"""A plan as a GeoPackage 1.3 (OGC 12-128r18), written with SQLite alone.

Geometry is in degrees of WGS 84; styles stand where QGIS looks for them. There is no spatial index: QGIS and GDAL make
one on request, and a plan is small.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Sequence

import shapely

from venueplan.files.exports.gis.placed import WGS84, PlacedTable, counts_of, placed_tables
from venueplan.files.exports.gis.styles import qml_of, sld_of
from venueplan.model import Plan

APPLICATION, VERSION = 0x47504B47, 10300
"""``GPKG``, and version 1.3.0 (clause 1.1.1.1.1)."""

MOMENT = "2000-01-01T00:00:00.000Z"
"""When everything was changed last: no clock is asked."""

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "BOOLEAN"}

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)

_SCHEMA = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
"""

_SYSTEMS = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ("WGS 84 geodetic", WGS84, "EPSG", WGS84, _WGS84, "longitude and latitude in degrees on the WGS 84 spheroid"),
)


def geopackage_bytes(plan: Plan) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """Return a plan as a GeoPackage, and how many features each of its tables has.

    Raises
    ------
    InputError
        If the plan does not lie anywhere on the earth.
    """
    tables = list(placed_tables(plan))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
        for placed in tables:
            _add(connection, placed)
        _register_styles(connection, tables)
        connection.execute("COMMIT")
        return connection.serialize(), counts_of(tables)
    finally:
        connection.close()


def _add(connection: sqlite3.Connection, placed: PlacedTable) -> None:
    table = placed.table
    columns = [f"{_quoted(name)} {_TYPES[kind]}" for name, kind in table.columns]
    connection.execute(
        f"CREATE TABLE {_quoted(table.name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
        f"geom {table.geometry}, {', '.join(columns)})"
    )
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
        (table.name, table.name, MOMENT, *placed.bounds, WGS84),
    )
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (table.name, table.geometry, WGS84)
    )
    connection.executemany(_insertion(table.name, len(table.columns) + 1), _rows(placed))


def _insertion(name: str, cells: int) -> str:
    """Return the statement that adds a row; its values are parameters, and names of tables are the program's own."""
    return f"INSERT INTO {_quoted(name)} VALUES (NULL, {', '.join('?' * cells)})"  # noqa: S608


def _rows(placed: PlacedTable) -> Iterable[Sequence[object]]:
    bounds = shapely.bounds(placed.shapes).tolist()
    point = placed.table.geometry == "POINT"
    for cells, box, shape in zip(placed.table.rows, bounds, placed.well_known, strict=True):
        yield _blob(shape, None if point else box), *cells


def _blob(shape: bytes, box: Sequence[float] | None) -> bytes:
    """Return a geometry as GeoPackage has it: a header, with the bounds of all but points, and well-known binary."""
    if box is None:
        return struct.pack("<2sBBi", b"GP", 0, 0b001, WGS84) + shape
    left, low, right, high = box
    return struct.pack("<2sBBi4d", b"GP", 0, 0b011, WGS84, left, right, low, high) + shape


def _register_styles(connection: sqlite3.Connection, tables: Iterable[PlacedTable]) -> None:
    connection.execute(
        "INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?, "
        "NULL, NULL, NULL, NULL, 0)",
        (MOMENT,),
    )
    for table in (placed.table for placed in tables):
        connection.execute(
            "INSERT INTO layer_styles VALUES (NULL, '', '', ?, 'geom', ?, ?, ?, 1, 'venueplan', '', NULL, ?)",
            (
                table.name,
                table.name,
                qml_of(table.name, table.geometry),
                sld_of(table.name, table.geometry),
                MOMENT,
            ),
        )


def _quoted(name: str) -> str:
    """Return a name as an SQL identifier: languages and set-ups of a venue come into names of columns."""
    return '"' + name.replace('"', '""') + '"'
