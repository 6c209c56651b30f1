"""Named places: what can be asked for by id, number or name, and where a way to it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Amenity, Booth, Exhibitor, Label, Opening, Plan, Section, SignSite, Unit

Thing = Unit | Opening | Amenity | Section | Booth | Exhibitor | SignSite


@dataclass(frozen=True, kw_only=True)
class NamedPlace:
    """Something that a visitor may ask for.

    Attributes
    ----------
    kind
        ``unit``, ``opening``, ``amenity``, ``section``, ``booth``, ``exhibitor`` or ``sign``.
    number
        What is printed on it, or empty.
    """

    kind: str
    id: str
    thing: Thing = field(compare=False)
    number: str = ""
    name: Label = Label()

    def __str__(self) -> str:
        """Return kind, id and name."""
        return f"{self.kind}:{self.id}" + (f" ({self.name})" if self.name else "")


@dataclass(frozen=True, kw_only=True)
class PlaceBook:
    """All named places of a plan; make it once and ask it often."""

    plan: Plan

    @cached_property
    def places(self) -> tuple[NamedPlace, ...]:
        """Every place, in the order of the plan."""
        return tuple(_places(self.plan))

    @cached_property
    def _shelves(self) -> tuple[dict[str, list[NamedPlace]], ...]:
        """Places by what they may be called: the first shelf that knows a word decides."""
        exact = [_shelf(words, self.places, fold=False) for words in (_ids, _numbers, _names)]
        folded = [_shelf(words, self.places, fold=True) for words in (_ids, _numbers, _names)]
        return (*exact, *folded)

    def find(self, name: str) -> NamedPlace:
        """Return the place that bears an id, a printed number or a name in any language.

        Ids go before numbers, numbers before names, the exact case before any case. ``kind:name`` asks among one kind
        only, for instance ``booth:B12``.

        Raises
        ------
        UnknownNameError
            If nothing is called so; the nearest known name is proposed.
        InputError
            If several places are called so; the text lists them.
        """
        word = name.strip()
        found = self._on_shelves(word, kind="")
        kind, colon, rest = word.partition(":")
        if not found and colon:
            found = self._on_shelves(rest.strip(), kind=kind.strip().casefold())
        if not found:
            raise UnknownNameError("place", name, known=sorted({w for shelf in self._shelves[:3] for w in shelf}))
        if len(found) > 1:
            listed = ", ".join(str(place) for place in found[:8]) + (" …" if len(found) > 8 else "")
            raise InputError(f"'{name}' may be any of {len(found)} places: {listed}; ask for one as kind:id")
        return found[0]

    def _on_shelves(self, word: str, *, kind: str) -> list[NamedPlace]:
        for number, shelf in enumerate(self._shelves):
            places = shelf.get(word.casefold() if number >= 3 else word, ())
            found = [place for place in places if kind in {"", place.kind}]
            if found:
                return found
        return []


def _shelf(
    words: Callable[[NamedPlace], tuple[str, ...]], places: Iterable[NamedPlace], *, fold: bool
) -> dict[str, list[NamedPlace]]:
    shelf: dict[str, list[NamedPlace]] = {}
    for place in places:
        for word in dict.fromkeys(word.casefold() if fold else word for word in words(place)):
            shelf.setdefault(word, []).append(place)
    return shelf


def _ids(place: NamedPlace) -> tuple[str, ...]:
    return (place.id,)


def _numbers(place: NamedPlace) -> tuple[str, ...]:
    return (place.number,) if place.number else ()


def _names(place: NamedPlace) -> tuple[str, ...]:
    texts = tuple(text for _, text in place.name.texts)
    return (*texts, str(place.name)) if texts else ()


def _places(plan: Plan) -> Iterator[NamedPlace]:
    venue, event = plan.venue, plan.event
    for unit in venue.units:
        yield NamedPlace(kind="unit", id=unit.id, thing=unit, number=unit.number, name=unit.name)
    for opening in venue.openings:
        yield NamedPlace(kind="opening", id=opening.id, thing=opening, name=opening.name)
    for amenity in venue.amenities:
        yield NamedPlace(kind="amenity", id=amenity.id, thing=amenity, name=amenity.name)
    for section in venue.sections:
        yield NamedPlace(kind="section", id=section.id, thing=section, name=section.name)
    for booth in plan.floor_plan.booths if plan.floor_plan else ():
        yield NamedPlace(kind="booth", id=booth.id, thing=booth, number=booth.number)
    for exhibitor in event.exhibitors:
        yield NamedPlace(kind="exhibitor", id=exhibitor.id, thing=exhibitor, name=exhibitor.name)
    for site in event.sites:
        yield NamedPlace(kind="sign", id=site.id, thing=site, name=site.name)
