"""Draw the venue: ``python layouts/wuzhen/recipe`` rewrites the feature files beside this folder."""

from __future__ import annotations

import sys
from pathlib import Path

from compose import compose
from halls import tuned_halls
from signs import sites, write_signs
from write import write_venue

if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    draft = compose()
    write_venue(draft, target)
    write_signs(sites(draft, tuned_halls()), target / "wic-2017" / "signs.csv")
