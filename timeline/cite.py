"""Citations of a source, of Crossings and of one entry in it.

APA 7, Chicago 17, MLA 9 and Harvard for readers; BibTeX, RIS and CSL-JSON for programs.

The publisher stands for the author, who is not in the tables. Chicago is a bibliography entry of
the notes system. All are plain text, without italics. `day` is when it was seen; a source has a
day of access only where it has no date, as both styles want it. Where a page stands only the
browser knows: ADDRESS, for `placed` to replace. A source has its own address.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from geodata import wording
from geodata.dates import Date, in_words, parse
from geodata.edition import Edition
from geodata.records import Source
from timeline.reference import CitedWork, csl, ris
from timeline.styled import harvard, mla
from timeline.text import Words, edition_of

ENGLISH = wording.FALLBACK
MONTHS = tuple(wording.locale(ENGLISH).months["stand-alone"]["wide"].values())
ADDRESS = "<address>"
WITHIN_QUOTES = str.maketrans('\u201c\u201d"', "\u2018\u2019'")
CLOSING = "\"'\u201d\u2019\u00bb)"
EN_DASH = "\u2013"


class CitationStyle(StrEnum):
    APA = "apa"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    MLA = "mla"
    HARVARD = "harvard"
    RIS = "ris"
    CSL = "csl"


OF_REFERENCES = {
    CitationStyle.MLA: mla,
    CitationStyle.HARVARD: harvard,
    CitationStyle.RIS: ris,
    CitationStyle.CSL: csl,
}
WHEN_ASKED = (CitationStyle.MLA, CitationStyle.HARVARD)  # by a library that is slow to load
AT_ONCE = tuple(style for style in CitationStyle if style not in WHEN_ASKED)


def cite(source: Source, style: CitationStyle, words: Words, day: date) -> str:
    """A source as published; a source with no address ends with its date."""
    say = words["citation"]
    if style in OF_REFERENCES:
        return OF_REFERENCES[style](_reference(source, say, day))
    if style is CitationStyle.BIBTEX:
        return _bibtex_of(source, say, day)
    url = source.url or ""
    if style is CitationStyle.APA:
        when = _dated(source.date, say, "year_first")
        return _joined(_ended(source.publisher), f"({when}).", _ended(source.title), url)
    when = _dated(source.date, say)
    accessed = say["accessed"].format(day=_seen(day, say)) if url and not source.date else ""
    title = _quoted(source.title, say)
    return _joined(_ended(source.publisher), title, _ended(when), accessed, url and f"{url}.")


def cite_whole(style: CitationStyle, words: Words, day: date) -> str:
    """Crossings itself, in this edition."""
    say, own = words["citation"], edition_of(words)
    if style in OF_REFERENCES:
        title = _titled_apa(say, own) if style is CitationStyle.HARVARD else own.title
        return OF_REFERENCES[style](_own_reference("crossings", title, day, own))
    if style is CitationStyle.BIBTEX:
        note = say["version"].format(version=own.version)
        return _bibtex("crossings", {**_own(own.title, day, own), "note": note})
    if style is CitationStyle.APA:
        return _joined(*_published(own), f"{_titled_apa(say, own)}.", _retrieved(say, day))
    return _joined(_ended(own.authors), _titled_chicago(say, day, own))


def cite_entry(title: str, style: CitationStyle, words: Words, day: date, key: str) -> str:
    """One event, chart or page of Crossings; `key` is its id."""
    say, own = words["citation"], edition_of(words)
    if style in OF_REFERENCES:
        within = _titled_apa(say, own) if style is CitationStyle.HARVARD else own.title
        return OF_REFERENCES[style](_own_reference(f"crossings-{key}", title, day, own, within))
    if style is CitationStyle.BIBTEX:
        within = say["within_edition"].format(title=own.title, version=own.version)
        return _bibtex(f"crossings-{key}", {**_own(title, day, own), "howpublished": within})
    if style is CitationStyle.APA:
        within = say["within"].format(title=_titled_apa(say, own))
        return _joined(*_published(own), _ended(title), within, _retrieved(say, day))
    return _joined(_ended(own.authors), _quoted(title, say), _titled_chicago(say, day, own))


def placed(citation: str, style: CitationStyle, address: str) -> str:
    """The citation with the address of the page."""
    own = _in_braces(address) if style is CitationStyle.BIBTEX else address
    return citation.replace(ADDRESS, own)


def _reference(source: Source, say: Words, day: date) -> CitedWork:
    when = source.date
    plain = when and not when.is_span and when.text[-1:] not in MARKS
    parts = _numbered(when.text) if when and plain else ()
    return CitedWork(
        source.id,
        source.title,
        source.publisher,
        source.url or "",
        parts,
        "" if parts or not when else _dated(when, say),
        seen=day if source.url and not when else None,
        language=source.language,
    )


def _numbered(text: str) -> tuple[int, ...]:
    """Year, month and day as far as they are numbers; a season or a decade is none."""
    parts = list[int]()
    for part, most in zip(text.split("-"), (9999, 12, 31), strict=False):
        if not part.isdigit() or int(part) > most:
            break
        parts.append(int(part))
    return tuple(parts)


def _own_reference(key: str, title: str, day: date, own: Edition, within: str = "") -> CitedWork:
    issued = (own.day.year, own.day.month, own.day.day)
    return CitedWork(
        key,
        title,
        own.authors,
        ADDRESS,
        issued,
        within=within,
        version=own.version,
        seen=day,
        is_data=True,
    )


def _published(own: Edition) -> tuple[str, str]:
    return _ended(own.authors), f"({own.day.year})."


def _titled_apa(say: Words, own: Edition) -> str:
    return say["titled"].format(title=own.title, version=own.version)


def _titled_chicago(say: Words, day: date, own: Edition) -> str:
    version = say["version"].format(version=own.version)
    accessed = say["accessed"].format(day=_seen(day, say))
    return f"{own.title}. {version}. {own.day.year}. {accessed} {ADDRESS}."


def _retrieved(say: Words, day: date) -> str:
    return say["retrieved"].format(day=_seen(day, say), address=ADDRESS)


def _seen(day: date, say: Words) -> str:
    return _dated_by(day.isoformat(), say, "day_first")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _ended(text: str) -> str:
    """With a full stop, unless it ends with a mark of its own, also within a closing quote."""
    line = _one_line(text)
    return line if line.rstrip(CLOSING).endswith((".", "?", "!", "\u2026")) else f"{line}."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(title: str, say: Words) -> str:
    """In double quotes; quotes within become single ones."""
    return say["quoted"].format(title=_ended(title.translate(WITHIN_QUOTES)))


def _dated(when: Date | None, say: Words, order: str = "day_first") -> str:
    """`2016, April 7` or `April 7, 2016`, as precise as is known."""
    if not when:
        return say["undated"]
    if not when.is_span:
        return _dated_by(when.text, say, order)
    start, _, end = when.text.partition("/")
    first = say["undated"] if start in {"", ".."} else _dated_by(start, say, order)
    last = say["present"] if end in {"", ".."} else _dated_by(end, say, order)
    return f"{first}{EN_DASH}{last}"


MARKS = {"~": "about", "?": "uncertain", "%": "about_uncertain"}


def _dated_by(text: str, say: Words, order: str) -> str:
    """An end of a date; `order` names the forms of the catalogue."""
    mark = MARKS.get(text[-1:], "")
    year, month, day = _parts(text[:-1] if mark else text, say)
    form = say[order]["day" if day else "month" if month else "year"]
    said = form.format(year=year, month=month, day=day)
    return say[mark].format(date=said) if mark else said


def _parts(text: str, say: Words) -> tuple[str, str, str]:
    """Year, month or season in words, day; blank where not known. `200X` is the year `2000s`."""
    if text.startswith(("-", "0000")):  # before the year 1
        return in_words(parse(text), say.language), "", ""
    if "X" in text[:4]:
        return say["decade"].format(year=text[:4].replace("X", "0")), "", ""
    year, month, day = [*(part for part in text.split("-") if part != "XX"), "", ""][:3]
    if not month:
        return year, "", ""
    seasons = wording.engine(say.language)["dates"]["seasons"]
    months = wording.locale(say.language).months["stand-alone"]["wide"]
    word = seasons[month].capitalize() if month in seasons else months[int(month)]
    return year, word, day.lstrip("0")


def _bibtex_of(source: Source, say: Words, day: date) -> str:
    fields = {"author": source.publisher, "title": source.title, **_when(source.date, say)}
    if source.url:
        fields["url"] = source.url
        fields |= {} if source.date else {"urldate": day.isoformat()}
    return _bibtex(source.id, fields)


def _when(when: Date | None, say: Words) -> dict[str, str]:
    """Year, month and day where the date is a plain one; all that is known as a year elsewhere."""
    if not when or when.is_span or when.text[-1:] in MARKS:
        return {"year": _dated(when, say)}
    year, month, day = _parts(when.text, say)
    number = when.text[5:7] if month else ""
    if number.isdigit() and 1 <= int(number) <= len(MONTHS):
        month = MONTHS[int(number) - 1]
    return {k: v for k, v in {"year": year, "month": month, "day": day}.items() if v}


def _own(title: str, day: date, own: Edition) -> dict[str, str]:
    return {
        "author": own.authors,
        "title": title,
        "year": str(own.day.year),
        "url": ADDRESS,
        "urldate": day.isoformat(),
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
