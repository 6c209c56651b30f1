"""Exports as the command line writes them: files, folders, and sentences where there is nothing to write."""

from __future__ import annotations

import json
from pathlib import Path

import exported
import foreign
import pytest
from defusedxml.ElementTree import fromstring
from shapely import affinity, box

from venueplan.build import EXPORTS, ExportWishes, write_export
from venueplan.build.exporting.naming import names_of
from venueplan.cli import run
from venueplan.errors import InputError
from venueplan.files import read_event_folder, read_venue, write_plan
from venueplan.model import Allocation, Assignment, Booth, FloorPlan, Meeting, Plan, Programme

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def plan(layouts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the document of a plan with two stands in the hall and a meeting."""
    venue, event = read_event_folder(layouts / "quickstart" / "expo-day")
    turned = [affinity.rotate(box(x, 6, x + 3, 9), -17, origin=(0, 0)) for x in (12.0, 15.0)]
    booths = tuple(
        Booth(id=f'b-{n}"<&>', number=f"1A0{n}", polygon=shape, hall="hall", level="ground", zone="craft")
        for n, shape in enumerate(turned, start=1)
    )
    start = event.forum("opening").start
    assert start
    meeting = Meeting(forum="opening", room="r101", start=start, end=start.replace(hour=start.hour + 1), capacity=80)
    document = tmp_path_factory.mktemp("plan") / "plan.json"
    write_plan(
        Plan(
            venue=venue,
            event=event,
            floor_plan=FloorPlan(booths=booths),
            allocation=Allocation(assignments=(Assignment(exhibitor="brush", booths=(booths[0].id,)),)),
            programme=Programme(meetings=(meeting,)),
        ),
        document,
    )
    return document


ENDINGS = {"imdf": "zip", "schedule-xml": "xml", "schedule-json": "json", "pretix": "json"}


@pytest.mark.parametrize("kind", sorted(set(EXPORTS) - {"postgis"}))
def test_every_kind_writes_one_file_and_the_same_bytes_again(kind: str, plan: Path, tmp_path: Path) -> None:
    wishes = ExportWishes(level="ground")
    paths = [tmp_path / f"{name}.{ENDINGS.get(kind, kind)}" for name in ("one", "two")]
    for path in paths:
        figures = write_export(kind, plan, out=str(path), wishes=wishes).figures
        assert sum(count for _, count in figures) > 0
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert sorted(tmp_path.iterdir()) == paths


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("dxf", {"site.dxf", "ground.dxf", "upper.dxf"}),
        ("ics", {"all.ics", "听雨厅-Rain-Room.ics"}),
        ("svg", {"hall.svg"}),
        (
            "geojson",
            {
                f"{name}.geojson"
                for name in ("level", "unit", "opening", "fixture", "amenity", "section", "detail", "booth")
            },
        ),
    ],
)
def test_a_folder_holds_a_file_for_each(kind: str, names: set[str], plan: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    write_export(kind, plan, out=str(tmp_path / "out"))
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*names, "mine.txt"}


def test_the_drawing_of_a_hall_has_a_shape_with_an_id_for_every_booth(plan: Path, tmp_path: Path) -> None:
    write_export("svg", plan, out=str(tmp_path / "hall.svg"))
    root = fromstring((tmp_path / "hall.svg").read_bytes())
    [group] = [element for element in root.iter(f"{SVG}g") if element.get("id") == "booths"]
    titles = {path.get("id"): path.findtext(f"{SVG}title") for path in group.iter(f"{SVG}path")}
    assert titles == {'b-1"<&>': "1A01 湖笔庄 Huzhou Brush House", 'b-2"<&>': "1A02"}
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    for path in group.iter(f"{SVG}path"):
        corners = [[float(number) for number in pair.split(",")] for pair in path.get("d", "")[1:-1].split(" ")]
        assert len(corners) == 4
        assert all(0 < x < width and 0 < y < height for x, y in corners)


def test_a_venue_folder_will_do_for_what_shows_only_the_building(layouts: Path, tmp_path: Path) -> None:
    for kind, ending in (("imdf", "zip"), ("geojson", "geojson"), ("gpkg", "gpkg")):
        assert run(["export", kind, str(layouts / "quickstart"), "-o", str(tmp_path / f"venue.{ending}"), "-q"]) == 0
    back = ["import", "imdf", str(tmp_path / "venue.zip"), "-o", str(tmp_path / "again"), "-q"]
    assert run(back) == 0
    again = read_venue(tmp_path / "again")
    assert list(exported.differences(read_venue(layouts / "quickstart"), again)) == []


@pytest.mark.parametrize(("kind", "ending"), [("imdf", "zip"), ("geojson", "geojson")])
def test_import_change_a_name_export_import_and_nothing_else_changed(kind: str, ending: str, tmp_path: Path) -> None:
    foreign.write_imdf(tmp_path / "small", foreign.imdf_files())
    first, second, between = tmp_path / "first", tmp_path / "second", tmp_path / f"small.{ending}"
    assert run(["import", "imdf", str(tmp_path / "small"), "-o", str(first), "-q"]) == 0
    before = read_venue(first)
    units = first / "unit.geojson"
    units.write_text(units.read_text(encoding="utf-8").replace("Post Office", "Café <b>; 1"), encoding="utf-8")
    assert run(["export", kind, str(first), "-o", str(between), "-q"]) == 0
    assert run(["import", kind, str(between), "-o", str(second), "-q"]) == 0
    assert list(exported.differences(read_venue(first), read_venue(second))) == []
    assert list(exported.differences(before, read_venue(second))) == [("unit", foreign.uuid_of("room"), "name")]


def test_a_published_schedule_will_do_for_programmes(third_party: Path, tmp_path: Path) -> None:
    source = third_party / "fosdem" / "2024.xml"
    written = write_export("ics", source, out=str(tmp_path / "all.ics"))
    assert written.figures == (("events", 874), ("rooms", 29), ("days", 2))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["imfd", "PLAN", "-o", "a.zip"], "no kind of export 'imfd'; did you mean 'imdf'?"),
        (["imdf", "nothing.json", "-o", "a.zip"], "nothing.json: there is no such file or folder"),
        (["imdf", "PLAN", "-o", "a.zip", "--address", "Bonn"], "--address 'Bonn' is not street; place; country"),
        (["imdf", "PLAN", "-o", "."], "is a folder; name a file to write"),
        (["gpkg", "PLAN", "-o", "no/such/a.gpkg"], "cannot be written (no such file or directory)"),
        (["gpkg", "PLAN", "-o", "postgresql://x/y"], "-o names a database, and 'gpkg' is a file; use the kind postgis"),
        (["postgis", "PLAN", "-o", "a.gpkg"], "-o names no database; write -o postgresql://"),
        (["dxf", "PLAN", "-o", "a.dxf"], "a file holds one level and there are 3: say --level site, or name a folder"),
        (["dxf", "PLAN", "-o", "a.dxf", "--level", "grond"], "no level 'grond'; did you mean 'ground'?"),
        (["svg", "PLAN", "-o", "a.svg", "--hall", "H9"], "no hall 'H9'; it is one of hall"),
        (["xlsx", "VENUE", "-o", "a.xlsx"], "is a venue without an event"),
        (["ics", "EVENT", "-o", "a.ics"], "this plan has no programme yet; run 'venueplan schedule' first"),
        (["svg", "EVENT", "-o", "a.svg"], "hall 'hall' has no booths yet; run 'venueplan arrange' first"),
        (["pretix", "EVENT", "-o", "a.json"], "no meeting of the programme sits in rows"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_nothing_is(
    arguments: list[str],
    sentence: str,
    plan: Path,
    layouts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    places = {"PLAN": plan, "VENUE": layouts / "quickstart", "EVENT": layouts / "quickstart" / "expo-day"}
    assert run(["export", *(str(places.get(word, word)) for word in arguments)]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_file_stays_whole_when_an_export_fails(layouts: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.ics"
    path.write_text("earlier")
    with pytest.raises(InputError):
        write_export("ics", layouts / "quickstart" / "expo-day", out=str(path))
    assert path.read_text() == "earlier"


def test_figures_can_be_had_as_json(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "xlsx", str(plan), "-o", str(tmp_path / "a.xlsx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"Exhibitors": 20, "Booths": 2, "Programme": 1}


def test_names_of_files_are_no_paths_and_never_the_same() -> None:
    things = ["../../etc/passwd", "a/b", "A b", "a b", "", "...", "x" * 500, "CON\n", "全景"]
    names = names_of(things, ending="ics", taken=("all.ics",))
    assert len({name.casefold() for name in names.values()}) == len(things)
    for name in names.values():
        assert Path(name).name == name
        assert not name.startswith((".", "-"))
        assert len(name) < 80
