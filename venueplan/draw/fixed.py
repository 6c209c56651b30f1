"""Colours that no style changes: of black-and-white media, safety standards, measured scales, technical drawings.

All others come from the style, which is data; a test holds that no colour stands elsewhere in the code of sheets.
"""

from __future__ import annotations

BLACK, WHITE = "#000000", "#FFFFFF"
"""Pixels of e-ink, bare paper, crop marks, letters on coloured tiles."""

ROUTE = "#BFE3C8"
"""Light green of escape routes (ISO 23601:2020, 7.7.1), under arrows in safety green."""

OBSTACLE = "#E4E1DB"
"""What stands on the floor of an escape plan: nobody escapes through it."""

CLEAR = "#E3F1E6"
"""Floor that stays clear."""

SEVERITY_COLOURS = {"error": "#B3261E", "warning": "#8A5A00", "note": "#35607A"}
"""Colour of a finding by its severity; white letters on them reach 4.5:1."""

GOOD, FAIR, BAD = "#00703C", "#8A5A00", "#B3261E"
"""Ink of verdicts; fair is an exit that more people are near to than its width takes, though all exits take all."""

UNLET = "#3A4452"
"""Ink of what is said of a stand that nobody has."""

STAND = "#E9E7E2"
"""Stands on maps on which colour means something else."""

DISTANCES = ("#EEF6E9", "#D8EDD9", "#BBE0CB", "#98D0BF", "#76BDB6", "#58A8AF", "#448FA8", "#3B759D")
"""Fills of the bands of walking distance, nearest first: lighter is nearer, for any colour vision."""

BEYOND = "#F2B8B0"
"""Floor that is farther from an exit than the limit."""

DENSITIES = ((0.5, "#E3EEF7"), (1.0, "#BFDDF0"), (2.0, "#FBE6A2"), (3.0, "#F6B26B"), (4.0, "#E0633A"))
"""Persons/m² from which a colour begins, and the colour."""

TECHNICAL = {"outdoor": "#FFFFFF", "sheet": "#F5F4F1", "paper": "#F5F4F1", "green": "#F3F6EF", "water": "#E8F1F4"}
"""Technical drawings are white; what is not their subject is hardly tinted."""
