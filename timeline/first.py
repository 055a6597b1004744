"""Pages as they are sent: that of the stage with a picture that stands before its session."""

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.address import THEME
from timeline.delivery import assets, early
from timeline.delivery.navigation import frame_data
from timeline.delivery.wire import ReachData
from timeline.pages import files_of, paths_of, sieve_of
from timeline.selection import from_address
from timeline.sources.dataset import dataset
from timeline.spoken import spoken
from timeline.stage.staged import stage_data, staged
from timeline.stage.wire import EarlyData

MODULE = "early"
MODULES = (MODULE,)  # what the page mounts
# The theme that is worn where the address names none; its condition for a style sheet.
BY_SYSTEM = {"light": "(prefers-color-scheme: light)", "dark": "(prefers-color-scheme: dark)"}


def sent(page: str, path: str, params: Mapping[str, Any]) -> str:
    """The page for an address; as it is where the facts do not let more be said."""
    try:
        return first(page, params) if path.endswith("/") else with_reach(page, params)
    except Exception:  # the session will meet the same fault, and say so where it can be read
        logging.getLogger(__name__).exception("a page is sent without what is ours in it")
        return page


def first(page: str, params: Mapping[str, Any]) -> str:
    """With its picture."""
    data = early_data(params)
    links = "".join(_links(data, params))
    page = with_reach(page, params)
    return early.with_early(page, data["frame"]["title"], MODULE, data, links)


def with_reach(page: str, params: Mapping[str, Any]) -> str:
    """With what it says when its server is away, and what its facts are for who gathers such."""
    archive, words = spoken(params)
    data: ReachData = {"words": dict(words["reach"]), "style": assets.style("kit/page")}
    return early.with_reach(early.with_linked(page, dataset(archive)), data)


def early_data(params: Mapping[str, Any]) -> EarlyData:
    archive, words = spoken(params)
    stage = staged(archive)
    selection, in_vain = from_address(params, stage.frame)
    sieve = sieve_of(archive, words, "")
    frame = frame_data(paths_of(archive, words), "", words, files_of(archive), sieve)
    return {"frame": frame, "stage": stage_data(stage, selection, in_vain)}


def _links(data: EarlyData, params: Mapping[str, Any]) -> Iterator[str]:
    """Of all that the stage asks for before it is drawn."""
    addresses, view = data["stage"]["addresses"], data["stage"]["state"]["view"]
    figures, ground = addresses["figures"], addresses["ground"]
    for address in (data["frame"]["style"], addresses["style"], addresses["facts"]):
        yield early.link(address)
    for address in {ground["world"]: None, ground[view]: None}:
        yield early.link(address)
    asked = params.get(THEME)
    if asked in figures:
        yield early.link(figures[asked])
    else:
        for theme, media in BY_SYSTEM.items():
            yield early.link(figures[theme], media)
