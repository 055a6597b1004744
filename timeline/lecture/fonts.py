"""Fonts for printing Latin and Korean, first those of this machine, and what stands for the rest.

Nothing is fetched. A font that is installed while the server runs is found by the next print.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF

from timeline.delivery import letters as page
from timeline.sounds import HANGUL, romanised

INSTALL = "sudo apt-get install fonts-nanum"
FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
PATIENCE_SECONDS = 10
STYLES = ("", "B", "I", "BI")
# Names of files without their ending, in the order in which they are wanted; each in STYLES.
LATIN = (
    ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic",
     "LiberationSans-BoldItalic"),
    ("arial", "arialbd", "ariali", "arialbi"),
    ("Arial", "Arial Bold", "Arial Italic", "Arial Bold Italic"),
    ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic"),
    ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique"),
)  # fmt: skip
KOREAN = (
    ("NanumGothic", "NanumGothicBold"),
    ("NotoSansKR-Regular", "NotoSansKR-Bold"),
    ("NotoSansCJK-Regular", "NotoSansCJK-Bold"),
    ("malgun", "malgunbd"),
    ("AppleSDGothicNeo",),
    ("NanumBarunGothic", "NanumBarunGothicBold"),
)
KOREAN_SAMPLE = "한글"
Family = Mapping[str, Path]  # by style; there is always a plain one
LAST = re.compile("Bold|Italic|Oblique|Light|Mono|Condensed|Serif")  # wanted when no other has it


class Fonts(NamedTuple):
    """None where there is none."""

    latin: Family | None = None
    korean: Family | None = None


def found() -> Fonts:
    """Reads the list of fonts, and the ones that are taken."""
    latin = {path.stem: path for path in _files("en")}
    korean = {path.stem: path for path in _files("ko")}
    others = [(stem,) for stem in sorted(korean)]
    family = _family(korean, [*KOREAN, *others], KOREAN_SAMPLE) or _carried()
    return Fonts(_family(latin, LATIN, "aŏ…"), family)


def _carried() -> Family | None:
    """The one that comes by package, plain alone, for a machine that has no Korean."""
    own = page.korean()
    return {"": own} if _has(own, KOREAN_SAMPLE) else None


class Others:
    """Any other font of the machine, for letters that the wanted ones lack; asked once a print."""

    def __init__(self) -> None:
        self._known: list[tuple[Path, list[range]]] | None = None

    def having(self, letter: str) -> Path | None:
        if self._known is None:
            self._known = sorted(_with_letters(), key=lambda own: _least(own[0]))
        code = ord(letter)
        own = (path for path, letters in self._known if any(code in part for part in letters))
        return next((path for path in own if _has(path, letter)), None)


def _least(path: Path) -> tuple[bool, str]:
    return bool(LAST.search(path.stem)), path.stem


def _with_letters() -> Iterator[tuple[Path, list[range]]]:
    """Each font with the letters it has, as fontconfig says; none without it."""
    command = shutil.which("fc-list")
    for line in (command and _answered([command, "--format", "%{file}|%{charset}\n"])) or []:
        file, _, letters = line.partition("|")
        if file.endswith(ENDINGS):
            yield Path(file), [_range(part) for part in letters.split()]


def _range(text: str) -> range:
    """Of hexadecimal numbers: "20-7e" or "a0"."""
    first, _, last = text.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def _family(
    files: Mapping[str, Path], wanted: Sequence[Sequence[str]], sample: str
) -> Family | None:
    for names in wanted:
        own = {s: files[n] for s, n in zip(STYLES, names, strict=False) if n in files}
        if "" in own and all(_has(path, sample) for path in own.values()):
            return own
    return None


def _has(path: Path, sample: str) -> bool:
    return {*map(ord, sample)} <= letters(path)


def letters(path: Path) -> frozenset[int]:
    """Those that a font can print, by their codes; none of what is no font."""
    try:
        own = path.stat()
    except OSError:
        return frozenset()
    return _letters(path, own.st_mtime_ns, own.st_size)


@lru_cache(maxsize=64)
def _letters(path: Path, _changed: int, _size: int) -> frozenset[int]:
    trial = FPDF()
    try:
        trial.add_font("trial", fname=path)
    except Exception:  # noqa: BLE001 - a broken file makes fontTools raise whatever it pleases
        return frozenset()
    known: Mapping[int, object] = getattr(trial.fonts["trial"], "cmap", {})
    return frozenset(known)


def _files(language: str) -> Iterator[Path]:
    """Font files with letters of the language, as fontconfig says; without it, all there are."""
    command = shutil.which("fc-list")
    listed = _listed(command, language) if command else None
    if listed is not None:
        yield from listed
        return
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob("*")):
            if path.suffix.lower() in ENDINGS:
                yield path


def _listed(command: str, language: str) -> list[Path] | None:
    answer = _answered([command, f":lang={language}", "--format", "%{file}\n"])
    if answer is None:
        return None
    return [Path(own) for own in sorted(answer) if own.endswith(ENDINGS)]


def _answered(asked: Sequence[str]) -> list[str] | None:
    try:
        answer = subprocess.run(  # noqa: S603 - nothing in it comes from a visitor
            asked, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return answer.stdout.splitlines()


# ---- what stands where no font has a letter ------------------------------------------------------

UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)


def printable(text: str, has: Callable[[str], bool]) -> str:
    """The text in letters that `has` a glyph: the others romanised or named, in brackets."""
    parts: list[str] = []
    for kind, letters in groupby(text, key=lambda letter: _kind(letter, has)):
        own = "".join(letters)
        if kind == "hangul":
            own = f"[{romanised(own)}]"
        elif kind == "missing":
            own = "".join(f"[U+{ord(letter):04X}]" for letter in own)
        parts.append("" if kind == "unseen" else own)
    return "".join(parts)


def _kind(letter: str, has: Callable[[str], bool]) -> str:
    if UNSEEN.match(letter):
        return "unseen"
    if letter == "\n" or has(letter):
        return "there"
    return "hangul" if HANGUL.match(letter) else "missing"
