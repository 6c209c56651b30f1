"""``[[relation]]``, ``[[hold]]`` and ``[policy]`` of ``event.toml``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from venueplan.files.untrusted.cells import Identifier, NotNegative, Text, Words, fault, one_of, to_real, to_whole
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.model import Exhibitor, Hold, Policy, Relation
from venueplan.model.demand.policy import POLICIES, WEIGHTS
from venueplan.model.demand.relations import NEVER

_FORBID = ConfigDict(extra="forbid", frozen=True)

RELATIONS = ("apart", "together", "spread")
"""Kinds of relation."""

_DEAREST = 10**6


def _price(value: object) -> int:
    if value == "never":
        return NEVER
    points = to_whole(value)
    if not 0 <= points <= _DEAREST:
        raise fault(f"is not a price; write never, or points from 0 to {_DEAREST}")
    return points


def _bands(value: object) -> tuple[float, ...]:
    if not isinstance(value, list | tuple):
        raise fault("is not a list of areas; write for instance [54, 18]")
    areas = tuple(to_real(area) for area in value)
    if any(area <= 0 for area in areas) or list(areas) != sorted(set(areas), reverse=True):
        raise fault("are not areas from the largest to the smallest; write for instance [54, 18]")
    return areas


def _weights(value: dict[str, float]) -> dict[str, float]:
    known = [name for name, _ in WEIGHTS]
    for name in value:
        if name not in known:
            raise fault(f"has {shown(name)}, which is no part of the score; use {', '.join(known)}")
    return value


Price = Annotated[
    int,
    BeforeValidator(_price),
    WithJsonSchema({"anyOf": [{"const": "never"}, {"type": "integer", "minimum": 0, "maximum": _DEAREST}]}),
]
Weight = Annotated[float, Field(ge=0, le=100), BeforeValidator(to_real)]
Some = Annotated[Words, Field(min_length=1)]


class RelationSettings(BaseModel):
    """``[[relation]]``."""

    model_config = _FORBID
    id: Identifier
    kind: Annotated[Text, AfterValidator(one_of(RELATIONS, what="a kind of relation"))]
    members: Words
    others: Words = Relation.others
    beside: Price = Relation.beside
    facing: Price = Relation.facing
    back_to_back: Price = Relation.back_to_back
    within: NotNegative = Relation.within
    weight: Price = Relation.weight
    per_hall: Annotated[int, Field(ge=0, le=10_000), BeforeValidator(to_whole)] = Relation.per_hall
    from_entrances: NotNegative = Relation.from_entrances

    def to_noun(self) -> Relation:
        """Return the relation."""
        return Relation(**self.model_dump())


class HoldSettings(BaseModel):
    """``[[hold]]``."""

    model_config = _FORBID
    booths: Words
    members: Words = Hold.members
    reason: Text = Hold.reason

    def to_noun(self) -> Hold:
        """Return the hold."""
        return Hold(**self.model_dump())


class PolicySettings(BaseModel):
    """``[policy]``."""

    model_config = _FORBID
    kind: Annotated[Text, AfterValidator(one_of(POLICIES, what="a policy"))] = Policy.kind
    fairness: Annotated[int, Field(ge=0, le=10**6), BeforeValidator(to_whole)] = Policy.fairness
    bands: Annotated[
        tuple[float, ...],
        BeforeValidator(_bands),
        WithJsonSchema({"type": "array", "items": {"type": "number", "exclusiveMinimum": 0}}),
    ] = Policy.bands
    merge: Annotated[int, Field(ge=1, le=20), BeforeValidator(to_whole)] = Policy.merge
    weights: Annotated[dict[str, Weight], AfterValidator(_weights)] = Field(default_factory=dict)

    def to_noun(self) -> Policy:
        """Return the policy."""
        return Policy(**{**self.model_dump(), "weights": tuple(sorted(self.weights.items()))})


def relation_faults(
    relations: Sequence[RelationSettings], holds: Sequence[HoldSettings], *, exhibitors: Sequence[Exhibitor]
) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for relations and holds that speak of nobody, or say too little or too much."""
    tags = {tag for exhibitor in exhibitors for tag in exhibitor.tags}
    known = {e.id for e in exhibitors} | tags | {f"{tag.partition(':')[0]}:*" for tag in tags if ":" in tag}
    seen: set[str] = set()
    for number, relation in enumerate(relations, start=1):
        key = f"relation[{number}]"
        if relation.id in seen:
            yield f"{key}.id", f"id {shown(relation.id)} is used already by a relation above"
        seen.add(relation.id)
        yield from ((f"{key}.members", message) for message in _nobody(relation.members, known))
        yield from ((f"{key}.others", message) for message in _nobody(relation.others, known))
        yield from ((f"{key}.{name}", message) for name, message in _amiss(relation))
    for number, hold in enumerate(holds, start=1):
        yield from ((f"hold[{number}].members", message) for message in _nobody(hold.members, known))
        if not hold.booths:
            yield f"hold[{number}].booths", "is empty; name the booths that are held"


def _nobody(selectors: Sequence[str], known: Collection[str]) -> Iterator[str]:
    for selector in selectors:
        if selector not in known:
            yield f"{shown(selector)} is no exhibitor and no tag of one{suggestion(selector, known)}"


def _amiss(relation: RelationSettings) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for keys that a relation of its kind needs or does not have."""
    if not relation.members:
        yield "members", "is empty; name exhibitors or tags"
    if relation.others and relation.kind != "apart":
        yield "others", f"has no meaning for '{relation.kind}'; only who is 'apart' has others"
    if relation.others and any(selector.endswith(":*") for selector in (*relation.members, *relation.others)):
        yield "others", "cannot go with ':*'; name the values"
    if relation.kind == "together" and not relation.within:
        yield "within", "is missing; write how many metres are still together"
    if relation.kind == "spread" and not (relation.per_hall or relation.from_entrances):
        yield "per_hall", "is missing; write per_hall, from_entrances or both"
