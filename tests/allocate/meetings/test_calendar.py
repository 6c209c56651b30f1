"""When a forum can begin."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from venueplan.allocate.meetings.calendar import minute_of, starts_of
from venueplan.errors import ContradictionError, InputError
from venueplan.model import Calendar, Event, Forum, Label, Weights

TWO_DAYS = Calendar(days=(date(2026, 5, 16), date(2026, 5, 17)), opens=time(9), closes=time(19), grain_min=15)
EVENT = Event(id="e", name=Label(), calendar=TWO_DAYS)
CHINA = timezone(timedelta(hours=8))


def forum(**wants: object) -> Forum:
    values: dict[str, object] = {"duration_min": 90, "attendance": 10, "kind": "sub-forum", **wants}
    return Forum(id="f", title=Label(), **values)  # type: ignore[arg-type]


def test_starts_fall_on_the_grain_within_opening_hours_of_each_day() -> None:
    starts = starts_of(forum(), event=EVENT)
    minutes = [minute for minute, _ in starts]
    assert minutes[0] == 9 * 60
    assert max(m for m in minutes if m < 1440) == 17 * 60 + 30
    assert all(minute % 15 == 0 for minute in minutes)
    assert len(minutes) == 2 * 35


def test_odd_and_late_starts_cost() -> None:
    costs = dict(starts_of(forum(), event=EVENT))
    assert costs[9 * 60] == 0
    assert costs[9 * 60 + 15] == Weights().odd_start
    assert costs[17 * 60] == Weights().unliked_hours


def test_bounds_are_those_of_begin_and_end() -> None:
    bounded = forum(
        earliest=datetime(2026, 5, 17, 10, 7, tzinfo=CHINA), latest=datetime(2026, 5, 17, 12, 0, tzinfo=CHINA)
    )
    assert [m - 1440 for m, _ in starts_of(bounded, event=EVENT)] == [10 * 60 + 15, 10 * 60 + 30]


def test_a_pin_is_the_only_start_and_costs_nothing() -> None:
    pinned = forum(start=datetime(2026, 5, 16, 11, 7, tzinfo=CHINA))
    assert starts_of(pinned, event=EVENT) == ((11 * 60 + 7, 0),)


def test_other_offsets_are_understood() -> None:
    assert minute_of(datetime(2026, 5, 16, 1, 0, tzinfo=UTC), calendar=TWO_DAYS) == 9 * 60


@pytest.mark.parametrize(
    "wants",
    [
        {"duration_min": 700},
        {"start": datetime(2026, 5, 16, 18, 0, tzinfo=CHINA)},
        {"start": datetime(2026, 5, 18, 10, 0, tzinfo=CHINA)},
        {"earliest": datetime(2026, 5, 17, 18, 0, tzinfo=CHINA)},
    ],
)
def test_an_impossible_time_names_the_forum(wants: dict[str, object]) -> None:
    with pytest.raises(ContradictionError, match="forum 'f'"):
        starts_of(forum(**wants), event=EVENT)


def test_a_calendar_without_days_is_an_input_error() -> None:
    with pytest.raises(InputError, match="no days"):
        starts_of(forum(), event=Event(id="e", name=Label(), calendar=Calendar(days=())))
