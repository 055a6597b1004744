"""What the stage says before anything is picked. Plain data."""

from typing import cast
from urllib.parse import urlencode

from geodata.archive import Archive
from geodata.records import Record
from geodata.subject import Opening
from geodata.wording import number
from timeline.address import LANGUAGE, OWN
from timeline.figures.source_line import ranked_row
from timeline.stage.wire import OpeningCard, WayState
from timeline.text import Words


def opening(archive: Archive, words: Words) -> OpeningCard:
    """What stands where a card would, before anything is picked."""
    phrases = words["opening"]
    rows = list(archive.arrivals.values())
    names = archive.charts.years.women_to_date
    share = [row for name in names for row in archive.observations_of(name)]
    latest = max(share, key=lambda row: str(row.period), default=None)
    known: list[Record] = [rows[-1], latest] if rows and latest else []
    said = lead = ""
    if rows and latest:
        total = number(sum(row.total for row in rows), words.language)
        values = {"year": rows[-1].period, "total": total, "share": round(latest.value or 0)}
        said, lead = phrases["intro"].format(**values), phrases["lead"].format(**values)
    return {
        "title": words["tagline"],
        "lead": lead,
        "text": said,
        "how": phrases["how_undated" if archive.is_undated else "how"],
        "begin": phrases["begin"],
        "sources": [
            ranked_row(one, archive.sources, words["cited"])
            for one in archive.sources_of_all(known)
        ],
        "ways": [
            {
                "title": phrases[way.name]["title"],
                "text": phrases[way.name]["text"],
                "state": _state(way, archive),
            }
            for way in archive.subject.openings
            if way.name in phrases and way.pick in {None, *archive.events}
        ],
    }


def _state(way: Opening, archive: Archive) -> WayState:
    """The state of the stage that it leads to."""
    whose = {OWN: archive.own} if archive.own and not archive.is_beside else {}
    query = urlencode({"name": way.lecture, LANGUAGE: archive.language, **whose})
    lecture = f"lecture/playing?{query}" if way.lecture else None
    known = {"lecture": lecture, "pick": way.pick, "from": way.first, "to": way.last}
    return cast("WayState", {key: value for key, value in known.items() if value is not None})
