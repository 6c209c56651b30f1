"""Maps on the page for people: hall by hall, each finding's number leading to its row and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Protocol

from venueplan.files.outputs.words import chosen
from venueplan.model import Label


class MapPicture(Protocol):
    """A map ready for HTML: the hall or storey it shows, its kind and caption, an SVG element, findings drawn on it."""

    @property
    def place(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> Label: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def caption(self) -> Label: ...  # noqa: D102
    @property
    def svg(self) -> str: ...  # noqa: D102
    @property
    def shown(self) -> tuple[int, ...]: ...  # noqa: D102


def map_sections(maps: Sequence[MapPicture], *, languages: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield halls and storeys with their maps, in the order given; the SVG was escaped by who drew it."""
    for place, group in groupby(maps, key=lambda one: one.place):
        members = list(group)
        yield {
            "id": anchor(place),
            "name": chosen(members[0].title, languages),
            "pictures": [
                {"kind": one.kind, "caption": chosen(one.caption, languages), "svg": one.svg} for one in members
            ],
        }


def places_of(maps: Sequence[MapPicture]) -> dict[int, str]:
    """Return the anchor of the map on which a finding is drawn, by the number of the finding."""
    return {number: anchor(one.place) for one in maps for number in one.shown}


def anchor(place: str) -> str:
    """Return the name of a place on the page: letters that no URL changes.

    Examples
    --------
    >>> anchor("H1"), anchor("hall 1/2")
    ('map-H1', 'map-hall_20_1_2f_2')
    """
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-.") else f"_{ord(c):x}_" for c in place)
    return f"map-{safe}"
