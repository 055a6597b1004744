"""The timeline: bars as a Plotly figure (a plain dict), colours, eras and words beside it.

The figure is whole, with a year to a year. The browser puts its bars where its scale of time has
them: `meta.part` of a trace says which part of a bar it draws, of bars with `meta.of` parts.
"""

from collections.abc import Iterable
from math import floor

from geodata.vocabularies import Direction, EraKind, ReturnKind
from geodata.wording import number
from timeline.figures.wire import (
    DotLook,
    Figure,
    Letters,
    Paleness,
    Timeline,
    TimelineBar,
    TimelineEra,
    TimelineMark,
    TimeLook,
)
from timeline.labels import EventGroup
from timeline.scene import OWN, Band, Bar, Mark, Scene
from timeline.style import FONTS, Theme
from timeline.text import Words

BAR_YEARS = 0.9
FEW = 5  # years that are not worth a scale of their own
PALE: Paleness = {"bar": 0.38, "dot": 0.45}
# Letters in pixels on a screen 1080 pixels high, in a wide and a narrow column; none is less.
LETTERS: Letters = {"wide": 14, "narrow": 13, "least": 14}
HALL_LETTERS: Letters = {"wide": 27, "narrow": 27, "least": 19}


def time_figure(scene: Scene, theme: Theme, words: Words) -> Figure:
    """Bars of all arrivals in a theme, and how what stands around them looks."""
    return {
        "data": _arrivals(scene, theme, words),
        "layout": {
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONTS, "color": theme.ink},
            "margin": dict.fromkeys("lrtb", 0),
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "barmode": "overlay",
        },
    }


def time_look(theme: Theme) -> TimeLook:
    """Colours, letters and how pale things get, for what the browser draws around the bars."""
    names = "paper ink quiet dim faint accent".split()
    return {
        "colours": {name: getattr(theme, name) for name in names},
        "leaders": list(theme.leaders),
        "bands": {
            str(kind): colour for kind, colour in theme.bands.items() if kind != EraKind.LEADER
        },
        "groups": {str(group): colour for group, colour in theme.groups.items()},
        "returns": {str(kind): look for kind, look in returns(theme).items()} | _own(theme),
        "type": HALL_LETTERS if theme.of_hall else LETTERS,
        "pale": PALE,
    }


def _own(theme: Theme) -> dict[str, DotLook]:
    """The dot of what a reader has brought, beside ours."""
    return {OWN: {"mark": "diamond", "colour": theme.groups[EventGroup.OWN]}}


def returns(theme: Theme) -> dict[ReturnKind, DotLook]:
    """The dot of a return, by how people went back: colour and mark, as words say it too."""
    forced, free = theme.groups[EventGroup.RETURNS], theme.directions[Direction.RETURN]
    return {
        ReturnKind.FORCED: {"mark": "disc", "colour": forced},
        ReturnKind.FREE: {"mark": "disc", "colour": free},
        ReturnKind.UNDECIDED: {"mark": "dash", "colour": forced},
        ReturnKind.MIXED: {"mark": "half", "colour": forced},
    }


def timeline(scene: Scene, words: Words) -> Timeline:
    """Eras, bars and words of the timeline: what no theme changes."""
    phrases = words["timeline"]
    return {
        "focus": focus(scene),
        "before": _before(scene, words),
        "eras": [_era(band, phrases) for band in scene.bands if band.shaded],
        "bars": [_bar(bar, words.language) for bar in scene.bars],
        "groups": {
            str(group): words["event_groups"][group]
            for group in EventGroup
            if any(mark.group == group for mark in scene.marks)
        },
        "words": {**phrases, "arrivals": words["lanes"]["arrivals_title"]},
    }


def focus(scene: Scene) -> tuple[int, int]:
    """The years with the most room at first: since the leader under whom yearly numbers begin.

    Where there are neither, those in which most happened.
    """
    starts = [band.start for band in scene.bands if band.kind is EraKind.LEADER]
    if not scene.bars and not starts:
        return _dense(scene)
    first = min((bar.year for bar in scene.bars), default=scene.first)
    return floor(
        max((start for start in starts if start <= first), default=scene.first)
    ), scene.last


def _dense(scene: Scene) -> tuple[int, int]:
    """The fewest decades in which four fifths of all happened, the last of such; else all years."""
    starts = sorted(mark.start for mark in scene.marks if not mark.undated)
    most = len(starts) - len(starts) // 5
    spans = zip(starts, starts[most - 1 :], strict=False) if starts else ()
    decades = [(floor(begin / 10) * 10, (floor(end / 10) + 1) * 10) for begin, end in spans]
    whole = scene.first, scene.last
    first, last = min(decades, key=lambda own: (own[1] - own[0], -own[0]), default=whole)
    first = first if first - scene.first > FEW else scene.first
    last = last if scene.last - last > FEW else scene.last
    return (first, last) if 2 * (last - first) < scene.last - scene.first else whole


def mark_on_timeline(mark: Mark, words: Words) -> TimelineMark:
    """What the timeline asks of an event."""
    return {
        "short": mark.short,
        "said": _said(mark, words),
        "at": round(mark.at, 3),
        "rank": mark.rank,
        "group": mark.group,
        "kind": OWN if mark.own else mark.return_kind or "",
        "lifted": mark.lifted,
        "edge": mark.edge,
        "told": mark.told,
        "undated": mark.undated,
        "contested": mark.contested,
    }


def _said(mark: Mark, words: Words) -> str:
    """What colour and mark say, in words."""
    kind = words["return_kinds"][mark.return_kind] if mark.return_kind else ""
    doubt = words["timeline"]["contested"] if mark.contested else ""
    return "; ".join(
        part for part in (words["lanes"][mark.own_lane or mark.lane], kind, doubt) if part
    )


def _before(scene: Scene, words: Words) -> str:
    first = min((bar.year for bar in scene.bars), default=scene.last)
    return (
        words["timeline"]["before"].format(
            before=words["counted"]["people"].format(n=scene.before), year=first - 1
        )
        if scene.before
        else ""
    )


def _era(band: Band, words: Words) -> TimelineEra:
    return {
        "id": band.id,
        "kind": band.kind,
        "name": band.name.partition("(")[0].strip(),
        "note": words["contested"] if band.contested else "",
        "from": round(band.start, 3),
        "to": None if band.end is None else round(band.end, 3),
    }


def _bar(bar: Bar, language: str) -> TimelineBar:
    return {
        "year": bar.year,
        "women": bar.women,
        "men": bar.men,
        "total": bar.total,
        "said": number(bar.total, language),
        "mark": bar.marked,
        "certainty": bar.certainty,
    }


def _arrivals(scene: Scene, theme: Theme, words: Words) -> list[Figure]:
    """Women, then men beyond them; years without a published sex in a colour of their own."""
    women = [(bar.year, bar.women, 0) for bar in scene.bars if bar.women is not None]
    men = [(bar.year, bar.men, bar.women or 0) for bar in scene.bars if bar.men is not None]
    rest = [(bar.year, bar.total, 0) for bar in scene.bars if bar.women is None or bar.men is None]
    return [
        _bars(words["women"], women, {"color": theme.women}, (0, 2)),
        _bars(words["men"], men, of_men(theme), (1, 2)),
        _bars(words["unknown_sex"], rest, {"color": theme.unknown_sex}, (0, 1)),
    ]


def of_men(theme: Theme) -> Figure:
    """How bars of men look beside those of women in their colour; hatched where a hall is dark."""
    return {
        "color": theme.men_pale,
        "line": {"width": 0.8, "color": theme.women},
        "pattern": {
            "shape": "/" if theme.of_hall else "",
            "fgcolor": theme.women,
            "size": 6,
            "solidity": 0.35,
        },
    }


def _bars(
    name: str, bars: list[tuple[int, int, int]], marker: Figure, part: tuple[int, int]
) -> Figure:
    """Bars of (year, people, people between them and the axis)."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [year + 0.5 for year, _, _ in bars],
        "x": [people for _, people, _ in bars],
        "base": [within for _, _, within in bars],
        "width": BAR_YEARS,
        "marker": {"line": {"width": 0}} | marker,
        "customdata": [year for year, _, _ in bars],
        "hoverinfo": "skip",
        "meta": {"arrivals": True, "part": part[0], "of": part[1]},
    }


def bands(eras: Iterable[Band], last: int, theme: Theme) -> list[Figure]:
    """Of charts over time: every other leader is shaded; hardship and closed borders lie upon."""
    known = list(eras)
    leaders = [band for band in known if band.kind is EraKind.LEADER]
    others = [band for band in known if band.kind is not EraKind.LEADER]
    shaded = [band for number, band in enumerate(leaders) if number % 2 == 0]
    return [_band(band, last, theme, 0.75) for band in shaded] + [
        _band(band, last, theme, 0.45) for band in others if band.shaded
    ]


def _band(band: Band, last: int, theme: Theme, opacity: float) -> Figure:
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": band.start,
        "x1": last if band.end is None else band.end,
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.bands[band.kind],
        "opacity": opacity,
        "line": {"width": 0},
    }
