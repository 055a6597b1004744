"""Claims k and l: what was done at the northern border, and the length of its works."""

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Claim, Event, Observation
from timeline.claims.charts import rows
from timeline.claims.charts.row_chart import chart_of
from timeline.claims.charts.rows import EvidenceRow, RowKind
from timeline.figures.chart import Chart, Figure
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words

LENGTHS = ("border-length-005", "border-length-001")
NORTHERN = ("border-fence-003", "border-fence-001", "border-fence-002")
DANDONG, DANDONG_KM = "2006-10-dandong-fence", 20  # as its summary says; a test holds it
CHINESE = ("2003-china-fence-start", DANDONG, "2012-10-electric-wire")
CLOSING = (
    "2007-08-dprk-fence",
    "2011-12-border-tightening",
    "2020-01-border-closure",
    "2020-08-shoot-on-sight",
)
WORKS = ("broker-cost-004", "border-fence-001")
HEIGHTS = ("border-fence-006", "border-fence-007")


def lengths(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """No source gives a length of the whole Chinese fence: its row stays empty and says so."""
    phrases = words["charts"]["claim-l-lengths"]
    told = [
        *rows.counted(_series(archive, LENGTHS), phrases),
        *(_unknown(phrases, claim) for claim in rows.known(archive.claims, "l")),
        *(_dandong(phrases, event) for event in rows.known(archive.events, DANDONG)),
        *rows.counted(_series(archive, NORTHERN), phrases),
    ]
    return chart_of("claim-l-lengths", told, words, _kilometres)


def _unknown(phrases: Words, claim: Claim) -> EvidenceRow:
    cells = phrases["chinese"], None, None, None, "km"
    return EvidenceRow(phrases["unknown"], phrases["chinese"], 0, 0, RowKind.BAR, cells, (claim,))


def _dandong(phrases: Words, event: Event) -> EvidenceRow:
    """The one length of a part, which stands in the words of an event."""
    head = phrases["about"].format(km=DANDONG_KM)
    label = phrases["part"].format(when=in_words(event.when, phrases.language))
    return EvidenceRow(
        head, label, 0, DANDONG_KM, RowKind.BAR, (label, DANDONG_KM, None, None, "km"), (event,)
    )


def _kilometres(_theme: Theme) -> Figure:
    return {"tickformat": ",d", "ticksuffix": " km", "rangemode": "tozero", "showgrid": True}


def built(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """What was built on the Chinese side, as far as it is dated."""
    return _dated("claim-l-built", archive, words, CHINESE, HEIGHTS)


def at_the_border(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """What the North did at its border, and what crossing came to cost."""
    return _dated("claim-k-border", archive, words, CLOSING, WORKS)


def _dated(
    key: str, archive: Archive, words: Words, events: tuple[str, ...], series: tuple[str, ...]
) -> Chart:
    told = rows.happened_all(rows.known(archive.events, *events), archive.language)
    told += rows.measured(_series(archive, series), words["charts"][key])
    return chart_of(key, sorted(told, key=lambda row: row.low), words)


def _series(archive: Archive, ids: tuple[str, ...]) -> list[Observation]:
    return rows.known(archive.series, *ids)
