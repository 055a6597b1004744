"""The folder of facts that is served: that of the environment variable FACTS, else the one here."""

import os
from pathlib import Path

DATA = Path(__file__).parent / "data"


def facts_folder() -> Path:
    """Read anew at each call; a path is relative to where the program was started."""
    named = os.environ.get("FACTS")
    return Path(named).resolve() if named else DATA


def outline_file(name: str) -> Path:
    """The outlines of a name, from the folder that is served, or ours where it has none."""
    own = facts_folder() / f"{name}.topojson"
    return own if own.is_file() else DATA / own.name
