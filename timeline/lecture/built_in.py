"""The lectures that come with the facts: YAML files of their folder, as anybody writes them."""

from pathlib import PurePath

from geodata.archive import Archive
from geodata.folder import facts_folder
from geodata.load import LECTURES
from timeline.brought import tables_of
from timeline.lecture.file import read
from timeline.lecture.model import Lecture
from timeline.lecture.parsing import parsed
from timeline.lecture.parts import Parsed
from timeline.once import once
from timeline.selection import Frame
from timeline.stage.staged import staged


def texts() -> dict[str, bytes]:
    """The files by their names without .yaml, in alphabetical order."""
    files = sorted((facts_folder() / LECTURES).glob("*.yaml"))
    return {path.stem: path.read_bytes() for path in files}


@once(most=8)
def built_in_of(archive: Archive, language: str = "") -> dict[str, Lecture]:
    """Those that speak of an archive: of what a reader has brought alone, those in its folder."""
    frame = staged(archive).frame
    if not archive.own or archive.is_beside:
        return built_in(frame, language)
    return {
        PurePath(name).stem: read(text, frame, language)[0]
        for name, text in sorted(tables_of(archive.own).items())
        if name.startswith(f"{LECTURES}/")
    }


def built_in(frame: Frame, language: str = "") -> dict[str, Lecture]:
    """The lectures by the names of their files, in alphabetical order; in a language they have."""
    return {name: read(text, frame, language, _parts_of)[0] for name, text in texts().items()}


@once(most=16)
def _parts_of(text: str) -> Parsed:
    """Pages of every language ask for the same files; reading one as YAML takes 0.1 s."""
    return parsed(text)
