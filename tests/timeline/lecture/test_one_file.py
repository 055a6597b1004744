"""A lecture as one file carries its fonts, and is a page to read without a script."""

import base64
import io
import re
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import html

from geodata.archive import Archive
from timeline.lecture.built_in import built_in, texts
from timeline.lecture.deck_fonts import faces
from timeline.lecture.lectern import bound
from timeline.sounds import HANGUL
from timeline.stage.staged import staged


@pytest.fixture(scope="module")
def page() -> str:
    return bound(texts()["defectors"], {}).decode()


def fonts(style: str) -> list[tuple[str, str, bytes]]:
    """Family, kind and content of each face."""
    found = re.findall(r'font-family:"([^"]+)";src:url\(data:font/(\w+);base64,([^)]+)\)', style)
    return [(family, kind, base64.b64decode(content)) for family, kind, content in found]


def test_the_file_carries_fonts_of_both_scripts_and_stays_small(
    page: str, archive: Archive
) -> None:
    assert len(page) < 6_000_000
    assert "font-src data:" in page
    own = fonts(page)
    assert [family for family, _, _ in own] == ["Source Sans", "Source Sans", "Noto Sans KR"]
    assert all(content[:4] == b"wOF2" for _, _, content in own[:2])
    known: Any = TTFont(io.BytesIO(own[2][2])).getBestCmap()
    names = [place.name_ko for place in archive.places.values()]
    letters = set(HANGUL.findall("".join(filter(None, names))))
    assert len(letters) > 100
    assert {ord(letter) for letter in letters} <= set(known)


def test_letters_of_its_own_are_in_the_font() -> None:
    (*_, (family, _, content)) = fonts(faces("뷁"))
    assert family == "Noto Sans KR"
    assert set(TTFont(io.BytesIO(content)).getBestCmap() or {}) == {ord("뷁")}
    assert [family for family, _, _ in fonts(faces("none"))] == ["Source Sans", "Source Sans"]


def test_the_scenes_stand_under_headings_that_no_script_writes(page: str, archive: Archive) -> None:
    lecture = built_in(staged(archive).frame)["defectors"]
    main: Any = html.fromstring(page).get_element_by_id("reading")
    assert [own.text_content() for own in main.iter("h1")] == [lecture.title]
    assert [own.text_content() for own in main.iter("h2")] == [s.heading for s in lecture.scenes]
    for section in main.iter("section"):
        assert section.get("aria-labelledby") == section.find("h2").get("id")
    said = " ".join(main.text_content().split())
    assert "All thirteen chose to come." in said
    assert "34,537" in said
    assert "Sources: " in said
    hrefs = {link.get("href") for link in main.iter("a")}
    assert "#scene=1" in hrefs
    assert all(re.match(r"https?://|#", href) for href in hrefs)


def test_no_note_of_the_lecturer_is_on_the_page_to_read(page: str) -> None:
    main: Any = html.fromstring(page).get_element_by_id("reading")
    assert "Wait until it is quiet" not in main.text_content()
