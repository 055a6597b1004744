"""What the browser gets of a scene: facts, figures by theme, outlines; as bytes of JSON."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import shapely
from shapely.geometry.base import BaseGeometry

from geodata import layers
from geodata.lines import LegLine
from geodata.records import Corridor
from geodata.subject import Subject, View
from geodata.vocabularies import Direction, Mode, PlacePrecision, ReturnKind
from geodata.wording import country, number, tag
from timeline.delivery.assets import as_bytes
from timeline.figures.legend import legend
from timeline.figures.map import map_figure, projected, unseen_on
from timeline.figures.map_labels import labels
from timeline.figures.time import mark_on_timeline, time_figure, time_look, timeline
from timeline.keys import STAGE, rows
from timeline.naming import in_use
from timeline.scene import OWN, Bar, Mark, Scene, Spot, Track
from timeline.stage.map_payload import (
    NOTHING,
    Along,
    Border,
    Degrees,
    all_steps,
    drawn_way,
    name_on_map,
    returned,
    steps_of,
    stops,
)
from timeline.stage.wire import (
    CorridorRow,
    DrawnLine,
    Facet,
    Facets,
    MarkRow,
    OpeningCard,
    SpotRow,
    StageFacts,
    StageLook,
    TrackRow,
    ViewRow,
)
from timeline.style import Theme, css
from timeline.text import Words, edition_of, whose

GRAIN = 5  # thousandths of a degree, half a kilometre: less than a pixel, and fewer bytes
CROSSED_DEGREES = 0.55
DEMARCATION = "mdl"  # which is of our subject, and of no reader's
STAYING = "staying"  # the track of provinces that are tinted


def facts(scene: Scene, opening: OpeningCard, words: Words) -> bytes:
    """Marks, spots, legs, corridors, views and words: all that no theme changes."""
    spots = {spot.id: spot for spot in scene.spots}
    own, views = edition_of(words), scene.subject.views
    along, through = Along(scene.tracks), _through(scene.spots)
    known: StageFacts = {
        "language": tag(words.language),
        "span": (scene.first, scene.last),
        "usual": {"from": scene.first, "to": scene.last - 1, "view": views[0].name},
        "first_view": views[0].name,
        "last_view": views[-1].name,
        "views": {view.name: _view(view) for view in views},
        "words": words["stage"]
        | {
            "buttons": words["stage"]["buttons"] | buttons_of(views, words),
            "keys": rows(STAGE, "stage", words),
            "adding": words["adding"],
        },
        "opening": opening,
        "edition": whose(words["stage"]["edition"].format(version=own.version, day=own.day), words),
        "version": own.version,
        "facets": facets(scene, words),
        "undated": scene.undated,
        "bars": {bar.year: _bar(bar, words) for bar in scene.bars},
        "timeline": timeline(scene, words),
        "marks": [_mark(mark, along, scene, spots, words) for mark in scene.marks],
        "spots": [_spot(spot) for spot in scene.spots],
        "tracks": [_track(track) for track in scene.tracks],
        "ways": [drawn_way(way, views[-1].name) for way in scene.ways],
        "names": [name_on_map(name, words) for name in scene.subject.names],
        "stops": stops(scene, words),
        "returned": returned(scene),
        "arrivals": {bar.year: bar.total for bar in scene.bars},
        "years": _years_told(scene.bars, words),
        "reached": scene.subject.reached,
        "corridors": {
            corridor.id: _corridor(
                corridor, _corridor_facets(corridor.id, through[corridor.id], scene), scene, words
            )
            for corridor in scene.corridors.values()
        },
    }
    return as_bytes(known)


def look(scene: Scene, theme: Theme, words: Words) -> bytes:
    """Both figures, the legend and the style sheet's values in one theme."""
    figure = map_figure(scene, theme)
    known: StageLook = {
        "theme": theme.name,
        "map": {"data": figure["data"], "layout": figure["layout"], "labels": labels(theme)},
        "time": {"figure": time_figure(scene, theme, words["lanes"]), **time_look(theme)},
        "legend": legend(scene, theme, words["legend"]),
        "css": css(theme),
    }
    return as_bytes(known)


def ground(view: View, subject: Subject, border: Border = NOTHING) -> bytes:
    """The outlines of a view: for each track its parts, as steps of a thousandth of a degree.

    A part is [lon, lat, step of lon, step of lat, ...]; steps take half the bytes of degrees.
    `border` are the provinces to tint and the stretches of river to mark.
    """
    known = _ground(view, subject, border) | _crossed(view, subject, border)
    grain = GRAIN if view.lines == "far" else 1
    unseen = set() if view == subject.views[-1] else unseen_on(view.lines)  # which lies under all
    tracks = {key: all_steps(parts, grain) for key, parts in known.items() if key not in unseen}
    return as_bytes(
        {key: [part for part in parts if len(part) > 2] for key, parts in tracks.items()}
    )


def _ground(view: View, subject: Subject, border: Border = NOTHING) -> dict[str, list[Degrees]]:
    name = view.ground
    tracks = _lands(name, subject.parts, border)
    for kind, lines in layers.lines_of(name).items():
        if not (subject.brought and kind == DEMARCATION):
            tracks[kind] = _lines(lines)
    rivers = [(str(known["name"]), shape) for known, shape in layers.shapes_of(name, "rivers")]
    on_border, great = subject.border_rivers, subject.great_rivers
    rest = [shape for river, shape in rivers if river not in {*on_border, *great}]
    tracks["rivers"] = _lines(rest)
    tracks["great-rivers"] = _lines(shape for river, shape in rivers if river in great)
    tracks["border-rivers"] = _lines(shape for river, shape in rivers if river in on_border)
    lakes = [shape for _, shape in layers.shapes_of(name, "lakes")]
    return tracks | {"lakes": _rings(lakes)}


def _lands(name: str, parts: Mapping[str, str], border: Border) -> dict[str, list[Degrees]]:
    """Countries by their track, those of the alphabet's end last."""
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for known, shape in layers.shapes_of(name, "land"):
        a3, province = str(known["a3"]), str(known.get("admin1", ""))
        stays = (a3, province) in border.provinces
        found[STAYING if stays else _track_of(parts, a3)].append(shape)
    return {track: _rings(found[track]) for track in sorted(found)}


def _crossed(view: View, subject: Subject, border: Border) -> dict[str, list[Degrees]]:
    """Stretches of rivers on the border that people cross."""
    around = shapely.union_all(
        [shapely.Point(point).buffer(CROSSED_DEGREES) for point in border.crossed]
    )
    rivers = layers.shapes_of(view.ground, "rivers")
    own = [shape for known, shape in rivers if known.get("name") in subject.border_rivers]
    near = shapely.intersection(own, around)
    return {"crossed": [shapely.get_coordinates(part) for part in _strings(near)]}


def _strings(lines: Any) -> list[Any]:
    parts = shapely.get_parts(shapely.line_merge(lines))
    return [part for part in parts if not part.is_empty and part.geom_type == "LineString"]


def _track_of(parts: Mapping[str, str], a3: str) -> str:
    return f"land-{parts[a3]}" if a3 in parts else "land"


def _rings(shapes: Iterable[BaseGeometry]) -> list[Degrees]:
    """Outer rings; enclaves and lakes are drawn upon them."""
    return [shapely.get_coordinates(part.exterior) for part in _parts(shapes)]


def _lines(shapes: Iterable[BaseGeometry]) -> list[Degrees]:
    return [shapely.get_coordinates(part) for part in _parts(shapes)]


def _parts(shapes: Iterable[BaseGeometry]) -> list[Any]:
    return [part for part in shapely.get_parts([*shapes]) if not part.is_empty]


def _view(view: View) -> ViewRow:
    return {
        "projection": projected(view.projection),
        "box": view.box,
        "lines": view.lines,
        "beyond": view.beyond,
        "rings": list(view.rings_km),
        "clip": view.clip_km,
    }


def _bar(bar: Bar, words: Words) -> str:
    """Arrivals of a year in words."""
    phrases, counted = words["stage"], words["counted"]
    total = counted["people"].format(n=bar.total)
    if bar.women is None or bar.men is None:
        return phrases["bar_unknown"].format(year=bar.year, total=total)
    women, men = counted["women"].format(n=bar.women), counted["men"].format(n=bar.men)
    return phrases["bar"].format(year=bar.year, total=total, women=women, men=men)


def _years_told(bars: Sequence[Bar], words: Words) -> dict[int, str]:
    """Who arrived in a year, and how many more or fewer than in the year before."""
    totals, told = {bar.year: bar.total for bar in bars}, dict[int, str]()
    for bar in bars:
        told[bar.year] = _sexes(bar, words)
        if (before := totals.get(bar.year - 1)) is not None and before != bar.total:
            change = "year_more" if bar.total > before else "year_fewer"
            told[bar.year] += words["stage"][change].format(
                n=number(abs(bar.total - before), words.language), year=bar.year - 1
            )
    return told


def _sexes(bar: Bar, words: Words) -> str:
    if bar.women is None or bar.men is None:
        return words["stage"]["year_unknown"]
    counted = words["counted"]
    return words["stage"]["year_sexes"].format(
        women=counted["women"].format(n=bar.women), men=counted["men"].format(n=bar.men)
    )


def facets(scene: Scene, words: Words) -> list[Facet]:
    """By what marks and corridors can be filtered: each facet with the values that occur."""
    countries = {spot.country for spot in scene.spots if spot.events or spot.corridors}
    names = {code: country(code, words.language) for code in countries}
    known: dict[str, dict[str, str]] = {
        "category": {lane: words["lanes"][lane] for lane in _lanes(scene)},
        "corridor": {corridor.id: corridor.name for corridor in scene.corridors.values()},
        "country": dict(sorted(names.items(), key=lambda item: item[1])),
        "return_kind": {
            kind: words["return_kinds"][kind]
            for kind in ReturnKind
            if any(mark.return_kind is kind for mark in scene.marks)
        },
        "confidence": _sureness(scene, words),
        "certainty": {} if scene.subject.brought else dict(words["certainty"]),
        "importance": _importance(scene, words),
        "region": {view.name: button_of(view, words)["word"] for view in scene.subject.views[:-1]},
    }
    return [
        {
            "key": key,
            "label": words["facets"][key],
            "values": [{"value": value, "label": label} for value, label in values.items()],
        }
        for key, values in known.items()
    ]


def buttons_of(views: Iterable[View], words: Words) -> dict[str, dict[str, str]]:
    return {f"view_{view.name}": button_of(view, words) for view in views}


def button_of(view: View, words: Words) -> dict[str, str]:
    """What its button says; a view without words is called by its name."""
    said = words["stage"]["buttons"].get(f"view_{view.name}", {})
    return {"word": view.name, "label": said.get("word", view.name)} | said


def _sureness(scene: Scene, words: Words) -> dict[str, str]:
    """Of what a reader has brought only what that says itself."""
    if not scene.subject.brought:
        return dict(words["confidence"])
    said, found = words["own_confidence"], {str(mark.grade) for mark in scene.marks}
    return {grade: label for grade, label in said.items() if grade in found}


def _importance(scene: Scene, words: Words) -> dict[str, str]:
    """Of what a reader has brought only where it parts the events."""
    is_one = len({mark.importance for mark in scene.marks}) < 2
    return {} if scene.subject.brought and is_one else dict(words["importance"])


def _lanes(scene: Scene) -> list[str]:
    """With what a reader has brought beside ours: all of it, and each of its kinds."""
    kinds = {mark.category: mark.own_lane for mark in scene.marks if mark.own}
    own = [kinds[lane] for lane in scene.lanes if lane in kinds]
    return [*scene.lanes, *([OWN] if own else []), *(own if len(own) > 1 else [])]


def _facets(**values: Iterable[str]) -> Facets:
    return {key: sorted(set(own)) for key, own in values.items()}


def _corridor(corridor: Corridor, facets: Facets, scene: Scene, words: Words) -> CorridorRow:
    first, last = corridor.in_use or (scene.first, None)
    return {
        "name": corridor.name,
        "facets": facets,
        "years": in_use(corridor, words),
        "first": first,
        "last": last,
        "undated": corridor.in_use is None,
    }


def _through(spots: Iterable[Spot]) -> Mapping[str, Sequence[Spot]]:
    """The places of each corridor."""
    found: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        for corridor in spot.corridors:
            found[corridor].append(spot)
    return found


def _corridor_facets(corridor: str, through: Sequence[Spot], scene: Scene) -> Facets:
    return _facets(
        corridor=[corridor],
        certainty=[scene.certain[corridor]],
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


def _mark(
    mark: Mark, along: Along, scene: Scene, spots: Mapping[str, Spot], words: Words
) -> MarkRow:
    return {
        "id": mark.id,
        "title": mark.title,
        "words": mark.words,
        "places": list(mark.places),
        "corridors": list(mark.corridors),
        "importance": mark.importance,
        "legs": along.legs_of(mark),
        "dispute": mark.dispute,
        "facets": _facets(
            category=filter(None, (mark.lane, mark.own_lane)),
            corridor=mark.corridors,
            country=[spots[place].country for place in mark.places],
            return_kind=[mark.return_kind] if mark.return_kind else [],
            confidence=[] if mark.own else [mark.grade],
            certainty=[] if mark.own else [mark.certainty],
            importance=[str(mark.importance)],
            region=_regions([spots[place] for place in mark.places], scene.subject),
        ),
        "start": round(mark.start, 3),
        "end": round(mark.end, 3),
        **mark_on_timeline(mark, words),
    }


def _spot(spot: Spot) -> SpotRow:
    return {
        "id": spot.id,
        "label": f"{_short(spot.name)} {_short(spot.second)}".strip(),
        "short": _short(spot.name),
        "second": _short(spot.second),
        "name": spot.name,
        "lon": spot.lon,
        "lat": spot.lat,
        "rank": spot.rank,
        "side": None if spot.side is None else spot.side.value,
        "area": spot.precision is not PlacePrecision.CITY,
        "events": list(spot.events),
        "corridors": list(spot.corridors),
    }


def _short(name: str) -> str:
    """A name without what stands in brackets."""
    return name.partition("(")[0].strip()


def _dash(track: Track) -> Literal["air", "sea", "posted", ""]:
    if track.direction is Direction.POSTED:
        return "posted"
    return "air" if track.mode is Mode.AIR else "sea" if track.mode is Mode.SEA else ""


def _track(track: Track) -> TrackRow:
    return {
        "id": track.leg,
        "corridor": track.corridor,
        "ends": (track.start, track.end),
        "dash": _dash(track),
        "ink": OWN if track.own else "land" if track.direction.leads is Direction.OUT else "return",
        "first": track.first_year,
        "last": track.last_year,
        "certainty": track.certainty,
        "places": list(track.places),
        "far": _drawn(track.line),
        "near": _drawn(track.near),
    }


def _drawn(line: LegLine) -> DrawnLine:
    """The line as steps, and its arrow heads as [lon, lat, lon ahead, lat ahead]."""
    heads = [[round(degrees, 3) for degrees in arrow] for arrow in line.arrows]
    return {"steps": steps_of(line.coordinates), "heads": heads}
