"""Which edition of Crossings this is, who made it and what changed: the one place that says so."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

AUTHORS = "The Crossings authors"
TITLE = "Crossings, a timeline and a map of leaving North Korea, 1945 to today"
LICENCE = "CC BY 4.0"
PROJECT = Path(__file__).parents[1] / "pyproject.toml"
CHANGES = Path(__file__).parent / "data" / "CHANGES.md"


@dataclass(frozen=True, slots=True)
class Edition:
    """`day` is that of the newest entry of the changes; facts edited since are not dated."""

    version: str
    day: date
    changes: str


@lru_cache
def edition() -> Edition:
    """The version stands in pyproject.toml, the day and what changed in data/CHANGES.md.

    Raises:
        OSError, ValueError: when one of them is not there or has no day.
    """
    changes = CHANGES.read_text(encoding="utf-8")
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    entry = re.search(rf"^## {re.escape(version)} \((.*)\)$", changes, re.MULTILINE)
    if not entry:
        raise ValueError(f"CHANGES.md has no entry that begins: ## {version} (2026-11-24)")
    return Edition(version, date.fromisoformat(entry[1]), changes)
