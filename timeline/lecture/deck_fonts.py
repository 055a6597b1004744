"""Fonts that a lecture of one file carries, so that it looks the same on every machine.

Source Sans comes with Streamlit, Noto Sans KR with a package of its own, both under the SIL Open
Font Licence. They stand under the names by which every style sheet asks for them.
"""

import base64
import io
import logging
from collections.abc import Iterator
from functools import lru_cache

from timeline.delivery import letters as page
from timeline.sounds import HANGUL

logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
FLAVOUR = "woff"


def faces(text: str) -> str:
    """As a style sheet names them; of the Korean one what a text needs of it."""
    latin = [_face("Source Sans", "woff2", content, f"font-style:{style};font-weight:200 900")
             for style, content in _latin()]  # fmt: skip
    letters = frozenset(HANGUL.findall(text))
    korean = [_face("Noto Sans KR", "woff", _korean(letters), "")] if letters else []
    return "".join([*latin, *korean])


def _face(family: str, kind: str, content: bytes, more: str) -> str:
    own = base64.b64encode(content).decode()
    url = f"url(data:font/{kind};base64,{own})"
    return f'@font-face{{font-family:"{family}";src:{url} format("{kind}");{more}}}'


@lru_cache(maxsize=1)
def _latin() -> tuple[tuple[str, bytes], ...]:
    return tuple(_of_streamlit())


def _of_streamlit() -> Iterator[tuple[str, bytes]]:
    for style in page.STYLES:
        if file := page.latin(style):
            yield style, file.read_bytes()


@lru_cache(maxsize=4)
def _korean(letters: frozenset[str]) -> bytes:
    # It takes as long to load as the rest of the page of lectures, for those who take one away.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(page.korean())
    features = ["kern", "liga", "locl"]
    cut = Subsetter(Options(flavor=FLAVOUR, hinting=False, layout_features=features))
    cut.populate(text="".join(letters))
    cut.subset(font)
    font.flavor = FLAVOUR
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()
