"""``house.toml`` of an event folder: a rule pack that a house writes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from venueplan.errors import InputError, Problem, UnknownNameError
from venueplan.files.untrusted.cells import NotNegative, Positive, Text, YesNo, fault, one_of
from venueplan.files.untrusted.raw import read_toml
from venueplan.files.untrusted.sentences import validated
from venueplan.model import Limit, RulePack, Source
from venueplan.rules import house_faults, house_pack, known_limit, rule_pack

CONFIDENCES = ("S", "S2", "M", "house")
BASES = ("net", "gross", "exhibition")
DISTANCES = ("straight", "path")

_FORBID = ConfigDict(extra="forbid", frozen=True)
_FILE = re.compile(r"[\w.\-]+\.toml")


def _not_empty(value: str) -> str:
    if not value:
        raise fault("is empty; say it in words")
    return value


Words = Annotated[Text, AfterValidator(_not_empty), Field(min_length=1)]


class LimitSettings(BaseModel):
    """``[limits.NAME]``: one number and where it comes from."""

    model_config = _FORBID
    value: Positive
    unit: Words
    sense: Annotated[Text, AfterValidator(one_of(("least", "most"), what="a sense"))] = ""
    source: Text = ""
    clause: Text = ""
    edition: Text = ""
    confidence: Annotated[Text, AfterValidator(one_of(CONFIDENCES, what="a confidence"))] = "house"
    basis: Annotated[Text, AfterValidator(one_of(BASES, what="a basis of areas"))] = ""
    distance: Annotated[Text, AfterValidator(one_of(DISTANCES, what="a way of measuring"))] = ""
    above: NotNegative = 0.0
    each: NotNegative = 0.0
    instead: YesNo = False
    reason: Text = ""

    def to_noun(self, name: str, *, title: str) -> Limit:
        """Return the limit of a name, which the pack's title stands behind where no source is given."""
        return Limit(
            name=name,
            value=self.value,
            unit=self.unit,
            sense=self.sense or known_limit(name).sense,
            above=self.above,
            each=self.each,
            instead=self.reason if self.instead else "",
            source=Source(
                text=self.source or title,
                clause=self.clause,
                edition=self.edition,
                confidence=self.confidence,
                basis=self.basis,
                distance=self.distance,
            ),
        )


class RulesSettings(BaseModel):
    """A rule pack of the house."""

    model_config = _FORBID
    title: Words
    extends: Text = ""
    limits: Annotated[dict[Text, LimitSettings], Field(min_length=1)]


def read_packs(folder: Path, names: Iterable[str]) -> tuple[tuple[RulePack, ...], list[Problem]]:
    """Return the packs of the house that an event names, and what is wrong with their files.

    Parameters
    ----------
    folder
        Event folder.
    names
        What ``rules`` and ``compare`` say; names that end in ``.toml`` are files of the folder, and the packs' names.
    """
    packs: list[RulePack] = []
    problems: list[Problem] = []
    for file in dict.fromkeys(name for name in names if name.endswith(".toml")):
        pack, found = _pack(folder, file)
        packs += [pack] if pack else []
        problems += found
    return tuple(packs), problems


def _pack(folder: Path, file: str) -> tuple[RulePack | None, list[Problem]]:
    if not _FILE.fullmatch(file):
        message = f"'{file}' is not the name of a file in the event folder, such as house.toml"
        return None, [Problem(file="event.toml", where="key rules", message=message)]
    try:
        settings, faults = validated(RulesSettings, read_toml(folder / file, file=file))
    except InputError as error:
        return None, list(error.problems)
    if settings is not None:
        faults = rules_faults(settings)
    problems = [
        Problem(file=file, where=f"key {path}", message=message.removeprefix(f"{path} ")) for path, message in faults
    ]
    if settings is None or problems:
        return None, problems
    return house_pack(file, title=settings.title, limits=_limits(settings), base=_base(settings)), []


def _base(settings: RulesSettings) -> RulePack | None:
    return rule_pack(settings.extends) if settings.extends else None


def _limits(settings: RulesSettings) -> tuple[Limit, ...]:
    return tuple(entry.to_noun(name, title=settings.title) for name, entry in settings.limits.items())


def rules_faults(settings: RulesSettings) -> list[tuple[str, str]]:
    """Return (key, sentence) for limits that mean nothing, have another unit, or are laxer than what they extend."""
    try:
        base = _base(settings)
    except UnknownNameError as error:
        return [("extends", str(error))]
    found = [
        (f"limits.{name}{key}", message)
        for name, entry in settings.limits.items()
        for key, message in _faults_of(name, entry)
    ]
    if found:
        return found
    return [
        (f"limits.{name}" if name else "limits", message)
        for name, message in house_faults(_limits(settings), base=base)
    ]


def _faults_of(name: str, entry: LimitSettings) -> list[tuple[str, str]]:
    try:
        known = known_limit(name)
    except UnknownNameError as error:
        return [("", str(error))]
    found = []
    if entry.unit != known.unit:
        found.append((".unit", f"'{entry.unit}' is not the unit of {name}; give it in {known.unit}"))
    if entry.sense not in {"", known.sense}:
        found.append((".sense", f"'{entry.sense}' is not the sense of {name}, of which {_STRICTER[known.sense]}"))
    if known.source.basis and not entry.basis:
        found.append((".basis", f"is missing; say whether the area is {', '.join(BASES[:-1])} or {BASES[-1]}"))
    if known.source.distance and not entry.distance:
        found.append((".distance", f"is missing; say whether {name} is measured {' or '.join(DISTANCES)}"))
    if entry.instead != bool(entry.reason):
        missing = "reason is missing; say why" if entry.instead else "reason is given; say instead = true with it"
        found.append(("", missing))
    return found


_STRICTER = {"least": "more is stricter (least)", "most": "less is stricter (most)"}
