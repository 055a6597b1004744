"""What a lecture's words and notes name is named on its maps, in a hall of either shape."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from geodata.archive import Archive
from tests.browser.lecturing import DECK, PATIENCE_MS, Lectern
from timeline.lecture.built_in import built_in
from timeline.lecture.layouts import Layout
from timeline.lecture.named import named
from timeline.stage.staged import staged

pytestmark = pytest.mark.browser

SIZES = [(1920, 1080), (1024, 768)]
THEMES = ["light", "hall"]
ASKED = {3: "prk-hungnam", 5: "tumen", 9: "chn-beijing", 10: "THA"}  # what its lecturer points at


def scenes(archive: Archive) -> Iterator[tuple[str, int, bool, list[str]]]:
    """With a map, of lectures that are given and of such that play by themselves."""
    stage = staged(archive)
    for name, lecture in built_in(stage.frame).items():
        for number, scene in enumerate(lecture.scenes, 1):
            if scene.layout in {Layout.MAP, Layout.MAP_TIME}:
                yield name, number, lecture.plays, named(scene, archive, stage.words)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_spoken_of_is_named_on_the_map(
    lectern: Lectern, archive: Archive, size: tuple[int, int], theme: str
) -> None:
    page = lectern.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    box = lectern.deck.locator(".cx-map")
    shown = ""
    for name, number, plays, ids in scenes(archive):
        if plays and theme != THEMES[-1]:
            continue
        if name != shown:
            page.goto(f"{lectern.address}/lectures?lecture={name}&theme={theme}")
            page.wait_for_selector(DECK, timeout=PATIENCE_MS)
            shown = name
            if plays:
                lectern.press(" ")
        lectern.press(*("ArrowRight",) * (number > 1) if plays else (*str(number), "Enter"))
        lectern.shows(number)
        assert ids
        expect(box).to_have_attribute("data-spoken", " ".join(ids))
        expect(box).to_have_attribute("data-unnamed", "")
        if name == "defectors" and number in ASKED:
            expect(box.locator(f'[data-id="{ASKED[number]}"]')).to_have_count(1)
