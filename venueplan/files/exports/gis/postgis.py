"""The tables of a GeoPackage in a PostGIS database: all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import shapely

from venueplan.errors import InputError
from venueplan.files.exports.gis.placed import WGS84, PlacedTable, counts_of, placed_tables
from venueplan.files.exports.gis.styles import qml_of, sld_of
from venueplan.model import Plan

SCHEMA = "venueplan"
"""Schema that holds the tables."""

MARK = "written by venueplan export"
"""Comment by which a table is known as an earlier export."""

_TYPES = {str: "text", int: "bigint", float: "double precision", bool: "boolean"}

_STYLES = (
    "id serial PRIMARY KEY, f_table_catalog varchar, f_table_schema varchar, f_table_name varchar, "
    "f_geometry_column varchar, stylename text, styleqml text, stylesld text, useasdefault boolean, "
    "description text, owner varchar(63), ui text, update_time timestamp, type varchar"
)
"""The table in which QGIS keeps styles of a PostgreSQL database."""


def write_postgis(plan: Plan, url: str, *, schema: str = SCHEMA) -> tuple[tuple[str, int], ...]:
    """Write a plan into a PostGIS database in one transaction, and return how many rows each table has.

    Tables of an earlier export are replaced; a table of the same name that somebody else made is refused. Styles go to
    ``layer_styles`` in the schema ``public``, where QGIS looks for them.

    Parameters
    ----------
    url
        ``postgresql://user@host:port/database``.

    Raises
    ------
    InputError
        If psycopg is not installed, the database cannot be reached or has no PostGIS, or a table is not ours.
    """
    try:
        import psycopg  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise InputError("this needs psycopg: pip install 'venueplan[postgis]'") from error
    tables = list(placed_tables(plan))
    try:
        with psycopg.connect(url, connect_timeout=10) as connection, connection.cursor() as cursor:
            _Writer(cursor, schema=schema).write(tables)
    except (psycopg.Error, UnicodeError) as error:
        reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
        raise InputError(f"the database cannot be written: {reason}") from error
    return counts_of(tables)


class _Writer:
    """Writes tables through one cursor; every name is an identifier and every value a parameter."""

    def __init__(self, cursor: Any, *, schema: str) -> None:
        from psycopg import sql  # noqa: PLC0415  # an extra

        self.cursor = cursor
        self.schema = schema
        self.sql = sql

    def write(self, tables: Iterable[PlacedTable]) -> None:
        """Write all tables and their styles."""
        self._do("SET LOCAL client_min_messages = warning")
        self._do("CREATE EXTENSION IF NOT EXISTS postgis")
        self._do("CREATE SCHEMA IF NOT EXISTS {}", self.sql.Identifier(self.schema))
        self._drop_earlier()
        self._do(f"CREATE TABLE IF NOT EXISTS public.layer_styles ({_STYLES})")
        self._do("DELETE FROM public.layer_styles WHERE f_table_schema = %s", values=(self.schema,))
        for placed in tables:
            self._refuse_foreign(placed.table.name)
            self._create(placed)
            self._fill(placed)
            self._style(placed)

    def _do(self, text: str, *names: Any, values: tuple[object, ...] = ()) -> None:
        self.cursor.execute(self.sql.SQL(text).format(*names) if names else self.sql.SQL(text), values)

    def _table(self, name: str) -> Any:
        return self.sql.Identifier(self.schema, name)

    def _drop_earlier(self) -> None:
        """Drop the tables of an earlier export, also those that this one has no rows for."""
        question = (
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = %s AND c.relkind = 'r' AND obj_description(c.oid, 'pg_class') = %s ORDER BY 1"
        )
        self._do(question, values=(self.schema, MARK))
        for (name,) in self.cursor.fetchall():
            self._do("DROP TABLE {}", self._table(name))

    def _refuse_foreign(self, name: str) -> None:
        self._do("SELECT 1 FROM pg_tables WHERE schemaname = %s AND tablename = %s", values=(self.schema, name))
        if self.cursor.fetchone():
            message = f"table {self.schema}.{name} was not written by venueplan; name another schema with --schema"
            raise InputError(message)

    def _create(self, placed: PlacedTable) -> None:
        table = placed.table
        columns = self.sql.SQL(", ").join(
            self.sql.SQL("{} {}").format(self.sql.Identifier(name), self.sql.SQL(_TYPES[kind]))
            for name, kind in table.columns
        )
        shape = self.sql.SQL(f"geometry({table.geometry}, {WGS84})")
        self._do("CREATE TABLE {} (fid bigserial PRIMARY KEY, geom {}, {})", self._table(table.name), shape, columns)
        self._do("COMMENT ON TABLE {} IS {}", self._table(table.name), self.sql.Literal(MARK))

    def _fill(self, placed: PlacedTable) -> None:
        columns = [self.sql.Identifier(name) for name in ("geom", *(name for name, _ in placed.table.columns))]
        order = self.sql.SQL("COPY {} ({}) FROM STDIN").format(
            self._table(placed.table.name), self.sql.SQL(", ").join(columns)
        )
        shapes = shapely.to_wkb(shapely.set_srid(placed.shapes, WGS84), hex=True, include_srid=True, byte_order=1)
        with self.cursor.copy(order) as copy:
            for shape, cells in zip(shapes, placed.table.rows, strict=True):
                copy.write_row((shape, *cells))
        name = self.sql.Identifier(f"{placed.table.name}_geom_idx")
        self._do("CREATE INDEX {} ON {} USING gist (geom)", name, self._table(placed.table.name))

    def _style(self, placed: PlacedTable) -> None:
        name, geometry = placed.table.name, placed.table.geometry
        values = (self.schema, name, name, qml_of(name, geometry), sld_of(name, geometry))
        self._do(
            "INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
            "stylename, styleqml, stylesld, useasdefault, description) "
            "VALUES (current_database(), %s, %s, 'geom', %s, %s, %s, true, 'venueplan')",
            values=values,
        )
