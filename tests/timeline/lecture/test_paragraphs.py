"""Words become paragraphs that paper and slides can hold, and lines no wider than their room."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.hostile import HOSTILE
from tests.timeline.lecture.lectures import ODD, WORDS, markdown
from timeline.lecture.lines import INDENT, lines, paragraph_of
from timeline.lecture.paragraphs import Paragraph, Run, address, clean, one_line, paragraphs

anything = st.text() | st.text(st.characters(categories=["Cc", "Cs", "Cn", "Zl", "Zs", "Mn"]))


def one_em(character: str, run: Run) -> float:
    return 0 if unicodedata.combining(character) else 1 + run.bold


def test_words_become_paragraphs_with_marks_and_levels() -> None:
    own = paragraphs(WORDS)
    assert [(p.level, p.mark) for p in own] == [(0, ""), (1, "•"), (1, "•"), (2, "1."), (2, "2."),
                                                (0, "")]  # fmt: skip
    assert own[0].runs[1] == Run("famine", bold=True)
    assert own[1].runs == (
        Run("Some went on "),
        Run("to the South", href="https://example.org/a?b=c&d=%20e"),
    )


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("> a\n> b", [Paragraph((Run("a\nb"),), 1)]),
        ("# a *b*", [Paragraph((Run("a ", bold=True), Run("b", bold=True, italic=True)))]),
        ("a  \nb", [Paragraph((Run("a\nb"),))]),
        ("```\na\n  b\n```", [Paragraph((Run("a\n  b", code=True),))]),
        ("- a\n\n  b", [Paragraph((Run("a"),), 1, "•"), Paragraph((Run("b"),), 1)]),
        ("-\n- b", [Paragraph((Run("b"),), 1, "•")]),
        ("a\n\n---\n\n&nbsp;", [Paragraph((Run("a"),))]),
        ("", []),
    ],
)
def test_each_block_is_a_paragraph(text: str, own: list[Paragraph]) -> None:
    assert paragraphs(text) == own


PASTED = "•\tFirst point\n•\tSecond point\n\to\tA part of it\n\nSay hello.\nPause.\nAsk: who came?"
WRAPPED = """A file that is wrapped by hand has lines that are filled to one width, and they run on
from one to the next as sentences do, whether a long word comes or a short one, until the end
of the paragraph.
"""
WRAPPED_KOREAN = """손으로 줄을 나눈 파일에서는 줄이 한 너비에 맞추어 차 있고, 긴 낱말이 오든
짧은 낱말이 오든 문장이 이어지듯 다음 줄로 이어지며, 문단이 끝날 때까지
그렇다.
"""


def test_lines_and_bullets_of_a_word_processor_stay() -> None:
    own = paragraphs(PASTED)
    assert [(p.mark, p.text) for p in own[:2]] == [("•", "First point"), ("•", "Second point")]
    assert own[-1].text == "Say hello.\nPause.\nAsk: who came?"


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED_KOREAN])
def test_lines_that_were_wrapped_by_hand_run_on(text: str) -> None:
    (own,) = paragraphs(text)
    assert "\n" not in own.text


def test_lines_that_stay_in_code_and_after_it() -> None:
    assert paragraphs("```\na\n  b\n```\nc\nd")[-1].text == "c\nd"


def test_lists_are_not_deeper_than_a_column() -> None:
    deep = "\n".join(f"{'  ' * n}- item" for n in range(15))
    assert max(own.level for own in paragraphs(deep)) == 5


@pytest.mark.parametrize("href", [
    "https://example.org", "http://127.0.0.1:8501/?pick=x#y", "https://a-b.example/%EA%B0%80?b=(c)",
    "mailto:someone@example.org",
])  # fmt: skip
def test_an_address_on_the_web_leads_there(href: str) -> None:
    assert address(href) == href


@pytest.mark.parametrize("href", [
    "javascript:alert(1)", "https://", "https://exa mple.org", "https://[::1", "https://a..b",
    "http://%zz", "https://example.org/%zz", 'https://example.org/"', "?pick=x", "file:///etc",
    "mailto:", "https://example.org/가", "https://example.org\n", "https://user:pass@example.org",
    "",
])  # fmt: skip
def test_any_other_leads_nowhere(href: str) -> None:
    assert address(href) == ""


@given(anything)
def test_clean_text_is_what_xml_holds_and_stays_so(text: str) -> None:
    own = clean(text)
    assert not re.search("[^\n\u00a0 -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", own)
    assert clean(own) == own
    assert "\n" not in one_line(text)


def test_syllables_are_whole_and_controls_are_gone() -> None:
    assert one_line(ODD) == "\u200b Á 한 é 🙂 {nb} &#7; x\u0338"
    assert paragraphs(ODD)[-1].text.endswith("{nb} \ufffd x\u0338")


@given(markdown, st.integers(9, 60))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, width: int) -> None:
    own = paragraphs(text)
    rows = list(lines(own, width, one_em))
    for row in rows:
        filled = sum(one_em(letter, run) for run in row.runs for letter in run.text)
        assert filled <= width - INDENT * row.paragraph.level or len(row.text) == 1
    for paragraph in own:
        parts = [row for row in rows if row.paragraph is paragraph]
        assert [row.first for row in parts] == [True] + [False] * (len(parts) - 1)
        again = paragraph_of(parts)
        assert again.text.split() == paragraph.text.split()
        assert (again.level, again.mark) == (paragraph.level, paragraph.mark)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("one two three", ["one two", "three"]),
        ("one twothree", ["one", "twothree"]),
        ("a twothreefour", ["a", "twothreef", "our"]),
        ("one  \ntwo", ["one", "two"]),
        ("**fat** cat", ["fat", "cat"]),
        ("un**bo**und it", ["unbound", "it"]),
    ],
)
def test_a_line_breaks_at_spaces_and_within_what_is_too_long(text: str, rows: list[str]) -> None:
    assert [row.text for row in lines(paragraphs(text), 9, one_em)] == rows


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_have_no_address_but_the_harmless(text: str) -> None:
    found = {run.href for own in paragraphs(text) for run in own.runs} - {""}
    assert found <= {"https://example.org"}
