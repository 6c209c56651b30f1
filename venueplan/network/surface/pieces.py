"""Connected pieces of cells."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage


def pieces_of(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return the number of the piece that each set cell belongs to, from 1; 0 where a cell is not set.

    Cells that share a side are connected.

    Examples
    --------
    >>> pieces_of(np.array([[True, False, True]])).tolist()
    [[1, 0, 2]]
    """
    labels, _ = ndimage.label(mask)
    return np.asarray(labels, dtype=np.int32)
