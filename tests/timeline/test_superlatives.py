"""What the words say of a first, an only, a largest, of nothing found: held against the facts."""

import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from geodata.archive import Archive
from geodata.folder import facts_folder
from geodata.records import Arrivals, Flow, Observation

WORDS: dict[str, Any] = tomllib.loads((facts_folder() / "words/en.toml").read_text("utf-8"))
SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
BOLD = re.compile(
    r"\b(only|first|never|nobody|none|largest|oldest|earliest|highest|lowest|one of two"
    r"|the one|no other|two thirds|found no|almost half)\b",
    re.IGNORECASE,
)


def said(part: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence of the words, with the key where it stands."""
    if isinstance(part, dict):
        for key, own in part.items():
            yield from said(own, f"{at}.{key}" if at else key)
    elif isinstance(part, list):
        for own in part:
            yield from said(own, at)
    else:
        yield from ((at, sentence) for sentence in SENTENCE.split(str(part)))


def rows(archive: Archive, series: str, category: str = "") -> list[Observation]:
    found = [row for row in archive.observations_of(series) if category in (row.category or "")]
    assert found, series
    return found


def first_year(row: Observation | Flow | Arrivals) -> int:
    assert row.period
    return (row.period.first or row.period.last).year  # type: ignore[union-attr]


def last_year(row: Observation | Flow | Arrivals) -> int:
    assert row.period
    return (row.period.last or row.period.first).year  # type: ignore[union-attr]


def top(row: Observation) -> float:
    return row.high or row.value or row.low or 0


def by_year(archive: Archive) -> dict[int, int]:
    found = archive.arrivals.values()
    return {first_year(row): row.total for row in found if row.period.first}


def arrivals_rise_and_fall(archive: Archive) -> bool:
    years = by_year(archive)
    return (
        max(years, key=lambda year: years[year]) == 2009
        and years[2009] == 2914
        and 0.5 < years[2012] / years[2011] < 0.6
        and min(years.values()) == years[2021] == 63
    )


def known_between(archive: Archive, series: str, first: int, last: int) -> bool:
    """Whether a series speaks of no year outside of these, and of both."""
    known = rows(archive, series)
    return min(map(first_year, known)) == first and max(map(last_year, known)) == last


def two_provinces_hold_most(archive: Archive) -> bool:
    known = [row for row in rows(archive, "province_of_origin") if row.value]
    newest = max(last_year(row) for row in known)
    counted = {row.category: row.value or 0 for row in known if last_year(row) == newest}
    two = counted["North Hamgyong"] + counted["Ryanggang"]
    return two > sum(counted.values()) / 2


def shares_of_ways(archive: Archive) -> list[Flow]:
    """Published shares of those who arrived, by where they had come through."""
    return [
        flow
        for flow in archive.flows.values()
        if "percent of" in (flow.unit or "") and flow.to_country == "KOR"
    ]


def ways_are_of_thailand_and_the_south_east(archive: Archive) -> bool:
    told = {flow.id for flow in shares_of_ways(archive) if "treat as weak" not in (flow.note or "")}
    through = {flow.from_country for flow in shares_of_ways(archive) if flow.corridor_id}
    asked = {gap.id for gap in archive.subject.gaps if gap.table == "flows"}
    return told <= asked and through == {"THA"}


def women_led_in_most_years(archive: Archive) -> bool:
    split = [row for row in archive.arrivals.values() if row.female is not None]
    since = [row for row in split if row.period.first and first_year(row) >= 2002]
    ahead = sum((row.female or 0) > (row.male or 0) for row in since)
    return ahead > len(since) / 2


def women_led_but_twice(archive: Archive) -> bool:
    split = [row for row in archive.arrivals.values() if row.female is not None]
    behind = [
        first_year(row) for row in split if row.period.first and (row.female or 0) < (row.male or 0)
    ]
    since = [year for year in behind if year >= 2002]
    newest = max(map(last_year, rows(archive, "women_share")))
    return since == [2021, 2022] and newest == 2025


def only_the_largest(archive: Archive) -> bool:
    """The places named of 2001 and 2012 are among the first of the newest table."""
    known = rows(archive, "residence_south")
    newest = max(last_year(row) for row in known)
    count = {year: sum(last_year(row) == year for row in known) for year in (2001, 2012, newest)}
    return count[2001] < count[newest] / 2 and count[2012] < count[newest] / 2


def none_is_a_count(archive: Archive) -> bool:
    """But one, of known cases."""
    known = rows(archive, "in_china_estimates")
    counts = [row.period.text for row in known if row.period and "known cases" in row.category]
    return counts == ["1997-01"]


def nobody_counted_the_dead(archive: Archive) -> bool:
    """Where nobody counts, those who tell of the same years are far apart."""
    known = [row for row in rows(archive, "famine_deaths") if row.period]
    same = [top(row) for row in known if row.period and row.period.text == "1995/1998"]
    return len(same) > 2 and max(same) > 10 * min(same)


Check = Callable[[Archive], bool]
HELD: dict[str, Check] = {
    "and to 63 in 2021": arrivals_rise_and_fall,
    "more women than men have come": women_led_in_most_years,
    "in every year but 2021 and 2022": women_led_but_twice,
    "Most come from the two provinces": two_provinces_hold_most,
    "from some thousands to 300,000": lambda a: (
        max(map(top, rows(a, "in_china_estimates"))) == 300_000
        and 1_000 < min(row.low or row.value or row.high or 0
                        for row in rows(a, "in_china_estimates")) < 10_000
    ),
    "None is a count but that of January 1997": none_is_a_count,
    "Nobody has counted them": none_is_a_count,
    "The earliest trace we found of 200,000": lambda a: min(
        (row for row in rows(a, "in_china_estimates") if row.value == 200_000), key=first_year
    ).category.startswith("aid agencies"),
    "run from 220,000 to 3,500,000": lambda a: (
        min(row.low or row.value or row.high or 0 for row in rows(a, "famine_deaths")) == 220_000
        and max(map(top, rows(a, "famine_deaths"))) == 3_500_000
    ),
    "At least 31 people": lambda a: max(
        row.value or 0 for row in rows(a, "double_defectors")
    ) == 31,
    "Of 133,675 people registered": lambda a: (
        max(row.value or 0 for row in rows(a, "separated_families", "registered")) == 133_675
        and min(row.value or 0 for row in rows(a, "separated_families", "living")) == 42_624
    ),
    "no such share for Laos or for China": ways_are_of_thailand_and_the_south_east,
    "one of two years for which we found": lambda a: {
        first_year(row) for row in rows(a, "province_of_origin_year")
    } == {2003, 2023},
    "we found only the largest": only_the_largest,
    "We found only these two answers": lambda a: len(rows(a, "motives_piie_2008")) == 2,
    "2008 is January to June only": lambda a: [
        row.period.text
        for row in rows(a, "settlement_paid") if row.period and last_year(row) == 2008
    ] == ["2008-01/2008-06"],
    "we found no later figure": lambda a: (
        known_between(a, "settlement_paid", 1998, 2008)
        and known_between(a, "us_refugees", 2005, 2022)
    ),
    "We found no figure before 2008": lambda a: known_between(
        a, "livelihood_benefit_rate", 2008, 2025
    ),
    "We found no figure before 2023": lambda a: known_between(a, "direct_crossings", 2023, 2025),
    "for 2012 to 2015 and after mid-2017": lambda a: not [
        row for row in rows(a, "thailand_entries")
        if 2012 <= first_year(row) <= 2015 or last_year(row) > 2017
    ],
    "we found no share for them": lambda a: {
        row.category for row in rows(a, "transit_country")
    } == {"Thailand"},
    "The three largest of 25 countries": lambda a: len(rows(a, "gone_abroad_by_country")) == 3,
    "sex is published only for the three together": lambda a: not [
        row for row in a.arrivals.values()
        if row.period.first and 1999 <= first_year(row) <= 2001 and row.female is not None
    ],
    "fell by almost half in 2012": arrivals_rise_and_fall,
    "arrivals fall by almost half": arrivals_rise_and_fall,
    "Nobody counted the dead": nobody_counted_the_dead,
    "After October 2015 we found none": lambda a: max(
        last_year(row) for row in rows(a, "reunions") if row.category != "by video"
    ) == 2015,
    "in its first twenty years": lambda a: first_year(rows(a, "hanawon_graduates")[0]) == 1999,
}  # fmt: skip
# Sentences with such a word that claim nothing of the facts: how they are drawn, counted, or told.
SAYS_HOW = {
    "charts.age.counts", "charts.arrivals.alt", "charts.gone_abroad_by_country.leaves_out",
    "charts.income.leaves_out", "charts.motives_gyeonggi.leaves_out",
    "charts.satisfaction.leaves_out", "charts.support_more.leaves_out",
    "charts.university_entrants.leaves_out", "claims.change.f",
    "claims.change.l", "charts.arrivals.leaves_out", "charts.asylum_abroad.leaves_out",
    "charts.claim-a.colonel_defected", "charts.claim-a.counts", "charts.claim-c-moved.leaves_out",
    "charts.claim-e-returned.leaves_out", "charts.claim-n-guests.event", "charts.claim-n.title",
    "charts.dropout.leaves_out", "charts.earlier.leaves_out", "charts.families.leaves_out",
    "charts.famine_deaths.leaves_out", "charts.growth.leaves_out", "charts.motives_sex.leaves_out",
    "charts.schooling.counts", "charts.schooling.leaves_out", "charts.support_more.counts",
    "charts.women_share.leaves_out", "claims.definitions.wiki-defection",
    "numbers.sections.back.intro", "opening.intro", "routes.groups.direct.says",
}  # fmt: skip


@pytest.mark.parametrize("words", HELD)
def test_a_bold_sentence_holds(archive: Archive, words: str) -> None:
    assert any(words in sentence for _, sentence in said(WORDS)), "no sentence says so any more"
    assert HELD[words](archive)


def test_every_bold_sentence_is_held_against_the_facts() -> None:
    bold = [(key, text) for key, text in said(WORDS) if BOLD.search(text)]
    loose = [
        (key, text)
        for key, text in bold
        if key not in SAYS_HOW and not any(words in text for words in HELD)
    ]
    assert loose == []
