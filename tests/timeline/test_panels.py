"""Text from the facts is shown as it stands."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.hostile import HOSTILE
from timeline import panels

# What Markdown may take for markup; the rest of ASCII punctuation never begins any.
ACTIVE = set(string.punctuation) - set(";,?%")
PUNCTUATION = re.escape(string.punctuation)
JOINER = "\u2060"  # no cell may hold one


def read_back(text: str) -> str:
    """What CommonMark makes of escapes, without joiners, which are not seen."""
    return re.sub(rf"\\([{PUNCTUATION}])", r"\1", text).replace(JOINER, "")


def bare(text: str) -> set[str]:
    """The active characters that stand without an escape."""
    return set(re.sub(rf"\\[{PUNCTUATION}]", "", text)) & ACTIVE


@given(st.text(max_size=200) | st.text(string.printable, max_size=200))
def test_plain_text_holds_no_markup_and_loses_nothing(text: str) -> None:
    shown = panels.plain(text)
    assert bare(shown) == set()
    assert read_back(shown) == " ".join(text.split()).replace(JOINER, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_holds_no_markup(text: str) -> None:
    assert bare(panels.plain(text)) == set()


@given(st.text(max_size=200))
def test_plain_text_is_one_line(text: str) -> None:
    assert len(panels.plain(text).splitlines()) <= 1
