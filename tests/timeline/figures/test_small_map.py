"""Small maps: every corridor's line lies within its map, and ends where its places are."""

import re

import numpy as np
import pytest

from geodata.archive import Archive
from tests.facts import ARCHIVE
from timeline.figures import small_map
from timeline.scene import Scene
from timeline.style import THEMES

CORRIDORS = list(ARCHIVE.corridors)
NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")


def points(path: str) -> np.ndarray:
    return np.array(NUMBER.findall(path), float).reshape(-1, 2)


@pytest.mark.parametrize("corridor", CORRIDORS)
def test_a_line_lies_within_what_is_shown(archive: Archive, scene: Scene, corridor: str) -> None:
    lines = small_map.lines(scene, archive.corridors[corridor])
    x, y, width, height = small_map.seen(lines)
    drawn = np.vstack([points(line["d"]) for line in lines])
    assert (drawn >= [x, y]).all()
    assert (drawn <= [x + width, y + height]).all()
    assert width / height == pytest.approx(small_map.WIDTH / small_map.HEIGHT)


@pytest.mark.parametrize("corridor", CORRIDORS)
def test_a_line_begins_and_ends_where_its_legs_do(
    archive: Archive, scene: Scene, corridor: str
) -> None:
    """Where no way is drawn for them, which generalises."""
    known = archive.corridors[corridor]
    frame = small_map.frames(scene)[small_map.view_of(scene, corridor).name]
    drawn = np.vstack([points(line["d"]) for line in small_map.lines(scene, known)])
    ways = {w.id for w in scene.ways if small_map.view_of(scene, corridor).name in w.views}
    for leg in (leg for leg in archive.legs_of(corridor) if leg.way not in ways):
        for key in (leg.from_place, leg.to_place):
            place = archive.places[key]
            (at,) = frame(np.array([[place.lon, place.lat]]))
            assert np.hypot(*(drawn - at).T).min() < 1.5, (leg.id, key)


def test_the_ground_has_the_land_of_every_part(scene: Scene) -> None:
    found = small_map.grounds(scene)
    assert {part for part, _ in found["korea"]["land"]} >= {"origin", "destination", "neighbour"}
    for ground in found.values():
        assert ground["home"]
        for _, path in ground["land"]:
            drawn = points(path)
            assert (drawn >= -2.1).all()
            assert (drawn <= [small_map.WIDTH + 2.1, small_map.HEIGHT + 2.1]).all()


def test_returns_and_ways_onward_have_colours_of_their_own(archive: Archive, scene: Scene) -> None:
    def hues(key: str) -> set[str]:
        return {line["hue"] for line in small_map.lines(scene, archive.corridors[key])}

    assert hues("forced-return-china") == {"return"}
    assert hues("onward-after-south-korea") == {"onward"}
    assert hues("mongolia") == {"out"}
    for theme in THEMES.values():
        own = small_map.colours(theme)
        assert len({own["--cx-out"], own["--cx-return"], own["--cx-onward"]}) == 3
