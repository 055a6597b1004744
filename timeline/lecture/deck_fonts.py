"""Fonts that a lecture of one file carries, so that it looks the same on every machine.

Source Sans comes with Streamlit, Noto Sans KR with a package of its own, both under the SIL Open
Font Licence. They stand under the names by which every style sheet asks for them.
"""

import base64
import io
import logging
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from timeline.sounds import HANGUL

logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
LATIN = {"normal": "SourceSansVF-Upright", "italic": "SourceSansVF-Italic"}
KOREAN = "NotoSansKR-Regular.otf"
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
    """Their names end in a hash, which changes with each version."""
    media = _folder("streamlit") / "static" / "static" / "media"
    for style, name in LATIN.items():
        for path in sorted(media.glob(f"{name}.*.woff2"))[:1]:
            yield style, path.read_bytes()


@lru_cache(maxsize=4)
def _korean(letters: frozenset[str]) -> bytes:
    # It takes as long to load as the rest of the page of lectures, for those who take one away.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(_folder("pylopdf_fonts_ko") / KOREAN)
    features = ["kern", "liga", "locl"]
    cut = Subsetter(Options(flavor=FLAVOUR, hinting=False, layout_features=features))
    cut.populate(text="".join(letters))
    cut.subset(font)
    font.flavor = FLAVOUR
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _folder(package: str) -> Path:
    """Of an installed package, which is not loaded."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent
