"""``venueplan`` and ``python -m venueplan``."""

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130
SENTENCE = "venueplan: interrupted; what is written is whole\n"


def main() -> None:
    """Run the command line and leave with its exit code."""
    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave_at_once)
    from venueplan.cli import run  # noqa: PLC0415  # an interrupt while the rooms load ends quietly, too

    signal.signal(signal.SIGINT, heard)
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        sys.stderr.write(SENTENCE)
    sys.exit(code)


def _leave_at_once(_signal: int, _frame: FrameType | None) -> None:
    """Leave while libraries still load: nothing has begun, and they would turn the interrupt into other errors."""
    os.write(2, SENTENCE.encode())
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
