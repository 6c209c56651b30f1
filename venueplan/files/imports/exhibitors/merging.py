"""Rows of one exhibitor joined: the same name in another case, further booths in further rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from venueplan.files.imports.around import booth_key
from venueplan.files.imports.exhibitors.rows import Reader, Request, RowError
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.tables import Line
from venueplan.files.untrusted.quoting import shown

ROW = "row of the list"


@dataclass(kw_only=True)
class Requests:
    """The exhibitors of a list, in its order.

    Attributes
    ----------
    rows
        Name in the books by line.
    faults
        Rows that were left out because of something that is wrong with them.
    """

    ledger: Ledger
    found: dict[str, Request] = field(default_factory=dict)
    rows: dict[int, tuple[str, str]] = field(default_factory=dict)
    faults: int = 0
    _above: Request | None = None

    def add(self, line: Line, *, reader: Reader) -> None:
        """Read a row; it is a new exhibitor, belongs to one above, or is left out with the reason."""
        source = self.rows[line.number] = self.ledger.read(ROW, f"line {line.number}")
        try:
            request = reader.request(line)
        except RowError as error:
            self._above = None
            if str(error) == "sums up other rows":
                self.ledger.leave(source, str(error))
            else:
                self.refuse(line.number, str(error))
            return
        if not request.names:
            self._go_on(request, source=source)
            return
        key = request.said.get("id") or name_key(request)
        known = self.found.setdefault(key, request)
        self._above = known
        if known is not request:
            self._join(known, request, source=source)

    def refuse(self, line: int, why: str) -> None:
        """Leave a row out because of what is wrong with it."""
        self.faults += 1
        self.ledger.leave(self.rows[line], why)
        self.ledger.warn(f"left out: {why}", subject=f"line {line}")

    def kept(self) -> Iterator[Request]:
        """Yield the exhibitors."""
        yield from self.found.values()

    def _go_on(self, request: Request, *, source: tuple[str, str]) -> None:
        """Take a row without a name as a further booth of the exhibitor above, if it can be one."""
        if not (request.booths or request.area):
            self.ledger.leave(source, "names no exhibitor, no booth and no area")
        elif self._above is None:
            self.refuse(request.line, "the name of the exhibitor is missing; write it, or remove the row")
        else:
            self.ledger.guess(
                f"has no name: taken as a further row of {shown(self._above.name)} above",
                subject=f"line {request.line}",
            )
            self._join(self._above, request, source=source)

    def _join(self, known: Request, request: Request, *, source: tuple[str, str]) -> None:
        self.ledger.use(source, "joined with the row of the same exhibitor above")
        if request.names and request.name != known.name and not set(request.names.values()) & set(known.names.values()):
            self.ledger.note(
                f"{shown(request.name)} is {shown(known.name)} of line {known.line}: joined",
                subject=f"line {request.line}",
            )
        taken = {booth_key(booth) for booth in known.booths}
        further = [booth for booth in request.booths if booth_key(booth) not in taken]
        if further or not request.booths:
            known.area += request.area if further or request.area != known.area else 0.0
        elif request.area and request.area != known.area:
            message = f"says {request.area:g} m² of a booth that has {known.area:g} m² in line {known.line}"
            self.ledger.warn(f"{message}; the first holds", subject=f"line {request.line}")
        known.booths += further
        known.lines.append(request.line)
        known.count += request.count
        known.said = request.said | known.said
        known.zone, known.hall = known.zone or request.zone, known.hall or request.hall


def name_key(request: Request) -> str:
    """Return a name without what lists write differently: case, width of letters, blanks.

    Examples
    --------
    >>> name_key(Request(line=2, names={"en": "ACME  Ltd"})) == name_key(Request(line=3, names={"": "Acme Ltd"}))
    True
    """
    return " ".join(normalize("NFKC", request.name).casefold().split())


def read_requests(lines: Sequence[Line], *, reader: Reader, ledger: Ledger) -> Requests:
    """Return the exhibitors of the rows below the header."""
    requests = Requests(ledger=ledger)
    for line in lines:
        requests.add(line, reader=reader)
    return requests
