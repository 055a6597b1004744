"""A reference as programs read it: RIS, and CSL-JSON, of which any style can be made."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

END = "ER  - "


@dataclass(frozen=True, slots=True)
class CitedWork:
    """`day` is a date as parts, year first, as far as it is known; `said` where it is none.

    `within` is what it is part of; `seen` is the day of access, None where none is wanted.
    """

    key: str
    title: str
    author: str
    url: str
    day: tuple[int, ...] = ()
    said: str = ""
    within: str = ""
    version: str = ""
    seen: date | None = None
    is_data: bool = False
    language: str = "en"


def ris(own: CitedWork) -> str:
    """One line a field, and no line within one."""
    kind = "DATA" if own.is_data else "ELEC" if own.url else "GEN"
    fields = {
        "TY": kind,
        "ID": own.key,
        "AU": own.author,
        "TI": own.title,
        "T2": own.within,
        "PY": str(own.day[0]) if own.day else "",
        "DA": _slashed(own.day) if own.day else own.said,
        "ET": own.version,
        "UR": own.url,
        "Y2": own.seen.strftime("%Y/%m/%d/") if own.seen else "",
    }
    lines = [f"{tag}  - {' '.join(text.split())}" for tag, text in fields.items() if text]
    return "\n".join([*lines, END])


def _slashed(day: tuple[int, ...]) -> str:
    """`2016/04/07/`, with nothing where nothing is known."""
    year, month, number = [*day, 0, 0][:3]
    return f"{year}/{f'{month:02}' if month else ''}/{f'{number:02}' if number else ''}/"


def csl(own: CitedWork) -> str:
    """A list of one, as programs import it."""
    return json.dumps([csl_item(own)], ensure_ascii=False, indent=2)


def csl_item(own: CitedWork) -> dict[str, Any]:
    issued = {"date-parts": [[*own.day]]} if own.day else {"literal": own.said}
    fields = {
        "id": own.key,
        "type": "dataset" if own.is_data else "webpage" if own.url else "document",
        "title": " ".join(own.title.split()),
        "author": [{"literal": " ".join(own.author.split())}],
        "container-title": own.within,
        "version": own.version,
        "issued": issued if own.day or own.said else None,
        "URL": own.url,
        "accessed": {"date-parts": [[own.seen.year, own.seen.month, own.seen.day]]}
        if own.seen
        else None,
    }
    return {name: value for name, value in fields.items() if value}
