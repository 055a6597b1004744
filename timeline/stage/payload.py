"""What the browser gets of a scene: facts, figures by theme, outlines; as bytes of JSON."""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata import layers
from geodata.edition import edition
from geodata.lines import LegLine
from geodata.records import Corridor, PlacePrecision, ReturnKind
from geodata.subject import Subject, View
from geodata.wording import country, tag
from timeline.delivery.assets import as_bytes
from timeline.figures.legend import legend
from timeline.figures.map import DISC_KM, joined, map_figure, projected
from timeline.figures.time import mark_on_timeline, time_figure, time_look, timeline
from timeline.scene import Bar, Mark, Scene, Spot, Track
from timeline.stage.wire import (
    DrawnLine,
    Facet,
    Facets,
    MarkRow,
    OpeningCard,
    Outline,
    SpotRow,
    StageFacts,
    StageLook,
    TrackRow,
    ViewRow,
)
from timeline.style import Theme, css
from timeline.text import Words

KM_A_DEGREE = 111.2
Degrees = NDArray[np.float64]


def facts(scene: Scene, opening: OpeningCard, words: Words) -> bytes:
    """Marks, spots, legs, corridors, views and words: all that no theme changes."""
    spots = {spot.id: spot for spot in scene.spots}
    own, views = edition(), scene.subject.views
    known: StageFacts = {
        "language": tag(words.language),
        "span": (scene.first, scene.last),
        "usual": {"from": scene.first, "to": scene.last - 1, "view": views[0].name},
        "first_view": views[0].name,
        "last_view": views[-1].name,
        "views": {view.name: _view(view) for view in views},
        "words": words["stage"],
        "opening": opening,
        "edition": words["stage"]["edition"].format(version=own.version, day=own.day),
        "facets": facets(scene, words),
        "bars": {bar.year: _bar(bar, words) for bar in scene.bars},
        "timeline": timeline(scene, words),
        "marks": [_mark(mark, spots, scene.subject, words) for mark in scene.marks],
        "spots": [_spot(spot) for spot in scene.spots],
        "tracks": [_track(track) for track in scene.tracks],
        "corridors": {
            corridor.id: {
                "name": corridor.name,
                "facets": _corridor_facets(corridor.id, scene),
                "years": _years(corridor, words["routes"]),
                "first": corridor.from_year,
                "last": None if corridor.to_year == "ongoing" else corridor.to_year,
            }
            for corridor in scene.corridors.values()
        },
        "first_names": sum(spot.tier == 1 for spot in scene.spots),
        "discs": _discs(scene),
    }
    return as_bytes(known)


def look(scene: Scene, theme: Theme, words: Words) -> bytes:
    """Both figures, the legend and the style sheet's values in one theme."""
    known: StageLook = {
        "theme": theme.name,
        "map": map_figure(scene, theme, words.get("map", {})),
        "time": {"figure": time_figure(scene, theme, words["lanes"]), **time_look(theme)},
        "legend": legend(theme, words["legend"]),
        "css": css(theme),
    }
    return as_bytes(known)


@lru_cache
def ground(view: View, subject: Subject) -> bytes:
    """The outlines of a view: for each track its parts, as steps of a thousandth of a degree.

    A part is [lon, lat, step of lon, step of lat, ...]; steps take half the bytes of degrees.
    """
    tracks = {
        key: [_steps(part) for part in parts] for key, parts in _ground(view, subject).items()
    }
    return as_bytes(
        {key: [part for part in parts if len(part) > 2] for key, parts in tracks.items()}
    )


def _steps(part: Degrees) -> list[int]:
    grid = np.round(part[:, :2] * 1000).astype(int)
    steps = np.diff(grid, axis=0)
    moved = steps[steps.any(axis=1)]
    return [*grid[0].tolist(), *moved.ravel().tolist()]


def _ground(view: View, subject: Subject) -> dict[str, list[Degrees]]:
    name, parts = view.ground, subject.parts
    land: Any = layers.land(name)
    lines: Any = layers.lines(name)
    rivers: Any = layers.rivers(name)
    tracks = {
        str(key): _rings(rows)
        for key, rows in land.groupby(land["a3"].map(partial(_track_of, parts)))
    }
    tracks |= {str(kind): _lines(rows) for kind, rows in lines.groupby("kind")}
    on_border = rivers["name"].isin(subject.border_rivers)
    tracks |= {"rivers": _lines(rivers[~on_border]), "border-rivers": _lines(rivers[on_border])}
    return tracks | {"lakes": _rings(layers.lakes(name))}


def _track_of(parts: Mapping[str, str], a3: str) -> str:
    return f"land-{parts[a3]}" if a3 in parts else "land"


def _rings(rows: Any) -> list[Degrees]:
    """Outer rings; enclaves and lakes are drawn upon them."""
    return [shapely.get_coordinates(part.exterior) for part in _parts(rows)]


def _lines(rows: Any) -> list[Degrees]:
    return [shapely.get_coordinates(part) for part in _parts(rows)]


def _parts(rows: Any) -> list[Any]:
    return [part for part in shapely.get_parts(rows.geometry.to_numpy()) if not part.is_empty]


def _view(view: View) -> ViewRow:
    return {
        "projection": projected(view.projection),
        "box": view.box,
        "tier": view.tier,
        "lines": view.lines,
    }


def _years(corridor: Corridor, own: Words) -> str:
    """From the first to the last year of use."""
    if corridor.to_year == "ongoing":
        return own["since"].format(year=corridor.from_year)
    return own["between"].format(first=corridor.from_year, last=corridor.to_year)


def _bar(bar: Bar, words: Words) -> str:
    """Arrivals of a year in words."""
    own, counted = words["stage"], words["counted"]
    total = counted["people"].format(n=bar.total)
    if bar.women is None or bar.men is None:
        return own["bar_unknown"].format(year=bar.year, total=total)
    women, men = counted["women"].format(n=bar.women), counted["men"].format(n=bar.men)
    return own["bar"].format(year=bar.year, total=total, women=women, men=men)


def facets(scene: Scene, words: Words) -> list[Facet]:
    """By what marks and corridors can be filtered: each facet with the values that occur."""
    countries = {spot.country for spot in scene.spots if spot.events or spot.corridors}
    names = {code: country(code, words.language) for code in countries}
    known: dict[str, dict[str, str]] = {
        "category": {lane: words["lanes"][lane] for lane in scene.lanes},
        "corridor": {corridor.id: corridor.name for corridor in scene.corridors.values()},
        "country": dict(sorted(names.items(), key=lambda item: item[1])),
        "return_kind": {
            kind: words["return_kinds"][kind]
            for kind in ReturnKind
            if any(mark.return_kind is kind for mark in scene.marks)
        },
        "confidence": dict(words["confidence"]),
        "importance": dict(words["importance"]),
        "region": {
            view.name: words["stage"]["buttons"][f"view_{view.name}"]["word"]
            for view in scene.subject.views[:-1]
        },
    }
    return [
        {
            "key": key,
            "label": words["facets"][key],
            "values": [{"value": value, "label": label} for value, label in values.items()],
        }
        for key, values in known.items()
    ]


def _facets(**values: Iterable[str]) -> Facets:
    return {key: sorted(set(own)) for key, own in values.items()}


def _corridor_facets(corridor: str, scene: Scene) -> Facets:
    through = [spot for spot in scene.spots if corridor in spot.corridors]
    return _facets(
        corridor=[corridor],
        country=[spot.country for spot in through],
        region=_regions(through, scene.subject),
    )


def _regions(spots: Iterable[Spot], subject: Subject) -> list[str]:
    """The views, but for the widest, of which any of these places is part."""
    spots = list(spots)
    return [view.name for view in subject.views[:-1] if any(_is_part(s, view) for s in spots)]


def _is_part(spot: Spot, view: View) -> bool:
    if view.countries:
        return spot.country in view.countries
    west, south, east, north = view.box
    return west <= spot.lon <= east and south <= spot.lat <= north


def _mark(mark: Mark, spots: Mapping[str, Spot], subject: Subject, words: Words) -> MarkRow:
    return {
        "id": mark.id,
        "title": mark.title,
        "words": mark.words,
        "places": list(mark.places),
        "corridors": list(mark.corridors),
        "importance": mark.importance,
        "facets": _facets(
            category=[mark.category],
            corridor=mark.corridors,
            country=[spots[place].country for place in mark.places],
            return_kind=[mark.return_kind] if mark.return_kind else [],
            confidence=[mark.grade],
            importance=[str(mark.importance)],
            region=_regions([spots[place] for place in mark.places], subject),
        ),
        "start": round(mark.start, 3),
        "end": round(mark.end, 3),
        **mark_on_timeline(mark, words),
    }


def _spot(spot: Spot) -> SpotRow:
    return {
        "id": spot.id,
        "label": f"{_short(spot.name)} {_short(spot.name_ko)}".strip(),
        "name": spot.name,
        "lon": spot.lon,
        "lat": spot.lat,
        "tier": spot.tier,
        "events": list(spot.events),
        "corridors": list(spot.corridors),
    }


def _short(name: str) -> str:
    """A name without what stands in brackets."""
    return name.partition("(")[0].strip()


def _track(track: Track) -> TrackRow:
    return {
        "id": track.leg,
        "corridor": track.corridor,
        "first": track.first_year,
        "last": track.last_year,
        "places": list(track.places),
        "far": _drawn(track.line),
        "near": _drawn(track.near),
    }


def _drawn(line: LegLine) -> DrawnLine:
    """The line as steps, and its arrow heads as [lon, lat, lon ahead, lat ahead]."""
    heads = [[round(degrees, 3) for degrees in arrow] for arrow in line.arrows]
    return {"steps": _steps(line.coordinates), "heads": heads}


def _discs(scene: Scene) -> Outline:
    """Circles around places with events that are known to an area only."""
    spots = [s for s in scene.spots if s.events and s.precision is not PlacePrecision.CITY]
    circles = [_circle(spot.lon, spot.lat, DISC_KM[spot.precision]) for spot in spots]
    lines = [np.round(circle, 3).T.tolist() for circle in circles]
    lon, lat = joined([(lon, lat) for lon, lat in lines])
    return {"lon": lon, "lat": lat}


def _circle(lon: float, lat: float, radius_km: float) -> Degrees:
    """Clockwise, as Plotly wants the outside of an area."""
    turn = np.linspace(0, 2 * math.pi, 37)
    high = radius_km / KM_A_DEGREE
    wide = high / math.cos(math.radians(lat))
    return np.column_stack([lon + wide * np.sin(turn), lat + high * np.cos(turn)])
