"""The command line: arguments in, exit code out.

Exit codes: 0 all rules kept; 1 a rule is broken, an exhibitor unplaced or short (a finding: all outputs are
written); 2 the input cannot be used; 3 the hard rules contradict each other (nothing is written); 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from typer.exceptions import TyperException

from venueplan.cli import (
    authority,
    changing,
    explaining,
    exporting,
    importing,
    leaving,
    questions,
    rules,
    sheets,
    signing,
    stages,
    timetables,
)
from venueplan.cli.application import app
from venueplan.errors import InputError, VenueplanError

ORDER = (
    "import",
    "build",
    "arrange",
    "allocate",
    "schedule",
    "timetable",
    "explain",
    "replan",
    "edit",
    "log",
    "check",
    "evacuate",
    "fire-set",
    "map",
    "signs",
    "sign",
    "diff",
    "export",
    "route",
    "rules",
    "verify",
    "schema",
)
"""Commands in the order of work, as ``--help`` lists them."""

__all__ = [
    "authority",
    "changing",
    "explaining",
    "exporting",
    "importing",
    "leaving",
    "questions",
    "rules",
    "run",
    "sheets",
    "signing",
    "stages",
    "timetables",
]

app.registered_commands.sort(key=lambda command: ORDER.index(command.name or ""))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code.

    Parameters
    ----------
    arguments
        What follows ``venueplan`` on the command line.

    Examples
    --------
    >>> run(["--version"])  # doctest: +ELLIPSIS
    venueplan ...
    0
    """
    try:
        code = app(args=list(arguments), prog_name="venueplan", standalone_mode=False)
    except TyperException as error:
        sys.stderr.write(f"venueplan: {error.format_message().rstrip('.')}; see venueplan --help\n")
        return error.exit_code
    except VenueplanError as error:
        for sentence in _sentences(error):
            sys.stderr.write(f"venueplan: {sentence}\n")
        return error.exit_code
    except OSError as error:
        sys.stderr.write(f"venueplan: {error.filename or 'a file'}: {error.strerror or error}\n")
        return 2
    return int(code or 0)


def _sentences(error: VenueplanError) -> list[str]:
    """Return what is wrong, a line for each problem; line breaks inside the user's values are shown as such."""
    if isinstance(error, InputError) and error.problems:
        return [str(problem).replace("\n", "\\n").replace("\r", "\\r") for problem in error.problems]
    return str(error).splitlines()
