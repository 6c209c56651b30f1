"""Requests as ``exhibitors.csv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from venueplan.files.event.tables.exhibitors import ExhibitorRow
from venueplan.files.imports.around import EventAround, booth_key
from venueplan.files.imports.exhibitors.stands import Stand
from venueplan.files.imports.settle.identifiers import Identifiers, well_formed
from venueplan.files.imports.sketch import Ledger
from venueplan.files.outputs.csvs import csv_bytes, number
from venueplan.files.untrusted.quoting import shown

NEEDED = ("id", "area", "zone")
"""Columns of every ``exhibitors.csv``, besides names."""


@dataclass(kw_only=True)
class Rows:
    """Rows of ``exhibitors.csv`` as they are made.

    Attributes
    ----------
    lent
        Names that stand in for one in another language.
    """

    languages: Sequence[str]
    around: EventAround | None
    ledger: Ledger
    ids: Identifiers
    rows: list[dict[str, str]] = field(default_factory=list)
    lent: int = 0
    _ids: dict[int, str] = field(default_factory=dict)

    def add(self, stand: Stand, *, zone: str) -> None:
        """Add the row of one stand."""
        request = stand.request
        wanted = request.said.get("id") or well_formed(request.name).casefold()
        name = self.ids.give(wanted if stand.part == 1 else f"{well_formed(wanted)}-{stand.part}", kind="exhibitor")
        self._ids[id(stand)] = name
        row = {
            "id": name,
            "zone": zone,
            "area": number(stand.area) if stand.area else "0",
            **self._names(request.names),
        }
        row |= {what: said for what, said in request.said.items() if what != "id"}
        if stand.shares is not None:
            row["shares_with"] = self._ids[id(stand.shares)]
        elif stand.pinned:
            row["pins"] = f"booth:{stand.pinned.id}"
        elif request.hall:
            row |= self._hall(stand)
        self.rows.append(row)

    def _hall(self, stand: Stand) -> dict[str, str]:
        hall = self.around.hall_of(stand.request.hall) if self.around else None
        if hall is None:
            if self.around:
                message = f"hall {shown(stand.request.hall)} is none of the venue: not asked for"
                self.ledger.warn(message, subject=f"line {stand.request.line}")
            return {}
        return {"pins": f"hall:{hall.id}"}

    def _names(self, names: Mapping[str, str]) -> dict[str, str]:
        """Return the name in every language of the event; another one stands in where there is none."""
        other = next(iter(names.values()))
        found = {f"name_{code}": names.get(code) or names.get("", other) for code in self.languages}
        self.lent += any(code not in names and ("" not in names or len(self.languages) > 1) for code in self.languages)
        return found

    def resolve(self, stands: Sequence[Stand]) -> None:
        """Put ids in the place of names of exhibitors in ``shares_with`` and ``rivals``."""
        if not any(
            "rivals" in row or "shares_with" in stand.request.said for stand, row in zip(stands, self.rows, strict=True)
        ):
            return
        known: dict[str, str] = {}
        for stand, row in zip(stands, self.rows, strict=True):
            for text in (row["id"], stand.request.said.get("id", ""), *stand.request.names.values()):
                known.setdefault(_key(text), row["id"])
        guests = {row["id"] for row in self.rows if row.get("shares_with")}
        for stand, row in zip(stands, self.rows, strict=True):
            if stand.shares is None and "shares_with" in row:
                row["shares_with"] = self._one(row["shares_with"], known, what="shares_with", stand=stand)
                if row["shares_with"] in {row["id"], *guests}:
                    row["shares_with"] = ""
            if "rivals" in row:
                found = (self._one(name, known, what="rivals", stand=stand) for name in row["rivals"].split(";"))
                row["rivals"] = ";".join(dict.fromkeys(name for name in found if name not in {"", row["id"]}))

    def _one(self, name: str, known: Mapping[str, str], *, what: str, stand: Stand) -> str:
        found = known.get(_key(name), "")
        if not found:
            message = f"{what} {shown(name)} is no exhibitor of the list: left away"
            self.ledger.warn(message, subject=f"line {stand.request.line}")
        return found

    def csv(self) -> bytes:
        """Return the file: columns that are needed and those that say something."""
        used = {what for row in self.rows for what, cell in row.items() if cell}
        order = [
            column for column in self._columns() if column in used or column in NEEDED or column.startswith("name_")
        ]
        return csv_bytes(order, ([row.get(column, "") for column in order] for row in self.rows))

    def _columns(self) -> Iterator[str]:
        for column in ExhibitorRow.model_fields:
            yield from (f"name_{code}" for code in self.languages) if column == "name" else (column,)


def _key(text: str) -> str:
    return booth_key(text).casefold()
