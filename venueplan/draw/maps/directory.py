"""Further sheets of an index that has no room on its plan: the same page, nothing but columns of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from venueplan.draw.layers.layer import Layer, area, rounded
from venueplan.draw.layers.page.furniture import Heading, header, title_block
from venueplan.draw.layers.page.index import Entry, Setting, index, room_for
from venueplan.draw.pages import Paper
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Look
from venueplan.draw.view import Box
from venueplan.model import Plan

_EDGE, _HEADER = 0.017, 0.064


@dataclass(frozen=True, kw_only=True)
class Directory:
    """What the sheets of an index share: name and title, and the bar at the top."""

    name: str
    title: str
    heading: Heading


def directory_sheets(
    plan: Plan, found: Sequence[Entry], *, shared: Directory, paper: Paper, look: Look
) -> tuple[Sheet, ...]:
    """Return the sheets that hold the rest of an index, none if nothing is left."""
    wide, high = paper.size
    edge, bar, cap = max(paper.size) * _EDGE, max(paper.size) * _HEADER, look.cap("legend")
    panel = (edge, edge, wide - edge, high - bar - edge)
    block = (panel[0] + cap * 1.6, panel[1] + cap, panel[0] + cap * 38, panel[1] + cap * 13)
    place = (panel[0] + cap * 1.6, block[3] + cap * 1.6, panel[2] - cap * 1.6, panel[3] - cap * 1.6)
    setting = _largest(len(found), place=place, look=look)
    room = room_for(place, setting=setting, look=look)
    parts = [found[at : at + room] for at in range(0, len(found), room)]
    return tuple(
        Sheet(
            name=f"{shared.name}-{number}",
            title=shared.title,
            page_mm=paper.size,
            background=look.colours.sheet,
            layers=(
                Layer(name="panels", marks=(area(rounded(panel, 2), look.colours.white),)),
                header(shared.heading, place=(0, high - bar, wide, high), look=look),
                index(part, place=place, setting=setting, look=look, page=(number, len(parts) + 1)),
                title_block(plan, place=block, look=look),
            ),
        )
        for number, part in enumerate(parts, start=2)
    )


def _largest(count: int, *, place: Box, look: Look) -> Setting:
    """Return the setting with the largest type that holds an index on one sheet, or with the smallest if none does."""
    gap, wide = look.cap("index") * 2, place[2] - place[0]
    settings = []
    for growth in (1.8, 1.5, 1.25, 1.0):
        each = Setting(columns=1, growth=growth).width(look) + gap * growth
        settings.append(Setting(columns=max(1, int((wide + gap * growth) / each)), growth=growth))
    return next((s for s in settings if room_for(place, setting=s, look=look) >= count), settings[-1])
