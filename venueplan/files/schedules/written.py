"""Schedules and conferences as CSV."""

from __future__ import annotations

from venueplan.files.outputs.csvs import csv_bytes
from venueplan.model import Conference, PublishedSchedule, SeatedConference

SEAT_COLUMNS = ("talk", "track", "session", "room", "slots")
SCHEDULE_COLUMNS = ("id", "title", "track", "day", "room", "start", "end")


def seats_csv(conference: Conference, seated: SeatedConference) -> bytes:
    """Return sessions and rooms of the talks of a conference, a row per talk in the order of sessions and rooms."""
    sessions = [name for name, _ in conference.sessions]
    talks = {talk.id: talk for talk in conference.talks}
    seats = sorted(
        seated.seats, key=lambda seat: (sessions.index(seat.session), conference.rooms.index(seat.room), seat.talk)
    )
    rows = [(s.talk, talks[s.talk].track, s.session, s.room, talks[s.talk].slots) for s in seats]
    return csv_bytes(SEAT_COLUMNS, rows)


def schedule_csv(schedule: PublishedSchedule) -> bytes:
    """Return a schedule, a row per talk in the order of days, rooms and times."""
    talks = sorted(schedule.talks, key=lambda talk: (talk.day, talk.room, talk.start, talk.id))
    rows = [(t.id, t.title, t.track, t.day, t.room, t.start.isoformat(), t.end.isoformat()) for t in talks]
    return csv_bytes(SCHEDULE_COLUMNS, rows)
