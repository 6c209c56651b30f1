"""What has changed in a hall, in words: a list beside the picture."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import box

from venueplan.draw.layers.layer import Layer, area, both, names, stroke, text
from venueplan.draw.lettering.typeset import filled
from venueplan.draw.paper.marks import Mark
from venueplan.draw.style import Look
from venueplan.draw.view import Box
from venueplan.model import Label, PlanChange

_TITLE = Label.of(zh="变更清单", en="List of changes")


def change_list(changes: Sequence[PlanChange], *, place: Box, look: Look) -> Layer:
    """List changes from the upper left of a place, and say how many more there are where it is too small for all."""
    left, bottom, right, top = place
    cap, pad, colours = look.cap("legend"), look.cap("legend") * 1.4, look.colours
    y = top - pad - cap * 1.2
    title = text(both(_TITLE, look), at=(left + pad, y), cap=cap * 1.2, colour=colours.ink, face="bold", role="changes")
    marks: list[Mark] = [title]
    y -= cap * 1.2
    for number, change in enumerate(changes):
        lines = _lines(change.message, width=right - left - 2 * pad, look=look)
        high = sum(size * 1.75 for _, size, _ in lines) + cap * 1.1
        last = number == len(changes) - 1
        if y - high - (0 if last else cap * 3.5) < bottom:
            more = Label.of(zh=f"另有 {len(changes) - number} 项", en=f"and {len(changes) - number} more")
            place_of_more = (left + pad, y - cap * 1.8)
            marks.append(text(both(more, look), at=place_of_more, cap=cap, colour=colours.ink, role="changes"))
            y -= cap * 2.4
            break
        marks.append(stroke([(left + pad, y), (right - pad, y)], colours.rule, width=look.line("hair")))
        base = y - cap * 0.55
        for line, size, colour in lines:
            base -= size * 1.4
            marks.append(
                text(line, at=(left + pad, base), cap=size, colour=colour, role="changes", subject=change.subject)
            )
            base -= size * 0.35
        y -= high
    panel = area(box(left, max(bottom, y - cap * 0.6), right, top), colours.white)
    return Layer(name="changes", marks=(panel, *marks))


def _lines(message: Label, *, width: float, look: Look) -> list[tuple[str, float, str]]:
    """Return the lines of a message with their cap heights and colours, the first language strongest."""
    found = []
    for rank, (language, sentence) in enumerate(names(message, look)):
        cap = look.cap("legend", language)
        colour = look.colours.ink2 if rank else look.colours.ink
        found += [(line, cap, colour) for line in filled(sentence, cap=cap, width=width)]
    return found
