"""Every interface word, one catalogue a language."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@lru_cache
def words(language: str = "en") -> dict[str, Any]:
    """The catalogue of a language, as in `en.toml`."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))
