"""Pictures: flat colours are exact, and letters that are stamped look like letters that are drawn."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from shapely import LineString, box

from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.paper.pixels import bands, png
from venueplan.draw.paper.pixels.png import png_bytes

SIZE = (120.0, 90.0)
INK, PAPER = "#14202E", "#F4F2EE"
LINES = [
    Words(x=3 + 0.137 * n, y=4 + 2.9 * n, text="A07 乌镇展位 Exhibitor Qy", cap=1.2 + 0.05 * (n % 4), colour=INK)
    for n in range(27)
]
UPRIGHT = [Words(x=90 + 4 * n, y=5.3, text="B12 通道 gate", cap=1.6, colour=INK, angle=90) for n in range(7)]


def picture(marks: list[Mark], *, dpi: int = 150) -> NDArray[np.int64]:
    written = png_bytes(marks, size=SIZE, dpi=dpi, background=PAPER)
    return np.asarray(Image.open(BytesIO(written)).convert("RGB")).astype(np.int64)


def drawn_one_by_one(marks: list[Mark], monkeypatch: pytest.MonkeyPatch) -> NDArray[np.int64]:
    with monkeypatch.context() as patch:
        patch.setattr(png, "_MANY", 10**9)
        return picture(marks)


def apart(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """Root mean square of the difference of the inked pixels, of 255."""
    inked = (one != one[0, 0]).any(axis=2) | (other != other[0, 0]).any(axis=2)
    return float(np.sqrt(((one - other)[inked] ** 2).mean()))


@pytest.mark.parametrize("words", [LINES, UPRIGHT * 5])
def test_stamped_letters_look_like_drawn_ones(words: list[Words], monkeypatch: pytest.MonkeyPatch) -> None:
    """The control is the same text one pixel further on: letters a whole pixel off are seen."""
    stamped, drawn = picture([*words]), drawn_one_by_one([*words], monkeypatch)
    assert np.abs(stamped.mean() - drawn.mean()) < 0.2
    assert apart(stamped, drawn) < 45
    assert apart(np.roll(stamped, 1, axis=1), drawn) > 55
    assert apart(np.roll(stamped, 1, axis=0), drawn) > 55


def test_letters_over_the_edge_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    words: list[Mark] = [
        Words(x=x, y=y, text="乌镇展位号" * 12, cap=3.0, colour=INK) for x in (-9.4, 60.0) for y in (-1.5, 40.0, 88.6)
    ]
    words *= 2
    assert apart(picture(words), drawn_one_by_one(words, monkeypatch)) < 45


def test_stamped_letters_are_not_jagged() -> None:
    """Edges have many shades between paper and ink; a picture of one bit, the control, has none."""
    shades = len(np.unique(picture([*LINES])[..., 0]))
    assert shades > 30
    assert len(np.unique(picture([Shape(geometries=(box(0, 0, 60, 90),), fill=INK)])[..., 0])) <= 4


def test_flat_colours_are_kept_exactly() -> None:
    colours = ["#9EC3F8", "#CAF5DF", "#F6BCA8", "#FCEC99", INK]
    marks: list[Mark] = [
        Shape(geometries=(box(20 * n, 10, 20 * n + 20, 50),), fill=colour) for n, colour in enumerate(colours)
    ]
    found = picture([*marks, *LINES])
    for n, colour in enumerate(colours):
        pixel = found[round((90 - 49.5) / 25.4 * 150), round((20 * n + 19) / 25.4 * 150)]
        assert "#" + "".join(f"{part:02X}" for part in pixel.tolist()) == colour


def test_the_file_says_its_resolution() -> None:
    with Image.open(BytesIO(png_bytes([*LINES], size=SIZE, dpi=300, background=PAPER))) as found:
        assert found.mode == "P"
        assert found.size == (round(120 / 25.4 * 300), round(90 / 25.4 * 300))
        assert found.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        found.load()


@pytest.mark.parametrize("largest", [40_000, 7_001])
def test_a_picture_in_bands_is_the_picture_as_a_whole(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shapes, dashed lines, few and many letters cross the edges; only what is cut at a slant may be a shade apart."""
    marks: list[Mark] = [
        Shape(geometries=(box(5, 5, 80, 85),), fill="#9EC3F8", stroke=INK, width=0.3),
        Shape(geometries=(LineString([(10, 2), (10, 88)]),), stroke="#C8102E", width=1.0, dash=(3.0, 1.7)),
        Shape(geometries=(LineString([(20, 2), (60, 88)]),), stroke="#C8102E", width=1.5),
        *LINES,
        Words(x=100, y=10, text="乌镇 Wuzhen", cap=30.0, colour=INK, angle=90, halo="#FFFFFF", halo_width=2.0),
    ]
    whole = picture(marks)
    with monkeypatch.context() as patch:
        patch.setattr(bands, "LARGEST", largest)
        patch.setattr(bands, "WHOLE", largest)
        assert len(bands.bands_of(709, 531)) > 9
        banded = picture(marks)
    assert (whole != banded).any(axis=2).mean() < 1e-3
    assert np.abs(whole - banded).max() < 40
    assert (whole != np.roll(banded, 1, axis=0)).any(axis=2).mean() > 0.02


def test_bands_cover_every_row_once() -> None:
    for high in (1, 500, 3600, 7016):
        found = bands.bands_of(9933, high)
        assert (len(found) > 1) == (9933 * high > bands.WHOLE)
        assert [row for band in found for row in range(band.top, band.top + band.rows)] == list(range(high))
        assert len(found) == 1 or all(band.rows * 9933 <= bands.LARGEST for band in found)
