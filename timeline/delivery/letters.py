"""The letters of a page: Source Sans, which Streamlit (1.67) brings, by name and as files.

Korean ones are those of the reader's machine; what is taken away carries some.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

STYLES = {"normal": "SourceSansVF-Upright", "italic": "SourceSansVF-Italic"}
LINK = '<link rel="preload" as="font" type="font/woff2" crossorigin href="./static/media/{name}">\n'


def latin(style: str) -> Path | None:
    """Their names end in a hash, which changes with each version."""
    found = folder("streamlit").glob(f"static/static/media/{STYLES[style]}.*.woff2")
    return next(iter(sorted(found)), None)


def korean() -> Path:
    """Noto Sans KR, of a package of its own, for files that leave the server."""
    return folder("pylopdf_fonts_ko") / "NotoSansKR-Regular.otf"


@lru_cache(maxsize=1)
def link() -> str:
    """Asks for them with the page: what is drawn first is measured in them."""
    file = latin("normal")
    return LINK.format(name=file.name) if file else ""


def folder(package: str) -> Path:
    """Of an installed package, which is not loaded."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent
