"""The timeline as a Plotly figure (a plain dict): arrivals, eras, lanes of events.

x is in decimal years, y of the lanes in rows counted down from the top. A mark's `customdata`
is its event id.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from geodata.records import Confidence, EraKind
from geodata.wording import number
from timeline.scene import FADE_YEARS, LANE_GAP, Band, Lane, Mark, Scene
from timeline.style import FONTS, Theme, ThemeName
from timeline.text import Words

Figure = dict[str, Any]
LANES_TOP, HALL_LANES_TOP = 0.66, 0.72
ARRIVALS, HALL_ARRIVALS = (0.72, 0.93), (0.76, 0.93)
STRIP = 0.945
MARK_PIXELS = {1: 12.0, 2: 9.0, 3: 7.0}
FADES = (0.25, 0.5, 0.75)
MEDIUM = 0.55


def time_figure(scene: Scene, theme: Theme, words: Words) -> Figure:
    """The figure of all facts in a theme. `words` holds the names of lanes and of the bars."""
    data = [*_arrivals(scene, theme, words), _spans(scene, theme), _instants(scene, theme)]
    return {"data": data, "layout": _layout(scene, theme, words)}


def _layout(scene: Scene, theme: Theme, words: Words) -> Figure:
    size = 13 * theme.text_scale
    return {
        "paper_bgcolor": theme.paper,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONTS, "color": theme.ink, "size": size},
        "margin": {
            "l": 88 * theme.text_scale,
            "r": 44,
            "t": 2 + 14 * (theme.text_scale - 1),
            "b": 22 * theme.text_scale,
        },
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "barmode": "overlay",
        "bargap": 0.18,
        "xaxis": _years(scene, theme),
        "yaxis": _rows(scene, theme, words),
        "yaxis2": _people(scene, theme),
        "shapes": [*bands(scene.bands, scene.last, theme), *_rules(scene, theme)],
        "annotations": [*_names(scene, theme), *_notes(scene, theme, words)],
    }


def compact(scene: Scene, theme: Theme, words: Words) -> Figure:
    """What changes in the layout on a narrow screen: the names of lanes lie inside."""
    small = {"tickfont": {"size": 10.5, "color": theme.quiet}}
    names = [name | {"font": {"size": 10, "color": theme.quiet}} for name in _names(scene, theme)]
    return {
        "annotations": [*names, *_notes(scene, theme, words)],
        "margin": {"l": 66, "r": 20, "t": 2, "b": 22},
        "xaxis": {"tickvals": list(range(1950, 2100, 25))},
        "yaxis": small,
        "yaxis2": small,
    }


def _years(scene: Scene, theme: Theme) -> Figure:
    return {
        "range": [scene.first, scene.last],
        "fixedrange": True,
        "tickformat": "d",
        "tickvals": list(range(1950, scene.last + 1, 10 if _in_hall(theme) else 5)),
        "tickangle": 0,
        "anchor": "y",
        "gridcolor": theme.faint,
        "gridwidth": 0.6,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": theme.quiet,
    }


def _rows(scene: Scene, theme: Theme, words: Words) -> Figure:
    return {
        "range": [scene.rows - 0.6, -0.75],
        "domain": [0, HALL_LANES_TOP if _in_hall(theme) else LANES_TOP],
        "fixedrange": True,
        "tickvals": [lane.first_row + (lane.height - LANE_GAP) / 2 - 0.5 for lane in scene.lanes],
        "ticktext": [words[lane.category] for lane in scene.lanes],
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": theme.paper,
        "tickfont": {"color": theme.ink},
    }


def _people(scene: Scene, theme: Theme) -> Figure:
    most = max((bar.total for bar in scene.bars), default=1)
    return {
        "range": [0, most * 1.08],
        "domain": list(_arrivals_domain(theme)),
        "fixedrange": True,
        "anchor": "x",
        "tickvals": list(range(0, most + 1000, 1000 if not _in_hall(theme) else 2000)),
        "gridcolor": theme.faint,
        "gridwidth": 0.6,
        "zeroline": False,
        "tickfont": {"color": theme.quiet},
        "tickformat": ",d",
    }


def _in_hall(theme: Theme) -> bool:
    return theme.name is ThemeName.HALL


def _arrivals_domain(theme: Theme) -> tuple[float, float]:
    """In the hall the lanes need the room for their names."""
    return HALL_ARRIVALS if _in_hall(theme) else ARRIVALS


def _arrivals(scene: Scene, theme: Theme, words: Words) -> list[Figure]:
    """Women, then men upon them; years without a published sex in a colour of their own."""
    women = [(bar.year, bar.women, 0) for bar in scene.bars if bar.women is not None]
    men = [(bar.year, bar.men, bar.women or 0) for bar in scene.bars if bar.men is not None]
    rest = [(bar.year, bar.total, 0) for bar in scene.bars if bar.women is None or bar.men is None]
    return [
        _bars(words["women"], women, theme.women, ""),
        _bars(words["men"], men, theme.men, "/"),
        _bars(words["unknown_sex"], rest, theme.unknown_sex, ""),
    ]


def _bars(name: str, bars: list[tuple[int, int, int]], colour: str, pattern: str) -> Figure:
    """Bars of (year, people, people below them)."""
    return {
        "type": "bar",
        "name": name,
        "x": [year + 0.5 for year, _, _ in bars],
        "y": [people for _, people, _ in bars],
        "base": [below for _, _, below in bars],
        "width": 0.8,
        "yaxis": "y2",
        "marker": {
            "color": colour,
            "line": {"width": 0},
            "pattern": {"shape": pattern, "size": 5, "solidity": 0.25},
        },
        "hoverinfo": "skip",
        "meta": {"arrivals": True},
    }


def _spans(scene: Scene, theme: Theme) -> Figure:
    pieces = [piece for mark in scene.marks if mark.is_span for piece in _pieces(mark)]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for _, start, _, _ in pieces],
        "x": [end - start for _, start, end, _ in pieces],
        "y": [mark.row for mark, _, _, _ in pieces],
        "width": [0.34 + 0.12 * (3 - mark.importance) for mark, _, _, _ in pieces],
        "marker": {
            "color": [_inside(mark, theme) for mark, _, _, _ in pieces],
            "opacity": [opacity * _sure(mark) for mark, _, _, opacity in pieces],
            "line": {
                "width": [1.6 * theme.line_scale if mark.contested else 0 for mark, *_ in pieces],
                "color": [theme.categories[mark.category] for mark, *_ in pieces],
            },
        },
        "customdata": [mark.id for mark, _, _, _ in pieces],
        "hoverinfo": "skip",
        "meta": {"marks": "span"},
    }


def _pieces(mark: Mark) -> list[tuple[Mark, float, float, float]]:
    """A span cut where it fades: (mark, start, end, opacity)."""
    fade = min(FADE_YEARS, (mark.end - mark.start) / 2)
    start = mark.start + (fade if mark.fades_in else 0)
    end = mark.end - (fade if mark.fades_out else 0)
    step = fade / len(FADES)
    pieces = [(mark, start, end, 1.0)] if end > start else []
    if mark.fades_in:
        pieces += [
            (mark, mark.start + i * step, mark.start + (i + 1) * step, o)
            for i, o in enumerate(FADES)
        ]
    if mark.fades_out:
        pieces += [
            (mark, mark.end - (i + 1) * step, mark.end - i * step, o) for i, o in enumerate(FADES)
        ]
    return pieces


def _instants(scene: Scene, theme: Theme) -> Figure:
    marks = [mark for mark in scene.marks if not mark.is_span]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [(mark.start + mark.end) / 2 for mark in marks],
        "y": [mark.row for mark in marks],
        "cliponaxis": False,
        "marker": {
            "size": [MARK_PIXELS[mark.importance] * theme.line_scale**0.5 for mark in marks],
            "color": [_inside(mark, theme) for mark in marks],
            "opacity": [_sure(mark) for mark in marks],
            "line": {
                "width": [2.2 if mark.contested else 0.8 for mark in marks],
                "color": [
                    theme.categories[mark.category] if mark.contested else theme.paper
                    for mark in marks
                ],
            },
        },
        "customdata": [mark.id for mark in marks],
        "hoverinfo": "skip",
        "meta": {"marks": "instant"},
    }


def _sure(mark: Mark) -> float:
    """Opacity of a mark: paler where few or indirect sources carry it."""
    return MEDIUM if mark.confidence is Confidence.MEDIUM else 1.0


def _inside(mark: Mark, theme: Theme) -> str:
    return theme.paper if mark.contested else theme.categories[mark.category]


def bands(eras: Iterable[Band], last: int, theme: Theme) -> list[Figure]:
    """Leaders shade every other reign; hardship and closed borders lie upon them."""
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
        "x1": band.end or last,
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.bands[band.kind],
        "opacity": opacity,
        "line": {"width": 0},
    }


def _rules(scene: Scene, theme: Theme) -> list[Figure]:
    """Thin lines between the lanes."""
    return [_rule(lane, theme) for lane in scene.lanes]


def _rule(lane: Lane, theme: Theme) -> Figure:
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": lane.first_row - 0.75,
        "y1": lane.first_row - 0.75,
        "line": {"width": 0.6, "color": theme.faint},
    }


def _names(scene: Scene, theme: Theme) -> list[Figure]:
    return [
        {
            "text": escape(band.name, quote=False),  # plotly.js reads text as markup
            "x": (band.start + (band.end or scene.last)) / 2,
            "y": STRIP,
            "xref": "x",
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": 12.5 * theme.text_scale, "color": theme.quiet},
        }
        for band in scene.bands
        if band.kind == "leader"
    ]


def _notes(scene: Scene, theme: Theme, words: Words) -> list[Figure]:
    """What the bars count, and the people before the first yearly figure."""
    first = min((bar.year for bar in scene.bars), default=scene.last)
    bottom, top = _arrivals_domain(theme)
    texts = [
        (words["arrivals_title"], scene.first + 0.4, "left", top - 0.005, "top"),
        (
            words["before"].format(before=number(scene.before, words.language)),
            first - 0.4,
            "right",
            bottom,
            "bottom",
        ),
    ]
    return [
        {
            "text": text,
            "x": x,
            "xanchor": anchor,
            "y": y,
            "yanchor": side,
            "xref": "x",
            "yref": "paper",
            "showarrow": False,
            "font": {"size": 12.5 * theme.text_scale, "color": theme.quiet},
        }
        for text, x, anchor, y, side in texts
    ]
