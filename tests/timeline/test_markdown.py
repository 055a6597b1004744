"""Text from the facts is shown as it stands; links go to the web and nowhere else."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.records import Source
from tests.timeline.hostile import HOSTILE
from timeline import markdown
from timeline.text import words

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


def source(**changes: object) -> Source:
    known = {
        "id": "made", "title": "A title", "publisher": "A paper", "date": "2016-04",
        "url": "https://example.org/a", "kind": "news", "language": "en", "read": "yes",
        "rank": "news",
    }  # fmt: skip
    return Source.model_validate(known | changes)


@given(st.text(max_size=200) | st.text(string.printable, max_size=200))
def test_plain_text_holds_no_markup_and_loses_nothing(text: str) -> None:
    shown = markdown.plain(text)
    assert bare(shown) == set()
    assert read_back(shown) == " ".join(text.split()).replace(JOINER, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_holds_no_markup(text: str) -> None:
    assert bare(markdown.plain(text)) == set()


@given(st.text(max_size=200))
def test_plain_text_is_one_line(text: str) -> None:
    assert len(markdown.plain(text).splitlines()) <= 1


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "//example.org", "x"]
)
def test_a_source_has_an_address_on_the_web_or_none(url: str) -> None:
    with pytest.raises(ValueError, match="url"):
        source(url=url)


@given(st.from_regex(r"https?://[^\s\"<>]{1,60}", fullmatch=True))
def test_a_link_goes_to_its_address_and_ends_where_it_ends(url: str) -> None:
    address = markdown._address(url)
    assert address.startswith(("http://", "https://"))
    assert not re.search(r"[\s()<>\"\\]", address)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_source_line_has_one_link_whatever_its_title_says(text: str) -> None:
    title = " ".join(text.split())
    made = source().model_copy(update={"title": title, "publisher": title})
    line = markdown.source_item(made, words())
    unescaped = re.sub(rf"\\[{PUNCTUATION}]", "", line)
    assert re.findall(r"\]\(([^)]*)\)", unescaped) == ["https://example.org/a"]


def test_a_source_that_was_not_read_says_so() -> None:
    unread = words()["cited"]["unread"]
    assert unread in markdown.source_item(source(read="no"), words())
    assert unread not in markdown.source_item(source(), words())
