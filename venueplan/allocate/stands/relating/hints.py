"""What is known of a choice as columns of its selection, and back."""

from __future__ import annotations

from collections.abc import Mapping

from venueplan.allocate.stands.choice import Choice, Demand, Offer


def hint_of(choice: Choice, offers: Mapping[str, Offer], *, demand: Demand) -> tuple[int, ...]:
    """Return the columns that stand for offers: packages, blocks, who goes without, and what relations then cost.

    Rows may still be broken if the offers break a rule; then they are no choice.
    """
    wanted = {(offer.request, offer.booth) for offer in offers.values()}
    blocks = {
        r.holder.pavilion: frozenset(offers[m.id].booth for m in demand.members(r.holder.pavilion) if m.id in offers)
        for r in demand.requests
        if r.holder.pavilion
    }
    pavilion_of = {request.id: request.holder.pavilion for request in demand.requests}
    chosen = {column for column, (pavilion, booths) in choice.blocks.items() if blocks[pavilion] == booths}
    numbers = _numbers(choice)
    for column, package in enumerate(choice.packages):
        pavilion = pavilion_of[package.offers[0].request]
        if pavilion in choice.closed:
            fits = frozenset(offer.booth for offer in package.offers) == blocks[pavilion]
        else:
            offer = package.offers[0]
            fits = (offer.request, offer.booth) in wanted
            fits = fits and numbers.get((pavilion, offer.block), blocks.get(pavilion)) == blocks.get(pavilion)
        if fits:
            chosen.add(column)
    return tuple(sorted(_complete(choice, chosen)))


def _numbers(choice: Choice) -> dict[tuple[str, int], frozenset[str]]:
    """Return the booths of each block by its pavilion and its number."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    counts: dict[str, int] = {}
    for _, (pavilion, booths) in sorted(choice.blocks.items()):
        found[pavilion, counts.get(pavilion, 0)] = booths
        counts[pavilion] = counts.get(pavilion, 0) + 1
    return found


def _complete(choice: Choice, chosen: set[int]) -> set[int]:
    """Add the columns of last resort that exact rows miss, and the fines of rows that are broken."""
    scores = choice.selection.scores
    for row in choice.selection.rows:
        if row.exact and row.is_plain and chosen.isdisjoint(row.columns) and row.columns:
            chosen.add(min(row.columns, key=lambda column: scores[column]))
    for row in choice.selection.rows:
        if not row.exact:
            found = len(chosen.intersection(row.columns)) - len(chosen.intersection(row.minus))
            fines = [column for column in row.minus if scores[column] < 0 and column not in chosen]
            chosen.update([column for column in fines if column >= len(choice.packages)][: max(0, found - row.total)])
    return chosen
