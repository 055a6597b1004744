"""Claims e and m: returns from China as dated and as counted; appearances after a return."""

from collections.abc import Iterator

from geodata.archive import Archive
from geodata.dates import parse
from geodata.records import Observation
from timeline.claims.charts import rows
from timeline.claims.charts.row_chart import chart_of, people
from timeline.claims.charts.rows import EvidenceRow
from timeline.figures.chart import Chart
from timeline.scene import Scene
from timeline.text import Words

ACCORDS = ("1964-06-china-dprk-protocol", "1982-09-china-refugee-convention")
PROTOCOL = "1986-china-dprk-protocol"
TIGHTENED = "1998-07"  # as the protocol's note says; a test holds it against its words
COUNTED = ("forced-returns-006", "forced-returns-013", "forced-returns-016")
SHOWN = (
    "2000-yoo-return",
    "2012-06-pak-jong-suk",
    "2012-11-kim-kwang-hyok",
    "2013-01-third-return",
    "2017-07-lim-ji-hyun",
)


def accords(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """What the two states signed, and what China joined."""
    phrases = words["charts"]["claim-e-accords"]
    told = rows.happened_all(rows.known(archive.events, *ACCORDS, PROTOCOL), archive.language)
    told += _tightened(archive, phrases)
    return chart_of("claim-e-accords", told, words)


def _tightened(archive: Archive, phrases: Words) -> Iterator[EvidenceRow]:
    for protocol in rows.known(archive.events, PROTOCOL):
        yield rows.dated(parse(TIGHTENED), phrases["tightened"], phrases.language, protocol)


def returned(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """Counts of people returned, each with who counted."""
    found: list[Observation] = rows.known(archive.series, *COUNTED)
    phrases = words["charts"]["claim-e-returned"]
    told = rows.counted(found, phrases)
    return chart_of("claim-e-returned", told, words, people)


def appearances(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """Those who had lived in the South and were shown in the North."""
    told = rows.happened_all(rows.known(archive.events, *SHOWN), archive.language)
    return chart_of("claim-m-shown", told, words)
