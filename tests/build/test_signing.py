"""All signs of a plan: one each, only what changed; what is to be printed anew is exactly what differs in bytes."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from shapely import affinity

from venueplan import draw
from venueplan.build import Wanted, draw_plan
from venueplan.build.signing import compare_signs, draw_one, draw_signs, making, write_difference
from venueplan.build.signing.jobs import Job, Made, page_name, run, sheet_of
from venueplan.build.stages import allocate_plan, arrange_plan, load_plan, schedule_plan
from venueplan.draw.paper.marks import Words
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Label, Plan, PlanDifference
from venueplan.route import Guide
from venueplan.route.signing import Signwriter, propose_sites


@pytest.fixture(scope="module")
def plan(layouts: Path) -> Plan:
    """Return the quickstart event, laid out, allocated and scheduled, with the directional signs it needs."""
    done = load_plan(layouts / "quickstart" / "expo-day")
    for stage in (arrange_plan, allocate_plan, schedule_plan):
        done = stage(done)
    sites = propose_sites(Signwriter(guide=Guide(plan=done)), ())
    return replace(done, event=replace(done.event, sites=(*done.event.sites, *sites)))


@pytest.fixture(scope="module")
def drawn(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("signs") / "out"
    draw_signs(plan, out)
    return out


def rows(out: Path) -> list[dict[str, str]]:
    with (out / "signs" / "schedule.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_sign_is_in_the_schedule_with_the_digest_of_its_file(plan: Plan, drawn: Path) -> None:
    listed = rows(drawn)
    assert [row["id"] for row in listed] == [row["id"] for row in listed if row["sha256"]]
    names = {order.slug for order in draw.signs_of(plan) if order.kind != "list"}
    assert {row["id"].split("~")[0] for row in listed if row["kind"] != "list"} == names
    assert {row["kind"] for row in listed} == set(draw.SIGN_KINDS)
    for row in listed:
        assert hashlib.sha256((drawn / row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert float(row["width_mm"]) > 0
        assert row["revision"] == plan.event.title.revision
    facing = {row["site"]: row["facing"] for row in listed if row["kind"] in {"board", "direction", "escape"}}
    assert facing == {site.id: f"{site.facing:g}" for site in plan.event.sites}
    pages = PdfReader(drawn / "signs" / "schedule.pdf").pages
    printed = "".join("".join(page.extract_text().split()) for page in pages)
    for row in listed:
        assert all(part in printed for part in (row["id"], row["file"], row["sha256"][:12], row["content"][:12])), row


def test_what_has_not_changed_is_not_drawn_again(plan: Plan, drawn: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in drawn.rglob("*.pdf") if path.name != "schedule.pdf"}
    assert draw_signs(plan, drawn).drawn == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_file_that_somebody_changed_is_drawn_again(plan: Plan, drawn: Path) -> None:
    victim = next(row for row in rows(drawn) if row["kind"] == "door")
    (drawn / victim["file"]).write_bytes(b"spoilt")
    assert draw_signs(plan, drawn).drawn == 1
    assert hashlib.sha256((drawn / victim["file"]).read_bytes()).hexdigest() == victim["sha256"]


def test_two_folders_have_the_same_bytes(plan: Plan, drawn: Path, tmp_path: Path) -> None:
    draw_signs(plan, tmp_path / "again")
    names = sorted(path.relative_to(drawn) for path in drawn.rglob("*") if path.is_file())
    assert names == sorted(p.relative_to(tmp_path / "again") for p in (tmp_path / "again").rglob("*") if p.is_file())
    assert [n for n in names if (drawn / n).read_bytes() != (tmp_path / "again" / n).read_bytes()] == []


def test_one_kind_keeps_the_rows_of_the_others_and_a_sign_that_is_gone_goes(plan: Plan, tmp_path: Path) -> None:
    draw_signs(plan, tmp_path, wanted=Wanted(kind="direction", formats=("pdf",)))
    draw_signs(plan, tmp_path, wanted=Wanted(kind="booth", formats=("pdf",)))
    assert {row["kind"] for row in rows(tmp_path)} == {"direction", "booth"}
    first, *others = (site for site in plan.event.sites if site.kind == "direction")
    fewer = replace(plan, event=replace(plan.event, sites=tuple(others)))
    made = draw_signs(fewer, tmp_path, wanted=Wanted(kind="direction", formats=("pdf",)))
    assert f"direction-{first.id}" not in {row["id"] for row in rows(tmp_path)}
    assert not (tmp_path / "signs" / f"direction-{first.id}.pdf").exists()
    assert (made.removed, made.stale) == ((f"signs/direction-{first.id}.pdf",), ())


def test_files_of_others_stay_and_what_is_left_is_told(plan: Plan, tmp_path: Path) -> None:
    wanted = Wanted(kind="direction", formats=("pdf",))
    draw_signs(plan, tmp_path, wanted=wanted)
    first, *others = (site for site in plan.event.sites if site.kind == "direction")
    changed, foreign = tmp_path / "signs" / f"direction-{first.id}.pdf", tmp_path / "signs" / "mine.txt"
    changed.write_bytes(b"annotated by hand")
    foreign.write_bytes(b"mine")
    made = draw_signs(replace(plan, event=replace(plan.event, sites=tuple(others))), tmp_path, wanted=wanted)
    assert (made.drawn, made.removed, made.stale) == (0, (), (f"signs/direction-{first.id}.pdf",))
    assert (changed.read_bytes(), foreign.read_bytes()) == (b"annotated by hand", b"mine")
    assert draw_signs(plan, tmp_path, wanted=Wanted(kind="schedule", formats=("png",))).stale == ()


def test_one_name_changes_the_signs_that_say_it_and_no_other(plan: Plan, drawn: Path, tmp_path: Path) -> None:
    """Hall plan, booth sign, fascia board and pages of the list that name the exhibitor; nothing else is counted."""
    shutil.copytree(drawn, tmp_path, dirs_exist_ok=True)
    first, *others = plan.event.exhibitors
    renamed = replace(first, name=Label.of(zh="新名", en="New name"))
    made = draw_signs(replace(plan, event=replace(plan.event, exhibitors=(renamed, *others))), tmp_path)
    before = {row["id"]: row["content"] for row in rows(drawn)}
    after = {sign.id: sign.content for sign in made.signs}
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert made.drawn == len(changed & after.keys())
    kinds = Counter(sign.kind for sign in made.signs if sign.id in changed)
    booths = [b.id for b in plan.floor_plan.booths if first.id in plan.exhibitors_on(b.id)] if plan.floor_plan else []
    assert len(booths) == 1
    assert kinds.keys() == {"hall", "booth", "fascia", "list"}
    assert {sign.subject for sign in made.signs if sign.id in changed and sign.kind in {"booth", "fascia"}} == {*booths}


@pytest.mark.parametrize("at", [0, 2])
def test_after_an_interrupt_files_are_whole_and_the_next_run_goes_on(
    plan: Plan, drawn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """The third job is interrupted as it writes: two are kept, its half file is not; two are not drawn again."""
    wanted, begun = Wanted(kind="door", formats=("svg", "pdf")), list[str]()

    def interrupted(path: str, job: Job) -> Made:
        if len(begun) == at:
            (Path(path).parent / "signs").mkdir(exist_ok=True)
            (Path(path).parent / "signs" / "half.pdf").write_bytes(b"%PDF-1.7 half")
            raise KeyboardInterrupt
        begun.append(job.orders[0].slug)
        return run(path, job)

    monkeypatch.setattr(making, "run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        draw_signs(plan, tmp_path, wanted=wanted)
    monkeypatch.undo()
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    lists = {"schedule.csv", "schedule.pdf", "signs.json"} if at else set()
    assert left == lists | {f"{slug}.{suffix}" for slug in begun for suffix in wanted.formats}
    every = len([row for row in rows(drawn) if row["kind"] == "door"])
    assert draw_signs(plan, tmp_path, wanted=wanted).drawn == 2 * (every - at)
    for row in rows(tmp_path):
        assert hashlib.sha256((tmp_path / row["file"]).read_bytes()).hexdigest() == row["sha256"]


def test_wrong_kinds_and_formats_are_named(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="no kind of sign 'bord'; did you mean 'board'"):
        draw_signs(plan, tmp_path, wanted=Wanted(kind="bord", formats=("pdf",)))
    with pytest.raises(InputError, match="not as 'gif'"):
        draw_signs(plan, tmp_path, wanted=Wanted(formats=("gif",)))


def test_one_sign_is_the_same_as_in_the_set(plan: Plan, drawn: Path, tmp_path: Path) -> None:
    site = next(site for site in plan.event.sites if site.kind == "direction")
    draw_one(plan, site.id, path=tmp_path / "sign.pdf")
    assert (tmp_path / "sign.pdf").read_bytes() == (drawn / "signs" / f"direction-{site.id}.pdf").read_bytes()
    with pytest.raises(InputError, match=r"has 2 signs: door-r101-2026-05-16, schedule-r101-2026-05-16; name one"):
        draw_one(plan, "r101", path=tmp_path / "sign.pdf")
    with pytest.raises(UnknownNameError, match="no sign 'nowhere'"):
        draw_one(plan, "nowhere", path=tmp_path / "sign.pdf")
    with pytest.raises(InputError, match=r"drawn as \.png, \.svg or \.pdf"):
        draw_one(plan, site.id, path=tmp_path / "sign.gif")


def moved_booth(plan: Plan) -> Plan:
    """Return the plan with one booth shifted by 20 cm."""
    assert plan.floor_plan is not None
    *others, last = plan.floor_plan.booths
    fronts = tuple(affinity.translate(front, 0.2, 0.0) for front in last.fronts)
    last = replace(last, polygon=affinity.translate(last.polygon, 0.2, 0.0), fronts=fronts)
    return replace(plan, floor_plan=replace(plan.floor_plan, booths=(*others, last)))


def swapped_exhibitors(plan: Plan) -> Plan:
    assert plan.allocation is not None
    one, other, *rest = plan.allocation.assignments
    pair = (replace(one, booths=other.booths), replace(other, booths=one.booths))
    return replace(plan, allocation=replace(plan.allocation, assignments=(*pair, *rest)))


def renumbered(plan: Plan) -> Plan:
    assert plan.floor_plan is not None
    first, *others = plan.floor_plan.booths
    booths = (replace(first, number="9Z99"), *others)
    return replace(plan, floor_plan=replace(plan.floor_plan, booths=booths))


def moved_forum(plan: Plan) -> Plan:
    assert plan.programme is not None
    first, *others = plan.programme.meetings
    other = "r102" if first.room != "r102" else "r101"
    return replace(plan, programme=replace(plan.programme, meetings=(replace(first, room=other), *others)))


def turned_site(plan: Plan) -> Plan:
    """Return the plan with the first directional sign hung the other way."""
    first = next(site for site in plan.event.sites if site.kind == "direction")
    turned = replace(first, facing=(first.facing + 90) % 360)
    sites = tuple(turned if site is first else site for site in plan.event.sites)
    return replace(plan, event=replace(plan.event, sites=sites))


def many_changes(plan: Plan) -> Plan:
    """Return the plan with a booth, two exhibitors and a forum elsewhere."""
    return moved_forum(swapped_exhibitors(moved_booth(plan)))


def bytes_of(plan: Plan) -> dict[str, bytes]:
    """Return every sheet of a plan as it is really drawn, as SVG and the e-ink schedules as PNG."""
    writer = Signwriter(guide=Guide(plan=plan))
    return {
        page_name(order, number): page.as_bytes("png" if order.kind == "schedule" else "svg")
        for order in draw.signs_of(plan)
        for number, page in enumerate(sheet_of(writer, order).pages, start=1)
    }


@pytest.fixture(scope="module")
def before(plan: Plan) -> dict[str, bytes]:
    return bytes_of(plan)


Change = Callable[[Plan], Plan]


def listed_and_different(plan: Plan, before: dict[str, bytes], change: Change) -> tuple[set[str], set[str]]:
    """Return which sheets are listed after a change, and which really have other bytes."""
    after = bytes_of(change(plan))
    differ = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert 0 < len(differ) < len(after)
    return {changed.sign.id for changed in compare_signs(plan, change(plan)).signs}, differ


@pytest.mark.parametrize("change", [many_changes, renumbered])
def test_exactly_the_sheets_whose_bytes_differ_are_listed(plan: Plan, before: dict[str, bytes], change: Change) -> None:
    listed, differ = listed_and_different(plan, before, change)
    assert listed == differ


@pytest.mark.slow
@pytest.mark.parametrize("change", [moved_booth, swapped_exhibitors, moved_forum, turned_site])
def test_each_change_by_itself_lists_exactly_what_differs(plan: Plan, before: dict[str, bytes], change: Change) -> None:
    listed, differ = listed_and_different(plan, before, change)
    assert listed == differ


def kinds(difference: PlanDifference) -> dict[str, int]:
    found: dict[str, int] = {}
    for changed in difference.signs:
        found[changed.sign.kind] = found.get(changed.sign.kind, 0) + 1
    return found


def test_reasons_and_paper_of_a_renumbered_booth(plan: Plan) -> None:
    """The booth's own sign and fascia, those of its neighbours, and the hall plan: A1 and what the signs measure."""
    assert plan.floor_plan is not None
    found = compare_signs(plan, renumbered(plan))
    booth = plan.floor_plan.booths[0]
    assert [change.kind for change in found.changes] == ["booth-renumbered"]
    assert all(reason.subject == booth.id for changed in found.signs for reason in changed.reasons)
    assert all(changed.reasons for changed in found.signs)
    named = {changed.sign.subject for changed in found.signs if changed.sign.kind == "fascia"}
    assert named <= {booth.id}
    expected = sum(c.sign.copies * c.sign.page_mm[0] * c.sign.page_mm[1] for c in found.signs) / 1e6
    assert found.paper == pytest.approx(expected)
    assert kinds(found)["hall"] == 1


def test_two_that_trade_booths_are_the_reason_of_every_sheet_listed(plan: Plan) -> None:
    """On the list of exhibitors no word comes or goes when two trade places: it has its reasons all the same."""
    found = compare_signs(plan, swapped_exhibitors(plan))
    assert "list" in kinds(found)
    assert all(changed.reasons for changed in found.signs)


def test_a_name_in_several_lines_is_listed_whole(plan: Plan) -> None:
    name = "Extraordinarily Wide Waterside Manufacturing Cooperative"
    assert plan.allocation is not None
    holder = plan.allocation.assignments[0].exhibitor
    called = tuple(
        replace(who, name=Label.of(en=name, zh=who.name["zh"])) if who.id == holder else who
        for who in plan.event.exhibitors
    )
    found = compare_signs(plan, replace(plan, event=replace(plan.event, exhibitors=called)))
    hall = next(changed for changed in found.signs if changed.sign.kind == "hall")
    words = {text[1:] for changed in found.signs for text in changed.texts}
    assert f"+{name}" in hall.texts
    assert not words & set(name.split())


def test_a_forum_that_moves_changes_doors_and_displays_only(plan: Plan) -> None:
    found = compare_signs(plan, moved_forum(plan))
    assert set(kinds(found)) <= {"door", "schedule"}
    assert all(changed.sign.paper == 0 for changed in found.signs if changed.sign.kind == "schedule")


def test_a_new_revision_alone_reprints_nothing(plan: Plan) -> None:
    title = replace(plan.event.title, revision="C", drawn_by="somebody else")
    found = compare_signs(plan, replace(plan, event=replace(plan.event, title=title)))
    assert (found.changes, found.signs, found.paper) == ((), (), 0)


def test_the_picture_shows_both_plans(plan: Plan, tmp_path: Path) -> None:
    versions = draw.Versions(old=plan, new=moved_booth(plan))
    difference = compare_signs(versions.old, versions.new)
    listed, picture = write_difference(versions, difference, out=tmp_path)
    assert [path.name for path in (listed, picture)] == ["reprint.csv", "difference.pdf"]
    with listed.open(encoding="utf-8-sig", newline="") as stream:
        assert {row["id"] for row in csv.DictReader(stream)} == {changed.sign.id for changed in difference.signs}
    sheet = draw.draw_difference(versions, difference, hall=plan.venue.halls[0])
    assert plan.floor_plan is not None
    assert any(layer.name == "as it was" and layer.marks for layer in sheet.layers)
    same = draw.draw_difference(draw.Versions(old=plan, new=plan), difference, hall=plan.venue.halls[0])
    assert not any(layer.name == "as it was" and layer.marks for layer in same.layers)
    for page, told in ((sheet, True), (same, False)):
        legend = {mark.text for mark in page.marks if isinstance(mark, Words) and mark.role == "legend"}
        assert ("As it was" in legend) is told
        assert "Exhibitor moves" not in legend


def test_the_record_is_read_back_and_a_spoilt_one_is_as_none(plan: Plan, drawn: Path, tmp_path: Path) -> None:
    document = json.loads((drawn / "signs" / "signs.json").read_text(encoding="utf-8"))
    assert len(document["signs"]) == len(rows(drawn))
    (tmp_path / "signs").mkdir()
    (tmp_path / "signs" / "signs.json").write_text('{"signs": [{"id": 1}]}', encoding="utf-8")
    made = draw_signs(plan, tmp_path, wanted=Wanted(kind="direction", formats=("pdf",)))
    assert made.drawn == len(made.signs) > 0


def test_the_exhibitor_list_is_one_file_of_several_pages(plan: Plan, drawn: Path, tmp_path: Path) -> None:
    pages = [row for row in rows(drawn) if row["kind"] == "list"]
    assert {row["file"] for row in pages} == {"maps/exhibitor-list.pdf"}
    assert [row["page"] for row in pages] == [str(n) for n in range(1, len(pages) + 1)]
    assert len(pages) >= 3
    draw_one(plan, "exhibitor-list", path=tmp_path / "list.pdf")
    assert (tmp_path / "list.pdf").read_bytes()[:5] == b"%PDF-"
    draw_one(plan, "exhibitor-list", path=tmp_path / "list.svg")
    written = sorted(path.name for path in tmp_path.glob("list*.svg"))
    assert written == sorted(["list.svg", *(f"list-{n}.svg" for n in range(2, len(pages) + 1))])


def test_maps_of_the_trade_are_drawn_if_asked_for(plan: Plan, tmp_path: Path) -> None:
    for kind, files in {
        "sales": {"maps/sales-hall.svg"},
        "utilities": {"maps/utilities-hall.svg"},
        "escape": {"signs/escape-foyer.svg", "signs/escape-hall.svg"},
        "level": {"maps/level-ground.svg", "maps/level-upper.svg"},
        "list": {f"maps/exhibitor-list{n}.svg" for n in ("", "-2", "-3")},
    }.items():
        made = draw_plan(plan, tmp_path, wanted=Wanted(kind=kind, formats=("svg",)))
        assert {sheet.path for sheet in made} == files
        assert all((tmp_path / sheet.path).stat().st_size > 1000 for sheet in made)


def test_an_escape_plan_is_printed_anew_if_a_stand_moves_and_not_for_a_name(plan: Plan) -> None:
    first, *others = plan.event.exhibitors
    renamed = replace(first, name=Label.of(zh="另一家", en="Somebody else"))
    other = replace(plan, event=replace(plan.event, exhibitors=(renamed, *others)))
    changed = {sign.sign.kind for sign in compare_signs(plan, other).signs}
    assert "list" in changed
    assert not changed & {"escape", "sales", "utilities"}
    assert plan.floor_plan is not None
    booths = [replace(b, polygon=affinity.translate(b.polygon, 0, 0.4)) for b in plan.floor_plan.booths[:1]]
    moved = replace(plan, floor_plan=replace(plan.floor_plan, booths=(*booths, *plan.floor_plan.booths[1:])))
    assert {"escape", "sales", "utilities"} <= {sign.sign.kind for sign in compare_signs(plan, moved).signs}


def test_a_new_place_to_stand_needs_its_own_two_ways(plan: Plan) -> None:
    """In the hall and in the foyer of the quickstart there is a choice, and the two ways end at different doors."""
    for site in plan.event.sites:
        if site.kind == "escape":
            found = Guide(plan=plan).evacuation.from_site(site)
            assert len({way.exit for way in found.ways}) == 2
            assert all(way.exit in found.exits for way in found.ways)
            assert len(found.routes) > 20


def test_a_sign_says_where_the_step_free_way_begins(plan: Plan) -> None:
    """Room 201 lies upstairs: the sign that sends people up the stairs shows wheelchairs to the lift."""
    writer = Signwriter(guide=Guide(plan=plan))
    sites = [site for site in plan.event.sites if site.kind == "direction"]
    lines = [line for site in sites for line in writer.write(site).lines if line.step_free]
    assert {line.subjects for line in lines} == {("r201",)}
    assert all("stairs" in line.pictograms for line in lines)
