"""Citations of a source, of Crossings and of one entry in it: APA 7, Chicago 17, BibTeX.

The publisher stands for the author, who is not in the tables. Chicago is a bibliography entry of
the notes system. All are plain text, without italics. What only the caller knows stands as ADDRESS
and ACCESSED, for `filled` to replace; a source has its own address, and a day of access only where
it has no date, as both styles want it. The words of a style are the style's, in any language of
the interface.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from geodata import wording
from geodata.dates import Date
from geodata.edition import AUTHORS, edition
from geodata.records import Source

ENGLISH = wording.FALLBACK
MONTHS = tuple(wording.locale(ENGLISH).months["stand-alone"]["wide"].values())
SEASONS: dict[str, str] = wording.engine(ENGLISH)["dates"]["seasons"]
ADDRESS = "<address>"
ACCESSED = "<date of access>"
UNDATED = "n.d."
FORM = "[Data set and web application]"
WITHIN_QUOTES = str.maketrans('\u201c\u201d"', "\u2018\u2019'")
CLOSING = "\"'\u201d\u2019\u00bb)"
EN_DASH = "\u2013"


class CitationStyle(StrEnum):
    APA = "apa"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"


def cite(source: Source, style: CitationStyle) -> str:
    """A source as published; a source with no address ends with its date."""
    if style is CitationStyle.BIBTEX:
        return _bibtex_of(source)
    url = source.url or ""
    if style is CitationStyle.APA:
        when = _dated(source.date, year_first=True)
        return _joined(_ended(source.publisher), f"({when}).", _ended(source.title), url)
    when = _dated(source.date, year_first=False)
    accessed = f"Accessed {ACCESSED}." if url and not source.date else ""
    title = _quoted(source.title)
    return _joined(_ended(source.publisher), title, _ended(when), accessed, url and f"{url}.")


def cite_whole(style: CitationStyle) -> str:
    """Crossings itself, in this edition."""
    own = edition()
    if style is CitationStyle.BIBTEX:
        return _bibtex("crossings", {**_own(own.title), "note": f"Version {own.version}"})
    if style is CitationStyle.APA:
        return _joined(_ended(AUTHORS), f"({own.day.year}).", _titled_apa(), _retrieved())
    return _joined(_ended(AUTHORS), _titled_chicago())


def cite_entry(title: str, style: CitationStyle, key: str = "entry") -> str:
    """One event, chart or page of Crossings; `key` is its id."""
    own = edition()
    if style is CitationStyle.BIBTEX:
        howpublished = f"In {own.title}, version {own.version}"
        return _bibtex(f"crossings-{key}", {**_own(title), "howpublished": howpublished})
    if style is CitationStyle.APA:
        within = f"In {_titled_apa()}"
        return _joined(_ended(AUTHORS), f"({own.day.year}).", _ended(title), within, _retrieved())
    return _joined(_ended(AUTHORS), _quoted(title), _titled_chicago())


def filled(citation: str, style: CitationStyle, address: str, accessed: date) -> str:
    """The citation with the address of the page and the day it was seen on."""
    day = f"{MONTHS[accessed.month - 1]} {accessed.day}, {accessed.year}"
    if style is CitationStyle.BIBTEX:
        day, address = accessed.isoformat(), _in_braces(address)
    return citation.replace(ACCESSED, day).replace(ADDRESS, address)


def _titled_apa() -> str:
    own = edition()
    return f"{own.title} (Version {own.version}) {FORM}."


def _titled_chicago() -> str:
    own = edition()
    return f"{own.title}. Version {own.version}. {own.day.year}. Accessed {ACCESSED}. {ADDRESS}."


def _retrieved() -> str:
    return f"Retrieved {ACCESSED}, from {ADDRESS}"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _ended(text: str) -> str:
    """With a full stop, unless it ends with a mark of its own, also within a closing quote."""
    line = _one_line(text)
    return line if line.rstrip(CLOSING).endswith((".", "?", "!", "\u2026")) else f"{line}."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(title: str) -> str:
    """In double quotes; quotes within become single ones."""
    return f"“{_ended(title.translate(WITHIN_QUOTES))}”"


def _dated(when: Date | None, *, year_first: bool) -> str:
    """`2016, April 7` or `April 7, 2016`, as precise as is known."""
    if not when:
        return UNDATED
    if not when.is_span:
        return _end(when.text, year_first=year_first)
    start, _, end = when.text.partition("/")
    first = UNDATED if start in {"", ".."} else _end(start, year_first=year_first)
    last = "present" if end in {"", ".."} else _end(end, year_first=year_first)
    return f"{first}{EN_DASH}{last}"


def _end(text: str, *, year_first: bool) -> str:
    mark = text[-1:] if text.endswith(("~", "?", "%")) else ""
    year, month, day = _parts(text.removesuffix(mark) if mark else text)
    known = " ".join(part for part in (month, day) if part)
    if year_first:
        said = f"{year}, {known}" if known else year
    else:
        said = f"{known}, {year}" if day else _joined(known, year)
    return {"~": "ca. {}", "?": "{}?", "%": "ca. {}?"}.get(mark, "{}").format(said)


def _parts(text: str) -> tuple[str, str, str]:
    """Year, month or season in words, day; blank where not known. `200X` is the year `2000s`."""
    if "X" in text[:4]:
        return f"{text[:4].replace('X', '0')}s", "", ""
    year, month, day = [*(part for part in text.split("-") if part != "XX"), "", ""][:3]
    if not month:
        return year, "", ""
    word = SEASONS[month].capitalize() if month in SEASONS else MONTHS[int(month) - 1]
    return year, word, day.lstrip("0")


def _bibtex_of(source: Source) -> str:
    fields = {"author": source.publisher, "title": source.title, **_when(source.date)}
    if source.url:
        fields["url"] = source.url
        fields |= {} if source.date else {"urldate": ACCESSED}
    return _bibtex(source.id, fields)


def _when(when: Date | None) -> dict[str, str]:
    """Year, month and day where the date is a plain one; all that is known as a year elsewhere."""
    if not when or when.is_span or when.text.endswith(("~", "?", "%")):
        return {"year": _dated(when, year_first=False)}
    year, month, day = _parts(when.text)
    return {k: v for k, v in {"year": year, "month": month, "day": day}.items() if v}


def _own(title: str) -> dict[str, str]:
    year = str(edition().day.year)
    return {
        "author": AUTHORS,
        "title": title,
        "year": year,
        "url": ADDRESS,
        "urldate": ACCESSED,
    }


def _bibtex(key: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {name} = {_field(name, text)}" for name, text in fields.items()]
    return "@misc{" + ",\n".join([key, *lines]) + "\n}"


def _field(name: str, text: str) -> str:
    """Double braces keep a name of an organisation and the capitals of a title as they are."""
    if name == "month" and text in MONTHS:
        return text[:3].lower()
    if name == "url":
        return f"{{{_in_braces(text)}}}"
    inner = "".join(TEX.get(character, character) for character in _one_line(text))
    return f"{{{{{inner}}}}}" if name in {"author", "title"} else f"{{{inner}}}"


# What TeX would run. BibTeX counts braces even behind a backslash, so they are spelt out.
TEX = {character: f"\\{character}" for character in "&%$#_"} | {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    EN_DASH: "--",
}


def _in_braces(url: str) -> str:
    """An address that can't leave its braces; `url` takes all other characters as they are."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
