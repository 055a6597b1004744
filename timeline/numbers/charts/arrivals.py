"""People who arrived: by year and sex."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from geodata.archive import Archive
from geodata.charts import About
from geodata.records import Arrivals
from geodata.wording import number
from timeline.figures import chart, turns
from timeline.figures.chart import Chart, ChartTable, Figure
from timeline.figures.time import of_men
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words


@dataclass(frozen=True, slots=True)
class ArrivalsByYear:
    """Women and men stacked; everyone before the first year is a note, never a bar."""

    id: str
    about: About

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        own, rows = words["charts"][self.id], list(archive.arrivals.values())
        draw = partial(_draw, rows, scene, own, words)
        return Chart(
            id=self.id,
            title=own["title"],
            counts=own["counts"],
            leaves_out=own["leaves_out"],
            alt=_alt(rows, own),
            draw=partial(draw, narrow=False),
            narrow=partial(draw, narrow=True),
            table=ChartTable(
                tuple(own["columns"]), tuple(_line(row, archive, own) for row in rows), tuple(rows)
            ),
            records=tuple(rows),
            events=tuple(e for e in archive.events.values() if self.about.takes(e)),
        )


def _line(row: Arrivals, archive: Archive, phrases: Words) -> tuple[str | int | None, ...]:
    period = str(row.period.first.year) if row.period.first else phrases["through"]
    makers = dict.fromkeys(source.worded("publisher") for source in archive.sources_of(row))
    return period, row.female, row.male, row.total, "; ".join(makers), row.note


def _alt(rows: Iterable[Arrivals], phrases: Words) -> str:
    known = [(row.period.first.year, row.total) for row in rows if row.period.first]
    if not known:
        return phrases["title"]
    (first_year, first), (last_year, last) = known[0], known[-1]
    most_year, most = max(known, key=lambda item: item[1])
    years = {"first_year": first_year, "most_year": most_year, "last_year": last_year}
    people = {
        "first": number(first, phrases.language),
        "most": number(most, phrases.language),
        "last": number(last, phrases.language),
    }
    return phrases["alt"].format(**years, **people)


def _draw(  # noqa: PLR0913 - what the drawing of a theme is given
    rows: Sequence[Arrivals],
    scene: Scene,
    phrases: Words,
    words: Words,
    theme: Theme,
    *,
    narrow: bool,
) -> Figure:
    known = [(row.period.first.year, row) for row in rows if row.period.first]
    before = [row for row in rows if row.period.first is None]
    first = min((year for year, _ in known), default=scene.first)
    years = chart.years(first, scene.last - 1, narrow=narrow)
    eras = chart.era_entries(scene, theme, years["range"])
    told = [_told(row, phrases, words["counted"]) for row in before]
    notes = chart.words_above(told, years["range"][0], theme, narrow=narrow)
    axis, more_high = chart.beneath(notes, theme) if narrow else ({}, 0)
    data = [*_bars(known, theme, phrases, words), *eras]
    tops = [(year + 0.5, float(row.total)) for year, row in known]
    wide = turns.width(years["range"], theme, narrow=narrow)
    for top, (_, row) in zip(tops, known, strict=True):
        said = number(row.total, phrases.language)
        if row.mark and (anchor := turns.anchor_of(said, top, wide, years["range"], tops)):
            notes.append(chart.value_note(said, *top, theme, anchor=anchor))
    years["range"][1] = turns.end_of(notes, wide, years["range"][1])
    more = chart.legend(theme) | {"shapes": chart.era_shapes(scene, theme), "annotations": notes}
    more |= {"height": chart.narrow_height(data, theme) + more_high} if narrow else {}
    return {"data": data, "layout": chart.layout(theme, years, axis | {"tickformat": ",d"}, **more)}


def _bars(
    known: Sequence[tuple[int, Arrivals]], theme: Theme, phrases: Words, words: Words
) -> list[Figure]:
    names, counted = words["lanes"], words["counted"]
    split = [(y, r, _words(y, r, phrases, counted)) for y, r in known if r.female is not None]
    whole = [(y, r, _words(y, r, phrases, counted)) for y, r in known if r.female is None]
    women = [(y + 0.5, r.female or 0, text) for y, r, text in split]
    men = [(y + 0.5, r.male or 0, "") for y, r, _ in split]
    below = [female for _, female, _ in women]
    unknown = [(y + 0.5, r.total, text) for y, r, text in whole]
    ids = [row.id for _, row, _ in split]
    return [
        chart.bars(names["women"], women, theme.women) | {"ids": ids},
        chart.bars(names["men"], men, theme.men_pale, below=below)
        | {"ids": ids, "marker": of_men(theme)},
        chart.bars(names["unknown_sex"], unknown, theme.unknown_sex)
        | {"ids": [row.id for _, row, _ in whole]},
    ]


def _words(year: int, row: Arrivals, phrases: Words, counted: Words) -> str:
    if row.female is None or row.male is None:
        return phrases["unknown"].format(year=year, total=counted["people"].format(n=row.total))
    return phrases["year"].format(year=year, **_people(row, counted))


def _told(row: Arrivals, phrases: Words, counted: Words) -> str:
    """Everyone before the first year, in words where the years would be."""
    return phrases["before"].format(**_people(row, counted))


def _people(row: Arrivals, counted: Words) -> dict[str, str]:
    known = {"people": row.total, "women": row.female or 0, "men": row.male or 0}
    said = {key: counted[key].format(n=n) for key, n in known.items()}
    return {"total": said["people"], "women": said["women"], "men": said["men"]}
