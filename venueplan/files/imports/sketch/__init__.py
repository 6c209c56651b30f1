"""What an importer understood of a foreign file, and what became of each of its features."""

from venueplan.files.imports.sketch.ledger import Account, Ledger, Remark, Tally
from venueplan.files.imports.sketch.nouns import Hatch, Sketch, Space, Storey, Thing

__all__ = ["Account", "Hatch", "Ledger", "Remark", "Sketch", "Space", "Storey", "Tally", "Thing"]
