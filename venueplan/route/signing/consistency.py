"""Whether the directional signs agree: what one names, all that follow name, until it is reached."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from shapely import LineString, Point as Dot

from venueplan.model import Finding, Label, Place, Plan, SignSite
from venueplan.route.signing.bearings import bearing
from venueplan.route.signing.content import Signwriter
from venueplan.route.signing.follow import LEGIBLE
from venueplan.route.signing.propose import Walk, walks_by_signs

_PASSING = 3.0
"""Who passes a sign at this distance, metres, reads it (assumed)."""


def direction_sites(plan: Plan) -> tuple[SignSite, ...]:
    """Return the sites of directional signs."""
    return tuple(site for site in plan.event.sites if site.kind == "direction")


def inspect_signs(writer: Signwriter, sites: tuple[SignSite, ...] | None = None) -> tuple[Finding, ...]:
    """Follow the signs from every entrance to every hall and room, and return what is wrong with them.

    * ``sign-missing``: where a visitor is lost, because no sign in sight names his place, or he goes in a circle;
    * ``sign-silent``: a sign on the way that does not name a place which the one before it named;
    * ``sign-full``: halls and rooms for which a sign has no line left;
    * ``sign-empty``: a sign that has nothing to say, as nothing lies ahead of its reader.
    """
    hung = sites if sites is not None else direction_sites(writer.guide.plan)
    walks = walks_by_signs(writer, hung)
    found = [*_missing(walks), *_silent(writer, walks, sites=hung), *_full(writer, hung), *_empty(writer, hung)]
    return tuple(sorted(found, key=lambda finding: finding.id))


def _missing(walks: Sequence[Walk]) -> Iterator[Finding]:
    lost: dict[tuple[str, Place, str], list[str]] = {}
    for walk in walks:
        if walk.walked.lost is not None:
            after = walk.walked.sites[-1] if walk.walked.sites else walk.entrance
            lost.setdefault((after, walk.walked.lost, walk.walked.reason), []).append(walk.destination)
    for number, ((after, place, reason), who) in enumerate(sorted(lost.items(), key=repr), start=1):
        names = _names(who)
        circle = reason == "circle"
        yield Finding(
            id=f"sign-missing-{after}-{number}",
            rule="sign-missing",
            severity="warning",
            subject=after,
            place=place,
            message=Label.of(
                en=f"After {after} the signs lead in a circle on the way to {names}."
                if circle
                else f"After {after} no sign in sight leads on to {names}; a sign is missing.",
                zh=f"经过{after}后，前往{names}的指示牌使人绕圈。"
                if circle
                else f"经过{after}后看不到前往{names}的指示牌，此处缺少指示牌。",
            ),
            cause="demand",
        )


def _names(ids: Sequence[str]) -> str:
    """Return ids as a list, long ones cut with the count of the rest."""
    once = sorted(dict.fromkeys(ids))
    return ", ".join(once[:6]) + (f" (+{len(once) - 6})" if len(once) > 6 else "")


def _silent(writer: Signwriter, walks: Sequence[Walk], *, sites: Sequence[SignSite]) -> Iterator[Finding]:
    by_id = {site.id: site for site in sites}
    silent: dict[str, set[str]] = {}
    for walk in walks:
        read = [by_id[name] for name in walk.walked.sites]
        for one, other in pairwise(read):
            for site in _passed(writer, (one, other), sites=sites):
                if writer.write(site).line_for(walk.destination) is None:
                    silent.setdefault(site.id, set()).add(walk.destination)
    for name in sorted(silent):
        site = by_id[name]
        names = _names(sorted(silent[name]))
        yield Finding(
            id=f"sign-silent-{name}",
            rule="sign-silent",
            severity="note",
            subject=name,
            place=Place(level=site.level, x=site.x, y=site.y),
            message=Label.of(
                en=f"Sign {name} does not name {names}, which the sign before it names.",
                zh=f"指示牌{name}未列出{names}，而前一块指示牌已列出。",
            ),
            cause="demand",
        )


def _passed(writer: Signwriter, ends: tuple[SignSite, SignSite], *, sites: Sequence[SignSite]) -> Iterator[SignSite]:
    """Give the signs whose front a visitor sees as he passes them on the way from one sign to the next."""
    one, other = ends
    level = writer.guide.plan.venue.level
    ordinal = level(one.level).ordinal
    line = LineString([(one.x, one.y), (other.x, other.y)])
    if ordinal != level(other.level).ordinal or line.length < _PASSING:
        return
    heading = bearing((one.x, one.y), (other.x, other.y))
    for site in sites:
        here = (site.x, site.y)
        turned = abs((heading - site.facing + 180) % 360 - 180) <= LEGIBLE / 2
        beside = line.dwithin(Dot(here), _PASSING) and min(math.dist(here, end) for end in line.coords) > _PASSING
        on_storey = level(site.level).ordinal == ordinal
        if on_storey and turned and beside and writer.sight.sees(ordinal, start=(one.x, one.y), end=here):
            yield site


def _full(writer: Signwriter, sites: Sequence[SignSite]) -> Iterator[Finding]:
    kinds = {place.id: place.kind for place in writer.destinations}
    for site in sites:
        unsaid = [name for name in writer.write(site).unsaid if kinds[name] != "amenity"]
        if unsaid:
            names = _names(unsaid)
            yield Finding(
                id=f"sign-full-{site.id}",
                rule="sign-full",
                severity="warning",
                subject=site.id,
                place=Place(level=site.level, x=site.x, y=site.y),
                message=Label.of(
                    en=f"Sign {site.id} has no line left for {names}.", zh=f"指示牌{site.id}没有余行列出{names}。"
                ),
                cause="demand",
            )


def _empty(writer: Signwriter, sites: Sequence[SignSite]) -> Iterator[Finding]:
    for site in sites:
        if not writer.write(site).lines:
            yield Finding(
                id=f"sign-empty-{site.id}",
                rule="sign-empty",
                severity="warning",
                subject=site.id,
                place=Place(level=site.level, x=site.x, y=site.y),
                message=Label.of(
                    en=f"Sign {site.id} has nothing to point to; turn it or take it away.",
                    zh=f"指示牌{site.id}没有可指示的目的地；请改变朝向或取消。",
                ),
                cause="demand",
            )
