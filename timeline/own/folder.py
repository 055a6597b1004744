"""The tables of a reader's own data as one file: a folder of facts, packed."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count

from pydantic import BaseModel, Field

from geodata.load import LECTURES
from geodata.own.folders import MOST_OF_LECTURES

LONGEST_NAME = 60


class LectureText(BaseModel):
    """A lecture of the reader's, as the file that it would be taken away as."""

    title: str = Field(max_length=2000)
    text: str


def with_lectures(
    tables: Mapping[str, str], lectures: Sequence[LectureText]
) -> tuple[dict[str, str], list[int]]:
    """The tables with lectures beside those that they have, and which of them had no room.

    A folder that held more would not open.
    """
    all_of_it, left = {**tables}, list[int]()
    held = sum(len(text) for name, text in tables.items() if name.startswith(LECTURES))
    for number, own in enumerate(lectures):
        if held + len(own.text) > MOST_OF_LECTURES:
            left.append(number)
            continue
        held += len(own.text)
        all_of_it[_file_of(own.title, all_of_it)] = own.text
    return all_of_it, left


def _file_of(title: str, taken: Mapping[str, str]) -> str:
    stem = re.sub(r"\W+", "-", title.lower()).strip("-")[:LONGEST_NAME] or "lecture"
    names = (f"{LECTURES}/{stem}{f'-{n}' if n > 1 else ''}.yaml" for n in count(1))
    return next(name for name in names if name not in taken)


def as_folder(tables: Mapping[str, str], day: date) -> bytes:
    """Equal tables of one day give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        for name, text in tables.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            folder.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()
