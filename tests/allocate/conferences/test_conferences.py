"""Conferences against published results and by hand; schedules made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from venueplan.allocate.conferences import reschedule, seat_conference
from venueplan.errors import ContradictionError
from venueplan.files.schedules import read_conference, read_schedule
from venueplan.model import Conference, PublishedSchedule, PublishedTalk, Seat, Talk
from venueplan.rules.conference import (
    conference_cost,
    conference_faults,
    idle_minutes,
    moved_talks,
    rooms_of_tracks,
    schedule_faults,
)

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"


def talk(
    name: str, track: str, *, slots: int = 1, people: tuple[str, ...] = (), sessions: tuple[int, ...] = (0, 0)
) -> Talk:
    return Talk(id=name, track=track, slots=slots, people=people, sessions=sessions, rooms=(0, 0))


def conference(*talks: Talk) -> Conference:
    """Return a conference of tracks x and y, two sessions of two time slots, two rooms."""
    nothing = ((0, 0), (0, 0))
    return Conference(
        name="small",
        sessions=(("S1", 2), ("S2", 2)),
        rooms=("A", "B"),
        tracks=("x", "y"),
        talks=talks,
        track_sessions=nothing,
        track_rooms=((0, 5), (0, 7)),
        session_rooms=nothing,
    )


def test_a_person_presents_in_one_room_at_a_time() -> None:
    """X and y both like room A; Ann presents in both, so y meets in the other session and costs nothing."""
    small = conference(talk("t1", "x", people=("ann",)), talk("t2", "y", people=("ann",)))
    seated = seat_conference(small)
    assert (seated.proof.objective, seated.proof.bound, seated.proof.status) == (0, 0, "optimal")
    assert len({seat.session for seat in seated.seats}) == 2
    assert list(conference_faults(small, seated.seats)) == []
    assert seat_conference(small) == seated


def test_control_the_checker_sees_each_fault() -> None:
    small = conference(talk("t1", "x", people=("ann",)), talk("t2", "y", people=("ann",)), talk("t3", "y", slots=2))
    seats = tuple(Seat(talk=name, session="S1", room=room) for name, room in (("t1", "A"), ("t2", "B"), ("t3", "B")))
    assert list(conference_faults(small, seats)) == [
        "'B' has 3 time slots in 'S1' of 2",
        "'ann' presents 't1' and 't2' in two rooms in 'S1'",
    ]
    assert conference_cost(small, seats) == 7
    mixed = tuple(Seat(talk=name, session="S1", room="A") for name in ("t1", "t2"))
    assert list(conference_faults(small, mixed)) == ["talk 't3' has 0 seats", "'A' has the tracks 'x' and 'y' in 'S1'"]


def test_a_track_with_more_talks_than_a_room_has_time_gets_a_second_room() -> None:
    small = conference(*(talk(f"t{n}", "x") for n in range(6)))
    seated = seat_conference(small)
    assert seated.loosened == ("x",)
    assert rooms_of_tracks(small, seated.seats) == {"x": ("A", "B")}
    assert list(conference_faults(small, seated.seats)) == []


@pytest.mark.parametrize(
    ("talks", "sentence"),
    [
        ((talk("t1", "x", slots=3),), "talk 't1' takes 3 time slots; the longest session has 2"),
        (tuple(talk(f"t{n}", "x") for n in range(9)), "the talks take 9 time slots; all rooms together have 8"),
    ],
)
def test_what_cannot_be_is_a_sentence(talks: tuple[Talk, ...], sentence: str) -> None:
    with pytest.raises(ContradictionError, match=sentence):
        seat_conference(conference(*talks))


@pytest.mark.parametrize(("name", "best"), [("N2OR", 0), ("GECCO20", 6_110)])
def test_published_optima_are_reached_and_proven(name: str, best: int) -> None:
    """Pylyavskyy, Jacko and Kheiri (2024), exact model."""
    path = DATA / "cosplib" / f"{name}.xlsx"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    found = read_conference(path)
    seated = seat_conference(found)
    assert (seated.proof.objective, seated.proof.bound, seated.loosened) == (best, best, ())
    assert list(conference_faults(found, seated.seats)) == []
    assert conference_cost(found, seated.seats) == best


def published(*talks: tuple[str, str, str, tuple[str, ...]], minutes: int = 30) -> PublishedSchedule:
    """Return a schedule: name, track, room, people of talks that follow each other from 9:00 on, with pauses of 10."""
    made = []
    for number, (name, track, room, people) in enumerate(talks):
        start = datetime(2026, 5, 16, 9 + (number * 40) // 60, (number * 40) % 60)  # noqa: DTZ001  # local time
        made.append(
            PublishedTalk(
                id=name,
                title=name,
                track=track,
                people=people,
                day=date(2026, 5, 16),
                room=room,
                start=start,
                duration_min=minutes,
            )
        )
    return PublishedSchedule(title="Days", talks=tuple(made))


def test_a_schedule_is_made_anew_without_a_pause() -> None:
    old = published(("a", "x", "A", ("ann",)), ("b", "x", "A", ()), ("c", "y", "B", ("ann",)), ("d", "y", "B", ()))
    made = reschedule(old)
    assert (made.moved.objective, made.idle.objective, made.idle.status) == (0, 0, "optimal")
    assert list(schedule_faults(made.schedule, capacities={}, persons={})) == []
    assert idle_minutes(old) == 20
    assert {talk.id: talk.room for talk in made.schedule.talks} == {"a": "A", "b": "A", "c": "B", "d": "B"}


def test_a_talk_for_many_leaves_the_room_of_its_track() -> None:
    old = published(("a", "x", "A", ()), ("b", "x", "A", ()), ("c", "y", "B", ()))
    capacities, persons = {"A": 50, "B": 200}, {"a": 120, "b": 40}
    made = reschedule(old, capacities=capacities, persons=persons)
    assert (made.moved.objective, made.moved.bound) == (1, 1)
    assert moved_talks(made.schedule, published=old) == ("a",)
    assert list(schedule_faults(made.schedule, capacities=capacities, persons=persons)) == []
    with pytest.raises(ContradictionError, match="talk 'a' brings 900 persons; the largest room holds 200"):
        reschedule(old, capacities={"A": 50, "B": 200}, persons={"a": 900})


def test_control_the_conflict_finder_finds() -> None:
    old = published(("a", "x", "A", ("ann",)), ("b", "x", "A", ("ann",)), minutes=50)
    assert list(schedule_faults(old, capacities={"A": 10}, persons={"b": 11})) == [
        "room 'A' has talks 'a' and 'b' at one time",
        "person 'ann' has talks 'a' and 'b' at one time",
        "talk 'b' brings 11 persons; room 'A' holds 10",
    ]
    assert list(schedule_faults(replace(old, talks=old.talks[:1]), capacities={}, persons={})) == []


def test_the_talks_of_a_real_conference_fit_without_a_move_or_a_pause() -> None:
    """FOSDEM 2024: 874 talks in 58 rooms and days; published with 3,365 idle minutes and no conflict."""
    path = DATA / "fosdem" / "2024.xml"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    old = read_schedule(path)
    assert (len(old.talks), len(old.room_days), idle_minutes(old)) == (874, 58, 3365)
    assert list(schedule_faults(old, capacities={}, persons={})) == []
    made = reschedule(old)
    assert (made.moved.objective, made.idle.objective) == (0, 0)
    assert list(schedule_faults(made.schedule, capacities={}, persons={})) == []
    assert (moved_talks(made.schedule, published=old), idle_minutes(made.schedule)) == ((), 0)
    assert sorted(talk.id for talk in made.schedule.talks) == sorted(talk.id for talk in old.talks)
