"""Files that want to do harm: each ends in a sentence and exit code 2, or in a sound venue, in bounded time."""

from __future__ import annotations

import io
import json
import math
import os
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import foreign
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from venueplan.build import write_import
from venueplan.cli import run
from venueplan.errors import VenueplanError
from venueplan.files import read_venue
from venueplan.files.imports import KINDS, import_venue

EXAMPLES = int(os.environ.get("VENUEPLAN_FUZZ", "15"))
"""Inputs of each fuzz test; 2000 and more by hand: ``VENUEPLAN_FUZZ=2000 python -m pytest …/test_hostile.py``."""

fuzzed = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])


def refused(kind: str, path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the only output of an import that ends with exit code 2, without a folder and without a traceback."""
    out = path.parent / "out"
    assert run(["import", kind, str(path), "-o", str(out)]) == 2
    assert not out.exists()
    said = capsys.readouterr().err
    assert said.startswith("venueplan: ")
    assert "Traceback" not in said
    return said


def geojson(path: Path, text: str) -> Path:
    """Write a GeoJSON of one polygon whose coordinates are given as text."""
    body = f'{{"type": "Polygon", "coordinates": {text}}}'
    path.write_text(
        f'{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {{}}, "geometry": {body}}}]}}'
    )
    return path


@pytest.mark.parametrize(
    ("coordinates", "words"),
    [
        ("[[[0, 0], [NaN, 0], [9, 9], [0, 0]]]", "holds NaN"),
        ("[[[0, 0], [Infinity, 0], [9, 9], [0, 0]]]", "holds Infinity"),
        ("[[[0, 0], [1e300, 0], [9, 9], [0, 0]]]", "coordinate of 1e+300"),
        ("[[[0, 0], [1e400, 0], [9, 9], [0, 0]]]", "not finite"),
        ("[[[0, 0], [9, 0], [0, 0]]]", "ring of 3 points"),
        ("[[[0, 0], [9, 0], [9, 9], [0, 9]]]", "does not end where it begins"),
        ("[[[0, 0], [9, 0], [18, 0], [0, 0]]]", "no room with a floor"),
        ("[[0, 0], [9, 0]]", "where a list of coordinates is needed"),
        ('[[["a", 0], [9, 0], [9, 9], [0, 0]]]', "where a number is needed"),
        ("[" * 100_000, "nested too deeply"),
        ("[[[0, 0], [" + "9" * 5000 + ", 0], [9, 9], [0, 0]]]", "thousands of digits"),
        ("[]", "geometry is empty"),
    ],
)
def test_impossible_coordinates(
    coordinates: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in refused("geojson", geojson(tmp_path / "a.geojson", coordinates), capsys)


def test_a_file_of_two_gigabytes_is_not_even_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind, name in (("geojson", "a.geojson"), ("osm", "a.osm"), ("dxf", "a.dxf"), ("ifc", "a.ifc")):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(2 * 2**30)
        said = refused(kind, path, capsys)
        assert "2048 MB large" in said or "is not installed" in said


def test_rooms_that_all_lie_across_each_other_end_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A thousand squares are 499,500 pairs."""
    features = [foreign.feature(f"r{n}", foreign.HALL) for n in range(1000)]
    path = foreign.write(tmp_path / "a.geojson", foreign.collection(features))
    assert "lie across each other" in refused("geojson", path, capsys)


def test_a_star_of_ten_thousand_corners_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each of its sides crosses nearly all others: fifty million crossings."""
    turns = [2 * math.pi * 4999 * k / 10_001 for k in range(10_001)]
    ring = [[round(50 * math.cos(a), 6), round(50 * math.sin(a), 6)] for a in turns]
    path = geojson(tmp_path / "a.geojson", json.dumps([[*ring, ring[0]]]))
    assert "no room with a floor" in refused("geojson", path, capsys)


def test_xml_entities_are_not_expanded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bomb = '<!DOCTYPE osm [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><osm><node id="&b;" lat="1" lon="1"/></osm>'
    (tmp_path / "a.osm").write_text(bomb)
    assert "declares XML entities" in refused("osm", tmp_path / "a.osm", capsys)
    (tmp_path / "a.osm").write_text('<!DOCTYPE osm SYSTEM "file:///etc/passwd"><osm/>')
    assert "declares XML entities" in refused("osm", tmp_path / "a.osm", capsys)


def archive_with(path: Path, files: dict[str, bytes]) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = archive_with(tmp_path / "a.zip", {"manifest.json": b" " * 50 * 2**20})
    assert "times its size" in refused("imdf", path, capsys)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:  # stored, not packed
        archive.writestr("unit.geojson", bytes(65 * 2**20))
    assert "at most 64 MB a file" in refused("imdf", tmp_path / "b.zip", capsys)


@pytest.mark.parametrize("name", ["../../evil.json", "/etc/evil.json", "..\\evil.json", "c:evil.json"])
def test_a_path_out_of_the_archive_is_not_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = archive_with(tmp_path / "a.zip", {name: b"{}"})
    assert "outside of its folder" in refused("imdf", path, capsys)
    assert not list(tmp_path.rglob("evil*"))


def test_a_zip_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and so on")
    assert "is not a zip archive" in refused("imdf", tmp_path / "a.zip", capsys)


def broken_imdf(folder: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Write the small building as IMDF with something wrong."""
    files = foreign.imdf_files()
    change(files)
    return foreign.write_imdf(folder / "imdf", files)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda f: f["unit.geojson"]["features"][0].update(id=17), "id 17 is not text"),
        (lambda f: f["unit.geojson"]["features"][0].update(id="hall"), "id 'hall' is not a UUID"),
        (lambda f: f["unit.geojson"]["features"][0]["properties"].update(level_id="x"), "names no level"),
        (lambda f: f["unit.geojson"]["features"][0]["properties"].update(level_id=None), "level_id is missing"),
        (lambda f: f["level.geojson"]["features"][0]["properties"].update(ordinal=1e300), "is not a whole number"),
        (lambda f: f["level.geojson"]["features"][0]["properties"].update(ordinal="up"), "is not a whole number"),
        (lambda f: f["unit.geojson"]["features"][0].update(geometry=None), "has no geometry"),
        (lambda f: f["unit.geojson"]["features"].append(f["unit.geojson"]["features"][0]), "used by another"),
        (lambda f: f["unit.geojson"]["features"][0]["properties"].update(category=[]), "category is missing"),
        (lambda f: f.pop("level.geojson"), "level.geojson"),
        (lambda f: f["unit.geojson"].update(features=None), "not a GeoJSON FeatureCollection"),
        (lambda f: f["level.geojson"].update(features=[]), "names no level"),
    ],
)
def test_an_archive_that_breaks_the_standard_so_that_nothing_can_be_placed(
    change: Callable[[dict[str, Any]], None], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in refused("imdf", broken_imdf(tmp_path, change), capsys)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda f: f["manifest.json"].update(version="0.9"), "version '0.9' is not '1.0.0'"),
        (lambda f: f["unit.geojson"]["features"][0]["properties"].update(category="hall"), "is not one of IMDF"),
        (lambda f: f["unit.geojson"]["features"][0].update(feature_type="room"), "feature_type 'room' is not 'unit'"),
        (lambda f: f["unit.geojson"]["features"][0]["properties"].update(name="Hall"), "is not text by language"),
        (lambda f: f["venue.geojson"]["features"][0]["properties"].update(address_id=None), "address_id is missing"),
    ],
)
def test_lesser_faults_of_an_archive_are_told_with_their_severity_and_clause(
    change: Callable[[dict[str, Any]], None], words: str, tmp_path: Path
) -> None:
    account = import_venue("imdf", broken_imdf(tmp_path, change)).account
    [told] = [remark.text for remark in account.remarks if words in remark.text]
    assert told.startswith("error after OGC 20-094")


def test_an_archive_that_keeps_the_standard_is_not_told_off(tmp_path: Path) -> None:
    clean = import_venue("imdf", foreign.write_imdf(tmp_path / "clean", foreign.imdf_files())).account
    assert not [remark for remark in clean.remarks if "OGC" in remark.text or remark.sort == "warning"]


def test_shafts_in_a_circle_end(tmp_path: Path) -> None:
    """Relationships that lead from the stairs to themselves, and round and round."""

    def circle(files: dict[str, Any]) -> None:
        first = files["relationship.geojson"]["features"][0]
        for number, (a, b) in enumerate((("stairs-1", "stairs-0"), ("stairs-0", "stairs-0"))):
            again = deepcopy(first)
            again["id"] = foreign.uuid_of(f"again-{number}")
            again["properties"] |= {
                "origin": {"id": foreign.uuid_of(a), "feature_type": "unit"},
                "intermediary": [{"id": []}, None],
                "destination": {"id": foreign.uuid_of(b), "feature_type": "unit"},
            }
            files["relationship.geojson"]["features"].append(again)

    venue = import_venue("imdf", broken_imdf(tmp_path, circle)).venue
    assert len({unit.shaft for unit in venue.units if unit.category == "stairs"}) == 1


def test_markup_in_names_stays_text_on_the_page(tmp_path: Path) -> None:
    evil = '<script>alert("x")</script>'
    features = [foreign.feature(evil, foreign.HALL, level="0", name=evil, kind=evil)]
    write_import(
        "geojson", foreign.write(tmp_path / "a.geojson", foreign.collection(features)), out=tmp_path / "v", event="e"
    )
    page = (tmp_path / "v" / "import.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("number", [7, 1e300, -0.5, 2**70])
def test_ids_that_are_numbers_become_text(number: float, tmp_path: Path) -> None:
    feature = {**foreign.feature("x", foreign.HALL, level="0"), "id": number}
    venue = import_venue("geojson", foreign.write(tmp_path / "a.geojson", foreign.collection([feature]))).venue
    assert isinstance(venue.units[0].id, str)


def test_no_such_kind_and_no_such_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "dwf", str(tmp_path), "-o", str(tmp_path / "o")]) == 2
    assert "no kind of import 'dwf'; did you mean 'dxf'?" in capsys.readouterr().err
    for kind in KINDS:
        assert run(["import", kind, str(tmp_path / "none"), "-o", str(tmp_path / "o")]) == 2
        assert "none" in capsys.readouterr().err or kind == "ifc"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def mutated(document: Any, *, path: list[int], value: Any) -> Any:
    """Return a document with one place in it replaced; ``path`` tells which child to follow."""
    if not path or not isinstance(document, dict | list) or not document:
        return value
    keys = sorted(document) if isinstance(document, dict) else range(len(document))
    key = list(keys)[path[0] % len(document)]
    copy = document.copy()
    copy[key] = mutated(document[key], path=path[1:], value=value)
    return copy


def survives(kind: str, path: Path) -> None:
    """Import a file: a sentence or a sound venue, nothing else."""
    out = path.parent / "out"
    refusal: VenueplanError | None
    try:
        write_import(kind, path, out=out)
    except VenueplanError as error:
        refusal = error
    else:
        refusal = None
    if refusal is None:
        assert read_venue(out).units
    else:
        assert refusal.exit_code == 2
        assert str(refusal)


PATHS = st.lists(st.integers(0, 40), min_size=1, max_size=7)


@fuzzed
@given(PATHS, JSON)
def test_any_change_of_a_geojson(path: list[int], value: Any) -> None:
    with TemporaryDirectory() as name:
        document = mutated(foreign.collection(foreign.small_features()), path=path, value=value)
        survives("geojson", foreign.write(Path(name) / "a.geojson", document))


@settings(fuzzed, max_examples=max(8, EXAMPLES // 2))
@given(PATHS, JSON)
def test_any_change_of_an_imdf_archive(path: list[int], value: Any) -> None:
    with TemporaryDirectory() as name:
        files = mutated(foreign.imdf_files(), path=path, value=value)
        if isinstance(files, dict):
            survives("imdf", foreign.write_imdf(Path(name) / "imdf", files))


def tiny_c3nav() -> dict[str, Any]:
    """Return two levels with a room each, a door, stairs and a place."""
    room = foreign.feature("a", foreign.HALL, level="0")
    above = foreign.feature("b", foreign.HALL, level="0-1")
    return {
        "levels.json": {
            "0": {"altitude": 0.0, "intermediate": False},
            "0-1": {"altitude": 0.5, "intermediate": True},
        },
        "locationgroups.json": {"h": {"titles": {"en": "Hall"}, "compiled_room": True}},
        "elevators.json": {"lift": {}},
        "rooms.geojson": foreign.collection([room, above]),
        "doors.geojson": foreign.collection([foreign.feature("d", foreign.HALL.buffer(0.1), level="0")]),
        "levelconnectors.geojson": foreign.collection(
            [foreign.feature("c", foreign.HALL.buffer(-3), levels=["0", "0-1"])]
        ),
        "arealocations.geojson": foreign.collection(
            [foreign.feature("p", foreign.HALL, level="0", titles={"en": "Hall 1"}, groups=["h"], location_type="room")]
        ),
    }


@fuzzed
@given(PATHS, JSON)
def test_any_change_of_c3nav_files(path: list[int], value: Any) -> None:
    with TemporaryDirectory() as name:
        files = mutated(tiny_c3nav(), path=path, value=value)
        if isinstance(files, dict):
            survives("c3nav", foreign.write_imdf(Path(name) / "c3nav", files))


def cut(data: bytes, *, at: int, length: int, put: bytes) -> bytes:
    """Return bytes with a stretch replaced."""
    begin = at % max(1, len(data))
    return data[:begin] + put + data[begin + length :]


CUTS = st.tuples(st.integers(0, 2**20), st.integers(0, 60), st.binary(max_size=12))


@fuzzed
@given(CUTS)
def test_any_change_of_an_osm_file(change: tuple[int, int, bytes]) -> None:
    at, length, put = change
    with TemporaryDirectory() as name:
        path = Path(name) / "a.osm"
        path.write_bytes(cut(foreign.osm_text().encode(), at=at, length=length, put=put))
        survives("osm", path)


@pytest.fixture(scope="module")
def drawing(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a small drawing."""
    return foreign.write_dxf(tmp_path_factory.mktemp("dxf") / "a.dxf").read_bytes()


@settings(fuzzed, max_examples=max(5, EXAMPLES // 3))
@given(change=CUTS)
def test_any_change_of_a_drawing(drawing: bytes, change: tuple[int, int, bytes]) -> None:
    at, length, put = change
    with TemporaryDirectory() as name:
        path = Path(name) / "a.dxf"
        path.write_bytes(cut(drawing, at=at, length=length, put=put))
        survives("dxf", path)


@fuzzed
@given(st.binary(max_size=200))
def test_any_bytes_of_any_kind(data: bytes) -> None:
    with TemporaryDirectory() as name:
        for kind in ("dxf", "geojson", "imdf", "osm"):
            path = Path(name) / f"a-{kind}"
            path.write_bytes(data)
            survives(kind, path)


def test_a_truncated_archive(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, document in foreign.imdf_files().items():
            archive.writestr(name, json.dumps(document))
    whole = buffer.getvalue()
    for share in (0.1, 0.5, 0.9, 0.999):
        path = tmp_path / "a.zip"
        path.write_bytes(whole[: int(share * len(whole))])
        survives("imdf", path)
