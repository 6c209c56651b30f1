"""Marks to PDF: paths, and real text that can be searched and copied, with its letters embedded."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import islice

import numpy as np
import pikepdf
from numpy.typing import NDArray
from pikepdf import Array, Dictionary, Name, OutlineItem

from venueplan.draw.paper.glyphs import CAP_HEIGHT, CLOSE, CUBIC, LINE, MOVE, em_of, glyphs_of, outline
from venueplan.draw.paper.marks import Mark, Ring, Shape, Words, traced
from venueplan.draw.paper.vector.cff import subset
from venueplan.draw.paper.vector.trim import bled, crop_marks, margin_of

_POINTS = 72 / 25.4
_TOGETHER = 4096
"""So many lines of a page are compressed at a time."""

_LEVEL = 4
"""How hard pages are compressed: 6 takes twice the time for a twentieth less."""

_NAMES = {"regular": "NotoSansCJKsc-Regular", "medium": "NotoSansCJKsc-Medium", "bold": "NotoSansCJKsc-Bold"}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of a document.

    Attributes
    ----------
    marks
        From the bottom to the top.
    size
        Width and height, mm.
    background
        Colour of the paper.
    label
        What a reader calls the page instead of its number; empty for the number.
    headings
        Names under which the outline of the document lists the page, the outer ones first; empty for none. Pages that
        follow each other share the names that they have in common; one with the same names continues the one before.
    bleed
        Millimetres by which colours run over the edge, with crop marks around; 0 for a page that is not cut.
    """

    marks: Sequence[Mark]
    size: tuple[float, float]
    background: str
    label: str = ""
    headings: tuple[str, ...] = ()
    bleed: float = 0.0


class _Letters:
    """The letters of a document, numbered as they come, and the font or the shapes that they are drawn with.

    Pages are written one after the other, so that none has to be kept: only at the end is it known what they use.
    """

    def __init__(self, document: pikepdf.Pdf, *, outlined: bool) -> None:
        self.document = document
        self.outlined = outlined
        self.shared = document.make_indirect(Dictionary())
        self._numbers: dict[str, dict[str, int]] = {}

    def use(self, words: Words) -> dict[str, int]:
        """Note the letters of a text; return the numbers of those of its face."""
        numbers = self._numbers.setdefault(words.face, {})
        for character in words.text:
            if character not in numbers:
                numbers[character] = len(numbers) + 1
        return numbers

    def close(self) -> None:
        """Give the pages what they share."""
        if self.outlined:
            found = ((face, letter) for face, letters in self._numbers.items() for letter in letters)
            forms = {f"/{_form_name(*each)}": _form(self.document, face=each[0], character=each[1]) for each in found}
            self.shared.XObject = Dictionary(forms)
        else:
            fonts = {f"/{face}": _font(self.document, face=face, letters=n) for face, n in self._numbers.items()}
            self.shared.Font = Dictionary(fonts)


def pdf_bytes(pages: Iterable[Page], *, title: str, outlined: bool = False) -> bytes:
    """Return pages as one PDF: ISO sizes, text with its letters embedded once, an outline and page labels.

    Parameters
    ----------
    pages
        Each is written when it comes, and not kept.
    outlined
        Draw letters as shapes, without any font, as some printers ask; the text can then not be searched.
    """
    document = pikepdf.new()
    letters, names = _Letters(document, outlined=outlined), []
    for page in pages:
        document.pages.append(pikepdf.Page(_page(document, page, letters=letters)))
        names.append((page.label, page.headings))
    letters.close()
    document.docinfo["/Title"] = title
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _name_pages(document, names)
    file = BytesIO()
    modes = {"compress_streams": True, "object_stream_mode": pikepdf.ObjectStreamMode.generate}
    document.save(file, deterministic_id=True, **modes)
    return file.getvalue()


def _page(document: pikepdf.Pdf, page: Page, *, letters: _Letters) -> pikepdf.Object:
    bleed, margin = page.bleed, margin_of(page.bleed)
    found = Dictionary(
        Type=Name.Page,
        MediaBox=_box(page.size, start=0.0, grow=2 * margin),
        Resources=letters.shared,
        Contents=_packed(document, _drawn(page, letters=letters)),
    )
    if bleed:
        found.TrimBox = _box(page.size, start=margin, grow=0.0)
        found.BleedBox = _box(page.size, start=margin - bleed, grow=2 * bleed)
    return document.make_indirect(found)


def _packed(document: pikepdf.Pdf, lines: Iterable[str]) -> pikepdf.Object:
    """Return a stream of lines, compressed as they come: a page of many stands is long."""
    packer, parts, rest = zlib.compressobj(_LEVEL), list[bytes](), iter(lines)
    while some := list(islice(rest, _TOGETHER)):
        parts.append(packer.compress("\n".join((*some, "")).encode("ascii")))
    stream = document.make_stream(b"".join((*parts, packer.flush())))
    stream.Filter = Name.FlateDecode
    return stream


def _drawn(page: Page, *, letters: _Letters) -> Iterator[str]:
    (width, height), bleed, margin = page.size, page.bleed, margin_of(page.bleed)
    marks: Sequence[Mark] = page.marks
    whole = f"0 0 {width} {height} re"
    yield f"{_POINTS:.8f} 0 0 {_POINTS:.8f} {margin * _POINTS:.4f} {margin * _POINTS:.4f} cm"
    if bleed:
        marks = bled(page.marks, size=page.size, bleed=bleed)
        whole = f"{-bleed:g} {-bleed:g} {width + 2 * bleed:.4f} {height + 2 * bleed:.4f} re"
        yield f"q {whole} W n"
    yield f"{_fill(page.background)} {whole} f"
    lines = iter(traced([mark for mark in marks if isinstance(mark, Shape)]))
    for mark in marks:
        yield from _shape(mark, next(lines)) if isinstance(mark, Shape) else _words(mark, letters)
    if bleed:
        cut = crop_marks(size=page.size, bleed=bleed)
        yield from ("Q", *_shape(cut, *traced([cut])))


def _box(size: tuple[float, float], *, start: float, grow: float) -> pikepdf.Object:
    """Return a box of a page in points: the size in mm, larger by some, from a corner that is moved by some."""
    low = round(start * _POINTS, 4)
    return Array([low, low, *(round((start + side + grow) * _POINTS, 4) for side in size)])


def _name_pages(document: pikepdf.Pdf, pages: Sequence[tuple[str, tuple[str, ...]]]) -> None:
    """Write page labels and the outline, where pages have any: their labels and headings."""
    labels = [(number, label) for number, (label, _) in enumerate(pages) if label]
    if labels:
        document.Root.PageLabels = Dictionary(
            Nums=Array([part for number, label in labels for part in (number, Dictionary(P=pikepdf.String(label)))])
        )
        document.Root.PageMode = Name.UseOutlines
    with document.open_outline() as outline:
        trail: list[OutlineItem] = []
        for number, (_, headings) in enumerate(pages):
            kept = 0
            while kept < min(len(trail), len(headings)) and trail[kept].title == headings[kept]:
                kept += 1
            trail = trail[:kept]
            for heading in headings[kept:]:
                item = OutlineItem(heading, number, "Fit")
                (trail[-1].children if trail else outline.root).append(item)
                trail.append(item)


@lru_cache(maxsize=256)
def _colour(code: str) -> str:
    return " ".join(f"{int(code[i : i + 2], 16) / 255:.4f}" for i in (1, 3, 5))


def _fill(code: str) -> str:
    return f"{_colour(code)} rg"


def _ring(points: NDArray[np.float64], *, closed: bool) -> str:
    return _route(len(points), closed=closed) % tuple(points.ravel().tolist())


@lru_cache(maxsize=256)
def _route(count: int, *, closed: bool) -> str:
    """Return the form of a line through so many points."""
    return " ".join(["%.3f %.3f m", *["%.3f %.3f l"] * (count - 1), *["h"] * closed])


def _shape(shape: Shape, lines: Sequence[Ring]) -> list[str]:
    path = [_ring(ring, closed=closed) for ring, closed in lines]
    if not path or not (shape.fill or shape.stroke):
        return []
    out = ["q"]
    if shape.fill:
        out.append(_fill(shape.fill))
    if shape.stroke:
        ends = "1 J 1 j" if shape.round else "0 J 0 j"
        dash = f"[{' '.join(f'{length:.3f}' for length in shape.dash)}] 0 d" if shape.dash else ""
        out.append(f"{_colour(shape.stroke)} RG {shape.width:.4f} w {ends} {dash}")
    paint = {(True, True): "B*", (True, False): "f*", (False, True): "S"}
    return [*out, *path, paint[bool(shape.fill), bool(shape.stroke)], "Q"]


def _words(words: Words, letters: _Letters) -> list[str]:
    out = []
    if words.halo:
        wide = f"{_colour(words.halo)} RG {2 * words.halo_width:.4f} w 1 j 1 J"
        out += ["q", _fill(words.halo), wide, *_outlines(words), "B", "Q"]
    if words.face not in _NAMES:
        return [*out, "q", _fill(words.colour), *_outlines(words), "f", "Q"]
    numbers = letters.use(words)
    if letters.outlined:
        return [*out, "q", _fill(words.colour), *_forms(words), "Q"]
    turn = np.radians(words.angle)
    cos, sin = np.cos(turn), np.sin(turn)
    codes = "".join(f"{numbers[character]:04x}" for character in words.text)
    place = f"{cos:.6f} {sin:.6f} {-sin:.6f} {cos:.6f} {words.x:.3f} {words.y:.3f} Tm"
    return [
        *out,
        f"{_fill(words.colour)} BT /{words.face} {em_of(words.cap, words.face):.4f} Tf {place} <{codes}> Tj ET",
    ]


def _outlines(words: Words) -> list[str]:
    points, codes = outline([words])
    out: list[str] = []
    at = 0
    while at < len(codes):
        code = int(codes[at])
        if code in {MOVE, LINE}:
            out.append(f"{points[at][0]:.3f} {points[at][1]:.3f} {'m' if code == MOVE else 'l'}")
        elif code == CLOSE:
            out.append("h")
        else:
            curve = points[at : at + 3] if code == CUBIC else _raised(points[at - 1 : at + 2])
            out.append(" ".join(f"{x:.3f} {y:.3f}" for x, y in curve.tolist()) + " c")
            at += 2 if code == CUBIC else 1
        at += 1
    return out


def _forms(words: Words) -> list[str]:
    """Return the letters of a text as uses of shapes that are defined once, each a step from the one before."""
    em, turn = em_of(words.cap, words.face), np.radians(words.angle)
    cos, sin = em * np.cos(turn), em * np.sin(turn)
    return [
        f"{cos:.6f} {sin:.6f} {-sin:.6f} {cos:.6f} {words.x:.3f} {words.y:.3f} cm",
        _steps(words.text, words.face),
    ]


@lru_cache(maxsize=4096)
def _steps(text: str, face: str) -> str:
    """Return the letters of a text of an em of 1, wherever it stands."""
    steps, at = [], 0.0
    for character, letter in zip(text, glyphs_of(text, face), strict=True):
        if len(letter.codes):
            steps.append(_step(character, face, at=at))
            at = 0.0
        at += letter.advance
    return "\n".join(steps)


@lru_cache(maxsize=1 << 14)
def _step(character: str, face: str, *, at: float) -> str:
    """Return a letter that stands so far, em, from the one before; there are few distances in a text."""
    return f"1 0 0 1 {at:.4f} 0 cm /{_form_name(face, character)} Do"


def _form_name(face: str, character: str) -> str:
    return f"{face[0]}{ord(character):x}"


def _form(document: pikepdf.Pdf, *, face: str, character: str) -> pikepdf.Object:
    """Return a letter of an em of 1 as a shape that takes the colour of where it is used."""
    (letter,) = glyphs_of(character, face)
    whole = Words(x=0, y=0, text=character, cap=CAP_HEIGHT, colour="", face=face)
    form = document.make_stream("\n".join([*_outlines(whole), "f"] if len(letter.codes) else []).encode("ascii"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([-2, -2, 4, 3])
    return form


def _raised(quadratic: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the cubic curve (control, control, end) that equals a quadratic one (start, control, end)."""
    start, control, end = quadratic
    return np.array([start + 2 / 3 * (control - start), end + 2 / 3 * (control - end), end])


def _font(document: pikepdf.Pdf, *, face: str, letters: dict[str, int]) -> pikepdf.Object:
    """Return a Type 0 font whose codes are the glyph numbers of the embedded program."""
    tagged, program = subset("".join(letters), face=face, name=_NAMES[face])
    file = document.make_stream(program)
    file.Subtype = Name.CIDFontType0C
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{tagged}"),
        Flags=4,
        FontBBox=Array([-1000, -1050, 2930, 1810]),
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=733,
        StemV=80,
        FontFile3=document.make_indirect(file),
    )
    widths = [round(glyphs_of(letter, face)[0].advance * 1000) for letter in letters]
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=Name(f"/{tagged}"),
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
        DW=1000,
        W=Array([1, Array(widths)]),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{tagged}-Identity-H"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(descendant)]),
        ToUnicode=document.make_indirect(document.make_stream(_to_unicode(letters))),
    )
    return document.make_indirect(font)


def _to_unicode(letters: dict[str, int]) -> bytes:
    pairs = [f"<{number:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, number in letters.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    maps = [f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    )
    tail = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    return (head + "\n".join(maps) + tail).encode("ascii")
