"""staged(archive): its scene, published for the browser, and what can be asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from geodata.archive import Archive
from geodata.folder import outline_file
from geodata.subject import WORLD, Subject, View, Zoom
from timeline.delivery import assets
from timeline.delivery.terms import terms_file
from timeline.once import once
from timeline.scene import Scene, compose
from timeline.selection import Frame, Selection, as_state
from timeline.stage import card, payload
from timeline.stage.citations import citations
from timeline.stage.map_payload import NOTHING, border_of
from timeline.stage.opening import opening
from timeline.stage.wire import Addresses, StageData
from timeline.style import THEMES
from timeline.text import Words, words_of


@dataclass(frozen=True, slots=True, eq=False)
class Staged:
    """A scene with the addresses of its files and what can be asked of it."""

    scene: Scene
    frame: Frame
    addresses: Addresses
    words: Words


def staged(archive: Archive) -> Staged:
    """Compose and publish the scene of an archive; once for each archive and day."""
    return _staged(archive, datetime.now(UTC).date())


@once(most=4)
def _staged(archive: Archive, today: date) -> Staged:
    scene, catalogue = compose(archive, today), words_of(archive)
    published = _published(archive, scene, catalogue, today)
    return Staged(scene, frame_of(archive, scene, catalogue), published, catalogue)


def stage_data(
    stage: Staged, selection: Selection, in_vain: Sequence[str] = (), turn: int = 0
) -> StageData:
    """What a stage is given; `in_vain` are keys of the address that asked for what is not there.

    `turn` tells one run of a page from the next.
    """
    catalogue = stage.words
    return {
        "addresses": stage.addresses,
        "fault": catalogue["fault"]["stage"],
        "notice": catalogue["explore"]["ignored"].format(keys=", ".join(in_vain))
        if in_vain
        else "",
        "state": as_state(selection),
        "turn": turn,
    }


def frame_of(archive: Archive, scene: Scene, catalogue: Words) -> Frame:
    picks = frozenset([*archive.events, *archive.corridors, *archive.places])
    known = {
        facet["key"]: frozenset(str(own["value"]) for own in facet["values"])
        for facet in payload.facets(scene, catalogue)
    }
    views = tuple(view.name for view in scene.subject.views)
    languages = scene.subject.languages
    return Frame(scene.first, scene.last - 1, picks, views, known, languages, scene.undated)


def _published(archive: Archive, scene: Scene, catalogue: Words, today: date) -> Addresses:
    put = assets.SHELF.put
    looks = {name: payload.look(scene, theme, catalogue) for name, theme in THEMES.items()}
    facts = payload.facts(scene, opening(archive, catalogue), catalogue)
    subject = scene.subject
    ground = {view.name: _ground(view, scene) for view in subject.views}
    known = put("facts.json", facts)
    made_of = f"{archive.identity} {known}"
    return {
        "plotly": assets.plotly(),
        "style": assets.style("stage"),
        "nowhere": assets.nowhere().rsplit("/", 1)[0] + "/",
        "facts": known,
        "cards": assets.later("cards.json", made_of, lambda: card.cards_of(archive)),
        "terms": terms_file(archive),
        "citations": assets.later(
            "citations.json",
            f"{made_of} {today}",
            lambda: citations(archive, catalogue, today),
        ),
        "figures": {name: put(f"figure-{name}.json", look) for name, look in looks.items()},
        "ground": ground,
    }


def _ground(view: View, scene: Scene) -> str:
    subject, border = scene.subject, border_of(scene)
    is_plain = subject.brought and border == NOTHING and not subject.parts
    if is_plain and not (subject.border_rivers or subject.great_rivers):
        return plain_ground(view.ground, view.lines, is_widest=view == subject.views[-1])
    outlines = assets.digest(outline_file(view.ground).read_bytes())
    drawn = subject.parts, subject.border_rivers, subject.great_rivers, subject.brought
    made_of = f"{outlines} {view!r} {view == subject.views[-1]} {drawn!r} {border!r}"
    make = partial(payload.ground, view, subject, border)
    return assets.SHELF.later(f"ground-{view.name}.json", made_of, make)


@once(most=16)
def plain_ground(ground: str, lines: Zoom, *, is_widest: bool) -> str:
    """The outlines for all whose subject has no countries and rivers of its own: one file."""
    view = WORLD.model_copy(update={"ground": ground, "lines": lines})
    subject = Subject(brought=True, views=(view,) if is_widest else (view, WORLD))
    name = f"ground-{ground}-{lines}.json"
    return assets.SHELF.put(name, payload.ground(view, subject))
