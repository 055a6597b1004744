"""A lecture as one file carries its fonts, and is a page to read without a script."""

import base64
import io
import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import html

from geodata.archive import Archive
from geodata.load import current
from timeline.lecture.built_in import built_in, texts
from timeline.lecture.deck_fonts import faces
from timeline.lecture.lectern import bound, in_language
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


@pytest.fixture(scope="module")
def both() -> str:
    return bound(texts()["leader"], {"lang": "ko", "in": "ko,en,xx,ko"}).decode()


def test_a_file_of_two_languages_holds_all_of_either(both: str) -> None:
    data = json.loads(re.findall(r'id="lecture">(.*?)</script>', both)[0])
    (other,) = data["also"]
    assert [own["tongue"]["tag"] for own in (data, other)] == ["ko", "en-GB"]
    assert html.fromstring(both).get("lang") == "ko"
    first, second = data["lecture"]["scenes"][0], other["lecture"]["scenes"][0]
    assert first["state"] == second["state"]
    assert HANGUL.search(first["heading"])
    assert not HANGUL.search(second["heading"])
    assert HANGUL.search(data["words"]["notes"])
    for own in (data, other):
        addresses = own["stage"]["addresses"]
        needed = {addresses["facts"], addresses["cards"], addresses["terms"], own["answers"]}
        assert needed <= data["files"].keys()
    assert data["stage"]["addresses"]["facts"] != other["stage"]["addresses"]["facts"]
    assert len(both) < 8_000_000


def test_either_language_of_a_file_is_read_without_a_script(both: str) -> None:
    mains: Any = html.fromstring(both).findall(".//main")
    assert [(own.get("id"), own.get("lang")) for own in mains] == [
        ("reading", "ko"),
        ("reading-en", "en"),
    ]
    ids = [own.get("id") for main in mains for own in main.iter() if own.get("id")]
    assert len(ids) == len(set(ids))
    assert [own.find(".//nav/a[2]").get("href") for own in mains] == [
        "#read&lang=en",
        "#read&lang=ko",
    ]


def test_a_lecture_is_told_in_the_language_that_is_asked_for() -> None:
    english, korean = (in_language(texts()["leader"], {"lang": code}) for code in ("en", "ko"))
    assert korean["lecture"]["scenes"][0]["state"] == english["lecture"]["scenes"][0]["state"]
    assert HANGUL.search(korean["noted"]["scenes"][0]["heading"])
    assert not HANGUL.search(str(english["noted"]["scenes"][0]["notes"]))
    assert HANGUL.search(korean["words"]["restart"])
    assert korean["stage"]["addresses"]["facts"] != english["stage"]["addresses"]["facts"]


def test_a_map_names_in_korean_what_it_names_in_english() -> None:
    english, korean = (
        in_language(texts()["sixty"], {"lang": code})["lecture"]["scenes"] for code in ("en", "ko")
    )
    for scene, other in zip(english, korean, strict=True):
        assert set(scene["named"]) <= set(other["named"]), scene["heading"]
    assert {"LAO", "THA", "mekong"} <= set(korean[3]["named"])


def test_a_command_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.html"
    monkeypatch.setattr("sys.argv", ["timeline", "sixty", str(path)])
    runpy.run_module("timeline", run_name="__main__")
    assert built_in(staged(current()).frame)["sixty"].title in path.read_text("utf-8")
