"""A list of exhibitors of another program as ``exhibitors.csv``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from venueplan.files.imports.around import EventAround
from venueplan.files.imports.exhibitors.header import Header, find_header, refuse_nameless
from venueplan.files.imports.exhibitors.mapping import ListMapping, mapped_columns, mapping_file, read_mapping
from venueplan.files.imports.exhibitors.merging import Requests, read_requests
from venueplan.files.imports.exhibitors.rows import Reader, Request, RowError
from venueplan.files.imports.exhibitors.stands import Stand, stands_of
from venueplan.files.imports.exhibitors.units import units_of
from venueplan.files.imports.exhibitors.written import Rows
from venueplan.files.imports.exhibitors.zones import Zones
from venueplan.files.imports.settle.identifiers import Identifiers
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.tables import NumberError, area_in, read_grid
from venueplan.files.imports.tables.numbers import Sizes
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.written.listed import ImportedList

MODULE = 9.0
"""Area of a standard booth, m², where a list counts booths and names no area (3 × 3 m, the international module)."""


def list_exhibitors(path: Path, wishes: ImportWishes, *, around: EventAround | None) -> ImportedList:
    """Return the list of exhibitors in a CSV file or a workbook.

    Parameters
    ----------
    around
        The event it is for; None where there is none yet.

    Raises
    ------
    InputError
        If the file is no list, or no column holds the names of exhibitors.
    """
    ledger, mapping = Ledger(), read_mapping(wishes.mapping)
    table = {**({"unit": wishes.units, "square": wishes.units} if wishes.units in {"m", "ft"} else {}), **mapping.table}
    grid = read_grid(path, settings=table, ledger=ledger)
    header = find_header(grid.lines, number=int(table.get("header", 0)), file=path.name)
    columns = mapped_columns(header, mapping, file=path.name)
    if mapping.columns is None:
        refuse_nameless(header, file=path.name)
    _note_head(grid.lines[: header.index], header=header, ledger=ledger)
    rows = grid.lines[header.index :]
    areas, sizes = units_of(rows, header=header, columns=columns, said=table, ledger=ledger)
    requests = read_requests(rows, reader=Reader(columns=columns, areas=areas, sizes=sizes), ledger=ledger)
    stands = stands_of(list(requests.kept()), around=around, ledger=ledger)
    zones = Zones(around=around, said=mapping.zones, default=mapping.defaults.get("zone", ""))
    written = _written(stands, requests=requests, zones=zones, around=around, default=_default_area(mapping))
    zones.tell(ledger)
    _note_names(written, ledger=ledger)
    _warn_of_supplies(written, around=around, ledger=ledger)
    proposal = mapping_file(
        header, columns=columns, table=table, zones=sorted(zones.used.items()), defaults=mapping.defaults
    )
    return ImportedList(
        kind="exhibitors",
        source=f"{path.name} (exhibitors)",
        account=ledger.close(),
        contents=(("exhibitors.csv", written.csv()), ("exhibitors.mapping.toml", proposal)),
        figures=_figures(written, stands=stands),
        columns=_meanings(header, columns),
        faults=requests.faults,
    )


def _note_head(lines: Sequence[object], *, header: Header, ledger: Ledger) -> None:
    """Enter the header and what stands above it into the books."""
    ledger.use(ledger.read("heading", f"line {header.number}"), "names the columns")
    for _ in range(len(lines) - 1):
        ledger.use(ledger.read("heading", "above or below the header"), "is a title, or a second row of headings")
    if header.number > 1:
        ledger.note(f"the header was found in line {header.number}")


def _default_area(mapping: ListMapping) -> float:
    try:
        return area_in(mapping.defaults["area"], sizes=Sizes()) if "area" in mapping.defaults else 0.0
    except NumberError:
        return 0.0


def _written(
    stands: Sequence[Stand], *, requests: Requests, zones: Zones, around: EventAround | None, default: float
) -> Rows:
    """Return the rows of all stands that have an area and a zone; the others are refused with the reason."""
    ledger = requests.ledger
    ids = Identifiers(ledger=ledger)
    ids.take(around.taken if around else ())
    rows = Rows(languages=_languages(stands, around), around=around, ledger=ledger, ids=ids)
    kept: list[Stand] = []
    gone: set[int] = set()
    for stand in stands:
        request = stand.request
        try:
            if stand.shares is not None and id(stand.shares) in gone:
                stand.shares = None
            _settle_area(stand, default=default, ledger=ledger)
            zone = zones.zone_of(stand)
        except RowError as error:
            gone.add(id(stand))
            _refuse(requests, request, why=str(error))
            continue
        for line in request.lines:
            if line == request.line:
                ledger.keep(requests.rows[line])
        rows.add(stand, zone=zone)
        kept.append(stand)
    rows.resolve(kept)
    return rows


def _refuse(requests: Requests, request: Request, *, why: str) -> None:
    """Leave out an exhibitor; its further rows go with it."""
    requests.refuse(request.line, why)
    for line in request.lines[1:]:
        requests.ledger.use(requests.rows[line], "joined with the row of the same exhibitor above")


def _settle_area(stand: Stand, *, default: float, ledger: Ledger) -> None:
    """Give a stand without an area the one of as many standard booths as are counted, or the default.

    Raises
    ------
    RowError
        If nothing says how large it is.
    """
    if stand.area or stand.shares is not None:
        return
    count = stand.request.count or len(stand.booths)
    if stand.request.count:
        ledger.guess(
            f"{count} booths without an area: taken for {count * MODULE:g} m²", subject=f"line {stand.request.line}"
        )
        stand.area = count * MODULE
    elif default:
        stand.area = default * max(1, count)
    elif not stand.request.said.get("shares_with"):
        raise RowError(
            "has no area and no booth that the plan shows; write the area, or say [defaults] area = 9 in the mapping"
        )


def _languages(stands: Sequence[Stand], around: EventAround | None) -> tuple[str, ...]:
    """Return the languages of names: those of the event or else of the list, told by the letters if need be."""
    if around is not None:
        return around.languages
    counts = Counter(code for stand in stands for code in stand.request.names)
    known = [code for code, _ in counts.most_common() if code]
    texts = [stand.request.names[""] for stand in stands if "" in stand.request.names]
    if texts:
        chinese = sum(any("一" <= letter <= "鿿" for letter in text) for text in texts)
        told = "zh" if chinese * 2 > len(texts) else "en"
        known = [told, *(code for code in known if code != told)]
    return tuple(known) or ("en",)


def _note_names(written: Rows, *, ledger: Ledger) -> None:
    if written.lent:
        ledger.guess(
            f"{written.lent} exhibitors have no name of their own in each of {', '.join(written.languages)}: "
            "another language stands in"
        )


def _warn_of_supplies(written: Rows, *, around: EventAround | None, ledger: Ledger) -> None:
    """Warn where exhibitors need what no floor box of the venue gives: they could not be placed anywhere."""
    if around is None:
        return
    given = {supply for amenity in around.venue.amenities for supply in amenity.supplies}
    for supply, column in (("power", "power_kw"), ("water", "water"), ("drain", "drain"), ("data", "data")):
        count = sum(bool(row.get(column)) and row.get(column) != "0" for row in written.rows)
        if count and supply not in given:
            ledger.warn(
                f"{count} exhibitors need {supply}, which no amenity of the venue supplies: they would get no stand; "
                f"draw the floor boxes (amenity.geojson, supplies), or leave the column '{column}' out in the mapping"
            )


def _meanings(header: Header, columns: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    said = {place: what for what, place in columns.items()}
    return tuple((heading, said.get(place, "")) for place, heading in enumerate(header.headings) if heading)


def _figures(written: Rows, *, stands: Sequence[Stand]) -> tuple[tuple[str, object], ...]:
    rows = written.rows
    return (
        ("exhibitors", len(rows)),
        ("on a stand of their own", sum(not row.get("shares_with") for row in rows)),
        ("pinned to a booth that is there", sum(row.get("pins", "").startswith("booth:") for row in rows)),
        ("booths named", sum(len(stand.booths) for stand in stands if stand.shares is None)),
        ("m² asked for", round(sum(float(row["area"]) for row in rows if not row.get("shares_with")), 1)),
        ("zones", len({row["zone"] for row in rows})),
    )
