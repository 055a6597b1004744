"""A chart of Numbers as evidence of a claim: what the claim says is laid over it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from geodata.archive import Archive
from geodata.records import Event
from geodata.wording import number
from timeline.claims.charts import rows
from timeline.claims.charts.row_chart import larger
from timeline.figures import chart
from timeline.figures.chart import Chart, Figure
from timeline.figures.map import halo
from timeline.numbers.charts.sections import makers
from timeline.scene import Scene, decimal_year
from timeline.style import Theme
from timeline.text import Words

# As the claims say; a test holds them against their words.
IN_CHINA, WOMEN = 200_000, 80
REPORT, BEFORE, TAKES_OVER = 2016, "2011", "kim-jong-un"
SAID = ("counts", "leaves_out", "alt")


@dataclass(frozen=True, slots=True)
class ClaimedLine:
    """A number or a date, in decimal years, where it lies on the `axis` "x" or "y"."""

    axis: str
    at: float
    name: str


def no_lines(_archive: Archive, _own: Words) -> Iterable[ClaimedLine]:
    return ()


@dataclass(frozen=True, slots=True)
class Claimed:
    """Makes the chart `of` Numbers once more, with lines and with heads where events begin.

    What the catalogue has for `id` is said after the chart's own words.
    """

    id: str
    of: str
    lines: Callable[[Archive, Words], Iterable[ClaimedLine]] = no_lines
    events: tuple[str, ...] = ()

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        made, own = (
            makers(archive)[self.of](archive, scene, words),
            words["charts"].get(self.id, {}),
        )
        lines = list(self.lines(archive, own))
        events: list[Event] = rows.known(archive.events, *self.events)
        marked = [words["claims"]["charts"]["marked"].format(name=line.name) for line in lines]
        said = {key: [getattr(made, key), own.get(key)] for key in SAID}
        said["alt"] += marked
        lay = partial(_laid, lines, events, own)
        return replace(
            made,
            id=self.id,
            **{key: " ".join(filter(None, parts)) for key, parts in said.items()},
            draw=partial(lay, made.draw),
            narrow=made.narrow and partial(lay, made.narrow),
            records=(*made.records, *events),
            events=tuple(dict.fromkeys((*made.events, *events))),
        )


def in_china(_archive: Archive, phrases: Words) -> Iterable[ClaimedLine]:
    return [
        ClaimedLine(
            "x", IN_CHINA, phrases["claimed"].format(claimed=number(IN_CHINA, phrases.language))
        )
    ]


def women(_archive: Archive, phrases: Words) -> Iterable[ClaimedLine]:
    return [ClaimedLine("y", WOMEN, phrases["claimed"].format(claimed=WOMEN))]


def report(_archive: Archive, phrases: Words) -> Iterable[ClaimedLine]:
    return [ClaimedLine("x", REPORT + 0.5, phrases["report"].format(year=REPORT))]


def half(archive: Archive, phrases: Words) -> Iterable[ClaimedLine]:
    """Half of the arrivals of the year before the fall."""
    for row in rows.known(archive.arrivals, BEFORE):
        name = phrases["half"].format(year=BEFORE, half=number(row.total / 2, phrases.language))
        yield ClaimedLine("y", row.total / 2, name)


def takes_over(archive: Archive, _own: Words) -> Iterable[ClaimedLine]:
    for era in rows.known(archive.eras, TAKES_OVER):
        if era.start.first:
            yield ClaimedLine("x", decimal_year(era.start.first), era.name)


# ---- what is laid over -------------------------------------------------------------------------


def _laid(
    lines: Sequence[ClaimedLine],
    events: Sequence[Event],
    phrases: Words,
    draw: Callable[[Theme], Figure],
    theme: Theme,
) -> Figure:
    """Each line has its name in the legend, which takes a row more; heads lie at the top."""
    figure, heads = draw(theme), [_heads(events, phrases, theme)] if events else []
    layout, entries = figure["layout"], len(lines) + len(heads)
    if not entries:
        return figure
    more = chart.legend(theme) | {
        "shapes": [*layout.get("shapes", ()), *(_shape(line, theme) for line in lines)],
        "annotations": [_haloed(note, theme) for note in layout.get("annotations", ())],
        "height": layout["height"] + entries * chart.ENTRY * chart.pixels(theme),
        "yaxis9": {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True},
    }
    return {"data": [*figure["data"], *heads], "layout": layout | more}


def _haloed(note: Figure, theme: Theme) -> Figure:
    """Words that are read where a line runs behind them."""
    return note | {"font": note["font"] | {"shadow": halo(theme)}}


def _shape(line: ClaimedLine, theme: Theme) -> Figure:
    """Dashed, from one edge of the plot to the other."""
    other = "y" if line.axis == "x" else "x"
    return {
        "type": "line",
        "name": escape(line.name, quote=False),
        "showlegend": True,
        f"{line.axis}0": line.at,
        f"{line.axis}1": line.at,
        f"{other}ref": "paper",
        f"{other}0": 0,
        f"{other}1": 1,
        "line": {"color": theme.ink, "width": chart.pixels(theme, 2), "dash": "dash"},
    }


def _heads(events: Sequence[Event], phrases: Words, theme: Theme) -> Figure:
    """Where events begin; the years below the chart tell of them."""
    starts = [decimal_year(event.start.first) for event in events if event.start.first]
    points = [(x, 1, "") for x in starts]
    trace = chart.line(phrases["events"], points, theme.ink, symbol="triangle-down", mode="markers")
    return larger(trace, theme, 13) | {"yaxis": "y9"}
