"""show_stage: the map and the timeline on a page, and what the visitor did with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from geodata.archive import Archive
from timeline.figures.map import VIEWS
from timeline.scene import Scene, compose
from timeline.selection import KEYS, Frame, Selection, from_address, to_address
from timeline.stage import assets, payload
from timeline.stage.mounting import mount
from timeline.style import THEMES
from timeline.text import words


@dataclass(frozen=True, slots=True)
class Staged:
    """A scene with the addresses of its files and what can be asked of it."""

    scene: Scene
    frame: Frame
    addresses: dict[str, Any]


def staged(archive: Archive) -> Staged:
    """Compose and publish the scene of an archive; once for each archive and day."""
    return _staged(archive, datetime.now(UTC).date())


@lru_cache(maxsize=2)
def _staged(archive: Archive, today: date) -> Staged:
    scene, catalogue = compose(archive, today), words()
    picks = frozenset([*archive.events, *archive.corridors, *archive.places])
    frame = Frame(scene.first, scene.last - 1, picks, tuple(VIEWS))
    published = _published(scene, catalogue)
    first, last = next(iter(VIEWS)), next(reversed(VIEWS))
    ground = [published["ground"][view] for view in (first, last)]
    assets.announce([published[key] for key in ("style", "facts")] + ground)
    return Staged(scene, frame, published)


def _published(scene: Scene, catalogue: Mapping[str, Any]) -> dict[str, Any]:
    put = assets.SHELF.put
    looks = {name: payload.look(scene, theme, catalogue) for name, theme in THEMES.items()}
    return {
        "plotly": assets.plotly(),
        "style": assets.style("stage"),
        "nowhere": assets.nowhere().rsplit("/", 1)[0] + "/",
        "facts": put("facts.json", payload.facts(scene, catalogue)),
        "figures": {name: put(f"figure-{name}.json", look) for name, look in looks.items()},
        "ground": {view: put(f"ground-{view}.json", payload.ground(view)) for view in VIEWS},
    }


def selected(stage: Staged) -> tuple[Selection, list[str]]:
    """What is asked now: by the stage if it spoke last, else by the address; and what in vain."""
    asked = st.session_state.get("stage", {}).get("asked")
    if asked and asked.get("serial") != st.session_state.get("heard"):
        st.session_state["heard"] = asked.get("serial")
        spoken = {key: asked.get(key) for key in KEYS.values()}
        selection, _ = from_address(spoken, stage.frame)
        write_address(selection, stage)
        return selection, []
    return from_address(st.query_params, stage.frame)


def write_address(selection: Selection, stage: Staged) -> None:
    """Put the selection into the address, as one step of the browser's history."""
    wanted = to_address(selection, stage.frame)
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)


def show_stage(stage: Staged, selection: Selection, fault: str) -> None:
    """Draw the stage; `fault` is what it says where it cannot be drawn."""
    mount(
        "stage",
        "player",
        {
            "addresses": stage.addresses,
            "answered": st.session_state.get("heard"),
            "fault": fault,
            "state": {
                "from": selection.first,
                "to": selection.last,
                "at": selection.first if selection.at is None else selection.at,
                "stepping": selection.at is not None,
                "pick": selection.pick,
                "view": selection.view,
                "extent": selection.extent == "map",
                "map": selection.map,
            },
        },
        key="stage",
        on_asked_change=lambda: None,
    )
