"""Drafts become a folder of our tables, as texts by file name."""

import csv
import hashlib
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geodata import dates
from geodata.formulas import guarded
from geodata.own.atlas import NOWHERE, ascii_of
from geodata.own.positions import FINEST
from geodata.own.rows import Draft, RowPlace, cut
from geodata.own.views import views_of
from geodata.records import BROUGHT
from geodata.sentences import say
from geodata.subject import FILE as SUBJECT
from geodata.vocabularies import Category

Tables = Mapping[str, str]
Row = dict[str, str]
Countries = Mapping[tuple[float, float], str]  # by longitude and latitude

# The lanes that a reader's categories take, the most frequent first. `return` is none of them: an
# event of it says how people went back.
LANES = (
    Category.DEPARTURE, Category.POLICY, Category.HARDSHIP, Category.DIPLOMACY,
    Category.RECEPTION, Category.BORDER, Category.REPORT, Category.LEADERSHIP,
)  # fmt: skip
NAMED_BY_ROOM = 60  # so many events have labels of their own; of more only some find room
LONGEST_LABEL = 34
MOST_NAMED = 40  # countries that are named on the map
SCRIPTS = (
    ("[\uac00-\ud7a3]", "ko"), ("[\u3041-\u30ff]", "ja"), ("[\u4e00-\u9fff]", "zh"),
    ("[\u0600-\u06ff]", "ar"), ("[\u0400-\u04ff]", "ru"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DataSet:
    """What the whole is called, and the file that it came from."""

    title: str
    file: str
    language: str = "en"
    eras: Sequence[tuple[str, str, str]] = ()


def made(drafts: Sequence[Draft], about: DataSet, countries: Countries) -> dict[str, str]:
    """Every file of a folder."""
    return _Maker(about, countries).made(drafts)


class _Maker:
    def __init__(self, about: DataSet, countries: Countries) -> None:
        self._about, self._countries = about, countries
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._taken: dict[str, set[str]] = defaultdict(set)
        self._places: dict[tuple[str, float, float], str] = {}
        self._sources: dict[tuple[str, str], str] = {}
        self._lanes: dict[str, str] = {}

    def made(self, drafts: Sequence[Draft]) -> dict[str, str]:
        self._lanes = _lanes(drafts)
        importance = "2" if len(drafts) <= NAMED_BY_ROOM else "3"
        for draft in drafts:
            self._event(draft, importance)
        tables = {f"{name}.csv": _csv(name, self._rows[name]) for name in BROUGHT}
        return {
            **tables,
            SUBJECT: self._subject(drafts),
            "charts.toml": "",
            "words/en.toml": self._words(),
        }

    def _event(self, draft: Draft, importance: str) -> None:
        place = self._place(draft.spot) if draft.spot else ""
        label = (
            draft.title if len(draft.title) <= LONGEST_LABEL else cut(draft.title, LONGEST_LABEL)
        )
        self._rows["events"].append(
            {
                "id": self._id("events", f"{_stamp(draft.start)}-{draft.title}"),
                "start": draft.start,
                "end": draft.end,
                "title": draft.title,
                "summary": draft.summary,
                "category": self._lanes[draft.category],
                "places": place,
                "importance": importance,
                "confidence": draft.certainty,
                "note": draft.note,
                "sources": ";".join(self._cited(draft)),
                "short_title": label.rstrip(".") if importance == "2" else "",
            }
        )

    def _place(self, spot: RowPlace) -> str:
        at = spot.at
        key = spot.name, at.lat, at.lon
        if key not in self._places:
            known = spot.known
            code = known.country if known else self._countries.get((at.lon, at.lat), NOWHERE)
            own = self._places[key] = self._id("places", f"{code}-{spot.name}")
            self._rows["event_places"].append(
                {
                    "id": own,
                    "name": spot.name,
                    "country": code or NOWHERE,
                    "admin1": known.admin1 if known else "",
                    "lat": _decimal(at.lat),
                    "lon": _decimal(at.lon),
                    "kind": "site",
                    "precision": known.precision if known else _precision(at.step),
                    "coordinate_rounding": _decimal(at.step),
                    "sources": ";".join(self._own()),
                }
            )
        return self._places[key]

    def _cited(self, draft: Draft) -> list[str]:
        """The sources that a row names, else the file itself."""
        if not draft.sources and not draft.url:
            return self._own()
        named = draft.sources or (draft.url,)
        return [self._source(title, draft.url if n == 0 else "") for n, title in enumerate(named)]

    def _own(self) -> list[str]:
        return [self._source(self._about.file, "")]

    def _source(self, title: str, url: str) -> str:
        key = title, url
        if key not in self._sources:
            own = self._sources[key] = self._id("sources", title)
            self._rows["sources"].append(
                {
                    "id": own,
                    "title": title,
                    "publisher": self._about.title,
                    "url": url,
                    "kind": "reference",
                    "language": _language(title, self._about.language),
                    "read": "yes",
                    "rank": "reference",
                }
            )
        return self._sources[key]

    def _id(self, table: str, text: str) -> str:
        """Of the text, so that it stays when rows move; another of the same text gets a number."""
        kept = re.sub(r"[^a-z0-9]+", "-", ascii_of(text).lower()).strip("-")[:60].rstrip("-")
        if not re.search("[a-z]", kept) or _is_lossy(text):
            digest = hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
            kept = f"{kept}-{digest}".strip("-")
        own, n = kept, 1
        # Events, places and routes share one room of ids: an address names any of them by it.
        taken = self._taken["sources" if table == "sources" else "shown"]
        while own in taken:
            n += 1
            own = f"{kept}-{n}"
        taken.add(own)
        return own

    def _subject(self, drafts: Sequence[Draft]) -> str:
        first, last = _years(drafts, self._about.eras)
        points = [(d.spot.at.lon, d.spot.at.lat) for d in drafts if d.spot]
        lanes = [*dict.fromkeys(self._lanes.values())] or [LANES[0].value]
        lines = [
            f"title = {_quoted(self._about.title)}",
            f"authors = {_quoted(str(say('own.author')))}",
            "brought = true",
            f"first_year = {first}",
            f"last_year = {last}",
            f"lanes = {json.dumps(lanes)}",
            *(f"\n[[views]]\n{view}" for view in views_of(points)),
        ]
        return "\n".join(lines) + "\n"

    def _words(self) -> str:
        """The lanes by the reader's own names."""
        lanes = "\n".join(
            f"{lane} = {_quoted(name or str(say('own.events')))}"
            for lane, name in _names(self._lanes).items()
        )
        return (
            f"tagline = {_quoted(self._about.title)}\n\n[lanes]\n{lanes}\n\n[stage.buttons]\n"
            'view_near = { word = "Near", label = "Near: all places" }\n'
            'view_world = { word = "World", label = "World: map of the world" }\n'
        )


def _lanes(drafts: Iterable[Draft]) -> dict[str, str]:
    """A lane of ours for each category of theirs; what is over shares the last."""
    often = [name for name, _ in Counter(draft.category for draft in drafts).most_common()]
    return {name: LANES[min(n, len(LANES) - 1)].value for n, name in enumerate(often)}


def _names(lanes: Mapping[str, str]) -> dict[str, str]:
    """What each lane is called: by all categories that share it."""
    named: dict[str, list[str]] = defaultdict(list)
    for name, lane in lanes.items():
        named[lane].append(name)
    return {lane: cut(", ".join(filter(None, names)), 60) for lane, names in named.items()}


def _years(drafts: Sequence[Draft], eras: Sequence[tuple[str, str, str]]) -> tuple[int, int]:
    """The first and the last year that anything is dated to."""
    known = {text for draft in drafts for text in (draft.start, draft.end) if text}
    known |= {text for _, start, end in eras for text in (start, end) if text}
    ends = [end for text in known for when in [dates.parse(text)] for end in (when.start, when.end)]
    years = [day.year for end in ends for day in (end.first, end.last) if day]
    return min(years, default=1900), max(years, default=1900)


def _decimal(number: float) -> str:
    """Never 1e-05."""
    return f"{number:.{FINEST}f}".rstrip("0").rstrip(".")


def _precision(step: float) -> str:
    return "city" if step <= 0.1 else "province"


def _stamp(start: str) -> str:
    return re.sub(r"[^0-9-]", "", start.partition("/")[0] or start.partition("/")[2])


def _is_lossy(text: str) -> bool:
    """Whether another script falls away, so that two texts could be one id."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) - sum(c.isalpha() for c in ascii_of(text)) > len(letters) // 3


def _language(text: str, otherwise: str) -> str:
    return next((code for script, code in SCRIPTS if re.search(script, text)), otherwise)


def _quoted(text: str) -> str:
    """As TOML writes a text; JSON's escapes are all TOML's too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _csv(table: str, rows: Sequence[Row]) -> str:
    names = [*BROUGHT[table].model_fields]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(name, row.get(name, "")) for name in names] for row in rows)
    return out.getvalue()


def _cell(name: str, text: str) -> str:
    return text if name in {"lat", "lon", "points", "start", "end"} else guarded(text)
