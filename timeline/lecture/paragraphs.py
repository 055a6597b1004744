"""Words of a lecture as paragraphs of runs: what is printed or stands on a slide.

What neither a page nor a slide can hold is taken out: control characters, halves of characters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.figures.wire import WordNode, WordNodes
from timeline.nodes import INLINE, nodes, with_hyphens

BULLET = "•"
MOST_LEVELS = 5
# Stricter than a browser: PowerPoint mends a file with an address that it can't read.
ADDRESS = re.compile(
    r"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?(?:[/?#](?:[\w\-.~:/?#@!$&'()*+,;=]|"
    r"%[0-9a-f]{2})*)?|mailto:[\w.+-]+@[\w.-]+)",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; `href` is an address on the web, blank where it leads nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`level` is how far in it stands, 0 outside of lists; `mark` is a bullet, a number or blank.

    A line break within it is a line feed in the text of a run.
    """

    runs: tuple[Run, ...]
    level: int = 0
    mark: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def clean(text: str) -> str:
    """Text that XML and a PDF can hold: composed letters, line feeds, spaces; no controls."""
    unbroken = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(map(_clean, unbroken)))


def _clean(character: str) -> str:
    if character in "\n\u00a0":
        return character
    kind = unicodedata.category(character)
    if kind in {"Zl", "Zp"}:
        return "\n"
    if character == "\t" or kind == "Zs":
        return " "
    return "" if kind in {"Cc", "Cs"} or ord(character) & 0xFFFE == 0xFFFE else character


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def plain(text: str, *, bold: bool = False, href: str = "") -> Paragraph:
    """A paragraph of text that is no Markdown."""
    return Paragraph((Run(one_line(text), bold=bold, href=address(href)),))


def address(href: str) -> str:
    """The address where it is one on the web; blank for any other."""
    return href if ADDRESS.fullmatch(href) else ""


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of some Markdown; those of nothing but space are left out."""
    return [
        own for own in _blocks(nodes(clean(with_hyphens(text))), Paragraph(())) if own.text.strip()
    ]


def _blocks(tree: WordNodes, within: Paragraph) -> Iterator[Paragraph]:
    """`within` has level and mark; the mark stands before the first paragraph alone."""
    runs: list[Run] = []
    for node in tree:
        if isinstance(node, str) or node["kind"] in INLINE:
            runs += _runs(node, Run(""))
            continue
        if runs:
            yield replace(within, runs=trimmed(runs))
            runs, within = [], replace(within, mark="")
        yield from _block(node, within)
        within = replace(within, mark="")
    if runs:
        yield replace(within, runs=trimmed(runs))


def _block(node: WordNode, within: Paragraph) -> Iterator[Paragraph]:
    kind, inner = node["kind"], node["of"]
    deeper = replace(within, level=min(within.level + 1, MOST_LEVELS), mark="")
    if kind in {"ul", "ol"}:
        for number, item in enumerate(inner, 1):
            written = number if isinstance(item, str) else item.get("value", number)
            mark = BULLET if kind == "ul" else f"{written}."
            yield from _blocks([item] if isinstance(item, str) else item["of"],
                               replace(deeper, mark=mark))  # fmt: skip
    elif kind == "blockquote":
        yield from _blocks(inner, deeper)
    elif kind == "h3":
        runs = [run for own in inner for run in _runs(own, Run("", bold=True))]
        yield replace(within, runs=trimmed(runs))
    else:
        yield from _blocks(inner, within)


def _runs(node: WordNode | str, look: Run) -> Iterator[Run]:
    if isinstance(node, str):
        yield replace(look, text=clean(node))  # an entity may stand for a control
        return
    kind = node["kind"]
    if kind == "br":
        yield replace(look, text="\n")
        return
    changed = {"strong": {"bold": True}, "em": {"italic": True}, "code": {"code": True}}
    look = replace(look, **changed.get(kind, {}))
    if kind == "a":
        look = replace(look, href=address(node.get("href", "")))
    for own in node["of"]:
        yield from _runs(own, look)


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Without space and line feeds around them; neighbours of one look are one run."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)
