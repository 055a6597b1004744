"""Claims c, d, m and n: counts of unlike kinds, each on a row of its own, never one sum."""

from collections.abc import Iterator

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Arrivals, Event, Observation
from geodata.wording import number
from timeline.claims.charts import rows
from timeline.claims.charts.given import count_of
from timeline.claims.charts.row_chart import chart_of, people, percent
from timeline.claims.charts.rows import EvidenceRow, RowKind
from timeline.figures.chart import Chart
from timeline.scene import Scene
from timeline.text import Words

MOVED = "moved_south_1950_1951"
TO_2025, TO_2019 = "arrivals-cumulative-published-018", "arrivals-cumulative-published-013"


def moved(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """Who moved: before the war, in the war, and since."""
    phrases = words["charts"]["claim-c-moved"]
    told = [
        *_series(archive, phrases, "north-to-south-1945-1950-001"),
        *_in_the_war(archive, phrases),
        *_of_event(archive, phrases, "2016-11-30000"),
        *_series(archive, phrases, TO_2025),
    ]
    return chart_of("claim-c-moved", told, words, people)


def _in_the_war(archive: Archive, phrases: Words) -> Iterator[EvidenceRow]:
    """An estimate that stands in the claim alone."""
    for claim in rows.known(archive.claims, "c"):
        people = count_of(claim, MOVED)
        if people is not None:
            head = phrases["perhaps"].format(people=number(people, phrases.language))
            cells = phrases["in_the_war"], people, None, None, phrases["people"]
            yield EvidenceRow(
                head, phrases["in_the_war"], people, people, RowKind.MARK, cells, (claim,)
            )


def abroad(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """Who was abroad at one time: as refugees of UNHCR, and in China by estimates."""
    phrases = words["charts"]["claim-c-abroad"]
    told = _series(archive, phrases, "unhcr-refugees-total-020", "in-china-estimates-011")
    return chart_of("claim-c-abroad", told, words, people)


def ways(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """The shares that were published, each of its own whole."""
    phrases = words["charts"]["claim-d-ways"]
    told = [*_series(archive, phrases, "transit-country-001"), *_direct(archive, phrases)]
    return chart_of("claim-d-ways", told, words, percent)


def _direct(archive: Archive, phrases: Words) -> Iterator[EvidenceRow]:
    """Crossings of the inter-Korean line among the arrivals of 2024."""
    crossings: list[Observation] = rows.known(archive.series, "direct-crossings-002")
    arrivals: list[Arrivals] = rows.known(archive.arrivals, "2024")
    for crossed, arrived in zip(crossings, arrivals, strict=False):
        if crossed.value is not None and arrived.total:
            head = phrases["of"].format(
                part=number(crossed.value, phrases.language), whole=arrived.total
            )
            share = 100 * crossed.value / arrived.total
            label = phrases["direct"].format(share=round(share, 1), year=2024)
            cells = f"{head} {label}", round(share, 1), None, None, "percent"
            yield EvidenceRow(head, label, 0, share, RowKind.BAR, cells, (crossed, arrived))


def one_year(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """2010 in Thailand, in the South by all ways, and straight over the line."""
    phrases = words["charts"]["claim-d-year"]
    told = [
        *_series(archive, phrases, "thailand-entries-007"),
        *_arrivals(archive, phrases, "2010"),
        *rows.counted(rows.known(archive.flows, "general-02"), phrases),
    ]
    return chart_of("claim-d-year", told, words, people)


def went_back(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """Known returns beside all who came."""
    phrases = words["charts"]["claim-m-returns"]
    told = _series(archive, phrases, "double-defectors-007", "double-defectors-008", TO_2025)
    return chart_of("claim-m-returns", told, words, people)


def on_television(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """Guests of one show beside all who had come by that year's end."""
    phrases = words["charts"]["claim-n-guests"]
    told = [
        *_of_event(archive, phrases, "2011-12-now-on-my-way", RowKind.AT_LEAST),
        *_series(archive, phrases, TO_2019),
    ]
    return chart_of("claim-n-guests", told, words, people)


def _series(archive: Archive, phrases: Words, *ids: str) -> list[EvidenceRow]:
    found: list[Observation] = rows.known(archive.series, *ids)
    return rows.counted(found, phrases)


def _arrivals(archive: Archive, phrases: Words, *years: str) -> Iterator[EvidenceRow]:
    found: list[Arrivals] = rows.known(archive.arrivals, *years)
    for row in found:
        named = phrases["arrivals"].format(year=in_words(row.period, phrases.language))
        yield rows.of_people(
            number(row.total, phrases.language), named, row.total, phrases["people"], row
        )


def _of_event(
    archive: Archive, phrases: Words, key: str, kind: RowKind = RowKind.BAR
) -> Iterator[EvidenceRow]:
    """The people of an event, in words of the catalogue."""
    found: list[Event] = rows.known(archive.events, key)
    for event in found:
        if event.people is not None:
            label = phrases["event"].format(when=in_words(event.when, phrases.language))
            head = phrases["head"].format(people=number(event.people, phrases.language))
            cells = label, event.people, None, None, phrases["people"]
            yield EvidenceRow(head, label, 0, event.people, kind, cells, (event,))
