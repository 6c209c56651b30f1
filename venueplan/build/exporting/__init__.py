"""A plan or a venue in, a file of another program out."""

from venueplan.build.exporting.kinds import EXPORTS, ExportWishes
from venueplan.build.exporting.writing import write_export

__all__ = ["EXPORTS", "ExportWishes", "write_export"]
