"""Claims a, b and n: what was made public when, and the days between."""

from collections.abc import Iterator

from geodata.archive import Archive
from geodata.dates import parse
from geodata.records import Event
from timeline.claims.charts import rows
from timeline.claims.charts.given import date_of
from timeline.claims.charts.row_chart import chart_of
from timeline.claims.charts.rows import EvidenceRow
from timeline.figures.chart import Chart
from timeline.scene import Scene
from timeline.text import Words

COLONEL, THAE = "2016-04-rgb-colonel", "2016-08-thae-yong-ho"
NINGBO = "2016-04-ningbo-restaurant"
LATER = ("2016-04-cnn-colleagues", "2018-05-ningbo-manager", "2018-07-un-ningbo")
SHOWS = ("2011-12-now-on-my-way", "2015-09-moranbong-club")
CLAIMED = "2016-08"  # as the claim says; a test holds it against its words


def senior_cases(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """The month that the claim gives, and the three senior cases told of."""
    phrases = words["charts"]["claim-a"]
    told = [
        *_of_claim(archive, phrases),
        *rows.happened_all(_cases(archive, COLONEL, THAE), archive.language),
    ]
    told += _between(archive, COLONEL, THAE, phrases, words)
    return chart_of("claim-a", sorted(told, key=lambda row: row.low), words)


def _of_claim(archive: Archive, phrases: Words) -> Iterator[EvidenceRow]:
    for claim in rows.known(archive.claims, "a"):
        yield rows.dated(parse(CLAIMED), phrases["claimed"], phrases.language, claim, claimed=True)
        for name in ("colonel_defected", "general_report"):
            when = date_of(claim, name)
            if when:
                yield rows.dated(when, phrases[name], phrases.language, claim)


def restaurant(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """The thirteen, the diplomat, the days between them, and what was said later."""
    phrases = words["charts"]["claim-b"]
    told = rows.happened_all(_cases(archive, NINGBO, THAE, *LATER), archive.language)
    told += _between(archive, NINGBO, THAE, phrases, words)
    return chart_of("claim-b", sorted(told, key=lambda row: row.low), words)


def shows(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """The first episodes."""
    return chart_of("claim-n", rows.happened_all(_cases(archive, *SHOWS), archive.language), words)


def _cases(archive: Archive, *ids: str) -> list[Event]:
    return rows.known(archive.events, *ids)


def _between(
    archive: Archive, first: str, second: str, phrases: Words, words: Words
) -> Iterator[EvidenceRow]:
    """The days between two events that are known to the day."""
    events = _cases(archive, first, second)
    days = [event.start.first for event in events if event.start.first]
    if len(days) == 2:
        head = words["counted"]["days"].format(n=days[1].toordinal() - days[0].toordinal())
        yield rows.between(days[0], days[1], head, phrases["between"], *events)
