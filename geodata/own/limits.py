"""How much of a reader's file is read, each with its reason.

A file is anybody's: what is above a bound is refused in words before it costs anything.
"""

from dataclasses import dataclass

# Of the file. A table of 20,000 well described events is some 5 MB; a workbook is packed.
MOST_BYTES = 5_000_000
MOST_BYTES_OF_WORKBOOK = 2_000_000
# Of what a packed file holds: 300 MB of text pack into 289 KB.
MOST_UNPACKED = 50_000_000
MOST_ENTRIES = 200
MOST_FILES = 20  # that are read as one
MOST_RATIO = 100
# Of the table. What is over MOST_DRAWN is counted and filtered, not drawn: so many take 50 MB of
# the server, a timeline of more marks tells nothing, and its payload would not fit the stage's.
MOST_ROWS = 200_000
MOST_DRAWN = 15_000
MOST_COLUMNS = 60
MOST_CHARACTERS = 2_000  # of a cell
MOST_LINE = 200_000  # characters of a line of text, which is MOST_COLUMNS full cells and more
MOST_CELLS = 2_000_000
# Of shapes: features with ever other keys cost GDAL and us a column each.
MOST_FEATURES = 20_000
MOST_VERTICES = 200_000
MOST_DEPTH = 60  # of nesting in JSON and XML; a GeoJSON of GeoJSON has less than twenty
# Of the processor, for the dates of a table. 15,000 as people write them take half of it.
MOST_SECONDS_OF_DATES = 2.0
# Of what is told: the rest is counted.
MOST_FAULTS = 500
PREVIEW_ROWS = 10


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """Of the process that reads a file.

    `memory` is address space: GDAL, GEOS and numpy map some 600 MB before they read a byte.
    `seconds` are the processor's and bound the work; `wall` ends what waits, and is so long that a
    busy machine refuses no good file.
    """

    memory: int = 1 << 30
    seconds: int = 5
    wall: float = 20.0


CHILD = ChildLimits()
