"""Pages as they are sent: with a picture that stands before their session, or what they ask for."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Any
from urllib.parse import urlencode

from geodata.load import current
from geodata.wording import FALLBACK, tag
from timeline.address import LANGUAGE, OWN, THEME
from timeline.brought import is_missing
from timeline.delivery import assets, early, modules
from timeline.delivery.early import Ahead
from timeline.delivery.navigation import frame_data
from timeline.delivery.page_themes import BY_SYSTEM
from timeline.delivery.tongues import preferred
from timeline.delivery.wire import EarlyPage, FrameData, ReachData
from timeline.pages import AHEAD, FIRST, PAGES, files_of, paths_of, sieve_of, title_of
from timeline.selection import from_address
from timeline.sources.dataset import dataset
from timeline.spoken import spoken
from timeline.stage.staged import stage_data, staged
from timeline.stage.wire import EarlyData, StageState
from timeline.style import THEMES

MODULE = "early"
OTHERS = "kit/early"
MODULES = (MODULE,)  # what the page mounts
# Of the downloads, what most would ask for.
TABLES = {
    "Event": "data/events.csv",
    "Corridor": "data/corridors.csv",
    "Observation": "data/series.csv",
    "Arrivals": "data/arrivals.csv",
}


def parts() -> Iterator[Callable[[], object]]:
    """What the first picture is drawn of, and nothing that it does without."""
    archive = current()
    yield partial(staged, archive)
    yield partial(files_of, archive)
    yield partial(assets.SHELF.get, PurePath(assets.plotly()).name)
    yield from (partial(modules.room_bytes, room) for room in modules.rooms_of(MODULES))
    views, ground = archive.subject.views, staged(archive).addresses["ground"]
    for view in dict.fromkeys([views[-1].name, views[0].name]):
        yield partial(assets.SHELF.get, PurePath(ground[view]).name)


def spoken_by(path: str, params: Mapping[str, Any], headers: Mapping[str, str]) -> dict[str, str]:
    """A language for an address that names none: that of the browser, where it is not English."""
    name = path.rpartition("/")[2] or FIRST
    if LANGUAGE in params or name not in PAGES or "text/html" not in headers.get("accept", ""):
        return {}
    asked = preferred(headers.get("accept-language", ""))
    return {LANGUAGE: asked} if asked and asked != FALLBACK else {}


def sent(page: str, path: str, params: Mapping[str, Any]) -> str:
    """The page for an address; as it is where the facts do not let more be said."""
    name = path.rpartition("/")[2]
    try:
        if is_missing(params):
            return with_reach(page, params)
        page = page.replace('<html lang="en"', f'<html lang="{tag(spoken(params)[0].language)}"', 1)
        return first(page, params) if not name else other(page, name, params)
    except Exception:  # the session will meet the same fault, and say so where it can be read
        logging.getLogger(__name__).exception("a page is sent without what is ours in it")
        return page


def other(page: str, name: str, params: Mapping[str, Any]) -> str:
    """One of the other pages; of one component, with its picture."""
    page = with_reach(page, params)
    if name not in AHEAD:
        return page
    own = AHEAD[name](params)
    frame = _frame(name, params)
    links = "".join(_ahead(own, frame["style"], params))
    links = early.plotly() + links if own.plotly else links
    if own.data is None:
        return early.with_ahead(page, ("kit/frame", *own.modules), links)
    module = own.modules[0]
    room = modules.address(modules.room_of(module))
    data: EarlyPage = {
        "frame": frame,
        "part": {"module": module, "room": room, "data": own.data, "drawn": own.drawn},
    }
    title = title_of(name, spoken(params)[1])
    return early.with_early(page, title, (OTHERS, *own.modules), data, links)


def _frame(name: str, params: Mapping[str, Any]) -> FrameData:
    archive, words = spoken(params)
    sieve = sieve_of(archive, words, name)
    return frame_data(paths_of(archive, words), name, words, files_of(archive), sieve)


def _ahead(own: Ahead, style: str, params: Mapping[str, Any]) -> Iterator[str]:
    for address in dict.fromkeys((style, *own.files)):
        yield early.link(address)
    yield from _themed(own.figures, params)


def _themed(figures: Mapping[str, Sequence[str]], params: Mapping[str, Any]) -> Iterator[str]:
    """Of the theme that will be worn: the browser knows which where the address does not say."""
    asked = params.get(THEME)
    for theme, media in ((asked, ""),) if asked in figures else BY_SYSTEM.items():
        for path in figures.get(str(theme), ()):
            yield early.link(path, media)


def first(page: str, params: Mapping[str, Any]) -> str:
    """With its picture."""
    data = early_data(params)
    links = "".join(_links(data, params))
    if _waits_for_plotly(data["stage"]["state"], params):
        links = early.plotly() + links
    page = with_reach(page, params)
    return early.with_early(page, data["frame"]["title"], MODULES, data, links)


def _waits_for_plotly(state: StageState, params: Mapping[str, Any]) -> bool:
    """Whether its first picture is none that the browser sketches (`canBeSketched` in web/stage).

    A map that was moved may have been turned, and bars of a hall are hatched.
    """
    archive, _ = spoken(params)
    view = archive.subject.view(state["view"])
    is_cone = view.projection.type == "conic equal area" and not view.projection.lat
    theme = THEMES.get(params.get(THEME, ""))
    is_hatched = theme is not None and theme.of_hall
    return is_hatched or bool(state["map"]) or view.clip_km is not None or not is_cone


def with_reach(page: str, params: Mapping[str, Any]) -> str:
    """With what it says when its server is away, and what its facts are for who gathers such."""
    archive, words = spoken(params)
    named, tables = words["plain"]["whole"], words["sources"]["tables"]
    files = {named: "data/crossings.zip"} | {tables[key]: own for key, own in TABLES.items()}
    if archive.own:
        files = {named: f"own/folder?{urlencode({OWN: archive.own})}"}
    page = early.with_plain(page, words["title"], words["plain"], files)
    page = early.with_coming(page, words)
    data: ReachData = {
        "words": dict(words["reach"]),
        "style": assets.style("kit/page"),
        "files": files,
        "own": modules.address("own"),
    }
    page = page if archive.own else early.with_linked(page, dataset(archive))
    return early.with_reach(page, data)


def early_data(params: Mapping[str, Any]) -> EarlyData:
    archive, _ = spoken(params)
    stage = staged(archive)
    selection, in_vain = from_address(params, stage.frame)
    return {"frame": _frame("", params), "stage": stage_data(stage, selection, in_vain)}


def _links(data: EarlyData, params: Mapping[str, Any]) -> Iterator[str]:
    """Of all that the stage asks for before it is drawn."""
    addresses, view = data["stage"]["addresses"], data["stage"]["state"]["view"]
    figures, ground = addresses["figures"], addresses["ground"]
    for address in (data["frame"]["style"], addresses["style"], addresses["facts"]):
        yield early.link(address)
    yield from _themed({theme: [path] for theme, path in figures.items()}, params)
    for address in {ground["world"]: None, ground[view]: None}:
        yield early.link(address)
