"""What texts with links in them say, and where their links lead."""

from collections.abc import Iterable, Iterator
from typing import Any


def said(parts: Iterable[Any]) -> str:
    return "".join(part["text"] for part in parts)


def terms_in(told: Any) -> Iterator[str]:
    """Every term that anything told to a browser opens, in its order."""
    if isinstance(told, dict):
        if isinstance(told.get("term"), str) and ("text" in told or "of" in told):
            yield told["term"]
        for part in told.values():
            yield from terms_in(part)
    elif isinstance(told, list | tuple):
        for part in told:
            yield from terms_in(part)
