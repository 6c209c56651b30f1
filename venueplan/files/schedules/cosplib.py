"""Conferences in the form of CoSPLib: a workbook of talks, tracks, sessions, rooms and penalties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from venueplan.errors import InputError, Problem
from venueplan.files.schedules.workbook import Cells, read_workbook
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.model import Conference, Talk

SHEETS = (
    "parameters",
    "submissions",
    "tracks",
    "sessions",
    "rooms",
    "tracks_sessions|penalty",
    "tracks_rooms|penalty",
    "sessions_rooms|penalty",
)
"""Sheets that the exact model reads."""

WEIGHTS = {
    "track_sessions": "tracks_sessions|penalty",
    "track_rooms": "tracks_rooms|penalty",
    "session_rooms": "sessions_rooms|penalty",
    "talk_sessions": "submissions_sessions|penalty",
    "talk_rooms": "submissions_rooms|penalty",
}
"""What the sheet ``parameters`` calls each weight."""

LARGEST = 10**9


def read_conference(path: Path) -> Conference:
    """Return the conference of a CoSPLib workbook, penalties multiplied by their weights.

    What the exact model does not use (similar tracks, attendees, chairs, time zones, order) is left aside.

    Raises
    ------
    InputError
        If the file is no such workbook; every fault of every sheet is named.
    """
    path = Path(path)
    reader = _Reader(
        file=path.name, sheets={name.strip().casefold(): cells for name, cells in read_workbook(path).items()}
    )
    missing = [name for name in SHEETS if name not in reader.sheets]
    if missing:
        message = (
            f"has no sheet {', '.join(map(shown, missing))}; a conference in CoSPLib's form has {', '.join(SHEETS)}"
        )
        raise InputError([Problem(file=path.name, message=message)])
    conference = reader.conference(path.stem)
    if reader.problems:
        raise InputError(reader.problems)
    return conference


@dataclass(kw_only=True)
class _Reader:
    file: str
    sheets: Mapping[str, Cells]
    problems: list[Problem] = field(default_factory=list)

    def conference(self, name: str) -> Conference:
        weights = self._weights()
        sessions = self._named("sessions", value=1)
        rooms = tuple(name for name, _ in self._named("rooms"))
        tracks = tuple(name for name, _ in self._named("tracks"))
        of_sessions = tuple(name for name, _ in sessions)

        return Conference(
            name=name,
            sessions=sessions,
            rooms=rooms,
            tracks=tracks,
            talks=self._talks(tracks, sessions=of_sessions, rooms=rooms, weights=weights),
            track_sessions=self._matrix(
                "tracks_sessions|penalty", rows=tracks, columns=of_sessions, weight=weights["track_sessions"]
            ),
            track_rooms=self._matrix("tracks_rooms|penalty", rows=tracks, columns=rooms, weight=weights["track_rooms"]),
            session_rooms=self._matrix(
                "sessions_rooms|penalty", rows=of_sessions, columns=rooms, weight=weights["session_rooms"]
            ),
        )

    def _note(self, sheet: str, *, row: int, message: str) -> None:
        self.problems.append(Problem(file=self.file, where=f"sheet {sheet} row {row}", message=message))

    def _weights(self) -> dict[str, int]:
        said: dict[str, tuple[int, Any]] = {}
        for number, row in enumerate(self.sheets["parameters"], start=1):
            for label, value in pairwise(row):
                if isinstance(label, str) and label.strip().endswith(":"):
                    said[label.strip().rstrip(":").casefold()] = (number, value)
        found = {}
        for name, label in WEIGHTS.items():
            number, value = said.get(label, (0, None))
            if label not in said:
                self._note("parameters", row=1, message=f"has no weight {shown(label)}")
            found[name] = self._whole(value, sheet="parameters", row=number, what=f"weight {shown(label)}")
        return found

    def _named(self, sheet: str, *, value: int = 0) -> tuple[tuple[str, int], ...]:
        """Return the names of a sheet and, if asked for, the positive number beside each."""
        found: dict[str, int] = {}
        for number, row in enumerate(self.sheets[sheet][1:], start=2):
            name = _name(row[0] if row else None)
            if not name:
                continue
            if name in found:
                self._note(sheet, row=number, message=f"{shown(name)} is named already above; names are unique")
            found[name] = self._positive(_at(row, value), sheet=sheet, row=number) if value else 1
        if not found:
            self._note(sheet, row=2, message="names nothing")
        return tuple(found.items())

    def _talks(
        self, tracks: Sequence[str], *, sessions: Sequence[str], rooms: Sequence[str], weights: Mapping[str, int]
    ) -> tuple[Talk, ...]:
        head, *rows = self.sheets["submissions"] or [[]]
        columns = {_name(cell): place for place, cell in enumerate(head)}
        for name in ("Reference", "Track", "Required Timeslots", "Presenters", *sessions, *rooms):
            if name not in columns:
                self._note(
                    "submissions", row=1, message=f"has no column {shown(name)}{suggestion(name, list(columns))}"
                )
        found: dict[str, Talk] = {}
        for number, row in enumerate(rows, start=2):
            name = _name(_at(row, columns.get("Reference", 0)))
            if not name:
                continue
            track = _name(_at(row, columns.get("Track", 1)))
            if track not in tracks:
                self._note(
                    "submissions", row=number, message=f"track {shown(track)} is unknown{suggestion(track, tracks)}"
                )
            if name in found:
                self._note("submissions", row=number, message=f"{shown(name)} is named already above; names are unique")
            found[name] = Talk(
                id=name,
                track=track,
                slots=self._positive(_at(row, columns.get("Required Timeslots", 2)), sheet="submissions", row=number),
                people=_people(_at(row, columns.get("Presenters", 5))),
                sessions=self._row(
                    row, [columns.get(s, -1) for s in sessions], weight=weights["talk_sessions"], at=number
                ),
                rooms=self._row(row, [columns.get(r, -1) for r in rooms], weight=weights["talk_rooms"], at=number),
            )
        if not found:
            self._note("submissions", row=2, message="names no talk")
        return tuple(found.values())

    def _row(self, row: list[Any], places: Sequence[int], *, weight: int, at: int) -> tuple[int, ...]:
        cells = [_at(row, place) for place in places]
        return tuple(weight * self._whole(cell, sheet="submissions", row=at, what="penalty") for cell in cells)

    def _matrix(
        self, sheet: str, *, rows: Sequence[str], columns: Sequence[str], weight: int
    ) -> tuple[tuple[int, ...], ...]:
        head, *lines = self.sheets[sheet] or [[]]
        places = {_name(cell): place for place, cell in enumerate(head) if _name(cell)}
        for name in places:
            if name not in columns:
                self._note(sheet, row=1, message=f"{shown(name)} is unknown{suggestion(name, columns)}")
        by_name = {}
        for number, line in enumerate(lines, start=2):
            name = _name(_at(line, 0))
            if name and name not in rows:
                self._note(sheet, row=number, message=f"{shown(name)} is unknown{suggestion(name, rows)}")
            by_name[name] = (number, line)
        found = []
        for name in rows:
            number, line = by_name.get(name, (1, []))
            cells = [_at(line, places.get(column, -1)) for column in columns]
            found.append(tuple(weight * self._whole(cell, sheet=sheet, row=number, what="penalty") for cell in cells))
        return tuple(found)

    def _whole(self, value: Any, *, sheet: str, row: int, what: str) -> int:
        if value is None or value == "":
            return 0
        number = (
            float(value)
            if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12
            else -1.0
        )
        if not 0 <= number <= LARGEST or number != int(number):
            self._note(
                sheet, row=row, message=f"{what} {shown(str(value)[:40])} is not a whole number from 0 to {LARGEST:,}"
            )
            return 0
        return int(number)

    def _positive(self, value: Any, *, sheet: str, row: int) -> int:
        number = self._whole(value, sheet=sheet, row=row, what="number of time slots")
        if not 0 < number <= 1000:
            self._note(sheet, row=row, message=f"number of time slots {shown(str(value)[:40])} is not from 1 to 1,000")
            return 1
        return number


def _at(row: list[Any], place: int) -> Any:
    return row[place] if 0 <= place < len(row) else None


def _name(value: Any) -> str:
    return " ".join(str(value).split())[:300] if value is not None else ""


def _people(value: Any) -> tuple[str, ...]:
    names = (_name(part) for part in str(value or "").split(","))
    return tuple(dict.fromkeys(name for name in names if name))
