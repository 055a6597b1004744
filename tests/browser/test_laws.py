"""The laws of the picture, held against the stage as it is drawn: see `tests/bench/picture.py`."""

import pytest

from geodata.archive import Archive
from tests.bench.picture import MOST_CROSSINGS, MOST_SEA, NAMED, PHONE, SIZES, least_px, seen
from tests.browser.conftest import OpenStage
from timeline.labels import told_by_others

WHOLE = "[data-testid=stage][data-whole=true]"
FIRST = {"chn-shenyang", "kor-seoul", "lao-vientiane", "tha-bangkok"}  # places that a desk names
WIDER = {"MNG", "east_sea", "chn-kunming", "rus-vladivostok"}  # and one as wide as a laptop
LAPTOP = 1366


@pytest.mark.parametrize(
    ("theme", "language", "size"),
    [
        *(("light", language, size) for language in ("en", "ko") for size in (*SIZES, (1024, 768))),
        *(("hall", language, SIZES[0]) for language in ("en", "ko")),
    ],
    ids=str,
)
def test_the_picture_can_be_read(
    open_stage: OpenStage, archive: Archive, theme: str, language: str, size: tuple[int, int]
) -> None:
    page = open_stage(f"?theme={theme}&lang={language}", size).page
    page.wait_for_selector(WHOLE)
    page.wait_for_load_state("networkidle")
    found, width = seen(page), size[0]
    assert found.crossings <= MOST_CROSSINGS
    assert found.unreadable == ()
    assert found.sea <= MOST_SEA
    assert found.least_px >= least_px(theme, width) - 0.01
    emphasised = {way.id for way in archive.ways.values() if way.emphasis and "region" in way.views}
    assert emphasised - found.on_map == set()
    if theme == "light" and width > PHONE:
        assert FIRST - found.on_map == set()
    if theme == "light" and width >= LAPTOP:
        assert WIDER - found.on_map == set()
    assert len(found.named) >= NAMED[theme].get(width, 0)
    if theme == "light" and width > PHONE:
        foremost = {event.id for event in archive.events.values() if event.importance == 1}
        assert foremost - {*found.named} - told_by_others(archive) == set()
