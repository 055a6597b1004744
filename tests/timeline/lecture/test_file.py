"""A lecture file reads back as it was written, and tells each fault by its line."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import main as yaml

from tests.timeline.hostile import HOSTILE
from timeline.lecture.assembly import MOST_SCENES
from timeline.lecture.file import MOST_BYTES, read
from timeline.lecture.layouts import Account, Layout, OwnPicture, Quotation, Shows
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.paragraphs import paragraphs
from timeline.lecture.parsing import parsed
from timeline.lecture.reading import LONGEST, MOST_LINES
from timeline.lecture.writing import raw, write
from timeline.nodes import nodes, plain_text
from timeline.selection import FACETS, Frame, Selection, whole
from timeline.text import words

WORDS = words()

FRAME = Frame(
    1945,
    2026,
    frozenset({"2016-04-ningbo", "laos-thailand"}),
    ("region", "korea"),
    dict.fromkeys(FACETS, frozenset({"border", "return"})),
)
PLAIN = """\
crossings: 1
title: A lecture
author: Somebody
language: en
minutes: 45
scenes:
  - heading: First
    words: |
      One **word**.
    stage: {from: 1990, to: 2012, at: 2011, view: korea, pick: 2016-04-ningbo, category: [border]}
    plays: yes
    minutes: 2.5
    facts: [2016-04-ningbo, women_share]
  - heading: Second
    skip: yes
    mood: quiet
"""
PARTS = st.sampled_from(
    "crossings title author about audience language minutes plays edition also heading words notes "
    "layout builds number made_of chart mark answers right seconds skip facts columns quote "
    "picture stage comments who says source image caption credit description from to at "
    "pick view map q ko".split()
)  # fmt: skip
texts = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60)
trimmed = texts.map(str.strip).filter(bool)
selections = st.builds(
    lambda first, last, at, pick, view, category: Selection(
        first=min(first, last),
        last=max(first, last),
        at=min(max(at, min(first, last)), max(first, last)) if at else None,
        pick=pick,
        view=view,
        category=tuple(sorted(category)),
    ),
    st.integers(1945, 2026),
    st.integers(1945, 2026),
    st.none() | st.integers(1945, 2026),
    st.none() | st.sampled_from(sorted(FRAME.picks)),
    st.sampled_from(FRAME.views),
    st.sets(st.sampled_from(["border", "return"])),
)
ids = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True)
some_ids = st.lists(ids, max_size=3).map(tuple)
accounts = st.builds(Account, who=trimmed, says=trimmed, facts=some_ids)
answers = st.just(()) | st.lists(trimmed, min_size=2, max_size=5).map(tuple)
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
    "DwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
shown = answers.flatmap(
    lambda answers: st.builds(
        Shows,
        number=some_ids,
        made_of=some_ids,
        chart=ids | st.just(""),
        mark=st.lists(st.integers(1945, 2026), max_size=3).map(tuple),
        columns=st.just(()) | st.lists(accounts, min_size=2, max_size=4).map(tuple),
        quote=st.none() | st.builds(Quotation, words=trimmed, who=trimmed, source=ids),
        picture=st.none() | st.builds(OwnPicture, st.just(PIXEL), trimmed, trimmed, trimmed),
        answers=st.just(answers),
        right=st.none() | st.integers(1, len(answers)) if answers else st.none(),
    )
)
scenes = st.builds(
    LectureScene,
    layout=st.sampled_from(Layout),
    builds=st.booleans(),
    shows=shown,
    heading=trimmed,
    words=trimmed | st.just(""),
    notes=trimmed | st.just(""),
    stage=st.none() | selections,
    plays=st.booleans(),
    minutes=st.none() | st.floats(0.1, 60).map(lambda value: round(value, 1)),
    seconds=st.none() | st.floats(0.1, 60).map(lambda value: round(value, 1)),
    may_be_skipped=st.booleans(),
    facts=st.lists(ids).map(tuple),
)
lectures = st.builds(
    Lecture,
    title=trimmed,
    author=trimmed | st.just(""),
    minutes=st.none() | st.integers(1, 600).map(float),
    plays=st.booleans(),
    scenes=st.lists(scenes, max_size=4).map(tuple),
)


def faults(text: str) -> list[str]:
    return [fault.in_words(WORDS) for fault in read(text, FRAME)[1]]


def test_a_plain_file_says_what_it_says() -> None:
    lecture, found = read(PLAIN, FRAME)
    assert (lecture.title, lecture.author, lecture.minutes) == ("A lecture", "Somebody", 45)
    first, second = lecture.scenes
    asked = Selection(1990, 2012, "korea", 2011, "2016-04-ningbo", category=("border",))
    assert first == LectureScene(
        "First",
        "One **word**.",
        stage=asked,
        plays=True,
        minutes=2.5,
        facts=("2016-04-ningbo", "women_share"),
    )
    assert second.may_be_skipped
    assert second.stage is None
    assert second.extra == {"mood": "quiet"}
    assert [fault.in_words(WORDS) for fault in found] == [
        "line 16, mood: this key is not known; it is kept and does nothing"
    ]


@settings(deadline=None)  # pure Python reads YAML slowly on a busy machine
@given(lectures)
def test_what_is_written_reads_back(lecture: Lecture) -> None:
    assert read(write(lecture, FRAME), FRAME) == (lecture, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "title: t\nminuts: 5\nscenes: []\n",
            "line 2, minuts: this key is not known; do you mean minutes?",
        ),
        (
            "title: t\nscenes:\n  - heading: h\n    word:\n\n      - a\n      - b\n",
            "line 4, word: this key is not known; do you mean words?",
        ),
    ],
)
def test_a_key_that_is_nearly_right_is_told_with_its_line_and_the_right_one(
    text: str, said: str
) -> None:
    _, found = read(text, FRAME)
    assert [fault.in_words(WORDS) for fault in found] == [said]


def test_unknown_keys_are_kept_when_written_again() -> None:
    lecture, _ = read(PLAIN.replace("language: en", "language: en\nroom: 7"), FRAME)
    again, _ = read(write(lecture, FRAME), FRAME)
    assert again == lecture
    assert again.extra == {"room": "7"}
    assert again.scenes[1].extra == {"mood": "quiet"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from: 1990", 'line 10, from: "soon" - write a year'),
        ("view: korea", 'line 10, view: "moon" - write region, korea'),
        ("pick: 2016-04-ningbo", 'line 10, pick: "nobody" - write the id'),
        ("[border]", "line 10, category: write words"),
        ("minutes: 2.5", 'line 12, minutes: "ages" - write minutes'),
        ("plays: yes", 'line 11, plays: "perhaps" - write yes or no'),
        ("minutes: 45", 'line 5, minutes: "-3" - write minutes'),
        ("language: en", 'line 4, language: "English" - write two small letters'),
        ("crossings: 1", 'line 1, crossings: "99" - this program reads version 1'),
    ],
)
def test_a_fault_is_told_by_line_and_the_rest_is_read(text: str, said: str) -> None:
    wrong = {
        "from: 1990": "from: soon", "view: korea": "view: moon", "minutes: 2.5": "minutes: ages",
        "pick: 2016-04-ningbo": "pick: nobody", "[border]": "[nothing]",
        "plays: yes": "plays: perhaps", "minutes: 45": "minutes: -3",
        "language: en": "language: English", "crossings: 1": "crossings: 99",
    }  # fmt: skip
    lecture, found = read(PLAIN.replace(text, wrong[text]), FRAME)
    told = [fault.in_words(WORDS) for fault in found]
    assert any(line.startswith(said) for line in told), told
    assert [scene.heading for scene in lecture.scenes] == ["First", "Second"]
    assert lecture.title == "A lecture"


@pytest.mark.parametrize(
    "text",
    [
        "", "title", "- a list", "title: [x", 'title: "open', "scenes: {a: b}", "\ttitle: x",
        "title: x\nscenes:\n  - words: no heading", "a: &x [*x]", "a: !!python/object:os.system x",
        "title: x\ntitle: y", "? [a, b]\n: c", "scenes: [[1], 2, null]", "%YAML 9.9\n---\n",
        "title: x\nscenes: 3", "--- a\n--- b",
    ],
)  # fmt: skip
def test_what_is_no_lecture_is_told_in_words(text: str) -> None:
    lecture, found = read(text, FRAME)
    assert found
    assert all(fault.in_words(WORDS) for fault in found)
    assert isinstance(lecture, Lecture)


@given(st.text(max_size=300) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_no_text_makes_reading_fail(text: str) -> None:
    read(text, FRAME)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(HOSTILE),
    lambda own: st.lists(own, max_size=3) | st.dictionaries(PARTS | st.text(max_size=5), own),
    max_leaves=8,
)  # fmt: skip
SCENES = st.dictionaries(PARTS, VALUES, max_size=8)
RAWS = st.dictionaries(PARTS, VALUES, max_size=6).flatmap(
    lambda own: st.lists(SCENES | VALUES, max_size=3).map(lambda them: {**own, "scenes": them})
)


@settings(deadline=None, max_examples=30)  # pure Python reads YAML slowly on a busy machine
@given(RAWS)
@example({"comments": None, "scenes": [{"heading": "a", "comments": 3}]})
def test_no_json_under_the_keys_of_a_lecture_makes_it_fail(known: dict[str, Any]) -> None:
    """What can be read of it is written as YAML and stays."""
    for language in ("", "ko"):
        lecture, found = read(json.dumps(known), FRAME, language)
        assert all(fault.in_words(WORDS) for fault in found)
        again = read(write(lecture, FRAME), FRAME)[0]
        assert (again.title, len(again.scenes)) == (lecture.title, len(lecture.scenes))


@pytest.mark.parametrize("letters", [60, 100, 130])
def test_a_key_that_is_not_known_stays_however_long(letters: int) -> None:
    key = ("Who leaves, and why " * 7)[:letters].strip()
    scenes = [{"heading": "a", key: {key: "b"}}]
    lecture, _ = read(json.dumps({"title": "t", "scenes": scenes, key: "c"}), FRAME)
    assert lecture.extra == {key: "c"}
    assert read(write(lecture, FRAME), FRAME)[0] == lecture


@pytest.mark.parametrize("text", ["\n", "a\n\n\n", "a\n...\n"])
def test_a_text_under_a_key_that_is_not_known_stays_with_its_blank_lines(text: str) -> None:
    lecture, _ = read(json.dumps({"title": "t", "odd": text, "scenes": [{"heading": "a"}]}), FRAME)
    assert lecture.extra == {"odd": text}
    assert read(write(lecture, FRAME), FRAME)[0] == lecture


def test_a_file_is_bounded() -> None:
    assert "4,096 KB" in faults("title: " + "x" * MOST_BYTES)[0]
    many = {"heading": "x"}
    lecture, found = read(f"title: t\nscenes: {[many] * (MOST_SCENES + 5)}", FRAME)
    assert len(lecture.scenes) == MOST_SCENES
    assert "at most 200 scenes" in found[0].in_words(WORDS)
    long = "x" * (LONGEST["heading"] + 1)
    lecture, found = read(f"title: t\nscenes: [{{heading: {long}}}]", FRAME)
    assert len(lecture.scenes[0].heading) == LONGEST["heading"]
    assert "the rest is cut" in found[0].in_words(WORDS)


@pytest.mark.parametrize("line", ["a\n", "["])
def test_words_of_more_lines_than_anybody_writes_are_cut(line: str) -> None:
    scenes = [{"heading": "a", "notes": line * 4_000 + "b"}] * 10
    lecture, found = read(json.dumps({"title": "t", "scenes": scenes}), FRAME)
    kept = [bool(own.notes) for own in lecture.scenes]
    assert kept == [True] * (MOST_LINES // 4_001) + [False] * 3
    assert {fault.scene for fault in found} == {8, 9, 10}
    assert "at most 30,000 lines" in found[0].in_words(WORDS)


class Sliced(str):
    """Counts the letters of what is cut out of it."""

    __slots__ = ()
    letters = 0

    def __getitem__(self, which: Any) -> str:
        found = super().__getitem__(which)
        Sliced.letters += len(found)
        return found


def test_each_letter_of_comments_is_read_a_few_times_however_many_there_are() -> None:
    Sliced.letters = 0
    text = Sliced("title: t\n" + "# a\n" * 1_000)
    assert len(read(str(text), FRAME)[0].comments[""].split("\n")) == 1_000
    read(text, FRAME, parts_of=lambda _: replace(parsed(str(text)), text=text))
    assert 0 < Sliced.letters < 10 * len(text)


def test_a_small_file_that_stands_for_an_endless_one_is_refused() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert read(bomb, FRAME)[0] == Lecture("")
    assert "write it out" in faults(bomb)[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: " + "[" * 200_000, "at most 20 deep"),
        ("{a: " * 50_000, "at most 20 deep"),
        ("- " * 100_000, "at most 20 deep"),
        ("a: [" + "1," * 200_000 + "]", "too many parts"),
        ('{"a": [' + "1," * 200_000 + "1]}", "too many parts"),
    ],
)
def test_a_file_that_would_take_for_ever_is_refused(text: str, said: str) -> None:
    lecture, found = read(text, FRAME)
    assert lecture == Lecture("")
    assert said in found[0].in_words(WORDS)
    assert len(found) == 1


@pytest.mark.parametrize("text", ["title: A\ud800", '{"title": "A\\ud800"}'])
def test_half_a_character_is_taken_out_and_told(text: str) -> None:
    lecture, found = read(text, FRAME)
    assert lecture.title == "A"
    assert "taken out" in found[0].in_words(WORDS)


# ---- what comes from elsewhere -----------------------------------------------------------------


@pytest.mark.parametrize("pasted", ["\x07", "\x7f", "\x85", "\x93", "\ufffe", "\uffff"])
@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_pasted_control_character_costs_only_itself(pasted: str, kind: str) -> None:
    scenes = [{"heading": "One", "notes": f"He said {pasted}no"}, {"heading": "Two"}]
    text = json.dumps({"title": "T", "scenes": scenes}, ensure_ascii=False)
    if kind == "yaml":
        text = (
            f"title: T\nscenes:\n  - heading: One\n    notes: He said {pasted}no\n  - heading: Two"
        )
    lecture, found = read(text, FRAME)
    assert lecture.scenes == (LectureScene("One", notes="He said no"), LectureScene("Two"))
    where = "line 4" if kind == "yaml" else "scene 1, notes"
    if kind == "json" and pasted != "\x07":
        where = "line 1"
    assert [fault.in_words(WORDS) for fault in found if fault.in_words(WORDS).startswith(where)], (
        found
    )


def test_a_scene_without_heading_is_a_scene() -> None:
    scenes = [{"heading": "", "words": "kept", "notes": "aside"}, {"heading": "B"}]
    lecture, found = read(json.dumps({"title": "T", "scenes": scenes}), FRAME)
    assert lecture.scenes == (LectureScene("", "kept", "aside"), LectureScene("B"))
    assert [fault.in_words(WORDS) for fault in found] == [
        "scene 1, heading: the scene has no heading; write  heading: …"
    ]
    assert read(write(lecture, FRAME), FRAME)[0] == lecture


def test_a_file_that_is_no_utf_8_is_told_and_not_opened() -> None:
    lecture, found = read("title: 북한을 떠난 사람들".encode("cp949"), FRAME)
    assert lecture == Lecture("")
    assert "UTF-8" in found[0].in_words(WORDS)
    marked, _ = read("title: 북한을 떠난 사람들".encode("utf-8-sig"), FRAME)
    assert marked.title == "북한을 떠난 사람들"


def test_json_is_read_as_json() -> None:
    text = r"""{"title": "Peace \ud83d\ude00", "minutes": 45, "scenes":
        [{"heading": "a\/b", "plays": true, "skip": false, "words": null, "mood": 7}]}"""
    lecture, found = read(text, FRAME)
    assert lecture.title == "Peace 😀"
    assert lecture.scenes == (LectureScene("a/b", plays=True, extra={"mood": "7"}),)
    assert [fault.in_words(WORDS) for fault in found] == [
        "scene 1, mood: this key is not known; it is kept and does nothing"
    ]
    assert read("{title: Of YAML, scenes: []}", FRAME)[0].title == "Of YAML"


def test_quotation_marks_that_quote_nothing_are_named() -> None:
    text = "title: “Two turns”\nscenes:\n- heading: “2009: the peak”\n"
    assert [line for line in faults(text) if line.startswith("line 3") and "“ ”" in line]
    assert "colon" in faults("title: x\nscenes:\n- heading: 2009: the peak\n")[0]


# ---- comments ----------------------------------------------------------------------------------

REMARKED = """\
# For the autumn term.
crossings: 1
title: 'A # is no comment'  # or is it
language: en
scenes:
# The opening.
- heading: First  # short
  # Read slowly.
  words: |-
    # no comment

    Second line.
  minutes: 2
# The turn: two lines,
# kept together.
- heading: Second
# Sources are with the archive.
"""


def test_comments_stand_where_they_stood() -> None:
    lecture, found = read(REMARKED, FRAME)
    assert not found
    assert lecture.scenes[0].words.startswith("# no comment")
    assert write(lecture, FRAME) == REMARKED


def test_comments_go_with_their_scene_by_way_of_the_browser() -> None:
    lecture, _ = read(REMARKED, FRAME)
    draft: dict[str, Any] = json.loads(json.dumps(raw(lecture, FRAME)))
    draft["scenes"].reverse()
    del draft["scenes"][1]["words"]
    text = write(read(json.dumps(draft), FRAME)[0], FRAME)
    second = text.index("# The turn: two lines,\n# kept together.\n- heading: Second")
    first = text.index("# The opening.\n- heading: First  # short")
    assert second < first
    assert "# Read slowly." in text
    assert text.endswith("# Sources are with the archive.\n")


@pytest.mark.parametrize(
    "text",
    [
        """title: x # a
scenes: # b
  - # c
    heading: y
    stage: # d
      from: 1990 # e
      # f
      to: 2000
    words: | # g
      z
    plays: no # h
  # i
""",
        "# a\n--- # b\n{title: x, # c\n scenes: [{heading: y, # d\n words: z}]} # e\n",
    ],
)
def test_no_comment_is_lost(text: str) -> None:
    again = write(read(text, FRAME)[0], FRAME)
    for comment in re.findall(r"# (\w)", text):
        assert re.search(rf"# {comment}$", again, re.MULTILINE), again
    settled = write(read(again, FRAME)[0], FRAME)
    assert sorted(re.findall(r"# \w", settled)) == sorted(re.findall(r"# \w", again))


@given(st.text(max_size=40), st.sampled_from(["", "title", "#title", "scenes", "#nothing"]))
def test_no_comment_becomes_anything_else(text: str, key: str) -> None:
    lecture = Lecture("t", comments={key: text}, scenes=(LectureScene("s"),))
    again, found = read(write(lecture, FRAME), FRAME)
    assert not found
    assert replace(again, comments={}) == replace(lecture, comments={})


# ---- words -----------------------------------------------------------------------------------


def leaves(tree: list[Any]) -> list[str]:
    return [text for n in tree for text in ([n] if isinstance(n, str) else leaves(n["of"]))]


def links(tree: list[Any]) -> list[str]:
    own = [node for node in tree if isinstance(node, dict)]
    return [n["href"] for n in own if "href" in n] + [h for n in own for h in links(n["of"])]


def test_words_become_nodes() -> None:
    tree = nodes("One **two** *three*\n\n- four\n- [five](https://example.org/a)\n")
    assert tree[0] == {
        "kind": "p",
        "of": ["One ", {"kind": "strong", "of": ["two"]}, " ", {"kind": "em", "of": ["three"]}],
    }
    assert tree[1]["kind"] == "ul"  # type: ignore[index]
    assert links(tree) == ["https://example.org/a"]
    assert plain_text("One **two**\n\n- four\n- five") == "One two\nfour\nfive"


def test_a_paragraph_that_begins_with_a_year_keeps_it() -> None:
    text = "1953. The armistice *is* signed.\n\n1994. Kim Il-sung dies.\n\n2016. Thirteen arrive."
    said = ["1953. The armistice is signed.", "1994. Kim Il-sung dies.", "2016. Thirteen arrive."]
    assert plain_text(text).split("\n") == said
    assert [own.text for own in paragraphs(text)] == said
    assert [own.mark for own in paragraphs(text)] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4. d\n5. e", [4, 5]),
        ("1. a\n3. c", [1, 3]),
        ("1. a\n1. b", [1, 2]),
        ("2) b\n2) c", [2, 3]),
    ],
)
def test_a_list_has_the_numbers_that_were_written(text: str, numbers: list[int]) -> None:
    items: Any = nodes(text)[0]
    assert [item["value"] for item in items["of"]] == numbers
    assert [own.mark for own in paragraphs(text)] == [f"{number}." for number in numbers]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_text(text: str) -> None:
    tree = nodes(text)
    assert all(href.startswith(("https://", "http://", "mailto:", "?")) for href in links(tree))
    kinds = {node["kind"] for node in flat(tree)}
    assert kinds <= {"p", "ul", "ol", "li", "strong", "em", "a", "span", "blockquote", "code",
                     "h3", "hr", "br"}  # fmt: skip
    if "<script" in text:
        assert "<script>" in "".join(leaves(tree))


def flat(tree: list[Any]) -> list[dict[str, Any]]:
    own = [node for node in tree if isinstance(node, dict)]
    return [*own, *(inner for node in own for inner in flat(node["of"]))]


@given(st.text(max_size=200))
def test_no_words_make_the_nodes_fail(text: str) -> None:
    assert isinstance(nodes(text), list)


def test_no_folder_is_looked_through_while_a_lecture_is_read_and_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(yaml, "glob")
    lecture, _ = read("title: T\nscenes: [{heading: No folder}]", FRAME)
    assert "heading: No folder" in write(lecture, FRAME)


def test_a_scene_without_a_stage_shows_the_whole() -> None:
    scene = LectureScene("x", stage=whole(FRAME))
    lecture = Lecture("t", scenes=(scene, replace(scene, heading="y")))
    again, _ = read(write(lecture, FRAME), FRAME)
    assert again.scenes[0].stage == whole(FRAME)


@pytest.mark.parametrize(("also", "faults"), [("", 0), ("5", 2), ("[ko]", 2), ("{}", 0)])
@pytest.mark.parametrize("language", ["", "ko"])
def test_other_languages_that_are_none_do_no_harm(also: str, faults: int, language: str) -> None:
    text = f"title: T\nalso: {also}\nscenes:\n- heading: H\n  also: {also}\n"
    lecture, found = read(text, FRAME, language)
    assert (lecture.title, lecture.language, lecture.scenes[0].heading) == ("T", "en", "H")
    assert len(found) == faults
