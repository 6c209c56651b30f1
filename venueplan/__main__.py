"""``venueplan`` and ``python -m venueplan``."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from venueplan.cli import run  # noqa: PLC0415  # an interrupt while the rooms load ends quietly, too

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        sys.stderr.write("venueplan: interrupted; earlier outputs are as they were\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
