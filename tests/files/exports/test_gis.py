"""GeoPackage and PostGIS, read back by other programs: GDAL and PostgreSQL itself."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from defusedxml.ElementTree import fromstring
from pyproj import Geod

from venueplan.errors import InputError
from venueplan.files.exports import geopackage_bytes, write_postgis
from venueplan.files.exports.gis.styles import LOOKS, qml_of, sld_of
from venueplan.files.exports.tables import tables_of
from venueplan.model import Label, Plan

HOSTILE = """Robert'); DROP TABLE booth;-- "quoted" <b>&amp; \\ 逗号,\t{}%s"""
EARTH = Geod(ellps="WGS84")


def hostile(plan: Plan) -> Plan:
    """Return the plan with a room whose name is an attack."""
    units = tuple(
        replace(unit, name=Label.of(en=HOSTILE), number=HOSTILE[:20]) if unit.id == "hall" else unit
        for unit in plan.venue.units
    )
    return replace(plan, venue=replace(plan.venue, units=units))


def read(path: Path, layer: str) -> tuple[dict[str, Any], Any]:
    """Return the columns of a layer by name and its shapes, as GDAL reads them."""
    meta, _, shapes, columns = pyogrio.raw.read(path, layer=layer)
    return dict(zip(meta["fields"], columns, strict=True)), shapely.from_wkb(shapes)


@pytest.fixture(scope="module")
def package(decided: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a GeoPackage of the plan."""
    path: Path = tmp_path_factory.mktemp("gis") / "plan.gpkg"
    path.write_bytes(geopackage_bytes(hostile(decided))[0])
    return path


def test_gdal_reads_every_table_with_its_type_and_system(package: Path, decided: Plan) -> None:
    found = {name: kind for name, kind in pyogrio.list_layers(package) if kind is not None}
    assert {name: kind.upper() for name, kind in found.items()} == {t.name: t.geometry for t in tables_of(decided)}
    for table in tables_of(decided):
        info = pyogrio.read_info(package, layer=table.name)
        assert info["crs"] == "EPSG:4326"
        assert info["features"] == len(table.rows)


def test_gdal_reads_what_was_written(package: Path, decided: Plan) -> None:
    columns, shapes = read(package, "booth")
    assert columns["number"].tolist() == ["1A01", "1A02", "1A03"]
    assert columns["area"].tolist() == [9.0, 17.64, 9.0]
    assert columns["exhibitors"].tolist()[0] == "brush;ink"
    assert all(shapely.is_valid(shapes))
    assert len(shapes[1].interiors) == 1
    for shape, area in zip(shapes, columns["area"], strict=True):
        assert abs(EARTH.geometry_area_perimeter(shape)[0]) == pytest.approx(area, abs=0.01)
    columns, _ = read(package, "unit")
    assert columns["name_en"][columns["id"].tolist().index("hall")] == HOSTILE
    columns, _ = read(package, "opening")
    doors = {door.id: door for door in decided.venue.openings}
    assert [bool(said) for said in columns["exit"]] == [doors[name].exit for name in columns["id"]]


def test_every_table_has_a_style_where_qgis_looks_for_it(package: Path, decided: Plan) -> None:
    with sqlite3.connect(package) as connection:
        rows = connection.execute(
            "SELECT f_table_name, f_geometry_column, styleQML, styleSLD, useAsDefault FROM layer_styles"
        ).fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        last = {row[0] for row in connection.execute("SELECT last_change FROM gpkg_contents")}
    assert last == {"2000-01-01T00:00:00.000Z"}
    assert {row[0] for row in rows} == {table.name for table in tables_of(decided)}
    assert {(row[1], row[4]) for row in rows} == {("geom", 1)}
    for _, _, qml, sld, _ in rows:
        assert fromstring(qml).find("renderer-v2/symbols/symbol/layer") is not None
        assert fromstring(sld).tag.endswith("StyledLayerDescriptor")


def test_every_look_is_told_in_both_languages_of_styles() -> None:
    kinds = {"opening": "LINESTRING", "detail": "LINESTRING", "amenity": "POINT"}
    for name, look in LOOKS.items():
        kind = kinds.get(name, "POLYGON")
        assert ",".join(map(str, look.line)) in qml_of(name, kind)
        assert "#{:02x}{:02x}{:02x}".format(*look.line[:3]) in sld_of(name, kind)


def test_the_same_plan_gives_the_same_bytes(decided: Plan) -> None:
    assert geopackage_bytes(decided) == geopackage_bytes(decided)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """Start a PostgreSQL with PostGIS of its own, and return its URL; skip where Debian's packages are not there."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    extensions = [
        p for p in programs if (Path("/usr/share/postgresql") / p.parts[4] / "extension/postgis.control").exists()
    ]
    if not extensions:
        pytest.skip("no PostgreSQL with PostGIS: apt-get install postgresql postgresql-*-postgis-3")
    pytest.importorskip("psycopg", reason="the extra postgis is not installed")
    if os.geteuid() == 0 and not shutil.which("runuser"):
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    binaries = extensions[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="venueplan-pg-", dir="/tmp"))  # paths of sockets must be short
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres")

    def run(*command: str) -> None:
        subprocess.run([*user, *command], check=True, capture_output=True, cwd=folder, timeout=60)

    try:
        run(
            str(binaries / "initdb"), "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        options = f"-F -c listen_addresses='' -c unix_socket_directories={folder} -c shared_buffers=16MB"
        run(str(binaries / "pg_ctl"), "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", options, "start")
        yield f"postgresql:///postgres?host={folder}&user=postgres"
        run(str(binaries / "pg_ctl"), "-D", f"{folder}/data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ask(url: str, question: str) -> list[tuple[Any, ...]]:
    """Return the rows that a database answers."""
    import psycopg  # noqa: PLC0415  # an extra

    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(question.encode())
        return answer.fetchall() if answer.description else []


def test_postgis_holds_what_a_geopackage_holds(database: str, decided: Plan, package: Path) -> None:
    plan = hostile(decided)
    figures = write_postgis(plan, database)
    assert figures == geopackage_bytes(plan)[1]
    rows = ask(database, "SELECT id, number, area, exhibitors, ST_AsBinary(geom) FROM venueplan.booth ORDER BY fid")
    columns, shapes = read(package, "booth")
    for name, place in (("id", 0), ("number", 1), ("area", 2), ("exhibitors", 3)):
        assert [row[place] for row in rows] == columns[name].tolist()
    assert np.array_equal(shapely.to_wkb(shapes), shapely.to_wkb(shapely.from_wkb([row[4] for row in rows])))
    [(name, srid, area)] = ask(
        database, "SELECT name_en, ST_SRID(geom), ST_Area(geom::geography) FROM venueplan.unit WHERE id = 'hall'"
    )
    assert (name, srid) == (HOSTILE, 4326)
    assert area == pytest.approx(1449.0, rel=1e-4)
    assert ask(database, "SELECT bool_and(ST_IsValid(geom)) FROM venueplan.booth") == [(True,)]
    styles = ask(database, "SELECT f_table_name FROM public.layer_styles WHERE f_table_schema = 'venueplan'")
    assert {row[0] for row in styles} == {name for name, _ in figures}


def test_a_second_export_replaces_the_first_and_nothing_of_others(database: str, decided: Plan) -> None:
    write_postgis(decided, database, schema='odd "name"; --')
    write_postgis(replace(decided, floor_plan=None, allocation=None), database, schema='odd "name"; --')
    names = ask(database, "SELECT tablename FROM pg_tables WHERE schemaname LIKE 'odd%' ORDER BY 1")
    assert ("booth",) not in names
    assert ("unit",) in names
    ask(database, "CREATE SCHEMA mine; CREATE TABLE mine.unit (a int)")
    with pytest.raises(InputError, match=r"mine.unit was not written by venueplan"):
        write_postgis(decided, database, schema="mine")
    assert ask(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'mine'") == [("unit",)]


def test_a_database_that_is_not_there_is_a_sentence(decided: Plan) -> None:
    pytest.importorskip("psycopg", reason="the extra postgis is not installed")
    with pytest.raises(InputError, match="the database cannot be written") as caught:
        write_postgis(decided, "postgresql://somebody:secret@127.0.0.1:1/nothing")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
