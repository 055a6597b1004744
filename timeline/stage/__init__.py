"""show_stage: the map and the timeline on a page, with the card of what is picked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from geodata.archive import Archive
from timeline import card
from timeline.figures.map import VIEWS, corridor_view
from timeline.scene import Scene, compose
from timeline.selection import Frame, Selection, as_state
from timeline.stage import assets, payload
from timeline.stage.mounting import mount
from timeline.style import THEMES
from timeline.text import words


@dataclass(frozen=True, slots=True, eq=False)
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
    published = _published(archive, scene, catalogue)
    first, last = next(iter(VIEWS)), next(reversed(VIEWS))
    ground = [published["ground"][view] for view in (first, last)]
    assets.announce([published[key] for key in ("style", "facts")] + ground)
    return Staged(scene, frame_of(archive, scene, catalogue), published)


def frame_of(archive: Archive, scene: Scene, catalogue: Mapping[str, Any]) -> Frame:
    picks = frozenset([*archive.events, *archive.corridors, *archive.places])
    known = {
        facet["key"]: frozenset(str(own["value"]) for own in facet["values"])
        for facet in payload.facets(scene, catalogue)
    }
    return Frame(scene.first, scene.last - 1, picks, tuple(VIEWS), known)


def _published(archive: Archive, scene: Scene, catalogue: Mapping[str, Any]) -> dict[str, Any]:
    put = assets.SHELF.put
    looks = {name: payload.look(scene, theme, catalogue) for name, theme in THEMES.items()}
    facts = payload.facts(scene, card.opening(archive, catalogue), catalogue)
    return {
        "plotly": assets.plotly(),
        "style": assets.style("stage"),
        "nowhere": assets.nowhere().rsplit("/", 1)[0] + "/",
        "facts": put("facts.json", facts),
        "cards": put("cards.json", assets.as_bytes(card.cards(archive, catalogue))),
        "citations": put("citations.json", assets.as_bytes(card.citations(archive, catalogue))),
        "figures": {name: put(f"figure-{name}.json", look) for name, look in looks.items()},
        "ground": {view: put(f"ground-{view}.json", payload.ground(view)) for view in VIEWS},
    }


def show_stage(stage: Staged, selection: Selection, in_vain: Sequence[str] = ()) -> None:
    """Draw the stage; `in_vain` are the keys of the address that asked for what is not there."""
    catalogue = words()
    notice = catalogue["explore"]["ignored"].format(keys=", ".join(in_vain)) if in_vain else ""
    mount(
        "stage",
        "player",
        {
            "addresses": stage.addresses,
            "fault": catalogue["fault"]["stage"],
            "notice": notice,
            "state": as_state(selection),
            "turn": _turn(),
        },
        key="stage",
    )


def show_corridor_map(stage: Staged, corridor: str, alt: str, key: str) -> None:
    """Draw the map of one corridor alone; `alt` says what is seen."""
    view, box = corridor_view(stage.scene, corridor)
    mount(
        "corridor",
        "corridor",
        {
            "addresses": stage.addresses,
            "fault": words()["fault"]["stage"],
            "corridor": corridor,
            "view": view.name,
            "box": box,
            "alt": alt,
        },
        key=key,
    )


def _turn() -> int:
    """A number for each run: a reader who goes back to where Python was last is told so."""
    st.session_state["turn"] = turn = st.session_state.get("turn", 0) + 1
    return turn
