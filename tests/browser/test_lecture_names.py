"""What a lecture's words and notes name is named on its maps, in a hall of either shape."""

from collections.abc import Iterator

import pytest

from geodata.archive import Archive
from tests.browser.lecturing import DECK, PATIENCE_MS, Lectern
from tests.browser.waiting import expect, until_seen
from timeline.lecture.built_in import built_in
from timeline.lecture.layouts import Layout
from timeline.lecture.named import named
from timeline.stage.staged import staged

pytestmark = pytest.mark.browser

SIZES = [(1920, 1080), (1024, 768)]
THEMES = ["light", "hall"]
ASKED = {3: "prk-hungnam", 5: "tumen", 9: "chn-beijing", 10: "THA"}  # what its lecturer points at


def scenes(archive: Archive) -> Iterator[tuple[str, bool, list[tuple[int, list[str]]]]]:
    """With a map, of lectures that are given and of such that play by themselves."""
    stage = staged(archive)
    for name, lecture in built_in(stage.frame).items():
        yield (
            name,
            lecture.plays,
            [
                (number, named(scene, archive, stage.words))
                for number, scene in enumerate(lecture.scenes, 1)
                if scene.layout in {Layout.MAP, Layout.MAP_TIME}
            ],
        )


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_spoken_of_is_named_on_the_map(
    lectern: Lectern, archive: Archive, size: tuple[int, int]
) -> None:
    page = lectern.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    box = lectern.deck.locator(".cx-map")
    for name, plays, told in scenes(archive):
        themes = THEMES[-1:] if plays else THEMES
        page.goto(f"{lectern.address}/lectures?lecture={name}&theme={themes[0]}")
        until_seen(page, DECK, timeout=PATIENCE_MS)
        if plays:
            lectern.press(" ")
        for theme in themes:
            while (now := lectern.stage.get_attribute("data-theme")) != theme:
                lectern.press("t")
                expect(lectern.stage).not_to_have_attribute("data-theme", str(now))
            for number, ids in told:
                lectern.press(*("ArrowRight",) * (number > 1) if plays else (*str(number), "Enter"))
                expect(lectern.deck).to_have_attribute("data-stands", str(number))
                assert ids
                expect(box).to_have_attribute("data-spoken", " ".join(ids))
                expect(box).to_have_attribute("data-unnamed", "")
                if name == "defectors" and number in ASKED:
                    expect(box.locator(f'[data-id="{ASKED[number]}"]')).to_have_count(1)
            expect(lectern.stage).to_have_attribute("data-theme", theme)
