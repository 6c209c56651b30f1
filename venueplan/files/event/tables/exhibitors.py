"""A row of ``exhibitors.csv``, and the words of its wishes."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.files.untrusted.cells import (
    Identifier,
    Identifiers,
    Moment,
    Names,
    NotNegative,
    Text,
    Words,
    YesNo,
    fault,
    one_of,
    to_real,
    to_whole,
)
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.model import Exhibitor, Label
from venueplan.rules.booths.wishes import KINDS, WORDS

KINDS_OF_STAND = ("corner", "peninsula", "island")
"""What ``kind:`` may ask for."""


def _wishes(words: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        kind, _, value = word.partition(":")
        if kind not in WORDS or not value:
            raise fault(f"has {shown(word)}; write hall:ID, kind:corner, near:PLACE or booth:ID")
        if kind == "kind" and value not in KINDS_OF_STAND:
            known = suggestion(value, KINDS_OF_STAND) or f"; use {', '.join(KINDS_OF_STAND)}"
            raise fault(f"has {shown(word)}, which is not a kind of stand{known}")
    return words


def tags_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags; they are words, or two with a colon between them.

    Raises
    ------
    PydanticCustomError
        If one ends in ``:*``, which means every value where tags are spoken of.
    """
    for word in words:
        if word.endswith((":*", ":")) or word.startswith(":"):
            raise fault(f"has {shown(word)}; write a word such as loud, or key:value such as trade:robots")
    return words


Wishes = Annotated[Words, AfterValidator(_wishes)]
Area = Annotated[float, Field(ge=0, le=1e5), BeforeValidator(to_real)]
Tolerance = Annotated[float, Field(ge=0, lt=1), BeforeValidator(to_real)]


class ExhibitorRow(BaseModel):
    """A row of ``exhibitors.csv``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Identifier
    name: Names = Label()
    area: Area
    zone: Identifier
    open_sides: Annotated[int, Field(ge=1, le=4), BeforeValidator(to_whole)] = Exhibitor.open_sides
    points: Annotated[int, Field(ge=0, le=10**6), BeforeValidator(to_whole)] = Exhibitor.points
    preferences: Wishes = Exhibitor.preferences
    pins: Wishes = Exhibitor.pins
    power_kw: NotNegative = Exhibitor.power_kw
    water: YesNo = Exhibitor.water
    drain: YesNo = Exhibitor.drain
    data: YesNo = Exhibitor.data
    floor_load: NotNegative = Exhibitor.floor_load
    height: NotNegative = Exhibitor.height
    covered: NotNegative = Exhibitor.covered
    upper_deck: NotNegative = Exhibitor.upper_deck
    deck_stairs: Annotated[int, Field(ge=0, le=100), BeforeValidator(to_whole)] = Exhibitor.deck_stairs
    rivals: Identifiers = Exhibitor.rivals
    pavilion: Text = Exhibitor.pavilion
    shares_with: Text = Exhibitor.shares_with
    tolerance: Tolerance = Exhibitor.tolerance
    least_area: Area = Exhibitor.least_area
    most_area: Area = Exhibitor.most_area
    booths: Annotated[int, Field(ge=0, le=20), BeforeValidator(to_whole)] = Exhibitor.booths
    shape: Annotated[Text, AfterValidator(one_of(("", *KINDS), what="a shape of a stand"))] = Exhibitor.shape
    frontage: NotNegative = Exhibitor.frontage
    forbidden: Wishes = Exhibitor.forbidden
    budget: NotNegative = Exhibitor.budget
    bands: Words = Exhibitor.bands
    last_year: Text = Exhibitor.last_year
    tags: Annotated[Words, AfterValidator(tags_of)] = Exhibitor.tags
    contracted: Moment | None = None
    attested: Words = Exhibitor.attested
    assumed: Words = Exhibitor.assumed
