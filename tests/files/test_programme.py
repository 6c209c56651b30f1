"""What an event says of rooms, people, times, foyers and weights, and every sentence about what is wrong with it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from venueplan.errors import InputError
from venueplan.files import as_written, read_event_folder
from venueplan.model import Daytime, Foyer, Meetings, Person, Plan, RoomUse, Weights

CHINA = dt.timezone(dt.timedelta(hours=8))
DAY = dt.date(2026, 5, 16)

GOOD = """
[programme]
crews = 2
pause_min = 20
walking = true

[programme.weights]
tracks_apart = 12
track_rooms = 3

[[room]]
id = "r101"
tags = ["quiet"]
equipment = ["camera"]
booths = 2
hours = [{ day = 2026-05-16, opens = "10:00", closes = "16:00" }]
closed = [{ from = 2026-05-16T12:00:00, to = 2026-05-16T13:00:00 }]

[[person]]
id = "lin"
unavailable = [{ from = "2026-05-16T17:00", to = "2026-05-16T18:00" }]
preferred = ["time:morning", "room:quiet"]

[[daytime]]
id = "morning"
from = "09:00"
to = "12:00"

[[foyer]]
id = "landing"
rooms = ["r201"]
persons = 120
"""


def with_settings(quickstart: Path, text: str) -> Path:
    path = quickstart / "expo-day" / "event.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return quickstart / "expo-day"


def with_column(folder: Path, column: str, value: str) -> Path:
    """Add a column to the list of forums with a value in the line of ``dyes``."""
    path = folder / "forums.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [f"{line},{value if line.startswith('dyes,') else ''}" for line in lines]
    path.write_text("\n".join([f"{head},{column}", *rows, ""]), encoding="utf-8")
    return folder


def at(hour: int) -> dt.datetime:
    return dt.datetime(2026, 5, 16, hour, tzinfo=CHINA)


def test_settings_become_nouns_and_come_back_from_a_plan(quickstart: Path) -> None:
    venue, event = read_event_folder(with_settings(quickstart, GOOD))
    assert event.meetings == Meetings(
        weights=Weights(tracks_apart=12, track_rooms=3),
        rooms=(
            RoomUse(
                id="r101",
                tags=("quiet",),
                equipment=("camera",),
                booths=2,
                hours=((DAY, dt.time(10), dt.time(16)),),
                closed=((at(12), at(13)),),
            ),
        ),
        people=(Person(id="lin", unavailable=((at(17), at(18)),), preferred=("time:morning", "room:quiet")),),
        daytimes=(Daytime(id="morning", begins=dt.time(9), ends=dt.time(12)),),
        foyers=(Foyer(id="landing", rooms=("r201",), persons=120),),
        crews=2,
        pause_min=20,
        walking=True,
    )
    plan = Plan(venue=venue, event=event)
    assert as_written(plan).event.meetings == event.meetings


def test_an_event_without_settings_schedules_as_ever(quickstart: Path) -> None:
    _, event = read_event_folder(quickstart / "expo-day")
    assert event.meetings == Meetings()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[programme]\ncrew = 2\n", "key programme.crew: unknown key 'programme.crew'; did you mean 'crews'?"),
        ("[programme.weights]\ntracks = 2\n", "unknown key 'programme.weights.tracks'"),
        ("[programme.weights]\npause = -1\n", "key programme.weights.pause: -1 must be at least 0"),
        ("[[room]]\nid = 'r110'\n", "key room[1].id: room 'r110' is unknown; did you mean 'r102'?"),
        ("[[room]]\nid = 'r101'\n[[room]]\nid = 'r101'\n", "key room[2].id: id 'r101' is used already by a room above"),
        ("[[person]]\nid = 'linn'\n", "key person[1].id: person of a forum 'linn' is unknown; did you mean 'lin'?"),
        ("[[person]]\nid = 'lin'\nrequired = ['quiet']\n", "write room:TAG or time:TAG, for instance time:morning"),
        ("[[person]]\nid = 'lin'\nrequired = ['time:noon']\n", "key person[1].required: [[daytime]] 'noon' is unknown"),
        ("[[person]]\nid = 'lin'\nrequired = ['room:odd']\n", "tag of a [[room]] 'odd' is unknown"),
        ("[[daytime]]\nid = 'm'\nfrom = '12:00'\nto = '09:00'\n", "key daytime[1].to: 09:00 is not after from 12:00"),
        ("[[foyer]]\nid = 'f'\nrooms = ['r7']\npersons = 9\n", "key foyer[1].rooms: room 'r7' is unknown"),
        (
            "[[room]]\nid = 'r101'\nhours = [{ day = 2026-05-17, opens = '09:00', closes = '08:00' }]\n",
            "key room[1].hours: 2026-05-17 is on no day of the calendar",
        ),
        (
            "[[room]]\nid = 'r101'\nclosed = [{ from = '2026-05-16T10:00', to = '2026-05-16T09:00' }]\n",
            "key room[1].closed: to 2026-05-16T09:00 is not after from 2026-05-16T10:00",
        ),
    ],
)
def test_a_bad_setting_is_a_sentence(quickstart: Path, text: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read_event_folder(with_settings(quickstart, "\n" + text))
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("after", "opening2", "line 3: after: forum 'opening2' is unknown; did you mean 'opening'?"),
        ("after", "dyes", "line 3: after: 'dyes' would have to come after itself"),
        ("beside", "vvip", "has 'vvip', which is not a use of a unit; did you mean 'vip'?"),
        ("attendance_high", "10", "line 3: attendance_high 10 is less than attendance 40"),
        ("required", "time:noon", "line 3: required: [[daytime]] 'noon' is unknown"),
        ("published_room", "r1", "line 3: published_room: room 'r1' is unknown"),
        ("before_min", "-5", "before_min -5 must be at least 0"),
        ("level", "high", "level 'high' is not a whole number"),
        ("publishd", "x", "line 1: unknown column 'publishd'; did you mean 'published'?"),
    ],
)
def test_a_bad_cell_is_a_sentence(quickstart: Path, column: str, value: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read_event_folder(with_column(quickstart / "expo-day", column, value))
    assert sentence in str(caught.value)


def test_new_columns_become_what_a_forum_asks_for(quickstart: Path) -> None:
    folder = with_column(quickstart / "expo-day", "published", "2026-05-16T11:00")
    for column, value in (("after", "opening"), ("apart", "keynote;press"), ("interpretation", "2"), ("level", "3")):
        with_column(folder, column, value)
    _, event = read_event_folder(folder)
    dyes = event.forum("dyes")
    assert (dyes.published, dyes.after, dyes.apart) == (at(11), ("opening",), ("keynote", "press"))
    assert (dyes.interpretation, dyes.level, dyes.tracks) == (2, 3, ("craft",))
