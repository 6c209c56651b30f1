"""One small building in five formats: the same rooms, doors and ways, worked out by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import foreign
import pytest

from venueplan.build import load_plan, write_import
from venueplan.build.importing import reach_of
from venueplan.files import read_venue
from venueplan.files.imports import Imported, ImportWishes, import_venue
from venueplan.route import find_route

FLOORS = [176.8, 120.12, 46.92, 15.2, 15.2, 4.0, 4.0]
"""Gallery; hall and room with half of the floor under their door, 0.2 × 1.2 / 2 m² each; stairs and lift, twice."""


def as_geojson(folder: Path) -> tuple[str, Path]:
    return "geojson", foreign.write(folder / "small.geojson", foreign.collection(foreign.small_features()))


def as_degrees(folder: Path) -> tuple[str, Path]:
    features = foreign.on_earth(foreign.small_features())
    return "geojson", foreign.write(folder / "small.geojson", foreign.collection(features))


def as_imdf(folder: Path) -> tuple[str, Path]:
    return "imdf", foreign.write_imdf(folder / "small", foreign.imdf_files())


def as_archive(folder: Path) -> tuple[str, Path]:
    files = foreign.write_imdf(folder / "small", foreign.imdf_files())
    with zipfile.ZipFile(folder / "small.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files.iterdir()):
            archive.write(path, f"imdf/{path.name}")
    return "imdf", folder / "small.zip"


ONE_BUILDING = [as_geojson, as_degrees, as_imdf, as_archive]


@pytest.mark.parametrize("made", ONE_BUILDING)
def test_the_same_building_comes_out_of_each_format(made: Callable[[Path], tuple[str, Path]], tmp_path: Path) -> None:
    imported = import_venue(*made(tmp_path))
    venue = imported.venue
    assert foreign.areas(venue.units) == pytest.approx(FLOORS, abs=0.01)
    assert sorted(opening.width for opening in venue.openings) == pytest.approx(
        [1.0, 1.0, 1.0 if imported.source.endswith("(geojson)") else 1.2, 1.2, 1.2, 2.0], abs=2e-3
    )
    assert [level.ordinal for level in venue.levels] == [0, 1]
    assert len({unit.shaft for unit in venue.units if unit.category == "stairs"}) == 1
    assert len({unit.shaft for unit in venue.units if unit.category == "elevator"}) == 1
    assert all(tally.balance == 0 for tally in imported.account.tallies)


@pytest.mark.parametrize("made", ONE_BUILDING)
def test_everything_hangs_together_and_only_the_way_out_leads_to_no_room(
    made: Callable[[Path], tuple[str, Path]], tmp_path: Path
) -> None:
    reach = reach_of(import_venue(*made(tmp_path)).venue)
    assert reach.cut_off == ()
    assert reach.stepped == ()
    [(name, _)] = reach.blind_doors
    assert name in {"way-out", foreign.uuid_of("way-out")}


def test_a_route_leads_upstairs_and_step_free_by_the_lift(tmp_path: Path) -> None:
    kind, path = as_imdf(tmp_path)
    write_import(kind, path, out=tmp_path / "venue", event="fair")
    plan = load_plan(tmp_path / "venue" / "fair")
    on_foot = find_route(plan, origin="Hall 1", destination="Gallery")
    rolling = find_route(plan, origin="Hall 1", destination="Gallery", step_free=True)
    assert {leg.kind for leg in on_foot.legs} & {"stairs", "elevator"}
    assert {leg.kind for leg in rolling.legs} & {"stairs", "elevator"} == {"elevator"}


def test_uuids_of_an_archive_are_kept(tmp_path: Path) -> None:
    venue = import_venue(*as_imdf(tmp_path)).venue
    assert venue.unit(foreign.uuid_of("hall")).name["en"] == "Hall 1"
    assert {level.id for level in venue.levels} == {foreign.uuid_of("level-0"), foreign.uuid_of("level-1")}


def test_an_occupant_names_the_unit_it_is_in(tmp_path: Path) -> None:
    venue = import_venue(*as_imdf(tmp_path)).venue
    assert venue.unit(foreign.uuid_of("room")).name["en"] == "Post Office"


def test_osm_rooms_doors_levels_stairs_and_lift(tmp_path: Path) -> None:
    path = tmp_path / "small.osm"
    path.write_text(foreign.osm_text(), encoding="utf-8")
    imported = import_venue("osm", path)
    venue = imported.venue
    assert foreign.areas(venue.units) == pytest.approx([120, 120, 48, 16, 16, 4, 4], abs=0.01)
    assert {unit.category for unit in venue.units} == {"auditorium", "walkway", "stairs", "elevator"}
    assert venue.unit("way-1").name["en"] == "Hall 1"
    assert sorted(opening.width for opening in venue.openings) == [1.2, 1.2, 1.2, 1.2, 1.2, 2.0]
    assert reach_of(venue).cut_off == ()
    assert imported.located


def test_the_folder_reads_back_as_the_venue_that_was_imported(tmp_path: Path) -> None:
    kind, path = as_degrees(tmp_path)
    write_import(kind, path, out=tmp_path / "venue")
    imported = import_venue(kind, path)
    back = read_venue(tmp_path / "venue")
    assert [unit.id for unit in back.units] == [unit.id for unit in imported.venue.units]
    assert foreign.areas(back.units) == foreign.areas(imported.venue.units)
    assert back.georeference == imported.venue.georeference


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    kind, path = as_imdf(tmp_path)
    for name in ("one", "two"):
        write_import(kind, path, out=tmp_path / name, event="fair")
    first = {p.relative_to(tmp_path / "one"): p.read_bytes() for p in (tmp_path / "one").rglob("*") if p.is_file()}
    second = {p.relative_to(tmp_path / "two"): p.read_bytes() for p in (tmp_path / "two").rglob("*") if p.is_file()}
    assert first == second


def test_an_import_that_nobody_touched_is_replaced_and_a_changed_one_is_not(tmp_path: Path) -> None:
    kind, path = as_geojson(tmp_path)
    out = tmp_path / "venue"
    write_import(kind, path, out=out)
    write_import(kind, path, out=out, wishes=ImportWishes(name="Second"))
    assert read_venue(out).name["en"] == "Second"
    (out / "unit.geojson").write_text((out / "unit.geojson").read_text().replace("Office", "Bureau"))
    with pytest.raises(Exception, match=r"unit\.geojson: was changed since it was imported"):
        write_import(kind, path, out=out)
    assert "Bureau" in (out / "unit.geojson").read_text()


@pytest.mark.parametrize(("units", "scale"), [(6, 1.0), (4, 1000.0), (1, 1 / 0.0254), (4, 1 / 0.0254), (0, 1000.0)])
def test_a_drawing_has_its_true_size_whatever_unit_it_says(units: int, scale: float, tmp_path: Path) -> None:
    path = foreign.write_dxf(tmp_path / "plan.dxf", units=units, scale=scale, prefix="xref-plan$0$")
    imported = import_venue("dxf", path)
    assert foreign.areas(imported.venue.units) == pytest.approx([20.09, 16.09], abs=0.02)
    assert {unit.name["en"] for unit in imported.venue.units} == {"Meeting Room", "Kitchen"}
    [door] = imported.venue.openings
    assert door.width == pytest.approx(0.9, abs=0.01)
    sorts = [remark.sort for remark in imported.account.remarks if "plan" in remark.text and "long" in remark.text]
    assert sorts == {(4, 1 / 0.0254): ["warning"], (0, 1000.0): ["guess"]}.get((units, scale), [])


def test_a_unit_that_makes_a_house_a_toy_is_taken_but_told(tmp_path: Path) -> None:
    path = foreign.write_dxf(tmp_path / "plan.dxf", scale=100.0)
    imported = import_venue("dxf", path, wishes=ImportWishes(units="cm"))
    assert not _told(imported, "check --units")
    with pytest.raises(Exception, match="--units 'furlong' is not one of"):
        import_venue("dxf", path, wishes=ImportWishes(units="furlong"))
    assert _told(import_venue("dxf", path, wishes=ImportWishes(units="m")), "check --units")


def _told(imported: Imported, words: str) -> bool:
    return any(words in remark.text for remark in imported.account.remarks)


def test_the_mapping_that_is_proposed_can_be_edited_and_given_back(tmp_path: Path) -> None:
    path = foreign.write_dxf(tmp_path / "plan.dxf")
    imported = import_venue("dxf", path)
    proposed = dict(imported.extra)["mapping.toml"].decode()
    assert '"A-WALL" = "wall"' in proposed
    assert '"A-DIMS" = "ignore"' in proposed
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(proposed.replace('"A-TEXT" = "name"', '"A-TEXT" = "ignore"'))
    nameless = import_venue("dxf", path, wishes=ImportWishes(mapping=mapping))
    assert not any(unit.name for unit in nameless.venue.units)
    mapping.write_text('[layers]\n"A-WAL" = "wall"\n"A-DOOR" = "hole"\n')
    with pytest.raises(Exception, match=r"did you mean 'A-WALL'") as caught:
        import_venue("dxf", path, wishes=ImportWishes(mapping=mapping))
    assert "role 'hole' is not one of" in str(caught.value)


def test_a_property_mapping_says_what_a_foreign_word_means(tmp_path: Path) -> None:
    features = [foreign.feature("a", foreign.HALL, Stockwerk="EG", Bezeichnung="Saal", Art="Geheimwort")]
    path = foreign.write(tmp_path / "a.geojson", foreign.collection(features))
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[properties]\nlevel = "Stockwerk"\nkind = "Art"\n[kinds]\nGeheimwort = "room"\n')
    venue = import_venue("geojson", path, wishes=ImportWishes(mapping=mapping)).venue
    assert [(unit.level, unit.name["en"]) for unit in venue.units] == [("0", "Saal")]
    mapping.write_text('[properties]\nkind = "Art"\n[kinds]\nGeheimwort = "ignore"\n')
    with pytest.raises(Exception, match="holds no room with a floor"):
        import_venue("geojson", path, wishes=ImportWishes(mapping=mapping))
