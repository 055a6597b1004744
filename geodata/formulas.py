"""Text in a table that a spreadsheet would run as a formula, and how it is kept from that.

A cell whose text begins like a formula is written with an apostrophe before it, which every
spreadsheet takes for *this is text*. Text that begins with apostrophes and then like a formula
gets one more, so that reading takes away exactly what writing put there. Numbers are written as
they are: -3.5 is no formula.
"""

import re

# The first character decides. Full-width and small forms count, since spreadsheets fold them.
STARTS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
FORMULA = re.compile(rf"'*\s*[{STARTS}]")


def guarded(text: str) -> str:
    """The text as it stands in a cell."""
    return f"'{text}" if FORMULA.match(text) else text


def bare(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
