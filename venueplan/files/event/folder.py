"""An event folder as an event: ``event.toml`` and its lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

from venueplan.errors import InputError, Problem
from venueplan.files.event.checks import (
    Directory,
    check_exhibitors,
    check_forums,
    check_sites,
    directory_of,
)
from venueplan.files.event.decisions.market import mix_faults, price_faults, size_faults
from venueplan.files.event.decisions.moves import move_faults
from venueplan.files.event.decisions.pattern import pattern_faults
from venueplan.files.event.decisions.programme import meetings_of, programme_faults
from venueplan.files.event.decisions.relations import relation_faults
from venueplan.files.event.decisions.rules import read_packs
from venueplan.files.event.decisions.settings import EventSettings
from venueplan.files.event.decisions.signage import escape_faults
from venueplan.files.event.tables.asked import check_terms
from venueplan.files.event.tables.booths import kept_problems, on_their_levels, read_kept
from venueplan.files.event.tables.lists import LISTS, ListDraft, read_list
from venueplan.files.styles.reading import read_style
from venueplan.files.untrusted.quoting import shown, unknown
from venueplan.files.untrusted.raw import read_toml
from venueplan.files.untrusted.sentences import validated
from venueplan.files.venue.folder import VenueDraft, draft_venue
from venueplan.model import Booth, Event, Label, RulePack, Style, Venue
from venueplan.rules import named_pack
from venueplan.rules.limits.packs import PACKS


def read_event(folder: Path, *, venue: Venue) -> Event:
    """Return the event that a folder describes, in a venue that was read before.

    Parameters
    ----------
    folder
        Folder with ``event.toml``, ``exhibitors.csv``, ``forums.csv``, ``signs.csv`` and, where stands are there
        already, ``booths.geojson``.
    venue
        The venue; halls, rooms, places and levels are looked up in it.

    Raises
    ------
    InputError
        With every fault of all files at once: file, line or key, value and way out of each.
    """
    settings, problems = _settings(Path(folder))
    draft = VenueDraft(venue=venue, origin=_origin(venue))
    event, found = _event(Path(folder), settings, draft=draft)
    problems += found
    if problems or event is None:
        raise InputError(problems)
    return event


def read_event_folder(folder: Path) -> tuple[Venue, Event]:
    """Return venue and event of an event folder; the venue is the folder above unless ``event.toml`` names another.

    Parameters
    ----------
    folder
        Event folder, for instance ``layouts/quickstart/expo-day``.

    Raises
    ------
    InputError
        With every fault of all files of both folders at once.
    """
    folder = Path(folder)
    if not folder.is_dir():
        reason = "is a file; an event folder is needed" if folder.exists() else "is missing; there is no such folder"
        raise InputError([Problem(file=str(folder), message=reason)])
    settings, problems = _settings(folder)
    draft = _venue_of(folder, settings)
    event, found = _event(folder, settings, draft=draft)
    problems = [*draft.problems, *problems, *found]
    if problems or event is None:
        raise InputError(problems)
    return draft.venue, event


def _settings(folder: Path) -> tuple[EventSettings | None, list[Problem]]:
    try:
        settings, faults = validated(EventSettings, read_toml(folder / "event.toml", file="event.toml"))
    except InputError as error:
        return None, list(error.problems)
    return settings, [
        Problem(file="event.toml", where=f"key {path}", message=message.removeprefix(f"{path} "))
        for path, message in faults
    ]


def _venue_of(folder: Path, settings: EventSettings | None) -> VenueDraft:
    place = folder.resolve() / (settings.venue if settings else "..")
    if not place.is_dir() or not (place / "venue.toml").exists():
        named = settings.venue if settings else ".."
        message = f"venue {shown(named)} is not a venue folder; it needs a venue.toml"
        raise InputError([Problem(file="event.toml", where="key venue", message=message)])
    return draft_venue(place.resolve())


def _origin(venue: Venue) -> dict[str, tuple[str, str]]:
    kinds = ("unit", "opening", "fixture", "section", "detail", "level", "building")
    found = {noun.id: (kind, "the venue") for kind in kinds for noun in getattr(venue, f"{kind}s")}
    return found | {amenity.id: ("amenity", "the venue") for amenity in venue.amenities}


def _event(folder: Path, settings: EventSettings | None, *, draft: VenueDraft) -> tuple[Event | None, list[Problem]]:
    """Return the event, or None, and what is wrong with settings and lists in themselves and with each other."""
    languages = settings.languages if settings else ()
    lists = {name: read_list(folder, name, languages=languages) for name in LISTS}
    packs, problems = read_packs(folder, (settings.rules, *settings.compare) if settings else ())
    if settings:
        names = directory_of(draft)
        problems += _setting_faults(settings, names, packs=packs)
        problems += _unnamed_units(settings, draft)
        _check_lists(lists, settings, names=names)
        exhibitors = [exhibitor for _, exhibitor in lists["exhibitors"].entries]
        whole = not lists["exhibitors"].problems
        problems += [
            Problem(file="event.toml", where=f"key {key}", message=message)
            for key, message in relation_faults(settings.relation, settings.hold, exhibitors=exhibitors)
            if whole
        ]
        problems += _programme_faults(lists["forums"], settings, names=names)
        problems += _escape_faults(lists["signs"], settings)
    problems += [problem for name in LISTS for problem in lists[name].problems]
    kept, faults = _kept(folder, settings, draft=draft)
    style, unfit = _style(folder, settings)
    problems += faults + unfit
    if problems or settings is None:
        return None, problems
    return replace(_assembled(settings, lists, kept=kept), packs=packs, style=style), []


def _style(folder: Path, settings: EventSettings | None) -> tuple[Style | None, list[Problem]]:
    try:
        return (read_style(settings.style, folder=folder) if settings and settings.style else None), []
    except InputError as error:
        return None, list(error.problems) or [Problem(file="event.toml", where="key style", message=str(error))]


def _kept(
    folder: Path, settings: EventSettings | None, *, draft: VenueDraft
) -> tuple[tuple[Booth, ...], list[Problem]]:
    """Return the stands that are there already, and what is wrong with them; only a sound venue tells everything."""
    kept, problems = read_kept(folder)
    kept = on_their_levels(kept, draft.venue)
    if settings and draft.complete and not draft.problems:
        zones = {zone.id for zone in settings.zone}
        problems += kept_problems(kept, venue=draft.venue, taken=draft.origin, zones=zones)
    return kept, problems


def _check_lists(lists: dict[str, ListDraft], settings: EventSettings, *, names: Directory | None) -> None:
    calendar = settings.calendar.to_noun()
    _place_in_time(lists["forums"], offset_min=calendar.utc_offset_min)
    _sign_in_time(lists["exhibitors"], offset_min=calendar.utc_offset_min)
    bands = [band.id for band in settings.prices.bands] if settings.prices else []
    check_exhibitors(lists["exhibitors"], zones={zone.id for zone in settings.zone}, names=names)
    check_terms(lists["exhibitors"], bands=bands)
    for line, exhibitor in lists["exhibitors"].entries:
        if exhibitor.shares_with:
            continue
        for message in size_faults(exhibitor.area, open_sides=exhibitor.open_sides, pattern=settings.pattern):
            lists["exhibitors"].note(message, line=line)
    check_forums(lists["forums"], settings=settings, names=names)
    if names:
        check_sites(lists["signs"], names=names)


def _setting_faults(settings: EventSettings, names: Directory | None, *, packs: tuple[RulePack, ...]) -> list[Problem]:
    found: list[tuple[str, str]] = []
    calendar = settings.calendar
    if calendar.opens >= calendar.closes:
        found.append(("calendar.closes", f"{calendar.closes:%H:%M} is not after opens {calendar.opens:%H:%M}"))
    seen: set[str] = set()
    for number, zone in enumerate(settings.zone, start=1):
        if zone.id in seen:
            found.append((f"zone[{number}].id", f"id {shown(zone.id)} is used already by a zone above"))
        seen.add(zone.id)
        found += [
            (f"zone[{number}].halls", unknown("hall", hall, known=names.halls))
            for hall in zone.halls
            if names and hall not in names.halls
        ]
        found += _missing_names(f"zone[{number}].name", zone.name, languages=settings.languages)
    found += _missing_names("name", settings.name, languages=settings.languages)
    found += _rule_faults(settings, packs)
    found += pattern_faults(settings.pattern)
    found += mix_faults(settings.mix, pattern=settings.pattern, zones=seen)
    if settings.prices:
        found += price_faults(settings.prices, halls=names.halls if names else None, zones=seen)
    if settings.move_in:
        found += move_faults(settings.move_in, offset_min=calendar.utc_offset_min)
    return [Problem(file="event.toml", where=f"key {key}", message=message) for key, message in found]


def _programme_faults(forums: ListDraft, settings: EventSettings, *, names: Directory | None) -> list[Problem]:
    found = programme_faults(settings, [forum for _, forum in forums.entries], rooms=names.rooms if names else None)
    return [Problem(file="event.toml", where=f"key {key}", message=message) for key, message in found]


def _escape_faults(sites: ListDraft, settings: EventSettings) -> list[Problem]:
    found = escape_faults(settings.escape_plans, [site for _, site in sites.entries])
    return [Problem(file="event.toml", where=f"key {key}", message=message) for key, message in found]


def _rule_faults(settings: EventSettings, packs: tuple[RulePack, ...]) -> list[tuple[str, str]]:
    """Find unknown rule packs, and overrides that the governing pack does not take."""
    found = []
    for key, name in (("rules", settings.rules), *(("compare", name) for name in settings.compare)):
        try:
            if not name.endswith(".toml"):
                named_pack(name, packs)
        except InputError as error:
            found.append((key, str(error)))
    found += [("compare", f"names {shown(name)} {why}; leave it out") for name, why in _compared_in_vain(settings)]
    known = [pack for pack in (*packs, *PACKS.values()) if pack.name == settings.rules]
    for name, value in settings.overrides.items() if known else ():
        try:
            known[0].with_overrides([(name, value)])
        except InputError as error:
            found.append((f"overrides.{name}", str(error)))
    return found


def _missing_names(key: str, name: Label, *, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (key, f"{key}.{language} is missing; signs are in {', '.join(languages)}")
        for language in languages
        if not name[language]
    ]


def _unnamed_units(settings: EventSettings, draft: VenueDraft) -> list[Problem]:
    """Find units with a name in some but not in all languages of the event, and rooms and halls without any."""
    return [
        Problem(
            file=draft.origin[unit.id][1],
            where=f"feature {unit.id}",
            message=f"name_{language} is missing; signs of the event are in {', '.join(settings.languages)}",
        )
        for unit in draft.venue.units
        if unit.name or unit.use in {"exhibition", "meeting", "plenary"}
        for language in settings.languages
        if not unit.name[language]
    ]


def _place_in_time(forums: ListDraft, *, offset_min: int) -> None:
    """Give local times the offset of the event; times that state another offset are a problem."""
    zone = timezone(timedelta(minutes=offset_min))
    placed = []
    for line, forum in forums.entries:
        values = {name: getattr(forum, name) for name in ("start", "earliest", "latest", "published")}
        wrong = [
            name
            for name, moment in values.items()
            if moment and moment.tzinfo and moment.utcoffset() != zone.utcoffset(None)
        ]
        if wrong:
            forums.note(f"{wrong[0]} has another offset from UTC than the event; write local time", line=line)
        moments = {name: moment and moment.replace(tzinfo=zone) for name, moment in values.items()}
        placed.append((line, replace(forum, **moments)))
    forums.entries = placed


def _sign_in_time(exhibitors: ListDraft, *, offset_min: int) -> None:
    """Give local dates of contracts the offset of the event."""
    zone = timezone(timedelta(minutes=offset_min))
    exhibitors.entries = [
        (line, replace(e, contracted=e.contracted.replace(tzinfo=zone)))
        if e.contracted and e.contracted.tzinfo is None
        else (line, e)
        for line, e in exhibitors.entries
    ]


def _assembled(settings: EventSettings, lists: dict[str, ListDraft], *, kept: tuple[Booth, ...]) -> Event:
    nouns = {name: tuple(noun for _, noun in lists[name].entries) for name in LISTS}
    return Event(
        id=settings.id,
        name=settings.name,
        calendar=settings.calendar.to_noun(),
        languages=settings.languages,
        rules=settings.rules,
        overrides=tuple(sorted(settings.overrides.items())),
        compare=settings.compare,
        walking_speed=settings.walking_speed,
        pattern=settings.pattern.to_noun(),
        zones=tuple(zone.to_noun() for zone in settings.zone),
        exhibitors=nouns["exhibitors"],
        forums=nouns["forums"],
        sites=nouns["signs"],
        title=settings.title.to_noun(),
        goal=settings.goal,
        mix=tuple(entry.to_noun() for entry in settings.mix),
        prices=settings.prices.to_noun() if settings.prices else None,
        kept=kept,
        meetings=meetings_of(settings, offset_min=settings.calendar.utc_offset_min),
        signage=settings.signage.to_noun(),
        escape_plans=settings.escape_plans.to_noun(),
        move_in=settings.move_in.to_noun(offset_min=settings.calendar.utc_offset_min) if settings.move_in else None,
        relations=tuple(relation.to_noun() for relation in settings.relation),
        holds=tuple(hold.to_noun() for hold in settings.hold),
        policy=settings.policy.to_noun(),
    )


def _compared_in_vain(settings: EventSettings) -> Iterator[tuple[str, str]]:
    """Yield packs that stand beside themselves."""
    for number, name in enumerate(settings.compare):
        if name == settings.rules:
            yield name, "which governs already"
        elif name in settings.compare[:number]:
            yield name, "twice"
