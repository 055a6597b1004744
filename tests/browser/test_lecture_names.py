"""What a lecture says is named on its maps and fits its screen, in a hall of either shape."""

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
THEMES = ["hall", "light"]
ASKED = {3: "prk-hungnam", 5: "tumen", 9: "chn-beijing", 10: "THA"}  # what its lecturer points at


def scenes(archive: Archive) -> Iterator[tuple[str, bool, list[tuple[int, list[str] | None]]]]:
    """Of lectures that are given and of such that play by themselves: what a map is to name."""
    stage = staged(archive)
    for name, lecture in built_in(stage.frame).items():
        yield (
            name,
            lecture.plays,
            [
                (
                    number,
                    named(scene, archive, stage.words)
                    if scene.layout in {Layout.MAP, Layout.MAP_TIME}
                    else None,
                )
                for number, scene in enumerate(lecture.scenes, 1)
            ],
        )


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_spoken_of_is_named_on_the_map_and_the_words_of_every_scene_fit(
    lectern: Lectern, archive: Archive, size: tuple[int, int]
) -> None:
    page = lectern.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    box = lectern.deck.locator(".cx-map")
    for name, plays, told in scenes(archive):
        themes = THEMES[:1] if plays else THEMES
        page.goto(f"{lectern.address}/lectures?lecture={name}&theme={themes[0]}")
        until_seen(page, DECK, timeout=PATIENCE_MS)
        if plays:
            lectern.press(" ")
        for theme in themes:
            while (now := lectern.stage.get_attribute("data-theme")) != theme:
                lectern.press("t")
                expect(lectern.stage).not_to_have_attribute("data-theme", str(now))
            measured = name == "defectors" and theme == "hall"
            for number, ids in told:
                if ids is None and not measured:
                    continue
                lectern.press(*("ArrowRight",) * (number > 1) if plays else (*str(number), "Enter"))
                expect(lectern.deck).to_have_attribute("data-stands", str(number))
                if ids is not None:
                    assert ids
                    expect(box).to_have_attribute("data-spoken", " ".join(ids))
                    expect(box).to_have_attribute("data-unnamed", "")
                    if name == "defectors" and number in ASKED:
                        expect(box.locator(f'[data-id="{ASKED[number]}"]')).to_have_count(1)
                if measured:
                    lectern.fits()
            expect(lectern.stage).to_have_attribute("data-theme", theme)
