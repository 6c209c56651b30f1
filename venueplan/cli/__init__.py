"""The command line: arguments in, exit code out.

Exit codes: 0 all rules kept; 1 a rule is broken, an exhibitor unplaced or short (a finding: all outputs are
written); 2 the input cannot be used; 3 the hard rules contradict each other (nothing is written); 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from typer.exceptions import TyperException

from venueplan.cli.application import app
from venueplan.errors import InputError, VenueplanError

COMMANDS = {
    "import": "importing",
    "build": "stages",
    "arrange": "stages",
    "allocate": "stages",
    "schedule": "stages",
    "timetable": "timetables",
    "explain": "explaining",
    "replan": "changing",
    "edit": "changing",
    "log": "changing",
    "check": "questions",
    "evacuate": "leaving",
    "fire-set": "authority",
    "map": "sheets",
    "signs": "signing",
    "sign": "signing",
    "diff": "signing",
    "export": "exporting",
    "route": "questions",
    "rules": "rules",
    "verify": "leaving",
    "schema": "questions",
}
"""Commands in the order of work, as ``--help`` lists them, and the module of each: only what is asked for is loaded."""

__all__ = ["COMMANDS", "run"]


def _load(arguments: Sequence[str]) -> None:
    """Load the command that arguments name, or all of them where help is wanted or none is known."""
    wanted = COMMANDS.get(next(iter(arguments), ""), "")
    for home in [wanted] if wanted else dict.fromkeys(COMMANDS.values()):
        import_module(f"venueplan.cli.{home}")
    app.registered_commands.sort(key=lambda command: list(COMMANDS).index(command.name or ""))


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
    _load(arguments)
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
