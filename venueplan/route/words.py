"""A route in words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise

from venueplan.model import Amenity, Label, Leg, Opening, Plan, Route, Section, SignSite, Unit

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "walk": "步行 {metres} 米",
        "stairs": "走楼梯到{level}",
        "escalator": "乘自动扶梯到{level}",
        "elevator": "乘电梯到{level}",
        "ramp": "沿坡道到{level}",
        "climbed": "，{metres} 米",
        "on": "（{level}）",
        "through": "，经{doors}",
        "then": "、",
        "arrive": "到达{place}：共 {metres} 米，约 {minutes} 分钟",
        "here": "{place}就在这里",
    },
    "en": {
        "walk": "Walk {metres} m",
        "stairs": "Take the stairs to {level}",
        "escalator": "Take the escalator to {level}",
        "elevator": "Take the lift to {level}",
        "ramp": "Take the ramp to {level}",
        "climbed": ", {metres} m",
        "on": " ({level})",
        "through": " through {doors}",
        "then": ", ",
        "arrive": "Arrive at {place}: {metres} m, about {minutes} min",
        "here": "{place} is right here",
    },
}


def describe_route(route: Route, plan: Plan) -> tuple[str, ...]:
    """Describe a route step by step, in each language of the event one after the other.

    Parameters
    ----------
    route
        What ``find_route`` found.
    plan
        The plan it was found in.

    Returns
    -------
    tuple
        Lines: one per leg and one for the arrival, by language; the metres of the legs add up to those of the arrival.
        Languages without words of their own get English.
    """
    languages = [language if language in _WORDS else "en" for language in plan.event.languages] or ["en"]
    return tuple(line for language in dict.fromkeys(languages) for line in _lines(route, plan, language=language))


def _lines(route: Route, plan: Plan, *, language: str) -> list[str]:
    words = _WORDS[language]
    names = _names(plan, language)
    place = names.get(route.destination) or route.destination
    if not route.legs:
        return [words["here"].format(place=place)]
    levels = [*(leg.level for leg in route.legs[1:]), _last_level(route, plan)]
    ends = [names.get(level) or level for level in levels]
    told = zip(route.legs, ends, _metres(route), strict=True)
    steps = [_step(leg, end, metres=metres, names=names, words=words) for leg, end, metres in told]
    minutes = max(1, round(route.minutes))
    return [*steps, words["arrive"].format(place=place, metres=round(route.length), minutes=minutes)]


def _metres(route: Route) -> list[int]:
    """Return whole metres by leg that add up to the whole metres of the route."""
    reached = [0, *(round(length) for length in accumulate(leg.length for leg in route.legs))]
    return [there - here for here, there in pairwise(reached)]


def _last_level(route: Route, plan: Plan) -> str:
    """Return the level of the destination; where that is an exhibitor, the last leg is a walk and its level counts."""
    venue = plan.venue
    things: tuple[Unit | Opening | Section | Amenity | SignSite, ...] = (
        *venue.units,
        *venue.openings,
        *venue.sections,
        *venue.amenities,
        *plan.event.sites,
    )
    return next((thing.level for thing in things if thing.id == route.destination), route.legs[-1].level)


def _step(leg: Leg, end: str, *, metres: int, names: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return one step; a climb or ride names the level it leads to, and its metres if there are any to walk."""
    if leg.kind != "walk":
        return words[leg.kind].format(level=end) + (words["climbed"].format(metres=metres) if metres else "")
    text = words["walk"].format(metres=metres) + words["on"].format(level=names.get(leg.level) or leg.level)
    doors = [names[door] for door in leg.via if names.get(door)]
    return text + (words["through"].format(doors=words["then"].join(doors)) if doors else "")


def _names(plan: Plan, language: str) -> dict[str, str]:
    """Return what each level, door and place is called; a booth by its number."""
    venue = plan.venue
    named: list[tuple[str, Label]] = [
        *((item.id, item.name) for item in venue.levels),
        *((item.id, item.name) for item in venue.openings),
        *((item.id, item.name) for item in venue.units),
        *((item.id, item.name) for item in venue.sections),
        *((item.id, item.name) for item in venue.amenities),
        *((item.id, item.name) for item in plan.event.sites),
        *((item.id, item.name) for item in plan.event.exhibitors),
    ]
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    return {name: label[language] for name, label in named if label[language]} | {b.id: b.number for b in booths}
