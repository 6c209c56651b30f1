"""Zip archives whose bytes depend on nothing but their content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MOMENT = (1980, 1, 1, 0, 0, 0)
"""When every file of an archive was written: the first moment that a zip can say."""


def packed(files: Mapping[str, bytes], *, first: tuple[str, ...] = ()) -> bytes:
    """Return files as a zip archive, in the order of their names.

    Parameters
    ----------
    first
        Names that come before all others, where a format wants that.

    Examples
    --------
    >>> packed({"b": b"2", "a": b"1"}) == packed({"a": b"1", "b": b"2"})
    True
    """
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name in (*first, *sorted(set(files) - set(first))):
            entry = zipfile.ZipInfo(name, date_time=MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return sink.getvalue()
