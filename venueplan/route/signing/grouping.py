"""What lies the same way shares a line: halls by their numbers, rooms by theirs or by their building."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from venueplan.model import Label, Plan
from venueplan.route.signing.destinations import Destination

_WORDS = {
    "halls": ("{n}号展厅", "Halls {n}"),
    "hall": ("{n}号展厅", "Hall {n}"),
    "rooms": ("会议室 {n}", "Rooms {n}"),
}
_AMENITIES = {
    "restroom": ("卫生间", "Toilets"),
    "information": ("问讯处", "Information"),
    "firstaid": ("急救", "First aid"),
    "coinlocker": ("寄存处", "Cloakroom"),
    "eatingdrinking": ("餐饮", "Food"),
    "drinkingfountain": ("饮水处", "Water"),
    "mothersroom": ("母婴室", "Baby care"),
    "prayerroom": ("祈祷室", "Prayer room"),
    "smokingarea": ("吸烟区", "Smoking"),
    "bus": ("公交", "Bus"),
    "taxi": ("出租车", "Taxi"),
    "parking": ("停车场", "Parking"),
}

_COUNTED = re.compile(r"(?P<before>.*?)(?P<count>[0-9]+|[A-Za-z])")
"""What is counted in a printed number: its last figures, or its last letter."""


@dataclass(frozen=True, kw_only=True)
class Directory:
    """The names and numbers of all destinations, so that a range of numbers says no more than is meant."""

    plan: Plan
    destinations: tuple[Destination, ...]

    @cached_property
    def by_id(self) -> dict[str, Destination]:
        """Destinations by id."""
        return {destination.id: destination for destination in self.destinations}

    def label_of(self, ids: Sequence[str], *, outside: str) -> Label:
        """Return what a line says of destinations of one kind that lie the same way.

        Parameters
        ----------
        ids
            Ids of halls, of rooms or of kinds of amenity.
        outside
            Building in which the sign hangs; rooms of another one that lie all the same way go by its name.
        """
        found = [self.by_id[name] for name in ids]
        if found[0].kind == "amenity":
            return joined([_amenity(item.id) for item in found], " · ")
        if found[0].kind == "hall":
            return self._halls(found)
        return self._rooms(found, outside=outside)

    def _halls(self, found: Sequence[Destination]) -> Label:
        numbered = [hall for hall in found if hall.number]
        if len(found) == 1 and self._goes_by_name(found[0]):
            return found[0].name or full_name(found[0])
        named = [full_name(hall) for hall in found if not hall.number]
        spans = self._spans(numbered, kind="hall")
        key = "hall" if len(numbered) == 1 else "halls"
        return joined([*([_word(key, spans)] if numbered else []), *named], " · ")

    def _goes_by_name(self, hall: Destination) -> bool:
        """Tell whether the name of a hall says which it is: it holds the number, or there is no other hall."""
        alone = sum(place.kind == "hall" for place in self.destinations) == 1
        return alone or not hall.number or (bool(hall.name) and all(hall.number in line for _, line in hall.name.texts))

    def _rooms(self, found: Sequence[Destination], *, outside: str) -> Label:
        building = found[0].building
        if self._is_whole(found, building=building) and building != outside and len(found) > 1:
            return self._building(building)
        numbered = [room for room in found if room.number]
        named = [room for room in found if not room.number]
        if len(found) <= 1:
            return full_name(found[0])
        parts = [full_name(numbered[0])] if len(numbered) == 1 else []
        parts += [_word("rooms", self._spans(numbered, kind="room"))] if len(numbered) > 1 else []
        return joined([*parts, *(full_name(room) for room in named)], " · ")

    def _is_whole(self, found: Sequence[Destination], *, building: str) -> bool:
        same = {d.id for d in self.destinations if d.kind == "room" and d.building == building}
        several = len({d.building for d in self.destinations if d.kind == "room"}) > 1
        return bool(building) and several and same == {d.id for d in found}

    def _building(self, building: str) -> Label:
        return next(b.name for b in self.plan.venue.buildings if b.id == building)

    def _spans(self, found: Sequence[Destination], *, kind: str) -> str:
        """Return numbers with a dash between those that follow each other in the list of all numbers."""
        every = sorted({d.number for d in self.destinations if d.kind == kind and d.number}, key=in_order)
        wanted = sorted({d.number for d in found}, key=in_order)
        runs: list[list[str]] = []
        for number in wanted:
            follows = bool(runs) and every.index(number) == every.index(runs[-1][-1]) + 1
            if follows and _counts_on(runs[-1][-1], number):
                runs[-1].append(number)
            else:
                runs.append([number])
        return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def in_order(number: str) -> tuple[int, str]:
    """Return the key by which printed numbers follow each other: 2 before 10, 101 before A1."""
    return len(number), number


def _counts_on(number: str, other: str) -> bool:
    """Tell whether a reader counts on from one number to another: from 9 to 12 or A1 to A2, not from 4 to H.

    Examples
    --------
    >>> _counts_on("101", "103"), _counts_on("D", "E"), _counts_on("4", "H"), _counts_on("A9", "B1")
    (True, True, False, False)
    """
    one, two = _COUNTED.fullmatch(number), _COUNTED.fullmatch(other)
    if one is None or two is None or len(number) != len(other):
        return False
    return one["before"] == two["before"] and one["count"].isdigit() == two["count"].isdigit()


def full_name(place: Destination) -> Label:
    """Return number and name of a place; a number that its name says already is not said twice."""
    if not place.name:
        return Label.of(zh=place.number or place.id, en=place.number or place.id)
    texts = ((code, line if place.number in line else f"{place.number} {line}") for code, line in place.name.texts)
    return Label(tuple(texts))


def joined(labels: Sequence[Label], mark: str) -> Label:
    """Return several labels as one, language by language; who lacks a language lends its English, or first, text."""
    codes = dict.fromkeys(code for label in labels for code, _ in label.texts)
    return Label(tuple((code, mark.join(dict.fromkeys(_lent(label, code) for label in labels))) for code in codes))


def _lent(label: Label, code: str) -> str:
    return label[code] or label["en"] or next((line for _, line in label.texts), "")


def _word(key: str, numbers: str) -> Label:
    zh, en = _WORDS[key]
    return Label.of(zh=zh.format(n=numbers.replace(", ", "、")), en=en.format(n=numbers))


def _amenity(category: str) -> Label:
    if category in _AMENITIES:
        zh, en = _AMENITIES[category]
        return Label.of(zh=zh, en=en)
    return Label.of(en=category.replace("-", " ").capitalize())
