"""A handout is read back from its PDF: text, pages, pictures, tags; its layout before that."""

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream

from geodata.archive import Archive
from tests.timeline.hostile import HOSTILE
from tests.timeline.lecture.lectures import (
    LECTURE,
    LONG,
    ODD,
    PICTURES,
    lectures,
    picture,
    pictures,
)
from timeline.delivery.letters import korean
from timeline.lecture import fonts, makeup
from timeline.lecture.block import total
from timeline.lecture.built_in import built_in
from timeline.lecture.fonts import Fonts, found, printable
from timeline.lecture.handout import BOTTOM, SIDE, SIZES, TOP, Handout, Paper, _Print, handout
from timeline.lecture.leaves import TooLong, leaves
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.paragraphs import Run, one_line, paragraphs, plain
from timeline.lecture.sheet import PrintSheet
from timeline.lecture.taken import SourceChoice, Taken, entitled
from timeline.sounds import romanised
from timeline.stage.staged import staged
from timeline.text import Words

EACH = [(paper, count) for paper in Paper for count in (1, 2, 3)]
each = pytest.mark.parametrize(("paper", "count"), EACH)
law = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@cache
def the_fonts() -> Fonts:
    """Of this machine; reading them takes a second."""
    return found()


def printed(lecture: Lecture, archive: Archive, catalogue: Words, **chosen: Any) -> Handout:
    own: dict[str, Any] = {"pictures": [], "fonts": the_fonts()} | chosen
    keys = {field.name for field in fields(Taken)} & {*own}
    taken = Taken(**{key: own.pop(key) for key in keys})
    return handout(lecture, archive, own.pop("pictures"), catalogue, chosen=taken, **own)


def opened(own: Handout) -> PdfReader:
    return PdfReader(io.BytesIO(own.content))


def texts(own: Handout) -> list[str]:
    return [page.extract_text() for page in opened(own).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def usual(archive: Archive, catalogue: Words) -> Handout:
    return printed(LECTURE, archive, catalogue, pictures=PICTURES)


def test_the_first_page_says_what_who_and_whose_facts(usual: Handout) -> None:
    first = texts(usual)[0].split("\n")
    assert first[:2] == ["Leaving: 떠남", "A. Lecturer"]
    assert re.search(r"Crossings, version \S+ of \d+ \w+ 20\d\d, CC BY 4.0$", first[2])


def test_each_page_has_a_foot(usual: Handout) -> None:
    own = texts(usual)
    for number, text in enumerate(own, 1):
        title, edition, page = text.split("\n")[-3:]
        assert title == "Leaving: 떠남"
        assert re.search(r"version \S+ of \d+ \w+ 20\d\d, CC BY 4.0$", edition)
        assert page == f"{number} of {len(own)}"


@each
def test_a_scene_stands_on_one_page(
    archive: Archive, catalogue: Words, paper: Paper, count: int
) -> None:
    """With its words and sources, and with no more scenes than were asked for."""
    scenes = [LectureScene(f"Scene {n}", f"begin{n} {'word ' * 60} end{n}") for n in range(1, 8)]
    own = [PICTURES[0], None, PICTURES[2]] * 2
    told = texts(
        printed(
            Lecture("x", scenes=tuple(scenes)),
            archive,
            catalogue,
            pictures=own,
            paper=paper,
            per_page=count,
        )
    )
    on = [re.findall(r"^(\d)\s+Scene \1$", text, re.MULTILINE) for text in told]
    assert [number for page in on for number in page] == [str(n) for n in range(1, 8)]
    assert max(len(page) for page in on) == count
    for page, text in zip(on, told, strict=True):
        assert re.findall(r"begin(\d)", text) == re.findall(r"end(\d)", text) == page


@each
def test_paper_has_its_size(archive: Archive, catalogue: Words, paper: Paper, count: int) -> None:
    own = opened(printed(LECTURE, archive, catalogue, paper=paper, per_page=count))
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height)))
             for page in own.pages}  # fmt: skip
    assert sizes == {(595, 842) if paper is Paper.A4 else (612, 792)}


def test_notes_of_the_speaker_are_printed_only_when_asked_for(
    usual: Handout, archive: Archive, catalogue: Words
) -> None:
    assert "slowly" not in "".join(texts(usual))
    assert "Speaker notes" not in "".join(texts(usual))
    said = "".join(texts(printed(LECTURE, archive, catalogue, notes=True)))
    assert "Speaker notes\nSay this slowly.\n• then 이것" in said


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_scene_that_no_page_holds_goes_on_under_its_heading(
    archive: Archive, catalogue: Words, count: int
) -> None:
    long = LectureScene("Long", LONG * 1, LONG * 3)
    lecture = Lecture("x", scenes=(LectureScene("Before"), long, LectureScene("After")))
    own = printed(lecture, archive, catalogue, pictures=PICTURES[:2], per_page=count, notes=True)
    told = texts(own)
    first = next(n for n, text in enumerate(told) if re.search(r"^2\s+Long$", text, re.MULTILINE))
    after = next(n for n, text in enumerate(told) if re.search(r"^3\s+After$", text, re.MULTILINE))
    assert after - first >= 2
    for text in told[first + 1 : after]:
        assert re.match(r"2\s+Long \(continued\)\n", text)
    said = squeezed("".join(_without_foot(text) for text in told[first:after]))
    assert said.replace("2Long(continued)", "").count(squeezed(LONG)) == 4


def _without_foot(text: str) -> str:
    return "\n".join(text.split("\n")[:-3])


def test_type_is_smaller_before_a_scene_goes_on(archive: Archive, catalogue: Words) -> None:
    lecture = Lecture("x", scenes=(LectureScene("y", "word " * 750),))
    own = printed(lecture, archive, catalogue, pictures=[PICTURES[0]], per_page=1)
    assert "(continued)" not in "".join(texts(own))
    assert SIZES[1][0] not in _sizes(own)
    assert min(_sizes(own)) >= SIZES[1][-1] == 8


def _sizes(own: Handout) -> set[float]:
    found: set[float] = set()
    for operands, operator in _operations(own):
        if operator == b"Tf":
            found.add(float(operands[1]))
    return found


def _operations(own: Handout) -> Iterator[tuple[Any, bytes]]:
    reader = opened(own)
    for page in reader.pages:
        yield from ContentStream(page.get_contents(), reader).operations


def test_nothing_is_coloured(usual: Handout) -> None:
    used = {operator for _, operator in _operations(usual)}
    assert used.isdisjoint({b"rg", b"RG", b"k", b"K", b"scn", b"SCN", b"sc", b"SC"})
    assert {tuple(o) for o, operator in _operations(usual) if operator in {b"g", b"G"}} <= {(0,)}


def test_pictures_are_whole_and_not_finer_than_print(usual: Handout) -> None:
    reader = opened(usual)
    sizes = [image.image.size for page in reader.pages for image in page.images if image.image]
    assert sizes == [(160, 90), (90, 160), (160, 90)]
    placed = [o for o, operator in _operations(usual) if operator == b"cm"]
    for (width, height), matrix in zip(sizes, placed, strict=True):
        assert float(matrix[0]) / float(matrix[3]) == pytest.approx(width / height, rel=0.01)


def test_a_picture_is_as_wide_as_the_page(archive: Archive, catalogue: Words) -> None:
    for count, size in ((1, (1480, 1062)), (2, (1480, 590))):
        own = [picture(*size)] * 2
        lecture = Lecture("x", scenes=(LectureScene("One", "words"), LectureScene("Two", "words")))
        made = printed(lecture, archive, catalogue, pictures=own, per_page=count)
        placed = [o for o, operator in _operations(made) if operator == b"cm"]
        assert [float(matrix[0]) for matrix in placed] == pytest.approx([595.28 - 2 * SIDE] * 2, 1)


def test_sources_take_a_page_for_eight_scenes_unless_all_or_none_are_asked_for(
    archive: Archive, catalogue: Words
) -> None:
    lecture = built_in(staged(archive).frame)["leader"]
    count = {
        form: sum(
            bool(re.search(r"^Sources( \(continued\))?$", text, re.MULTILINE))
            for text in texts(printed(lecture, archive, catalogue, sources=form))
        )
        for form in SourceChoice
    }
    most = -(-len(lecture.scenes) // 8)
    assert 0 < count[SourceChoice.SHORT] <= most < count[SourceChoice.ALL]
    assert count[SourceChoice.NONE] == 0


def test_title_author_course_and_day_are_those_of_whoever_takes_it_away(
    archive: Archive, catalogue: Words
) -> None:
    own = entitled(LECTURE, "A title of mine", "B. Teacher")
    first = texts(printed(own, archive, catalogue, course="History 101", date="3 May"))[0]
    assert first.split("\n")[:3] == ["A title of mine", "B. Teacher", "History 101 · 3 May"]
    assert entitled(LECTURE, "", "") == LECTURE


# ---- read aloud ------------------------------------------------------------------------------


def test_the_document_says_title_and_language_and_lists_scenes(usual: Handout) -> None:
    reader = opened(usual)
    assert reader.metadata is not None
    assert reader.metadata.title == "Leaving: 떠남"
    assert reader.metadata.author == "A. Lecturer"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    outline = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert outline == [*(one_line(scene.heading) for scene in LECTURE.scenes), "Sources"]


def test_all_text_is_tagged_in_its_order(usual: Handout, archive: Archive) -> None:
    reader = opened(usual)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    elements = [e.get_object() for e in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
    kinds = [element["/S"] for element in elements]
    assert kinds[0] == "/H1"
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(LECTURE.scenes) + 1
    alts = [element["/Alt"] for element in elements if element["/S"] == "/Figure"]
    assert len(alts) == 3
    assert archive.events["2011-12-kim-jong-il-death"].title in alts[0]
    assert _stray(usual) == []


def _stray(own: Handout) -> list[Any]:
    """Text that is neither in an element nor put aside."""
    depth, stray = 0, list[Any]()
    for operands, operator in _operations(own):
        if operator in {b"BDC", b"BMC"}:
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator in {b"Tj", b"TJ"} and depth != 1:
            stray.append(operands)
    return stray


def test_a_gap_that_is_seen_is_heard(archive: Archive, catalogue: Words) -> None:
    """Words at the end of a line would else be read as one with the next."""
    lecture = Lecture("x", scenes=(LectureScene("y", f"- {'longish ' * 40}"),))
    heard = "".join(_shown(printed(lecture, archive, catalogue, fonts=Fonts())))
    assert heard.count("longish ") == 39
    assert "longishlongish" not in heard


def _shown(own: Handout) -> Iterator[str]:
    for operands, operator in _operations(own):
        if operator == b"Tj":
            yield str(operands[0])


# ---- letters ---------------------------------------------------------------------------------


def test_korean_prints_in_a_font_that_is_in_the_file(usual: Handout) -> None:
    assert the_fonts().korean, "install it: sudo apt-get install fonts-nanum"
    assert "한국어 제목" in "".join(texts(usual))
    assert usual.notice == ""
    for page in opened(usual).pages:
        own: Any = page["/Resources"]
        for font in own["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(inner.get_object())
    assert len(usual.content) < 250_000


@pytest.mark.parametrize("latin", [True, False])
def test_without_a_font_korean_is_spelt_out_and_the_notice_says_how_to_get_one(
    *, latin: bool, archive: Archive, catalogue: Words
) -> None:
    own = the_fonts()._replace(korean=None) if latin else Fonts()
    made = printed(LECTURE, archive, catalogue, fonts=own)
    assert "sudo apt-get install fonts-nanum" in made.notice
    told = "".join(texts(made))
    assert "Leaving: [tteonam]" in told
    assert "[hangukeo] [jemok]" in told
    assert "Before the famine few came" in told.replace("\n", " ")


def test_a_lecture_without_korean_needs_no_such_font(archive: Archive, catalogue: Words) -> None:
    lecture = Lecture("x", scenes=(LectureScene("Café “y”…", "•"),))
    made = printed(lecture, archive, catalogue, fonts=Fonts())
    assert made.notice == ""
    assert "Café “y”…" in texts(made)[0]


@pytest.mark.parametrize(
    ("korean", "latin"),
    [("탈북민", "talbukmin"), ("한글", "hangeul"), ("서울", "seoul"), ("뷁", "bwek"), ("힣", "hit"),
     ("쌀값", "ssalgap"), ("의주", "uiju")],
)  # fmt: skip
def test_hangul_is_spelt_in_latin_letters(korean: str, latin: str) -> None:
    assert romanised(korean) == latin


def test_what_has_no_letter_is_named() -> None:
    assert printable("a\u200b 🙂漢\n평양", str.isascii) == "a [U+1F642][U+6F22]\n[pyeongyang]"


def test_fonts_are_found_by_name_where_there_is_no_fontconfig(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = the_fonts()
    assert own.latin
    assert own.korean
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(fonts, "FOLDERS", (str(tmp_path),))
    carried = Fonts(None, {"": korean()})
    assert found() == carried
    (tmp_path / "deep").mkdir()
    (tmp_path / "NanumGothic.ttf").write_bytes(b"no font")
    assert found() == carried
    other = Path(shutil.copy(own.korean[""], tmp_path / "Unheard-of.ttf"))
    assert found() == Fonts(None, {"": other})
    malgun = Path(shutil.copy(own.korean[""], tmp_path / "malgun.ttf"))
    bold = Path(shutil.copy(own.korean["B"], tmp_path / "deep" / "malgunbd.ttf"))
    latin = Path(shutil.copy(own.latin[""], tmp_path / "DejaVuSans.ttf"))
    assert found() == Fonts({"": latin}, {"": malgun, "B": bold})


def test_a_broken_fontconfig_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = the_fonts()
    broken = tmp_path / "fc-list"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(broken))
    assert found() == own


@pytest.fixture(scope="module")
def sheet() -> PrintSheet:
    return PrintSheet("A4", Fonts())


# ---- laws ------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*HOSTILE, ODD])
def test_hostile_text_stays_text(
    text: str, archive: Archive, catalogue: Words, sheet: PrintSheet
) -> None:
    lecture = Lecture(text, text, scenes=(LectureScene(text, text, text, facts=(text,)),))
    own = printed(lecture, archive, catalogue, notes=True, fonts=Fonts())
    said = squeezed(texts(own)[0]).replace("\u0338", "")
    for paragraph in sheet.printable([*paragraphs(text), plain(text)]):
        assert squeezed(paragraph.text).replace("\u0338", "") in said
    links = [a.get_object()["/A"]["/URI"] for page in opened(own).pages
             for a in (page.get("/Annots") or [])]  # fmt: skip
    assert all(link.startswith("https://example.org") for link in links)


choices = st.fixed_dictionaries(
    {
        "pictures": pictures,
        "paper": st.sampled_from(Paper),
        "per_page": st.sampled_from([1, 2, 3]),
        "notes": st.booleans(),
        "sources": st.sampled_from(SourceChoice),
    }
)
FULL = {"pictures": PICTURES, "paper": Paper.LETTER, "per_page": 3, "notes": True,
        "sources": SourceChoice.ALL}  # fmt: skip


@cache
def sheet_of(paper: Paper) -> PrintSheet:
    """To measure on: nothing is written, and its fonts are opened once."""
    return PrintSheet(paper, the_fonts())


@law
@given(lecture=lectures, chosen=choices)
@example(lecture=LECTURE, chosen=FULL)
def test_nothing_overlaps_or_leaves_the_page(
    archive: Archive, catalogue: Words, lecture: Lecture, chosen: dict[str, Any]
) -> None:
    sheet = sheet_of(chosen["paper"])
    made = _Print(sheet, catalogue, chosen["per_page"], Taken(chosen["notes"], chosen["sources"]))
    own = list(leaves(lecture, archive, chosen["pictures"], catalogue))
    pages = made.made_up(lecture, own)
    for page in pages:
        assert page
        for placed in page:
            assert placed.left >= SIDE
            assert placed.top >= TOP
            assert placed.top + total(placed.strips) <= sheet.h - BOTTOM + 0.01
        for one, other in combinations(page, 2):
            apart = one.top + total(one.strips) <= other.top + 0.01
            assert apart or other.left > one.left
    headings = [placed.heading for page in pages for placed in page if placed.heading]
    wanted = [one_line(scene.heading) for scene in lecture.scenes]
    assert [h for h in headings if h != "Sources"] == [h for h in wanted if h and h != "Sources"]


@law
@given(lecture=lectures, chosen=choices)
def test_every_lecture_prints(
    archive: Archive, catalogue: Words, lecture: Lecture, chosen: dict[str, Any]
) -> None:
    made = printed(lecture, archive, catalogue, **chosen)
    assert len(opened(made).pages) >= 1
    assert _stray(made) == []


@settings(deadline=None)
@given(text=st.text(st.characters(codec="cp1252", exclude_categories=["C"]), max_size=40))
def test_a_line_is_as_wide_as_it_is_measured(text: str) -> None:
    bold = Run("", bold=True)
    wide = sum(
        sheet_of(Paper.A4).width(letter, bold) for letter in f"{text} "
    )  # a space opens the font
    sheet_of(Paper.A4).set_font("latin", "B", 10)
    assert sheet_of(Paper.A4).get_string_width(f"{text} ") == pytest.approx(10 * wide, abs=0.01)


def test_a_lecture_that_nobody_would_print_is_refused(
    archive: Archive, catalogue: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(makeup, "MOST_PAGES", 2)
    scenes = (LectureScene("y"),) * 3
    with pytest.raises(TooLong):
        printed(Lecture("x", scenes=scenes), archive, catalogue, per_page=1)
    assert printed(Lecture("x", scenes=scenes), archive, catalogue, per_page=2)


def test_a_lecture_of_nothing_is_a_page(archive: Archive, catalogue: Words) -> None:
    assert len(texts(printed(Lecture("Only a title"), archive, catalogue))) == 1


def test_any_font_of_the_machine_is_asked_for_a_letter_and_what_none_has_is_told(
    archive: Archive, catalogue: Words
) -> None:
    lecture = Lecture("x", scenes=(LectureScene("Way", "Đồng Đăng ✓ \U0001f9ff 가"),))
    made = handout(lecture, archive, [], catalogue)
    said = " ".join(texts(made))
    assert "Đồng Đăng ✓" in said
    assert "[U+1F9FF]" in said
    assert made.notice == catalogue["handout"]["no_letters"].format(letters="\U0001f9ff")
