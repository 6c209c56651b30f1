"""What the event's own pattern asks of stands: not too many corners, islands and peninsulas of the sizes allowed."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.check.findings import Measured, booth_name, found, on_booth
from venueplan.model import Booth, Finding, Plan
from venueplan.rules.booths.prices import area_let

KINDS = {"peninsula": ("a peninsula", "半岛"), "island": ("an island", "岛")}
"""Kinds of stands whose size the pattern limits, in English and Chinese."""


def check_pattern(plan: Plan) -> Iterator[Finding]:
    """Find more stands with two and more open sides than the pattern allows, and islands and peninsulas out of size."""
    booths = plan.floor_plan.to_let if plan.floor_plan else ()
    yield from _corners(plan, booths)
    for booth in booths:
        yield from _size(plan, booth)


def _corners(plan: Plan, booths: tuple[Booth, ...]) -> Iterator[Finding]:
    most = plan.event.pattern.corner_share
    share = sum(booth.open_sides >= 2 for booth in booths) / len(booths) if booths else 0.0
    if share > most + 1e-9:
        way_out = "Longer rows and larger stands at their ends have fewer corners."
        says = (
            f"{share:.0%} of the stands have two or more open sides; the pattern allows {most:.0%}. {way_out}",
            f"{share:.0%}的展位有两个或以上开口面，布局设置最多允许{most:.0%}。加长展位排或在端头设大展位可减少转角展位。",
        )
        measured = Measured(value=share, bound=most, unit="share of stands")
        yield found("corner-share", plan.event.id, says=says, measured=measured, severity="warning")


def _size(plan: Plan, booth: Booth) -> Iterator[Finding]:
    pattern = plan.event.pattern
    ranges = {"peninsula": pattern.peninsula_area, "island": pattern.island_area}
    if booth.kind not in ranges:
        return
    (least, most), area = ranges[booth.kind], area_let(booth, pattern)
    if least - 1e-6 <= area <= most + 1e-6:
        return
    name, (en, zh) = booth_name(booth), KINDS[booth.kind]
    says = (
        f"Booth {name} is {en} of {area:g} m²; the pattern allows {least:g} to {most:g} m².",
        f"展位{name}是{area:g}平方米的{zh}式展位，布局设置允许{least:g}至{most:g}平方米。",
    )
    measured = Measured(value=area, bound=least if area < least else most, unit="m²")
    yield found("booth-size", booth.id, says=says, measured=measured, place=on_booth(booth), severity="warning")
