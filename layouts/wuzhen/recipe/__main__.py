"""Draw the venue: ``python layouts/wuzhen/recipe`` rewrites the feature files beside this folder."""

from __future__ import annotations

import sys
from pathlib import Path

from compose import compose
from write import write_venue

if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    write_venue(compose(), target)
