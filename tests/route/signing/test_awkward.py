"""Signs in awkward buildings: a ring of corridors, entrances on opposite sides, half a storey between, a tower."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from halls import event_of
from shapely import LineString, MultiPolygon, Polygon, box

from venueplan.model import DirectionSign, Georeference, Label, Level, Opening, Plan, SignSite, Unit, Venue
from venueplan.route import Guide
from venueplan.route.signing import (
    Follower,
    Signwriter,
    entrances_of,
    inspect_signs,
    propose_sites,
    walks_by_signs,
)

OPPOSITE = {"left": "right", "right": "left", "ahead": "left", "up": "down", "down": "up"}


def room(number: str, level: str, polygon: Polygon) -> Unit:
    return Unit(
        id=f"r{number}", category="conferenceroom", level=level, polygon=polygon, number=number, use="meeting",
        name=Label.of(en=f"Room {number}", zh=f"{number}室"),
    )  # fmt: skip


def stairs(shaft: str, level: str, polygon: Polygon, category: str = "stairs") -> Unit:
    return Unit(id=f"{shaft}-{level}", category=category, level=level, polygon=polygon, shaft=shaft)


def door(
    name: str, level: str, *ends: tuple[float, float], category: str = "pedestrian", way_out: bool = False
) -> Opening:
    line = LineString(ends)
    return Opening(id=name, level=level, line=line, width=line.length, category=category, exit=way_out)


def plan_of(units: Iterable[Unit], doors: Iterable[Opening], *, storeys: Iterable[str]) -> Plan:
    units = tuple(units)
    levels = tuple(
        Level(
            id=level,
            ordinal=ordinal,
            name=Label.of(en=f"Level {level}"),
            short_name=level,
            elevation=ordinal * 4.0,
            outline=MultiPolygon([unit.polygon for unit in units if unit.level == level]),
        )
        for ordinal, level in enumerate(storeys)
    )
    venue = Venue(
        id="awkward",
        name=Label.of(en="Awkward"),
        georeference=Georeference(longitude=0.0, latitude=0.0),
        levels=levels,
        units=units,
        openings=tuple(doors),
    )
    return Plan(venue=venue, event=event_of())


@pytest.fixture(scope="module")
def ring() -> Signwriter:
    """Return a ring of corridors of 40 × 40 m, rooms at its four sides, and a room up two flights that do not meet.

    Who climbs the first flight comes out on a landing, half a storey up, and sees the second one 10 m away. Entrances
    lie in the south and in the north; an emergency door leads nobody in, and one room has no door at all.
    """
    around = Polygon(box(0, 0, 40, 40).exterior, [box(4, 4, 36, 36).exterior])
    units = [
        Unit(id="ring", category="lobby", level="g", polygon=around, name=Label.of(en="Ring")),
        room("101", "g", box(-8, 15, 0, 25)),
        room("102", "g", box(40, 15, 48, 25)),
        room("103", "g", box(25, 40, 35, 48)),
        room("104", "g", box(5, -8, 15, 0)),
        room("199", "g", box(60, 0, 65, 5)),
        stairs("one", "g", box(18, 4, 22, 8)),
        stairs("one", "m", box(18, 4, 22, 8)),
        Unit(id="landing", category="lobby", level="m", polygon=box(18, 8, 30, 14), name=Label.of(en="Landing")),
        stairs("two", "m", box(30, 8, 34, 14)),
        stairs("two", "u", box(30, 8, 34, 14)),
        Unit(id="top", category="lobby", level="u", polygon=box(4, 14, 36, 20), name=Label.of(en="Top")),
        room("201", "u", box(4, 20, 12, 28)),
    ]
    doors = [
        door("south", "g", (30, 0), (33, 0), category="pedestrian.principal", way_out=True),
        door("north", "g", (5, 40), (8, 40), category="pedestrian.principal", way_out=True),
        door("fire", "g", (0, 2), (0, 3.5), category="emergencyexit", way_out=True),
        door("d101", "g", (0, 19), (0, 21)),
        door("d102", "g", (40, 19), (40, 21)),
        door("d103", "g", (29, 40), (31, 40)),
        door("d104", "g", (9, 0), (11, 0)),
        door("up-1", "g", (19, 4), (21, 4)),
        door("up-2", "m", (19, 8), (21, 8)),
        door("up-3", "m", (30, 10), (30, 12)),
        door("up-4", "u", (31, 14), (33, 14)),
        door("d201", "u", (7, 20), (9, 20)),
    ]
    return Signwriter(guide=Guide(plan=plan_of(units, doors, storeys=("g", "m", "u"))))


@pytest.fixture(scope="module")
def hung(ring: Signwriter) -> tuple[SignSite, ...]:
    return propose_sites(ring, ())


def read(
    writer: Signwriter, signs: dict[SignSite, DirectionSign], *, entrance: str, place: str
) -> tuple[bool, list[str]]:
    """Follow some signs, whatever they say; return whether that leads there, and the signs read."""
    follower = Follower(network=writer.guide.network, sites=tuple(signs), says=signs.__getitem__, sight=writer.sight)
    gate = next(one for one in entrances_of(writer.guide) if one.opening.id == entrance)
    goal = next(one for one in writer.destinations if one.id == place)
    walked = follower.walk(gate.ordinal, gate.middle, subject=place, doors=goal.spots)
    return walked.reached, list(walked.sites)


def test_people_come_in_by_both_gates_and_by_no_emergency_door(ring: Signwriter) -> None:
    assert [gate.opening.id for gate in entrances_of(ring.guide)] == ["north", "south"]


def test_nobody_comes_in_from_a_balcony_or_another_corridor(ring: Signwriter) -> None:
    """Every door is called a way out and none the principal one, as in venues that another program drew."""
    venue = ring.guide.plan.venue
    balcony = Unit(id="balcony", category="terrace", level="u", polygon=box(36, 14, 40, 20))
    corridor = Unit(id="corridor", category="walkway", level="g", polygon=box(-12, 15, -8, 25))
    more = [door("d-balcony", "u", (36, 16), (36, 18)), door("d-corridor", "g", (-8, 19), (-8, 21))]
    every = (*(one for one in venue.openings if one.id != "fire"), *more)
    doors = tuple(replace(one, category="pedestrian", exit=True) for one in every)
    plan = replace(ring.guide.plan, venue=replace(venue, units=(*venue.units, balcony, corridor), openings=doors))
    assert [gate.opening.id for gate in entrances_of(Guide(plan=plan))] == ["north", "south"]


def test_signs_lead_round_the_ring_and_up_two_flights(ring: Signwriter, hung: tuple[SignSite, ...]) -> None:
    walks = walks_by_signs(ring, hung)
    assert {(walk.entrance, walk.destination) for walk in walks} == {
        (gate, place) for gate in ("north", "south") for place in ("r101", "r102", "r103", "r104", "r201")
    }
    assert [walk for walk in walks if not walk.walked.reached] == []
    assert inspect_signs(ring, hung) == ()


def test_no_sign_names_a_room_that_cannot_be_reached(ring: Signwriter, hung: tuple[SignSite, ...]) -> None:
    named = {subject for site in hung for line in ring.write(site).lines for subject in line.subjects}
    assert named >= {"r101", "r201"}
    assert "r199" not in named


def test_the_sign_before_the_first_flight_names_the_level_at_which_the_second_ends(
    ring: Signwriter, hung: tuple[SignSite, ...]
) -> None:
    lines = [line for site in hung for line in ring.write(site).lines if line.direction == "up"]
    assert {line.level for line in lines} == {"u"}


def changed(sign: DirectionSign, place: str, *, how: str) -> DirectionSign:
    """Return a sign that points the other way to a place, or does not name it."""
    lines = []
    for line in sign.lines:
        if place not in line.subjects:
            lines.append(line)
        elif how == "flipped":
            lines.append(replace(line, direction=OPPOSITE[line.direction]))
    return replace(sign, lines=tuple(lines))


@pytest.mark.parametrize("how", ["flipped", "dropped", "turned"])
@pytest.mark.parametrize("entrance", ["north", "south"])
def test_a_sign_on_the_way_that_is_wrong_loses_the_visitor(
    ring: Signwriter, hung: tuple[SignSite, ...], entrance: str, how: str
) -> None:
    """The controls: one arrow flipped, the place dropped from one sign, one sign hung the other way round.

    A flipped arrow misleads wherever it is. Without a sign he may see another one of the ring; not so at the stairs.
    """
    right = {site: ring.write(site) for site in hung}
    reached, passed = read(ring, right, entrance=entrance, place="r201")
    assert reached
    assert len(passed) > 1
    lost = []
    for name in passed:
        site = next(site for site in hung if site.id == name)
        wrong = {other: sign for other, sign in right.items() if other != site}
        if how == "turned":
            wrong[replace(site, facing=(site.facing + 180) % 360)] = right[site]
        else:
            wrong[site] = changed(right[site], "r201", how=how)
        lost += [] if read(ring, wrong, entrance=entrance, place="r201")[0] else [name]
    climb = next(s.id for s in hung if s.id in passed and "up" in {line.direction for line in right[s].lines})
    assert lost == passed if how == "flipped" else climb in lost


def test_a_sign_in_a_tower_says_no_wrong_level() -> None:
    """Eight storeys, a room on each, one lift: more levels than lines; what has no line is noted, not mixed up."""
    storeys = [f"{n}F" for n in range(1, 9)]
    shaft = box(0, 10, 3, 13)
    units, doors = [], [door("gate", "1F", (9, 0), (11, 0), category="pedestrian.principal", way_out=True)]
    for n, level in enumerate(storeys, start=1):
        foyer = Unit(id=f"foyer-{level}", category="lobby", level=level, polygon=box(3, 0, 17, 20))
        units += [foyer, stairs("lift", level, shaft, "elevator"), room(f"{n}01", level, box(17, 5, 25, 15))]
        doors += [door(f"lift-{level}", level, (3, 11), (3, 12)), door(f"d{n}", level, (17, 9), (17, 11))]
    writer = Signwriter(guide=Guide(plan=plan_of(units, doors, storeys=storeys)))
    site = SignSite(id="s", kind="direction", level="1F", x=6.0, y=10.0, facing=0.0)
    sign = writer.write(site)
    places = {place.id: place for place in writer.destinations}
    assert len(sign.lines) == 5
    for line in sign.lines:
        if line.direction == "up":
            assert {places[subject].level for subject in line.subjects} == {line.level}
    assert len(sign.unsaid) == 8 - 5
    assert "sign-full" in {finding.rule for finding in inspect_signs(writer, (site,))}


def test_a_range_is_only_what_a_reader_counts_on() -> None:
    numbers = ("3", "4", "H", "D", "E", "F", "G", "9", "10", "11", "A1", "A2", "B1")
    units = [room(number, "g", box(n * 10, 0, n * 10 + 8, 8)) for n, number in enumerate(numbers)]
    directory = Signwriter(guide=Guide(plan=plan_of(units, [], storeys=("g",)))).directory

    def said(*chosen: str) -> str:
        return directory.label_of([f"r{number}" for number in chosen], outside="")["en"]

    assert said("3", "4", "H") == "Rooms 3–4, H"
    assert said("D", "E", "F", "H") == "Rooms D–F, H"
    assert said("10", "11") == "Rooms 10–11"
    assert said("A1", "A2", "B1") == "Rooms A1–A2, B1"
