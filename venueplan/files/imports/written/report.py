"""The report of an import: what was read, left out and guessed, and what does not hang together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from venueplan.files.imports.sketch import Account
from venueplan.files.imports.written.listed import ImportedList
from venueplan.files.imports.written.picture import pictures_of
from venueplan.files.imports.written.reach import Reach
from venueplan.model import Venue

MOST = 400
"""So many features or remarks of a sort stand on the page; the JSON has all of them."""

_SORTS = (("warning", "Warnings"), ("guess", "Guessed"), ("note", "Put right"))


def import_figures(venue: Venue, account: Account, *, reach: Reach) -> list[tuple[str, object]]:
    """Return the figures of an import by name."""
    floor = sum(unit.polygon.area for unit in venue.units if unit.category != "opentobelow")
    read = {tally.kind: tally.read for tally in account.tallies}
    return [
        *((f"{kind} read", count) for kind, count in read.items()),
        *((name, round(area, 1)) for name, area in account.areas if name.startswith("read as")),
        ("levels", len(venue.levels)),
        ("units", len(venue.units)),
        ("openings", len(venue.openings)),
        ("floor m²", round(floor, 1)),
        ("features left out", len(account.left_out)),
        *((f"{name.lower()}", sum(remark.sort == sort for remark in account.remarks)) for sort, name in _SORTS),
        ("doors that lead nowhere", len(reach.blind_doors)),
        ("rooms that cannot be reached", len(reach.cut_off)),
        ("rooms not reached without steps", len(reach.stepped)),
    ]


def import_json(venue: Venue, account: Account, *, reach: Reach, source: str) -> bytes:
    """Return the whole report for programs."""
    document = {
        "source": source,
        "figures": dict(import_figures(venue, account, reach=reach)),
        "features": [{**asdict(tally), "balance": tally.balance} for tally in account.tallies],
        "made": dict(account.made),
        "floor": {name: round(area, 3) for name, area in account.areas},
        "left_out": [{"kind": kind, "id": name, "reason": why} for kind, name, why in account.left_out],
        "remarks": [asdict(remark) for remark in account.remarks],
        "reach": asdict(reach),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def import_html(venue: Venue, account: Account, *, reach: Reach, source: str) -> bytes:
    """Return the report as one self-contained HTML page with a picture of each level."""
    return (
        _template("import")
        .render(
            title=f"Import of {source}",
            figures=import_figures(venue, account, reach=reach),
            tallies=account.tallies,
            made=account.made,
            areas=[(name, area) for name, area in account.areas if abs(area) >= 0.05],
            floor=sum(area for _, area in account.areas),
            left_out=_few(account.left_out),
            groups=[(name, _few([r for r in account.remarks if r.sort == sort])) for sort, name in _SORTS],
            reach=reach,
            pictures=pictures_of(
                venue,
                cut_off={name for name, _, _ in reach.cut_off},
                blind={name for name, _ in reach.blind_doors},
            ),
        )
        .encode()
    )


def list_figures(listed: ImportedList) -> list[tuple[str, object]]:
    """Return the figures of a list that was imported, by name."""
    return [
        *((f"{tally.kind} read", tally.read) for tally in listed.account.tallies),
        *listed.figures,
        *(("conflicts", len(listed.conflicts)) for _ in listed.conflicts[:1]),
        ("left out", len(listed.account.left_out)),
        ("left out because of a fault", listed.faults),
        *((name.lower(), sum(remark.sort == sort for remark in listed.account.remarks)) for sort, name in _SORTS),
    ]


def list_json(listed: ImportedList) -> bytes:
    """Return the report of a list for programs, with the digests of the files that were written with it."""
    document = {
        "source": listed.source,
        "files": [
            {"path": name, "sha256": sha256(data).hexdigest()} for name, data in listed.contents if name != "event.toml"
        ],
        "figures": dict(list_figures(listed)),
        "features": [{**asdict(tally), "balance": tally.balance} for tally in listed.account.tallies],
        "columns": [{"heading": heading, "meaning": meaning} for heading, meaning in listed.columns],
        "conflicts": listed.conflicts,
        "left_out": [{"kind": kind, "id": name, "reason": why} for kind, name, why in listed.account.left_out],
        "remarks": [asdict(remark) for remark in listed.account.remarks],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def list_html(listed: ImportedList) -> bytes:
    """Return the report of a list as one self-contained HTML page."""
    account = listed.account
    return (
        _template("import-list")
        .render(
            title=f"Import of {listed.source}",
            figures=list_figures(listed),
            columns=listed.columns,
            pictures=listed.pictures,
            conflicts=_few(listed.conflicts),
            tallies=account.tallies,
            made=account.made,
            left_out=_few(account.left_out),
            groups=[(name, _few([r for r in account.remarks if r.sort == sort])) for sort, name in _SORTS],
        )
        .encode()
    )


def _few(rows: Sequence[Any]) -> tuple[Sequence[Any], int]:
    """Return as many rows as the page holds, and how many more there are."""
    return rows[:MOST], max(0, len(rows) - MOST)


@lru_cache(maxsize=2)
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("venueplan.files.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{name}.html.j2")
