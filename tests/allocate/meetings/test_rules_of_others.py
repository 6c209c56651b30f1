"""Every rule of ConferenceScheduler and of Timefold's conference scheduling, and ours for it.

Each case is a programme made by hand that breaks the rule: the checker finds it under our name, and the programme that
is made instead does not break it. Rules that are hard there and a wish here are weighted, and the other way round.

=====================================================  ============================================================
theirs                                                 ours
=====================================================  ============================================================
ConferenceScheduler: every event once                  every forum once (``forum-unplaced``, ``forum-twice``)
ConferenceScheduler: one event in a slot               ``double-booking``, ``changeover``
ConferenceScheduler: unavailability                    ``person-unavailable``, ``room-closed``, ``time-prohibited``
ConferenceScheduler: clash of two events               ``apart``: ``forums-apart``; people: ``person-twice``
ConferenceScheduler: events of a session share a tag   ``tracks_apart``, ``track_rooms``
ConferenceScheduler: capacity and demand               ``room-capacity``, ``popular``, ``empty_seats``
ConferenceScheduler: few changes                       ``published``, ``published_room``
Timefold: room unavailable timeslot                    ``room-closed``
Timefold: room conflict                                ``double-booking``
Timefold: speaker unavailable timeslot                 ``person-unavailable``
Timefold: speaker conflict                             ``person-twice``
Timefold: talk prerequisite talks                      ``after``: ``forum-order``
Timefold: talk mutually exclusive talks                ``apart``: ``forums-apart``
Timefold: consecutive talks pause                      ``pause``; ``walk-between``
Timefold: crowd control                                ``crowd``
Timefold: speaker, talk required timeslot tag          ``required`` time: ``time-required``
Timefold: speaker, talk prohibited timeslot tag        ``prohibited`` time: ``time-prohibited``
Timefold: speaker, talk required room tag              ``required`` room: ``room-required``
Timefold: speaker, talk prohibited room tag            ``prohibited`` room: ``room-prohibited``
Timefold: published timeslot, published room           ``published``, ``published_room``
Timefold: theme track conflict                         ``tracks_apart``
Timefold: theme track room stability                   ``track_rooms``
Timefold: sector conflict                              ``sectors_apart``
Timefold: audience type diversity                      ``audiences_apart``
Timefold: audience type theme track conflict           ``audience_track_apart``
Timefold: audience level diversity                     ``levels_apart``
Timefold: content audience level flow violation        ``level_order``
Timefold: content conflict                             ``content_apart``
Timefold: language diversity                           ``languages_apart``
Timefold: same day talks                               ``same_day``
Timefold: popular talks                                ``popular``
Timefold: speaker, talk preferred, undesired tags      ``preferred``, ``undesired`` (times and rooms)
Timefold: speaker makespan                             ``makespan``
=====================================================  ============================================================
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

import pytest
from forum_plans import at, forum, held, plan_of, with_meetings
from shapely import LineString, box

from venueplan.allocate import schedule_forums
from venueplan.check.programme import check_programme
from venueplan.errors import ContradictionError
from venueplan.model import (
    Changeover,
    Daytime,
    Finding,
    Foyer,
    Meetings,
    Person,
    Plan,
    RoomUse,
    Section,
    Unit,
    Weights,
)
from venueplan.rules import rule_pack
from venueplan.rules.programme import programme_costs

MORNING = Daytime(id="morning", begins=time(9), ends=time(12))
QUIET = RoomUse(id="large", tags=("quiet",))
PLENTY = {"setup": "reception", "attendance": 10}
"""A forum that fits both rooms."""


def findings(plan: Plan) -> dict[str, Finding]:
    """Return the first finding of each rule on the programme, what is said of capacity apart."""
    found: dict[str, Finding] = {}
    for finding in check_programme(plan, pack=rule_pack("china")):
        if finding.rule != "capacity-stated":
            found.setdefault(finding.rule, finding)
    return found


def two(one: dict[str, Any], other: dict[str, Any] | None = None, **event: Any) -> Plan:
    """Return a plan with forums ``a`` and ``b``."""
    plan = plan_of(forum("a", **PLENTY | one), forum("b", **PLENTY | (one if other is None else other)))
    return with_meetings(plan, **event)


def single(**event: Any) -> Plan:
    """Return a plan with one forum for a few persons."""
    wants = event.pop("wants", {})
    return with_meetings(plan_of(forum("a", **PLENTY | wants)), **event)


def at_once(plan: Plan) -> Plan:
    return held(plan, a=("small", at(10)), b=("large", at(10)))


def two_days(plan: Plan) -> Plan:
    days = (date(2026, 5, 16), date(2026, 5, 17))
    return replace(plan, event=replace(plan.event, calendar=replace(plan.event.calendar, days=days)))


def next_day(hour: int) -> datetime:
    return at(hour).replace(day=17)


def lobby(plan: Plan) -> Plan:
    """Let the doors of both rooms open to a lobby: some 13 m from one to the other, a minute begun."""
    hall = Unit(id="lobby", category="lobby", level="g", polygon=box(-5, -5, 45, 0))
    return replace(plan, venue=replace(plan.venue, units=(*plan.venue.units, hall)))


@dataclass(frozen=True, kw_only=True)
class Case:
    """A rule of theirs, a plan, and a programme that breaks the rule."""

    theirs: str
    rule: str
    plan: Plan
    broken: Callable[[Plan], Plan]


def case(theirs: str, rule: str, plan: Plan, *, broken: Callable[[Plan], Plan] = at_once) -> Case:
    return Case(theirs=theirs, rule=rule, plan=plan, broken=broken)


AFTERNOON = (date(2026, 5, 16), time(13), time(17))
ANN = Person(id="ann", unavailable=((at(9), at(13)),))

CASES = (
    case(
        "room conflict", "double-booking", two({}), broken=lambda p: held(p, a=("small", at(10)), b=("small", at(10)))
    ),
    case(
        "room unavailable timeslot",
        "room-closed",
        single(rooms=(RoomUse(id="small", closed=((at(9), at(12)),)), RoomUse(id="large", closed=((at(9), at(11)),)))),
        broken=lambda p: held(p, a=("small", at(11, 30))),
    ),
    case(
        "room opening hours of a day",
        "room-closed",
        single(
            rooms=tuple(RoomUse(id=r, hours=((date(2026, 5, 16), time(13), time(17)),)) for r in ("small", "large"))
        ),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "speaker unavailable timeslot",
        "person-unavailable",
        single(wants={"people": ("ann",)}, people=(ANN,)),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case("speaker conflict", "person-twice", two({"people": ("ann",)})),
    case("talk prerequisite talks", "forum-order", two({}, {"after": ("a",)})),
    case("talk mutually exclusive talks", "forums-apart", two({"apart": ("keynote",)})),
    case(
        "talk required timeslot tag",
        "time-required",
        single(wants={"required": ("time:morning",)}, daytimes=(MORNING,)),
        broken=lambda p: held(p, a=("small", at(14))),
    ),
    case(
        "speaker required timeslot tag",
        "time-required",
        single(wants={"people": ("ann",)}, daytimes=(MORNING,), people=(Person(id="ann", required=("time:morning",)),)),
        broken=lambda p: held(p, a=("small", at(14))),
    ),
    case(
        "talk prohibited timeslot tag",
        "time-prohibited",
        single(wants={"prohibited": ("time:morning",)}, daytimes=(MORNING,)),
        broken=lambda p: held(p, a=("small", at(11, 30))),
    ),
    case(
        "speaker prohibited timeslot tag",
        "time-prohibited",
        single(
            wants={"people": ("ann",)}, daytimes=(MORNING,), people=(Person(id="ann", prohibited=("time:morning",)),)
        ),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "talk required room tag",
        "room-required",
        single(wants={"required": ("room:quiet",)}, rooms=(QUIET,)),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "speaker required room tag",
        "room-required",
        single(wants={"people": ("ann",)}, rooms=(QUIET,), people=(Person(id="ann", required=("room:quiet",)),)),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "talk prohibited room tag",
        "room-prohibited",
        single(wants={"prohibited": ("room:quiet",)}, rooms=(QUIET,)),
        broken=lambda p: held(p, a=("large", at(10))),
    ),
    case(
        "speaker prohibited room tag",
        "room-prohibited",
        single(wants={"people": ("ann",)}, rooms=(QUIET,), people=(Person(id="ann", prohibited=("room:quiet",)),)),
        broken=lambda p: held(p, a=("large", at(10))),
    ),
    case("theme track conflict", "wish-tracks-apart", two({"track": "art; craft"}, {"track": "craft"})),
    case(
        "theme track room stability",
        "wish-track-rooms",
        two({"track": "craft"}, weights=Weights(track_rooms=50)),
        broken=lambda p: held(p, a=("small", at(10)), b=("large", at(14))),
    ),
    case("sector conflict", "wish-sectors-apart", two({"sectors": ("health",)})),
    case("content conflict", "wish-content-apart", two({"content": ("dyes",)})),
    case("audience type diversity", "wish-audiences-apart", two({"audiences": ("makers",)})),
    case(
        "audience type theme track conflict",
        "wish-audience-track-apart",
        two({"audiences": ("makers",), "track": "craft"}),
    ),
    case("audience level diversity", "wish-levels-apart", two({"level": 2})),
    case("language diversity", "wish-languages-apart", two({"language": "zh"})),
    case("host conflict", "wish-hosts-apart", two({"host": "guild"}, weights=Weights(hosts_apart=9))),
    case(
        "content audience level flow violation",
        "wish-level-order",
        two({"content": ("dyes",), "level": 2}, {"content": ("dyes",), "level": 1}),
        broken=lambda p: held(p, a=("small", at(10)), b=("small", at(14))),
    ),
    case(
        "same day talks",
        "wish-same-day",
        two_days(two({"content": ("dyes",)})),
        broken=lambda p: held(p, a=("small", at(10)), b=("small", next_day(10))),
    ),
    case(
        "popular talks",
        "wish-popular",
        single(wants={"setup": "theatre", "attendance": 20, "attendance_high": 120}),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "talk preferred timeslot tag",
        "wish-preferred",
        single(wants={"preferred": ("time:morning",)}, daytimes=(MORNING,)),
        broken=lambda p: held(p, a=("small", at(14))),
    ),
    case(
        "speaker preferred room tag",
        "wish-preferred",
        single(
            wants={"people": ("ann",)},
            rooms=(QUIET,),
            people=(Person(id="ann", preferred=("room:quiet",)),),
            weights=Weights(preferred=99),
        ),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "talk undesired timeslot tag",
        "wish-undesired",
        single(wants={"undesired": ("time:morning",)}, daytimes=(MORNING,)),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "speaker undesired room tag",
        "wish-undesired",
        single(
            wants={"people": ("ann",)},
            rooms=(RoomUse(id="small", tags=("noisy",)),),
            people=(Person(id="ann", undesired=("room:noisy",)),),
            weights=Weights(undesired=99),
        ),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "published timeslot",
        "wish-published",
        single(wants={"published": at(15)}),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "published room",
        "wish-published-room",
        single(wants={"published_room": "large"}, weights=Weights(published_room=99)),
        broken=lambda p: held(p, a=("small", at(10))),
    ),
    case(
        "consecutive talks pause",
        "wish-pause",
        two({"people": ("ann",)}, pause_min=45),
        broken=lambda p: held(p, a=("small", at(10)), b=("large", at(11, 30))),
    ),
    case(
        "consecutive talks pause: the walk",
        "walk-between",
        lobby(two({"people": ("ann",), "rooms": ("small",)}, {"people": ("ann",), "rooms": ("large",)}, walking=True)),
        broken=lambda p: held(p, a=("small", at(10)), b=("large", at(11))),
    ),
    case(
        "speaker makespan",
        "wish-makespan",
        two({"people": ("ann",)}, weights=Weights(makespan=1)),
        broken=lambda p: held(p, a=("small", at(9)), b=("large", at(17))),
    ),
    case(
        "crowd control",
        "wish-crowd",
        two({}, foyers=(Foyer(id="foyer", rooms=("small", "large"), persons=15),)),
    ),
)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.theirs)
def test_a_rule_of_others_is_found_when_broken_and_kept_when_scheduled(one: Case) -> None:
    assert one.rule in findings(one.broken(one.plan))
    programme = schedule_forums(one.plan)
    assert programme.unplaced == ()
    assert programme.proof is not None
    assert programme.proof.status == "optimal"
    made = replace(one.plan, programme=programme)
    left = findings(made)
    assert not [rule for rule, finding in left.items() if finding.severity == "error"]
    if one.rule != "wish-makespan":  # the shortest stay is not none
        assert one.rule not in left
    assert programme.proof.objective == sum(cost.price for cost in programme_costs(made))
    worse = sum(cost.price for cost in programme_costs(one.broken(one.plan)))
    if one.rule.startswith("wish-"):
        assert programme.proof.objective < worse


def test_interpretation_booths_and_a_vip_room_nearby() -> None:
    asks = forum("a", **PLENTY, interpretation=2, beside=("vip",))
    lounge = Unit(id="lounge", category="lounge", level="g", polygon=box(42, 0, 48, 6), use="vip")
    plan = plan_of(asks)
    plan = replace(plan, venue=replace(plan.venue, units=(*plan.venue.units, lounge)))
    plan = with_meetings(plan, rooms=(RoomUse(id="large", booths=2), RoomUse(id="small", booths=1)))
    found = findings(held(plan, a=("small", at(10))))
    assert (found["forum-booths"].measured, found["forum-booths"].limit) == (1, 2)
    assert "forum-beside" in found
    assert [meeting.room for meeting in schedule_forums(plan).meetings] == ["large"]


def joined(plan: Plan) -> Plan:
    """Let ``west`` and ``east`` (10 × 6 m each) become ``both`` when the wall between them is opened."""
    small = next(unit for unit in plan.venue.units if unit.id == "small")
    door = plan.venue.openings[0]
    shapes = {"west": box(-4, 6, 6, 12), "east": box(6, 6, 16, 12)}
    units = tuple(replace(small, id=name, polygon=shape) for name, shape in shapes.items())
    doors = tuple(
        replace(door, id=f"{name}-door", line=LineString([(s.bounds[0] + 1, 12), (s.bounds[0] + 3, 12)]))
        for name, s in shapes.items()
    )
    both = Section(id="both", category="unspecified", level="g", polygon=box(-4, 6, 16, 12), use="joined-rooms")
    venue = replace(plan.venue, units=units, openings=doors, sections=(both,))
    return replace(plan, venue=venue)


def test_who_is_in_joined_rooms_is_in_each_of_them() -> None:
    """120 m² less a quarter for a stage at 1.03 m² seat 87: forum ``a`` needs both rooms, ``b`` and ``c`` one each."""
    plan = joined(plan_of(forum("a", attendance=80), forum("b", attendance=20), forum("c", attendance=20)))
    found = findings(held(plan, a=("both", at(10)), b=("east", at(10)), c=("west", at(11, 15))))
    assert found["double-booking"].subject == "b"
    assert found["changeover"].subject == "c"
    programme = schedule_forums(plan)
    assert {m.forum: m.room for m in programme.meetings}["a"] == "both"
    assert not [f for f in findings(replace(plan, programme=programme)).values() if f.severity == "error"]


def test_build_up_and_clearing_take_the_room_but_not_the_people() -> None:
    """Between two starts lie a meeting of 60, 90 to clear it, 30 to change over and 90 to build up: 270 minutes."""
    wants: dict[str, Any] = {"rooms": ("small",), "before_min": 90, "after_min": 90, "people": ("ann",)}
    plan = plan_of(forum("a", **wants), forum("b", **wants))
    assert findings(held(plan, a=("small", at(10)), b=("small", at(14))))["changeover"].limit == 210
    programme = schedule_forums(plan)
    first, second = sorted(meeting.start for meeting in programme.meetings)
    assert (second - first).total_seconds() / 60 >= 60 + 90 + 30 + 90
    assert not [f for f in findings(replace(plan, programme=programme)).values() if f.severity == "error"]


def test_one_crew_changes_over_one_room_at_a_time() -> None:
    """Two rooms, two meetings each: with one crew the second ones begin half an hour apart, until 11:30 not at all."""
    forums = [forum(f"{room}{n}", rooms=(room,), **PLENTY) for room in ("small", "large") for n in range(2)]
    table = (Changeover(before="*", after="*", minutes=30),)
    plan = with_meetings(plan_of(*forums, closes=time(12), changeovers=table), crews=1)
    broken = held(
        plan,
        small0=("small", at(9)),
        large0=("large", at(9)),
        small1=("small", at(10, 30)),
        large1=("large", at(10, 30)),
    )
    assert findings(broken)["changeover-crews"].limit == 1
    programme = schedule_forums(plan)
    assert programme.unplaced == ()
    assert "changeover-crews" not in findings(replace(plan, programme=programme))
    short = replace(plan.event.calendar, closes=time(11, 30))
    tight = replace(plan, event=replace(plan.event, calendar=short))
    assert len(schedule_forums(tight).unplaced) == 1
    assert schedule_forums(with_meetings(tight, crews=2)).unplaced == ()


def test_weights_are_data() -> None:
    plan = two({"track": "t", "rooms": ("small",)}, {"track": "t", "rooms": ("large",), "start": at(10)})
    free = with_meetings(plan, weights=Weights(tracks_apart=0))
    assert not [cost for cost in programme_costs(at_once(free)) if cost.name == "tracks_apart"]
    assert Meetings().weights == Weights()


def test_a_forum_whose_rooms_are_never_open_for_it_is_named() -> None:
    """Pinned to 10:00 in a room that opens at 13:00."""
    plan = single(wants={"rooms": ("small",), "start": at(10)}, rooms=(RoomUse(id="small", hours=(AFTERNOON,)),))
    with pytest.raises(ContradictionError, match="forum 'a' needs 60 minutes in small, and none of its rooms is open"):
        schedule_forums(plan)
