"""What a lecture says is named on its maps and fits its screen, in a hall of either shape."""

import re
from collections.abc import Iterator

import pytest

from geodata.load import load
from tests.browser.lecturing import DECK, PATIENCE_MS, Lectern
from tests.browser.waiting import expect, until_seen
from timeline.lecture.built_in import built_in
from timeline.lecture.layouts import Layout
from timeline.lecture.named import named
from timeline.stage.staged import staged

pytestmark = pytest.mark.browser

# What is looked at in one visit: a hall is light or dark, its letters are those of either language.
LOOKS = {
    (1920, 1080): [("hall", "en"), ("light", "en"), ("hall-dark", "ko")],
    (1024, 768): [("hall-dark", "en"), ("light", "en"), ("hall", "ko")],
}
ASKED = {3: "prk-hungnam", 5: "tumen", 9: "chn-beijing", 10: "THA"}  # what its lecturer points at
Places = list[str] | None


def scenes(language: str) -> Iterator[tuple[str, bool, list[tuple[int, Places]]]]:
    """Of lectures that are given and of such that play by themselves: what a map is to name."""
    archive = load(language=language)
    stage = staged(archive)
    for name, lecture in built_in(stage.frame, language).items():
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


def shot(number: int) -> list[str]:
    """Keys that lead to one of a lecture that plays by itself, from the one before or the last."""
    return ["ArrowRight"] if number > 1 else ["ArrowLeft"] * 9


def turn(lectern: Lectern, theme: str, language: str) -> None:
    while (now := lectern.stage.get_attribute("data-theme")) != theme:
        lectern.press("t")
        expect(lectern.stage).not_to_have_attribute("data-theme", str(now))
    if not (lectern.stage.get_attribute("lang") or "").startswith(language):
        lectern.press("k")
        own = re.compile(f"^{language}")
        expect(lectern.stage).to_have_attribute("lang", own, timeout=PATIENCE_MS)


@pytest.mark.parametrize("size", LOOKS, ids=str)
def test_what_is_spoken_of_is_named_on_the_map_and_the_words_of_every_scene_fit(
    lectern: Lectern, size: tuple[int, int]
) -> None:
    page = lectern.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    box = lectern.deck.locator(".cx-map")
    told = {language: {name: own for name, _, own in scenes(language)} for language in ("en", "ko")}
    for name, plays, _ in scenes("en"):
        opened = ""
        for theme, language in LOOKS[size]:
            if opened != (language if plays else "en"):  # no key turns one that plays by itself
                opened = language if plays else "en"
                page.goto(f"{lectern.address}/lectures?lecture={name}&theme={theme}&lang={opened}")
                until_seen(page, DECK, timeout=PATIENCE_MS)
                lectern.press(*" " * plays)
            turn(lectern, theme, language)
            of_hall = theme.startswith("hall")
            for number, ids in told[language][name]:
                if ids is None and not of_hall:
                    continue
                lectern.press(*(shot(number) if plays else (*str(number), "Enter")))
                expect(lectern.deck).to_have_attribute("data-stands", str(number))
                if ids is not None:
                    assert ids
                    expect(box).to_have_attribute("data-spoken", " ".join(ids))
                    expect(box).to_have_attribute("data-unnamed", "")
                    if name == "defectors" and number in ASKED:
                        expect(box.locator(f'[data-id="{ASKED[number]}"]')).to_have_count(1)
                if of_hall:
                    lectern.fits()
            expect(lectern.stage).to_have_attribute("data-theme", theme)
