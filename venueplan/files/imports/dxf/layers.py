"""What the layers of a drawing mean: guessed from their names, or said by a mapping file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from venueplan.errors import InputError, Problem
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.written.venue import quoted
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.files.untrusted.raw import read_toml

ROLES = {
    "wall": "lines are walls; rooms are what they enclose",
    "room": "closed outlines are rooms",
    "door": "arcs, blocks and lines are doors",
    "window": "lines close the wall",
    "exit": "marks doors that count as exits",
    "column": "closed outlines are columns",
    "obstacle": "closed outlines block the floor; thin ones are walls",
    "stairs": "lines are treads",
    "name": "texts name the rooms they stand in",
    "ignore": "nothing is read",
}
"""What a layer can mean."""

_NOTHING = (
    r"dim|bema|cota|hatch|textur|plant|tree|beam|foot(er|ing)|slab|stem|roof|project|topogr|grid|axis|achse|journey"
    r"|distribution|defpoints|viewport|title|border|logo|image|background|shear|header|electr|light"
)

_GUESSES = (
    ("ignore", _NOTHING),
    ("exit", r"exit|ausgang|notausg|sortie|salida|疏散|出口"),
    ("window", r"window|fenster|glaz|glas|vent?ana|fenêtre|窗"),
    ("door", r"door|t(ü|ue)r(?!m)|porte|puerta|opening|gate|tor\b|门"),
    ("stairs", r"stair|trepp|escal|nivel|steps|tread|楼梯"),
    ("column", r"column|pillar|st(ü|ue)tze|s(ä|ae)ule|pilar|\bcol\b|柱"),
    ("wall", r"wall|wand|w(ä|ae)nde|mauer|\bmur|muro|pared|partition|footprint|墙"),
    ("room", r"room|raum|r(ä|ae)ume|area|walkable|space|zone|spatial|房间|区域"),
    ("obstacle", r"obstacle|furnit|m(ö|oe)bel|equip|case|fixture|hindern|counter|家具"),
    ("name", r"text|name|note|anno|label|beschrift|文字"),
)
_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _GUESSES)

_XREF = re.compile(r"^.*(?:\||\$\d+\$)")


def base_name(layer: str) -> str:
    """Return a layer's own name, without the names of the drawings it was bound in from.

    Examples
    --------
    >>> base_name("xref-House-08$0$A-WALL"), base_name("site|A-DOOR"), base_name("Walls")
    ('A-WALL', 'A-DOOR', 'Walls')
    """
    return _XREF.sub("", layer) or layer


def _says_nothing(layer: str) -> bool:
    return not any(pattern.search(base_name(layer)) for _, pattern in _COMPILED)


def guessed_role(layer: str) -> str:
    """Return what a layer means by its name; ``ignore`` if it says nothing.

    Examples
    --------
    >>> guessed_role("xref$0$A-WALL"), guessed_role("jps-exits"), guessed_role("A-DIMS-1"), guessed_role("0")
    ('wall', 'exit', 'ignore', 'ignore')
    """
    name = base_name(layer)
    return next((role for role, pattern in _COMPILED if pattern.search(name)), "ignore")


def roles_of(layers: Iterable[str], *, mapping: Path | None, drawn: Collection[str], ledger: Ledger) -> dict[str, str]:
    """Return the role of each layer: by the mapping file, and else by its name.

    Where no name says wall or room, lines of all layers whose names say nothing are taken for walls.

    Parameters
    ----------
    drawn
        The layers on which something is drawn.

    Raises
    ------
    InputError
        If the mapping names a layer that the drawing has not, or a role that there is not.
    """
    found = {layer: guessed_role(layer) for layer in layers}
    if mapping is None:
        return _with_walls(found, drawn=drawn, ledger=ledger)
    said = read_toml(mapping, file=mapping.name).get("layers")
    if not isinstance(said, dict):
        raise InputError([Problem(file=mapping.name, message='has no table [layers]: write "A-WALL" = "wall" in it')])
    problems = []
    for layer, role in said.items():
        where = f"layer {shown(layer)[1:-1]}"
        if layer not in found:
            message = f"is not in the drawing{suggestion(layer, list(found))}"
            problems.append(Problem(file=mapping.name, where=where, message=message))
        elif role not in ROLES:
            message = f"role {shown(role)} is not one of {', '.join(ROLES)}"
            problems.append(Problem(file=mapping.name, where=where, message=message))
    if problems:
        raise InputError(problems)
    return found | {layer: str(role) for layer, role in said.items()}


def _with_walls(roles: dict[str, str], *, drawn: Collection[str], ledger: Ledger) -> dict[str, str]:
    if {"wall", "room"} & {roles[layer] for layer in drawn}:
        return roles
    plain = [layer for layer in sorted(drawn) if _says_nothing(layer)]
    if plain:
        ledger.guess(f"no layer is named for walls or rooms: lines on {', '.join(plain[:8])} are taken for walls")
    return roles | dict.fromkeys(plain, "wall")


def mapping_file(roles: Mapping[str, str], counts: Mapping[str, int]) -> bytes:
    """Return the roles as a file that the planner edits and gives back with ``--mapping``."""
    lines = [
        "# What each layer means. Edit it and import again with --mapping; the roles are:",
        *(f"#   {role}: {meaning}" for role, meaning in ROLES.items()),
        "",
        "[layers]",
        *(f"{quoted(layer)} = {quoted(roles[layer])} # {counts.get(layer, 0)} entities" for layer in sorted(roles)),
    ]
    return ("\n".join(lines) + "\n").encode()
