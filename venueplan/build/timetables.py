"""A conference or a schedule of another program: read, given times and rooms, written."""

from __future__ import annotations

from pathlib import Path

from venueplan.allocate.conferences import reschedule, seat_conference
from venueplan.build.progress import OnProgress
from venueplan.errors import InputError
from venueplan.files.schedules import read_conference, read_persons, read_schedule, schedule_csv, seats_csv
from venueplan.model import Proof
from venueplan.rules.conference import idle_minutes, schedule_faults

Figures = list[tuple[str, object]]


def timetable_file(
    path: Path,
    *,
    persons: tuple[Path | None, Path | None] = (None, None),
    effort: str = "reproducible",
    seed: int = 0,
    on_progress: OnProgress | None = None,
    stoppable: bool = False,
) -> tuple[Figures, bytes]:
    """Make the timetable of a conference (CoSPLib, ``.xlsx``) or make a schedule (frab, ``.xml``) anew.

    Parameters
    ----------
    persons
        Lists of what rooms hold and of how many come to talks; for schedules only.
    effort, seed, on_progress, stoppable
        As for :func:`schedule_plan`.

    Returns
    -------
    tuple
        Figures by name, and the timetable as CSV.

    Raises
    ------
    InputError
        If a file cannot be used, or is of another kind.
    ContradictionError
        If there is no timetable.
    """
    kind = path.suffix.casefold()
    if kind == ".xlsx":
        if any(persons):
            raise InputError(f"{path.name}: a conference of CoSPLib has no persons; its penalties say what fits")
        conference = read_conference(path)
        seated = seat_conference(conference, effort=effort, seed=seed, on_progress=on_progress, stoppable=stoppable)
        figures: Figures = [("talks", len(seated.seats)), *_proof(seated.proof)]
        figures += [("more rooms or sessions than the exact model", track) for track in seated.loosened]
        return figures, seats_csv(conference, seated)
    if kind == ".xml":
        published = read_schedule(path)
        capacities, asked = (read_persons(one) if one else {} for one in persons)
        made = reschedule(
            published, capacities=capacities, persons=asked, effort=effort, seed=seed, on_progress=on_progress
        )
        conflicts = list(schedule_faults(published, capacities=capacities, persons=asked))
        figures = [("talks", len(made.schedule.talks)), ("rooms_and_days", len(published.room_days))]
        figures += [("conflicts_as_published", len(conflicts)), ("idle_as_published", idle_minutes(published))]
        figures += [*_proof(made.moved, "moved_"), *_proof(made.idle, "idle_")]
        return figures, schedule_csv(made.schedule)
    raise InputError(f"{path.name} is neither a conference of CoSPLib (.xlsx) nor a schedule of frab (.xml)")


def _proof(proof: Proof, prefix: str = "") -> Figures:
    return [
        (f"{prefix}objective", proof.objective),
        (f"{prefix}bound", proof.bound),
        (f"{prefix}gap", round(proof.gap, 6)),
        (f"{prefix}status", proof.status),
    ]
