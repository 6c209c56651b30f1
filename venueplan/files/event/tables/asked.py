"""What an exhibitor's row must not ask for: ranges upside down, bands that do not exist, a shape of other sides."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from venueplan.files.event.tables.lists import ListDraft
from venueplan.files.untrusted.quoting import unknown
from venueplan.model import Exhibitor
from venueplan.rules.booths.wishes import KINDS


def check_terms(draft: ListDraft, *, bands: Collection[str]) -> None:
    """Note what contradicts itself in a row.

    Parameters
    ----------
    bands
        Ids of the price bands of the event.
    """
    for line, exhibitor in draft.entries:
        for message in (*_upside_down(exhibitor), *_unknown_bands(exhibitor, bands), *_other_sides(exhibitor)):
            draft.note(message, line=line)


def _upside_down(exhibitor: Exhibitor) -> Iterator[str]:
    least, most, area = exhibitor.least_area, exhibitor.most_area, exhibitor.area
    if least and most and least > most:
        yield f"least_area {least:g} is more than most_area {most:g}"
    elif area and (least > area or 0 < most < area):
        yield f"area {area:g} does not lie between least_area {least:g} and most_area {most:g}"


def _unknown_bands(exhibitor: Exhibitor, bands: Collection[str]) -> Iterator[str]:
    for band in exhibitor.bands:
        if band not in bands:
            yield f"bands: {unknown('price band', band, known=bands)}"


def _other_sides(exhibitor: Exhibitor) -> Iterator[str]:
    if exhibitor.shape and 1 + KINDS.index(exhibitor.shape) < exhibitor.open_sides:
        yield f"shape '{exhibitor.shape}' has fewer open sides than open_sides {exhibitor.open_sides}"
