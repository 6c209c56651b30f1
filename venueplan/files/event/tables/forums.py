"""``forums.csv``: what a row may say."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from venueplan.files.event.decisions.programme import Tags
from venueplan.files.event.decisions.settings import SETUPS
from venueplan.files.untrusted.cells import Identifier, Identifiers, Moment, Names, Text, Words, fault, one_of, to_whole
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.files.venue.features import USES
from venueplan.model import Forum, Label


def _uses(words: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        if word not in USES:
            raise fault(f"has {shown(word)}, which is not a use of a unit{suggestion(word, USES)}")
    return words


Setup = Annotated[Text, AfterValidator(one_of(SETUPS, what="a set-up"))]
Persons = Annotated[int, Field(ge=0, le=10**6), BeforeValidator(to_whole)]
Minutes = Annotated[int, Field(ge=0, le=1440), BeforeValidator(to_whole)]
Few = Annotated[int, Field(ge=0, le=100), BeforeValidator(to_whole)]


class ForumRow(BaseModel):
    """A row of ``forums.csv``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Identifier
    kind: Text
    title: Names = Label()
    attendance: Annotated[int, Field(gt=0, le=10**6), BeforeValidator(to_whole)]
    duration_min: Annotated[int, Field(gt=0, le=10**5), BeforeValidator(to_whole)]
    setup: Setup = Forum.setup
    rooms: Identifiers = Forum.rooms
    start: Moment | None = None
    earliest: Moment | None = None
    latest: Moment | None = None
    needs: Words = Forum.needs
    host: Text = Forum.host
    people: Words = Forum.people
    track: Text = Forum.track
    attested: Words = Forum.attested
    assumed: Words = Forum.assumed
    attendance_high: Persons = Forum.attendance_high
    before_min: Minutes = Forum.before_min
    after_min: Minutes = Forum.after_min
    interpretation: Few = Forum.interpretation
    beside: Annotated[Words, AfterValidator(_uses)] = Forum.beside
    after: Identifiers = Forum.after
    apart: Words = Forum.apart
    required: Tags = Forum.required
    preferred: Tags = Forum.preferred
    undesired: Tags = Forum.undesired
    prohibited: Tags = Forum.prohibited
    sectors: Words = Forum.sectors
    content: Words = Forum.content
    audiences: Words = Forum.audiences
    level: Few = Forum.level
    language: Text = Forum.language
    published: Moment | None = None
    published_room: Text = Forum.published_room
