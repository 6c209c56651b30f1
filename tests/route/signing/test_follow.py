"""Following the signs leads everywhere, read by somebody who reads nothing else; a wrong sign is found out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from awkward import awkward_hall
from halls import event_of
from shapely import LineString, MultiPolygon, Point, Polygon

from venueplan import arrange_plan, load_plan
from venueplan.model import DirectionSign, Event, Georeference, Label, Level, Opening, Plan, SignSite, Unit, Venue
from venueplan.route import Guide
from venueplan.route.signing import (
    Follower,
    Signwriter,
    Walk,
    direction_sites,
    entrances_of,
    follower_of,
    inspect_signs,
    propose_sites,
    walks_by_signs,
)

OPPOSITE = {"left": "right", "right": "left", "ahead": "left", "up": "down", "down": "up"}


def writer_of(plan: Plan) -> Signwriter:
    return Signwriter(guide=Guide(plan=plan))


@pytest.fixture(scope="module")
def quickstart(layouts: Path) -> Signwriter:
    return writer_of(load_plan(layouts / "quickstart" / "expo-day"))


def lost(walks: tuple[Walk, ...]) -> list[tuple[str, str]]:
    return [(walk.entrance, walk.destination) for walk in walks if not walk.walked.reached]


def test_without_signs_who_does_not_see_the_place_is_lost(quickstart: Signwriter) -> None:
    assert ("entrance", "r201") in lost(walks_by_signs(quickstart, ()))


def test_the_signs_proposed_for_the_quickstart_lead_everywhere(quickstart: Signwriter) -> None:
    sites = propose_sites(quickstart, ())
    walks = walks_by_signs(quickstart, sites)
    assert {walk.destination for walk in walks} == {"hall", "r101", "r102", "r201"}
    assert lost(walks) == []
    assert any(walk.walked.sites for walk in walks)
    assert inspect_signs(quickstart, sites) == ()


def test_proposed_signs_are_the_same_each_time_and_none_is_added_to_enough(
    quickstart: Signwriter, layouts: Path
) -> None:
    sites = propose_sites(quickstart, ())
    again = propose_sites(writer_of(load_plan(layouts / "quickstart" / "expo-day")), ())
    assert sites == again
    assert propose_sites(quickstart, sites) == ()
    assert len({site.id for site in sites}) == len(sites)


def flipped(sign: DirectionSign, number: int) -> DirectionSign:
    """Return a sign one line of which points the other way."""
    lines = list(sign.lines)
    lines[number] = replace(lines[number], direction=OPPOSITE[lines[number].direction])
    return replace(sign, lines=tuple(lines))


def followed(writer: Signwriter, signs: list[tuple[SignSite, DirectionSign]], subject: str) -> bool:
    (door,) = entrances_of(writer.guide)
    place = next(place for place in writer.destinations if place.id == subject)
    said = dict(signs)
    follower = Follower(network=writer.guide.network, sites=tuple(said), says=said.__getitem__, sight=writer.sight)
    return follower.walk(door.ordinal, door.middle, subject=subject, doors=place.spots).reached


def test_a_flipped_arrow_leads_astray(quickstart: Signwriter) -> None:
    """Every line that the way upstairs depends on, turned round by itself, loses the visitor."""
    signs = [(site, quickstart.write(site)) for site in propose_sites(quickstart, ())]
    assert followed(quickstart, signs, "r201")
    for at, (site, sign) in enumerate(signs):
        number = next(n for n, line in enumerate(sign.lines) if "r201" in line.subjects)
        wrong = [*signs[:at], (site, flipped(sign, number)), *signs[at + 1 :]]
        assert not followed(quickstart, wrong, "r201"), site.id


def test_a_sign_turned_by_180_degrees_is_found_out(quickstart: Signwriter) -> None:
    sites = propose_sites(quickstart, ())
    turned = (replace(sites[0], facing=(sites[0].facing + 180) % 360), *sites[1:])
    assert lost(walks_by_signs(quickstart, turned))
    assert "sign-missing" in {finding.rule for finding in inspect_signs(quickstart, turned)}


def test_a_gap_is_a_finding_that_says_where(quickstart: Signwriter) -> None:
    first, *_ = propose_sites(quickstart, ())
    (finding,) = inspect_signs(quickstart, (first,))
    assert (finding.rule, finding.subject) == ("sign-missing", first.id)
    assert "r201" in finding.message["en"]
    assert finding.place is not None
    assert (finding.place.x, finding.place.y) == (first.x, first.y)


def test_a_sign_that_looks_into_a_corner_is_empty_and_found(quickstart: Signwriter) -> None:
    """In the far corner of the hall, looking at the wall, everything lies behind the reader."""
    corner = SignSite(id="corner", kind="direction", level="ground", x=14.5, y=36.5, facing=340.0)
    found = {finding.rule for finding in inspect_signs(quickstart, (*propose_sites(quickstart, ()), corner))}
    assert quickstart.write(corner).lines == ()
    assert found == {"sign-empty"}


def winding_venue(seed: int) -> Plan:
    """Return an awkward foyer with columns and holes; behind every door but the first lies a small numbered room."""
    hall = awkward_hall(seed, largest=3000.0)
    rooms: list[Polygon] = []
    for door in hall.doors[1:]:
        line = LineString(door)
        behind = line.buffer(1.2, cap_style="flat").difference(hall.outline.buffer(1e-6))
        rooms.append(max(getattr(behind, "geoms", [behind]), key=lambda part: part.area))
    foyer = Unit(id="foyer", category="lobby", level="g", polygon=hall.outline, name=Label.of(en="Foyer"))
    units = [foyer] + [
        Unit(id=f"r{n}", category="conferenceroom", level="g", polygon=room, number=f"{100 + n}", use="meeting")
        for n, room in enumerate(rooms, start=1)
    ]
    doors = tuple(
        Opening(id=f"door-{n}", level="g", line=LineString(door), width=LineString(door).length - 1e-6, exit=n == 0,
                category="pedestrian.principal" if n == 0 else "pedestrian")
        for n, door in enumerate(hall.doors)
    )  # fmt: skip
    venue = Venue(
        id="winding",
        name=Label.of(en="Winding"),
        georeference=Georeference(longitude=0.0, latitude=0.0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([unit.polygon for unit in units])),),
        units=tuple(units),
        openings=doors,
    )
    event: Event = event_of()
    return Plan(venue=venue, event=event)


@pytest.mark.parametrize("seed", [seed for seed in range(40) if len(awkward_hall(seed, largest=3000.0).doors) > 3][:8])
def test_signs_lead_through_awkward_foyers(seed: int) -> None:
    writer = writer_of(winding_venue(seed))
    sites = propose_sites(writer, ())
    walks = walks_by_signs(writer, sites)
    assert walks
    assert lost(walks) == []
    foyer = writer.guide.plan.venue.unit("foyer").polygon
    assert all(foyer.covers(Point(site.x, site.y)) for site in sites)


def test_in_an_awkward_foyer_flipped_arrows_are_found_out() -> None:
    """Turning all arrows of all signs loses somebody in each foyer where a sign is read at all."""
    caught = 0
    for seed in (3, 6, 9, 12):
        writer = writer_of(winding_venue(seed))
        sites = propose_sites(writer, ())
        if any(walk.walked.sites for walk in walks_by_signs(writer, sites)):
            turned = tuple(replace(site, facing=(site.facing + 180) % 360) for site in sites)
            assert lost(walks_by_signs(writer, turned)), seed
            caught += 1
    assert caught


def numbers_in(text: str, known: list[str]) -> set[str]:
    """Return the numbers that a printed text speaks for: those it says, and those between the ends of a range."""
    found = set()
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", text):
        end = last or first
        found |= {number for number in known if len(number) == len(first) and first <= number <= end}
    return found


def test_what_is_printed_speaks_for_exactly_its_subjects(quickstart: Signwriter) -> None:
    """The walker believes ``subjects``; here the printed text is read by itself."""
    known = [place.number for place in quickstart.destinations if place.number]
    by_id = {place.id: place for place in quickstart.destinations}
    checked = 0
    for site in (*quickstart.guide.plan.event.sites, *propose_sites(quickstart, ())):
        for line in quickstart.write(site).lines:
            if line.kind == "room":
                meant = {by_id[subject].number for subject in line.subjects}
                assert numbers_in(line.label["en"], known) == meant
                checked += 1
    assert checked


def test_a_range_never_swallows_a_number_that_lies_elsewhere() -> None:
    rng = Random(5)  # noqa: S311
    numbers = [str(n) for n in (101, 102, 103, 105, 106, 201, 202)]
    writer = writer_of(_rooms(numbers))
    for _ in range(50):
        some = sorted(rng.sample(numbers, rng.randint(2, 6)))
        label = writer.directory.label_of([f"r{number}" for number in some], outside="")
        assert numbers_in(label["en"], numbers) == set(some)


def _rooms(numbers: list[str]) -> Plan:
    square = Polygon([(0, 0), (4, 0), (4, 4), (0, 4)])
    units = tuple(
        Unit(id=f"r{number}", category="conferenceroom", level="g", polygon=square, number=number, use="meeting")
        for number in numbers
    )
    venue = Venue(
        id="v",
        name=Label.of(en="V"),
        georeference=Georeference(longitude=0.0, latitude=0.0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([square])),),
        units=units,
    )
    return Plan(venue=venue, event=event_of())


@pytest.mark.slow
@pytest.mark.parametrize("stands", [False, True])
def test_the_signs_of_wuzhen_lead_from_every_entrance_to_every_hall_and_room(layouts: Path, *, stands: bool) -> None:
    """Through empty halls, and among the stands that are laid out in them: some ways lead through a hall."""
    plan = load_plan(layouts / "wuzhen" / "wic-2017")
    writer = writer_of(arrange_plan(plan) if stands else plan)
    walks = walks_by_signs(writer, direction_sites(writer.guide.plan))
    assert len({walk.entrance for walk in walks}) == 10
    assert len({walk.destination for walk in walks}) == 32
    assert lost(walks) == []
    assert inspect_signs(writer) == ()


def test_from_a_gate_of_wuzhen_the_signs_lead_to_a_room_upstairs_and_a_hall(layouts: Path) -> None:
    """One gate, a room two buildings away on the upper floor and the farthest hall; the study walks all of them."""
    writer = writer_of(load_plan(layouts / "wuzhen" / "wic-2017"))
    follower = follower_of(writer, direction_sites(writer.guide.plan))
    door = next(door for door in entrances_of(writer.guide) if door.opening.id == "gate-east-1")
    for subject in ("H1", "r207"):
        place = next(place for place in writer.destinations if place.id == subject)
        walked = follower.walk(door.ordinal, door.middle, subject=subject, doors=place.spots)
        assert walked.reached, subject
        assert len(walked.sites) > 3
