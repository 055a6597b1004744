"""No cell of text is a formula to a spreadsheet, and each is read back as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.formulas import bare, guarded

# As OWASP lists them, with the full-width forms that spreadsheets fold.
DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
formulas = st.from_regex(f"'{{0,3}} ?[{re.escape(DANGEROUS)}].{{0,20}}", fullmatch=True)
texts = st.text(max_size=40) | formulas


@given(texts)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not guarded(text).lstrip().startswith(tuple(DANGEROUS))


@given(texts)
def test_what_is_written_is_read_back(text: str) -> None:
    assert bare(guarded(text)) == text


@given(texts)
def test_only_what_begins_like_a_formula_is_changed(text: str) -> None:
    small = "\ufe66\ufe62\ufe63\ufe6b"
    begins = re.match(f"'*\\s*[{re.escape(DANGEROUS)}{small}]", text)
    assert (guarded(text) != text) == bool(begins)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("http://x.org")', '\'=HYPERLINK("http://x.org")'),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("-3 degrees", "'-3 degrees"),
        ("'=1", "''=1"),
        ("'Hundreds' in the cables", "'Hundreds' in the cables"),
        ("a = b", "a = b"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_a_text_and_its_cell(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert bare(cell) == text
