"""Further sheets of an index that has no room on its plan: the same page, nothing but columns of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from venueplan.draw.layers.layer import Layer, area, rounded
from venueplan.draw.layers.page.furniture import Heading, header, title_block
from venueplan.draw.layers.page.index import Entry, Setting, index, room_for
from venueplan.draw.pages import Paper
from venueplan.draw.sheet import Further, Sheet
from venueplan.draw.style import Look
from venueplan.draw.view import Box
from venueplan.model import Plan

_EDGE, _HEADER = 0.017, 0.064


@dataclass(frozen=True, kw_only=True)
class Directory:
    """What the sheets of an index share: name and title, the bar at the top, and the page."""

    name: str
    title: str
    heading: Heading
    paper: Paper


@dataclass(frozen=True, kw_only=True)
class _Frame:
    """Where things stand on each of the sheets, mm, how the index is set, and how many lines of it a sheet holds."""

    bar: Box
    panel: Box
    block: Box
    columns: Box
    setting: Setting
    room: int


def directory_sheets(
    plan: Plan, found: Sequence[Entry], *, shared: Directory, look: Look
) -> tuple[Sheet, ...] | Further:
    """Return the sheets that hold the rest of an index, none if nothing is left; they are composed when asked for."""
    if not found:
        return ()
    frame = _laid_out(len(found), paper=shared.paper, look=look)
    parts = [found[at : at + frame.room] for at in range(0, len(found), frame.room)]
    return Further(count=len(parts), composed=partial(_sheet, plan, parts=parts, shared=shared, frame=frame, look=look))


def _laid_out(count: int, *, paper: Paper, look: Look) -> _Frame:
    wide, high = paper.size
    edge, bar, cap = max(paper.size) * _EDGE, max(paper.size) * _HEADER, look.cap("legend")
    panel = (edge, edge, wide - edge, high - bar - edge)
    block = (panel[0] + cap * 1.6, panel[1] + cap, panel[0] + cap * 38, panel[1] + cap * 13)
    place = (panel[0] + cap * 1.6, block[3] + cap * 1.6, panel[2] - cap * 1.6, panel[3] - cap * 1.6)
    setting = _largest(count, place=place, look=look)
    return _Frame(
        bar=(0, high - bar, wide, high),
        panel=panel,
        block=block,
        columns=place,
        setting=setting,
        room=room_for(place, setting=setting, look=look),
    )


def _sheet(
    plan: Plan, at: int, *, parts: Sequence[Sequence[Entry]], shared: Directory, frame: _Frame, look: Look
) -> Sheet:
    """Compose the sheet of one part of the rest; the plan itself is the first page."""
    page = (at + 2, len(parts) + 1)
    return Sheet(
        name=f"{shared.name}-{page[0]}",
        title=shared.title,
        page_mm=shared.paper.size,
        background=look.colours.sheet,
        layers=(
            Layer(name="panels", marks=(area(rounded(frame.panel, 2), look.colours.white),)),
            header(shared.heading, place=frame.bar, look=look),
            index(parts[at], place=frame.columns, setting=frame.setting, look=look, page=page),
            title_block(plan, place=frame.block, look=look),
        ),
    )


def _largest(count: int, *, place: Box, look: Look) -> Setting:
    """Return the setting with the largest type that holds an index on one sheet, or with the smallest if none does."""
    gap, wide = look.cap("index") * 2, place[2] - place[0]
    settings = []
    for growth in (1.8, 1.5, 1.25, 1.0):
        each = Setting(columns=1, growth=growth).width(look) + gap * growth
        settings.append(Setting(columns=max(1, int((wide + gap * growth) / each)), growth=growth))
    return next((s for s in settings if room_for(place, setting=s, look=look) >= count), settings[-1])
