"""The set of sheets for the fire authority: checked, measured and drawn from a plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from venueplan import files
from venueplan.build.progress import OnProgress, say_nothing
from venueplan.build.sheets import refuse_unprintable
from venueplan.check import check_plan, measure_egress
from venueplan.draw import draw_fire_set
from venueplan.errors import InputError
from venueplan.evacuate import evacuate_halls
from venueplan.model import Plan, Report
from venueplan.rules import event_pack


def write_fire_set(plan: Plan, path: Path, *, on_progress: OnProgress | None = None) -> Report:
    """Check a plan, measure how its halls are left, and write the set for the fire authority as one PDF.

    Parameters
    ----------
    path
        Where to write; it ends in ``.pdf``.
    on_progress
        Called with the name of the stage and the fraction done.

    Returns
    -------
    Report
        What the check found; the set lists all of it.

    Raises
    ------
    InputError
        If the path does not end in ``.pdf``, or the fonts cannot print a name.
    """
    tell = on_progress or say_nothing
    if path.suffix.lower() != ".pdf":
        raise InputError(f"{path}: the set for the fire authority is one PDF; end its name in .pdf")
    refuse_unprintable(plan)
    pack = event_pack(plan.event)
    tell("checks", 0.0)
    report = check_plan(plan)
    tell("egress", 0.2)
    clearing = {one.clearing.subject: one.clearing for one in evacuate_halls(plan)}
    egress = [replace(one, clearing=clearing.get(one.hall)) for one in measure_egress(plan, pack=pack)]
    tell("sheets", 0.4)
    bound = draw_fire_set(plan, report, egress=egress, pack=pack)
    tell("document", 0.9)
    files.write_atomically(path, bound.as_pdf())
    return report
