"""Every claim has its evidence, and every number drawn is that of the row it comes from."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geodata import wording
from geodata.archive import Archive
from geodata.dates import in_words, parse
from geodata.doubts import Certainty, certainty
from geodata.records import Arrivals, Claim, Event, Flow, Observation
from geodata.vocabularies import Verdict
from tests.facts import ARCHIVE
from tests.geodata.planting import make_copy
from tests.timeline.charts import misnamed_years
from tests.timeline.hostile import HOSTILE
from timeline.claims.charts import announced, claimed, evidence, fences, returns, rows
from timeline.claims.charts.evidence import evidence_of
from timeline.claims.charts.given import figures_of
from timeline.claims.charts.verdicts import SHAPES
from timeline.figures.chart import Chart
from timeline.figures.sifted import sifting
from timeline.numbers.charts.sections import makers as charts_of_numbers
from timeline.scene import Scene, decimal_year, end_of
from timeline.stage.payload import as_bytes
from timeline.style import HALL, LIGHT, THEMES
from timeline.text import Words

EVIDENCE = {claim: evidence_of(claim, ARCHIVE) for claim in ARCHIVE.claims}
TWENTY_POINTS = 20 / 72 * 96
OWN_TAGS = {"<b>", "</b>", "<br>"}

# Where a figure of a claim stands in the facts: the rows, and what their figure is, as it is
# written in the claim. A row of the claim itself: no other table holds it, and it is drawn from
# there. A string: why it is not drawn as a number.
Found = tuple[tuple[str, ...], Callable[[Archive], str]] | str


def of(table: str, key: str, column: str, by: float = 1) -> Found:
    """A column of a row, multiplied, as it is."""
    return (f"{table}/{key}",), lambda a: f"{getattr(getattr(a, table)[key], column) * by:g}"


def day(key: str) -> Found:
    return (f"events/{key}",), lambda a: a.events[key].start.text


def year(key: str) -> Found:
    return (f"events/{key}",), lambda a: a.events[key].start.text[:4]


def span(key: str) -> Found:
    def both(archive: Archive) -> str:
        row = archive.series[key]
        return f"{row.low:g}-{row.high:g}"

    return (f"series/{key}",), both


def change(first: str, second: str) -> Found:
    """The part by which the arrivals of a year differ from those of another."""

    def of_all(archive: Archive) -> str:
        before, after = (archive.arrivals[key].total for key in (first, second))
        return f"{after / before - 1:.3f}"

    return (f"arrivals/{first}", f"arrivals/{second}"), of_all


def itself(claim: str, name: str) -> Found:
    return (f"claims/{claim}",), lambda a: figures_of(a.claims[claim])[name]


def days(first: str, second: str) -> Found:
    def apart(archive: Archive) -> str:
        starts = [archive.events[key].start.first for key in (first, second)]
        assert starts[0]
        assert starts[1]
        return str(starts[1].toordinal() - starts[0].toordinal())

    return (f"events/{first}", f"events/{second}"), apart


def returned_share(archive: Archive) -> str:
    known = archive.series["double-defectors-008"].value or 0
    return f"{known / (archive.series['arrivals-cumulative-published-018'].value or 1):.4f}"


def heights(archive: Archive) -> str:
    return "-".join(f"{archive.series[f'border-fence-00{n}'].value:g}" for n in (6, 7))


THAE, NINGBO = "2016-08-thae-yong-ho", "2016-04-ningbo-restaurant"
SHOW = "2011-12-now-on-my-way"
FIGURES: dict[str, dict[str, Found]] = {
    "a": {
        "thae_announced": day(THAE),
        "colonel_announced": day("2016-04-rgb-colonel"),
        "colonel_defected": itself("a", "colonel_defected"),
        "general_report": itself("a", "general_report"),
    },
    "b": {
        "workers": "the row of the event is drawn at its date; its title says thirteen",
        "women": "no row holds it as a number; finding and event say it in words",
        "arrived": day(NINGBO),
        "days_before_thae": days(NINGBO, THAE),
    },
    "c": {
        "arrivals_south_2016_11": (
            ("events/2016-11-30000",),
            lambda a: str(round(a.events["2016-11-30000"].people or 0, -3)),
        ),
        "arrivals_south_2025": of("series", "arrivals-cumulative-published-018", "value"),
        "unhcr_refugees_2016": of("series", "unhcr-refugees-total-020", "value"),
        "moved_south_1945_1950": span("north-to-south-1945-1950-001"),
        "moved_south_1950_1951": itself("c", "moved_south_1950_1951"),
    },
    "d": {
        "thailand_transit_2016": of("series", "transit-country-001", "value", 0.01),
        "thailand_entries_2010": of("series", "thailand-entries-007", "value"),
        "direct_crossings_2024": of("series", "direct-crossings-002", "value"),
        "arrivals_2024": of("arrivals", "2024", "total"),
    },
    "e": {
        "protocol_year": year("1986-china-dprk-protocol"),
        "returned_yanbian_2002": of("series", "forced-returns-006", "value"),
        "returned_2023_10_09_min": of("series", "forced-returns-013", "low"),
        "returned_2020_2025_min": of("series", "forced-returns-016", "value"),
    },
    "f": {
        "low": of("series", "in-china-estimates-011", "low"),
        "high": of("series", "in-china-estimates-011", "high"),
        "state_2006": span("in-china-estimates-016"),
        "robinson_1998": of("series", "in-china-estimates-002", "value"),
        "robinson_2009": span("in-china-estimates-022"),
    },
    "g": {
        "total_1998_2004": of("series", "settlement-total-001", "value"),
        "grant_2005": of("series", "settlement-grant-003", "value"),
        "grant_2007": of("series", "settlement-grant-004", "value"),
        "grant_2013": of("series", "settlement-grant-005", "value"),
        "grant_2019": of("series", "settlement-grant-006", "value"),
        "grant_2023": of("series", "settlement-grant-007", "value"),
        "grant_2024": of("series", "settlement-grant-008", "value"),
        "housing_2018": of("series", "housing-subsidy-005", "value"),
        "unit": "a word: the unit of the others",
    },
    "h": {
        "women_share_2015": of("series", "women-share-015", "value", 0.01),
        "women_share_2016": of("series", "women-share-016", "value", 0.01),
        "women_share_2025": of("series", "women-share-025", "value", 0.01),
        "women_share_cum_2015": of("series", "women-share-cumulative-005", "value", 0.01),
        "women_share_cum_2025": of("series", "women-share-cumulative-011", "value", 0.01),
    },
    "i": {
        "hardship_women_2012": of("series", "motives-by-sex-002", "value", 0.01),
        "hardship_men_2012": of("series", "motives-by-sex-003", "value", 0.01),
        "hardship_all_2012": of("series", "motives-by-sex-001", "value", 0.01),
        "hardship_2016": of("series", "motives-hanawon-007", "value", 0.01),
    },
    "j": {
        "arrivals_2009": of("arrivals", "2009", "total"),
        "arrivals_2011": of("arrivals", "2011", "total"),
        "arrivals_2015": of("arrivals", "2015", "total"),
        "change_2011_2015": change("2011", "2015"),
        "change_2009_2015": change("2009", "2015"),
        "arrivals_2025": of("arrivals", "2025", "total"),
    },
    "k": {
        "arrivals_change_2012": change("2011", "2012"),
        "broker_usd_2015": of("series", "broker-cost-004", "value"),
        "new_fence_km_2020_2023": of("series", "border-fence-001", "value"),
        "earlier_fences": year("2007-08-dprk-fence"),
    },
    "l": {
        "border_km": of("series", "border-length-005", "value"),
        "fence_start": day("2003-china-fence-start"),
        "fence_height_m": (("series/border-fence-006", "series/border-fence-007"), heights),
        "dprk_side_works_km_min": of("series", "border-fence-003", "value"),
    },
    "m": {
        "returns_2012_2018": of("series", "double-defectors-007", "value"),
        "returns_2012_2025": of("series", "double-defectors-008", "value"),
        "share_of_arrivals": (
            ("series/double-defectors-008", "series/arrivals-cumulative-published-018"),
            returned_share,
        ),
    },
    "n": {
        "first_episode": day(SHOW),
        "defectors_on_show_2019": of("events", SHOW, "people"),
    },
    "o": {"enemy_required": "a word: the definitions stand side by side as text"},
}
# Rows whose numbers are words on a chart: one lies before its first year, two make a share.
IN_WORDS = {
    "claim-h": ("women-share-001",),
    "claim-j": ("/1998",),
    "claim-k": ("/1998",),
    "claim-d-ways": ("direct-crossings-002", "2024"),
}
NUMBERS = [(claim, name) for claim, names in FIGURES.items() for name in names]
MAKERS = [(claim, make) for claim, own in EVIDENCE.items() for make in own.makers]
makers = pytest.mark.parametrize(
    ("claim", "make"),
    MAKERS,
    ids=[getattr(make, "id", f"{claim}-{getattr(make, '__name__', '')}") for claim, make in MAKERS],
)


@pytest.fixture(scope="module")
def drawn(archive: Archive, scene: Scene, catalogue: Words) -> dict[str, list[Chart]]:
    return {
        claim: [make(archive, scene, catalogue) for make in own.makers]
        for claim, own in EVIDENCE.items()
    }


def test_every_claim_has_its_evidence_or_is_words(archive: Archive) -> None:
    assert list(EVIDENCE) == list(archive.claims)
    assert [claim for claim, own in EVIDENCE.items() if not own.makers] == ["o"]


def test_every_claim_leads_to_something_on_the_stage(archive: Archive, scene: Scene) -> None:
    for claim, own in EVIDENCE.items():
        assert (own.pick is None) != (own.window is None), claim
        assert own.pick is None or own.pick in {*archive.events, *archive.corridors}
        first, last = own.window or (scene.first, scene.last - 1)
        assert scene.first <= first <= last < scene.last


def test_every_figure_of_every_claim_is_accounted_for(archive: Archive) -> None:
    given = {key: list(figures_of(claim)) for key, claim in archive.claims.items()}
    assert {key: list(names) for key, names in FIGURES.items()} == given


@pytest.mark.parametrize(("claim", "name"), NUMBERS)
def test_a_figure_of_a_claim_is_that_of_the_rows_that_are_drawn(
    archive: Archive, drawn: dict[str, list[Chart]], claim: str, name: str
) -> None:
    found = FIGURES[claim][name]
    if isinstance(found, str):
        assert len(found) > 20
        return
    keys, figure = found
    records = [record for own in drawn[claim] for record in own.records]
    for row in keys:
        table, _, key = row.partition("/")
        assert getattr(archive, table)[key] in records, row
    assert same(figures_of(archive.claims[claim])[name], figure(archive))


def same(given: str, found: str) -> bool:
    """Alike as numbers where they are numbers, else letter for letter."""
    try:
        return float(given) == pytest.approx(float(found), abs=1e-9)
    except ValueError:
        return given == found


# ---- what is drawn -----------------------------------------------------------------------------


def coordinates(figure: dict[str, Any]) -> Iterator[float]:
    """Every number that a trace puts on an axis; of a range both ends, of a bar its top."""
    for trace in figure["data"]:
        yield from map(sum, zip(trace.get("base", ()), trace["y"], strict=False))
        for axis in ("x", "y"):
            yield from (place for place in trace[axis] if place is not None)
            error = trace.get(f"error_{axis}", {"array": ()})
            above, below = error["array"], error.get("arrayminus", error["array"])
            for middle, up, down in zip(trace[axis], above, below, strict=False):
                yield from (middle - down, middle + up)


def told(figure: dict[str, Any]) -> str:
    """What the figure says, on it and point by point."""
    said = [text for trace in figure["data"] for text in trace.get("customdata", ())]
    return "\n".join([*said, *texts(figure)])


def numbers_of(record: Any) -> list[float]:
    if isinstance(record, Arrivals):
        return [record.total]
    if isinstance(record, Observation | Flow):
        return [n for n in (record.value, record.low, record.high) if n is not None]
    return []


@makers
def test_every_number_of_a_row_is_drawn_as_it_is(
    archive: Archive, scene: Scene, catalogue: Words, claim: str, make: Any
) -> None:
    """On the axis; in a chart of dates in the words of its date, which lies on the axis."""
    chart_ = make(archive, scene, catalogue)
    figure = chart_.draw(LIGHT)
    on_axis, words = list(coordinates(figure)), told(figure)
    of_dates = chart_.table.columns == tuple(catalogue["claims"]["charts"]["dated"])
    for record in chart_.records:
        for number in numbers_of(record):
            if of_dates or record.id in IN_WORDS.get(chart_.id, ()):
                assert wording.number(number, "en") in words, (record.id, number)
            else:
                assert any(x == pytest.approx(number) for x in on_axis), (record.id, number)


@makers
def test_an_axis_has_one_unit_and_years_stand_at_their_ticks(
    archive: Archive, scene: Scene, catalogue: Words, claim: str, make: Any
) -> None:
    """Counts stand on an axis of shares as the share that they make."""
    chart_ = make(archive, scene, catalogue)
    axis = chart_.draw(LIGHT)["layout"]["xaxis"]
    if "tickvals" in axis:
        assert misnamed_years(chart_.draw(LIGHT)) == []
    if chart_.table.columns != tuple(catalogue["claims"]["charts"]["dated"]):
        rows = [r for r in chart_.records if isinstance(r, Arrivals | Observation | Flow)]
        units = {"persons" if isinstance(r, Arrivals) else r.unit.split()[0] for r in rows}
        shares = "%" in (axis.get("ticksuffix") or "")
        assert len(units - {"persons"} if shares else units) <= 1
        assert ("percent" in units) is (shares or (chart_.over_years and units == {"percent"}))


@pytest.mark.parametrize("make", evidence.OF_ROWS)
def test_fewer_than_six_numbers_are_a_list_with_bars(
    archive: Archive, scene: Scene, catalogue: Words, make: Any
) -> None:
    """Each number stands upon its bar, and no axis under it; dates keep theirs."""
    own = make(archive, scene, catalogue)
    of_numbers = own.table.columns == tuple(catalogue["claims"]["charts"]["counted"])
    bare = of_numbers and len(own.table.rows) < 6
    assert (own.draw(LIGHT)["layout"]["xaxis"].get("showticklabels") is False) is bare


@pytest.mark.parametrize("asked", list(Certainty))
@makers
def test_a_filter_on_certainty_leaves_what_passes_and_counts_it(  # noqa: PLR0913 - fixtures
    archive: Archive, scene: Scene, catalogue: Words, claim: str, make: Any, asked: Certainty
) -> None:
    whole = make(archive, scene, catalogue)
    numbers = [r for r in whole.records if isinstance(r, Arrivals | Observation | Flow)]
    left = [row for row in numbers if certainty(row, archive) is asked]
    chart_ = sifting(make, frozenset({asked}))(archive, scene, catalogue)
    drawn = {r.id for r in chart_.records if isinstance(r, Arrivals | Observation | Flow)}
    assert drawn <= {row.id for row in left}
    some = f"{len(left)} of its {len(numbers)} numbers"
    said = (
        (some if left else f"Of its numbers ({len(numbers)}) none")
        if len(left) < len(numbers)
        else ""
    )
    assert (chart_.left or chart_.sentence).startswith(said)
    assert bool(chart_.left or chart_.sentence) is bool(said)
    as_bytes(chart_.draw(LIGHT))


def test_a_share_of_two_counts_lies_where_they_put_it(
    archive: Archive, drawn: dict[str, list[Chart]]
) -> None:
    crossed, arrived = archive.series["direct-crossings-002"], archive.arrivals["2024"]
    share = 100 * (crossed.value or 0) / arrived.total
    assert any(x == pytest.approx(share) for x in coordinates(drawn["d"][0].draw(LIGHT)))


@makers
def test_every_number_and_date_stands_in_the_table(
    archive: Archive, scene: Scene, catalogue: Words, claim: str, make: Any
) -> None:
    chart_ = make(archive, scene, catalogue)
    assert all(len(row) == len(chart_.table.columns) for row in chart_.table.rows)
    cells = [cell for row in chart_.table.rows for cell in row]
    words = " ".join(map(str, cells))
    for record in chart_.records:
        for number in numbers_of(record):
            assert number in cells or wording.number(number, "en") in words, (record.id, number)


@makers
def test_every_date_of_an_event_lies_where_it_is(
    archive: Archive, scene: Scene, catalogue: Words, claim: str, make: Any
) -> None:
    """Both ends of a stretch, or the middle of what is too short to be one."""
    chart_ = make(archive, scene, catalogue)
    if chart_.over_years or chart_.table.columns != tuple(catalogue["claims"]["charts"]["dated"]):
        return
    xs = list(coordinates(chart_.draw(LIGHT)))
    for event in (record for record in chart_.records if isinstance(record, Event)):
        first, last = event.when.first, event.when.last
        assert first
        assert last
        ends = decimal_year(first), end_of(last)
        middle = sum(ends) / 2
        stretch = all(any(x == pytest.approx(end) for x in xs) for end in ends)
        assert stretch or any(x == pytest.approx(middle) for x in xs), event.id


@pytest.mark.parametrize(("claim", "first"), [("a", announced.COLONEL), ("b", announced.NINGBO)])
def test_the_days_between_two_announcements_are_counted(
    archive: Archive, drawn: dict[str, list[Chart]], catalogue: Words, claim: str, first: str
) -> None:
    one, other = (archive.events[key].start.first for key in (first, announced.THAE))
    assert one
    assert other
    said = catalogue["counted"]["days"].format(n=other.toordinal() - one.toordinal())
    assert any(said in told(chart_.draw(LIGHT)) for chart_ in drawn[claim])


def test_the_claims_own_words_hold_what_is_marked_for_them(archive: Archive) -> None:
    """Numbers and dates that only words of the facts carry."""
    said = {key: claim.claim for key, claim in archive.claims.items()}
    assert in_words(parse(announced.CLAIMED), "en") in said["a"]
    assert f"{claimed.IN_CHINA:,}" in said["f"]
    assert f"{claimed.WOMEN} percent" in said["h"]
    protocol = archive.events[returns.PROTOCOL]
    assert in_words(parse(returns.TIGHTENED), "en") in (protocol.note or "")
    assert f"about {fences.DANDONG_KM} kilometres" in archive.events[fences.DANDONG].summary


def test_the_definitions_are_those_of_the_finding(archive: Archive, catalogue: Words) -> None:
    own = catalogue["claims"]["definitions"]
    for key in ("ahd-defect", "wiki-defection"):
        assert key in archive.claims["o"].sources
        assert own[key] in archive.claims["o"].finding


def test_what_a_claim_turns_on_is_said_of_claims_that_exist(
    archive: Archive, catalogue: Words
) -> None:
    assert set(catalogue["claims"]["change"]) <= set(archive.claims)


def test_stocks_and_flows_share_no_chart(drawn: dict[str, list[Chart]]) -> None:
    """Who is abroad at one time, and who moves or arrives."""
    stocks = {"in_china_estimates", "unhcr_refugees_total"}
    for own in (own for charts in drawn.values() for own in charts):
        kinds = {
            record.series in stocks if isinstance(record, Observation) else False
            for record in own.records
            if not isinstance(record, Event | Claim)
        }
        assert len(kinds) <= 1, own.id


def test_estimates_that_no_read_source_carries_are_left_out(
    archive: Archive, scene: Scene, drawn: dict[str, list[Chart]], catalogue: Words
) -> None:
    (shown,) = (chart for chart in drawn["f"] if "in_china_estimates" in series_of(chart))
    lost = next(record for record in shown.records if isinstance(record, Observation))
    unread = {key: archive.sources[key].model_copy(update={"read": False}) for key in lost.sources}
    planted = replace(archive, sources={**archive.sources, **unread})
    left_out = [
        row.id
        for row in planted.observations_of("in_china_estimates")
        if not planted.is_verified(row)
    ]
    assert lost.id in left_out
    again = EVIDENCE["f"].makers[drawn["f"].index(shown)](planted, scene, catalogue)
    assert not {record.id for record in again.records} & {*left_out}
    assert f": {len(left_out)}." in again.leaves_out


def series_of(chart: Chart) -> set[str]:
    return {getattr(record, "series", "") for record in chart.records}


def test_the_dashed_line_is_half_of_the_year_before(
    archive: Archive, drawn: dict[str, list[Chart]]
) -> None:
    lines = [s["y0"] for s in drawn["j"][0].draw(LIGHT)["layout"]["shapes"] if s["type"] == "line"]
    assert lines == [archive.arrivals["2011"].total / 2]


CLAIMED = [(claim, make) for claim, make in MAKERS if isinstance(make, claimed.Claimed)]
over_numbers = pytest.mark.parametrize(
    ("claim", "make"), CLAIMED, ids=[f"{claim}-{make.of}" for claim, make in CLAIMED]
)


@over_numbers
def test_a_claim_is_laid_over_the_chart_of_numbers(
    archive: Archive, scene: Scene, catalogue: Words, claim: str, make: claimed.Claimed
) -> None:
    own, numbers = (
        one(archive, scene, catalogue) for one in (make, charts_of_numbers(archive)[make.of])
    )
    assert own.id.startswith(f"claim-{claim}")
    assert own.table == numbers.table
    assert list(own.records) == [*numbers.records, *rows.known(archive.events, *make.events)]
    assert own.counts.startswith(numbers.counts)
    assert own.leaves_out.startswith(numbers.leaves_out)
    for theme in THEMES.values():
        for ours, theirs in ((own.draw, numbers.draw), (own.narrow, numbers.narrow)):
            assert ours
            assert theirs
            drawn, plain = ours(theme), theirs(theme)
            assert drawn["data"][: len(plain["data"])] == plain["data"]
            shapes = plain["layout"].get("shapes", [])
            assert drawn["layout"].get("shapes", [])[: len(shapes)] == shapes


@pytest.mark.parametrize(
    ("claim", "axis", "at", "name"),
    [
        ("f", "x", 200_000, "200,000: the claim"),
        ("g", "x", 2016.5, "2016: the report"),
        ("h", "y", 80, "80 per cent: the claim"),
        ("j", "y", 1353, "Half of 2011: 1,353"),
        ("k", "x", decimal_year(date(2011, 12, 17)), "Kim Jong-un"),
    ],
)
def test_what_a_claim_says_has_its_line_its_name_and_its_words(
    drawn: dict[str, list[Chart]], claim: str, axis: str, at: float, name: str
) -> None:
    own = drawn[claim][0]
    for theme in THEMES.values():
        layout = own.draw(theme)["layout"]
        (line,) = (shape for shape in layout["shapes"] if shape.get("showlegend"))
        assert (line[f"{axis}0"], line[f"{axis}1"], line["name"]) == (at, at, name)
        assert layout["showlegend"]
    assert f"A dashed line marks {name}." in own.alt


def test_heads_mark_what_the_north_did(archive: Archive, drawn: dict[str, list[Chart]]) -> None:
    own, events = drawn["k"][0], rows.known(archive.events, *fences.CLOSING)
    (heads,) = (one for one in own.draw(LIGHT)["data"] if one.get("yaxis") == "y9")
    assert heads["x"] == [decimal_year(event.start.first) for event in events]
    assert all(event in own.events and event in own.records for event in events)


# ---- how it is drawn ---------------------------------------------------------------------------


def texts(figure: dict[str, Any]) -> Iterator[str]:
    yield from (note["text"] for note in figure["layout"].get("annotations", []))
    for shown in (*figure["data"], *figure["layout"].get("shapes", ())):
        yield from filter(None, [shown.get("name")])


def sizes(figure: Any) -> Iterator[float]:
    if isinstance(figure, dict):
        for key, value in figure.items():
            if key.endswith("font") and "size" in value:
                yield value["size"]
            else:
                yield from sizes(value)
    elif isinstance(figure, list):
        for value in figure:
            yield from sizes(value)


@makers
def test_a_browser_can_read_every_chart(
    archive: Archive, scene: Scene, catalogue: Words, claim: str, make: Any
) -> None:
    own = make(archive, scene, catalogue)
    assert own.id.removeprefix("claim-").partition("-")[0] == claim
    for theme in THEMES.values():
        figure = own.draw(theme)
        assert as_bytes(figure)
        assert "{" not in "".join([own.title, own.counts, own.leaves_out, own.alt, *texts(figure)])
    assert min(sizes(own.draw(HALL))) >= TWENTY_POINTS


def test_every_chart_has_an_id_of_its_own(drawn: dict[str, list[Chart]]) -> None:
    ids = [own.id for charts in drawn.values() for own in charts]
    assert len(ids) == len(set(ids))


@makers
def test_a_chart_stands_whatever_facts_are_missing(
    archive: Archive, scene: Scene, catalogue: Words, claim: str, make: Any
) -> None:
    bare = replace(archive, events={}, series={}, flows={}, arrivals={}, eras={})
    assert as_bytes(make(bare, scene, catalogue).draw(LIGHT))
    figures = "moved_south_1950_1951=nan; colonel_defected=soon; general_report=2016-07"
    odd = {k: c.model_copy(update={"figures": figures}) for k, c in archive.claims.items()}
    assert as_bytes(make(replace(bare, claims=odd), scene, catalogue).draw(LIGHT))


def test_hostile_words_are_no_markup_in_a_chart(
    tmp_path: Path, scene: Scene, catalogue: Words
) -> None:
    copy = make_copy(tmp_path)
    said = [" ".join(text.split()) for text in HOSTILE]
    for table, column in (("events", "title"), ("series", "category"), ("series", "label")):
        rows = copy.rows(table)
        changed = [{**row, column: said[at % len(said)]} for at, row in enumerate(rows)]
        copy.write(table, changed)
    archive = copy.load()
    for _, make in MAKERS:
        figure = make(archive, scene, catalogue).draw(LIGHT)
        tags = {tag for text in texts(figure) for tag in re.findall(r"<[^>]*>", text)}
        assert tags <= OWN_TAGS, make


# ---- verdicts ----------------------------------------------------------------------------------


def test_every_verdict_has_a_word_a_shape_a_hue_and_a_meaning(catalogue: Words) -> None:
    assert list(SHAPES) == list(Verdict)
    assert list(catalogue["verdicts"]) == list(Verdict)
    assert list(catalogue["claims"]["meanings"]) == list(Verdict)
    assert all(list(theme.verdicts) == list(Verdict) for theme in THEMES.values())


def test_no_two_verdicts_share_a_shape_or_a_word(catalogue: Words) -> None:
    assert len(set(SHAPES.values())) == len(Verdict)
    assert len(set(catalogue["verdicts"].values())) == len(Verdict)
