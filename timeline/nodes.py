"""Text with marks: Markdown without HTML, as plain nodes that a browser makes elements of.

A node is a text, or {"kind", "of": nodes} with "href" for a link. Kinds are the names of HTML
elements; no attribute but an address on the web is ever taken over, and pictures become their text.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, takewhile
from threading import Lock
from typing import NamedTuple
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.token import Token

from timeline.figures.wire import WordNode, WordNodes

KINDS = frozenset({"p", "ul", "ol", "li", "strong", "em", "blockquote", "code", "h3", "hr"})
INLINE = frozenset({"strong", "em", "code", "a", "span", "br"})
HIGHEST = 99  # number of an item; what is higher is a year with a full stop
NARROWEST, WIDEST = 60, 120  # columns to which lines are wrapped by hand
WIDE = frozenset({"W", "F"})
FILLED = 0.7  # of the widest, at least
BULLET = re.compile(r"^([ \t]*)(?:[•·▪◦‣●○■□][ \t]+|[o\u2013\u2014][ ]?\t[ \t]*)", re.MULTILINE)
FENCE = re.compile(r" {0,3}(?:```|~~~)")
INDENTED = re.compile(r" {4}|\t")
WEB = re.compile(r"(https?://|mailto:|\.?\?)[^\s]*", re.ASCII)
MOST_KEPT = 16_000_000  # letters: the words and notes of thirty long lectures, and what they become


class _Read(NamedTuple):
    """`tree` are its nodes in JSON, a twentieth of the memory; `said` is its text without marks."""

    tree: str
    said: str


class _Kept:
    """What was read last, by its text: of a lecture that is being written one scene has changed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[str, _Read] = OrderedDict()
        self._lock = Lock()
        self.letters = 0

    def get(self, text: str) -> _Read | None:
        with self._lock:
            found = self._found.get(text)
            if found:
                self._found.move_to_end(text)
            return found

    def keep(self, text: str, own: _Read) -> None:
        with self._lock:
            if text not in self._found:
                self._found[text] = own
                self.letters += len(text) + len(own.tree) + len(own.said)
            while self.letters > self._most:
                left, old = self._found.popitem(last=False)
                self.letters -= len(left) + len(old.tree) + len(old.said)


KEPT = _Kept(MOST_KEPT)


@lru_cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def nodes(text: str) -> WordNodes:
    """The nodes of some Markdown; HTML in it is text.

    A line that was written stays one, as in text from a word processor. Where lines are filled to
    one width, as in a file that is wrapped by hand, they run on.
    """
    return json.loads(_read(text).tree)


def marked(text: str, links: re.Pattern[str]) -> WordNodes:
    """The nodes of Markdown of our own, wrapped by hand; an address must be as `links` says."""
    return _tree(_flat(_reader().parse(text)), links)


def plain_text(text: str) -> str:
    """The same without marks: paragraphs parted by line breaks."""
    return _read(text).said


def _read(text: str) -> _Read:
    found = KEPT.get(text)
    if found is None:
        tree = _with_years(_tree(_flat(_reader().parse(_with_lines(text)))))
        said = "\n".join(filter(None, (_said(node).strip() for node in tree)))
        found = _Read(json.dumps(tree), said)
        KEPT.keep(text, found)
    return found


def with_hyphens(text: str) -> str:
    """With the bullets of word processors as Markdown has them."""
    return BULLET.sub(r"\1- ", text)


def _with_lines(text: str) -> str:
    """With two spaces, which break a line in Markdown."""
    rows = with_hyphens(text).split("\n")
    widest = max(_width(row) for row in rows)
    fences = accumulate(int(bool(FENCE.match(row))) for row in rows)
    own = zip(rows, [*rows[1:], ""], fences, strict=True)
    return "\n".join(
        f"{row}  " if not before % 2 and _stays(row, after, widest) else row
        for row, after, before in own
    )


def _stays(row: str, after: str, widest: int) -> bool:
    """Whether the line ends where it was ended, though what follows had room in it."""
    if not row.strip() or not after.strip() or INDENTED.match(row):
        return False
    filled = _width(row) + 1 + _width(after.split(maxsplit=1)[0]) > FILLED * widest
    return not (filled and _width(row) >= NARROWEST and widest <= WIDEST)


def _width(row: str) -> int:
    """In an editor, where a letter of Korean is as wide as two of Latin."""
    return sum(2 if east_asian_width(letter) in WIDE else 1 for letter in row.rstrip())


def _said(node: WordNode | str) -> str:
    if isinstance(node, str):
        return node
    if node["kind"] == "br":
        return "\n"
    inner = "".join(_said(own) for own in node["of"])
    return f"{inner}\n" if node["kind"] in {"p", "li"} else inner


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield from token.children or ()
        elif not token.hidden:
            yield token


def _tree(tokens: Iterator[Token], links: re.Pattern[str] = WEB) -> WordNodes:
    root: WordNodes = []
    stack: list[WordNodes] = [root]
    for token in tokens:
        if token.nesting < 0:
            if len(stack) > 1:
                stack.pop()
        elif token.nesting > 0:
            own: WordNode = {"kind": _kind(token), "of": []}
            if token.tag == "a" and links.fullmatch(str(token.attrs.get("href", ""))):
                own["href"] = str(token.attrs["href"])
            if token.tag == "li" and token.info:
                own["value"] = int(token.info)
            stack[-1].append(own)
            stack.append(own["of"])
        else:
            stack[-1].append(_leaf(token))
    return root


def _with_years(tree: WordNodes) -> WordNodes:
    """Items have the numbers that were written, and one that begins with a year is a paragraph."""
    return [part for node in tree for part in _numbered(node)]


def _numbered(node: WordNode | str) -> WordNodes:
    if isinstance(node, str):
        return [node]
    node["of"] = _with_years(node["of"])
    if node["kind"] != "ol":
        return [node]
    items = [own for own in node["of"] if not isinstance(own, str)]
    numbers = [own.get("value", 1) for own in items]
    if max(numbers, default=1) > HIGHEST:
        return [part for own in items for part in _paragraphs(own)]
    if len(set(numbers)) == 1:  # as many write each item of a list
        numbers = list(range(numbers[0], numbers[0] + len(items)))
    for own, number in zip(items, numbers, strict=True):
        own["value"] = number
    return [node]


def _paragraphs(item: WordNode) -> WordNodes:
    """An item as a paragraph that begins with its number."""
    inner = item["of"]
    first = list(takewhile(_is_inline, inner))
    rest = inner[len(first) :]
    if not first and rest and not isinstance(rest[0], str) and rest[0]["kind"] == "p":
        first, rest = rest[0]["of"], rest[1:]
    return [{"kind": "p", "of": [f"{item.get('value', 1)}. ", *first]}, *rest]


def _is_inline(node: WordNode | str) -> bool:
    return isinstance(node, str) or node["kind"] in INLINE


def _kind(token: Token) -> str:
    """Headings in the words of a scene lie below its own; what is not known is a mere span."""
    if token.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return "h3"
    return "a" if token.tag == "a" else token.tag if token.tag in KINDS else "span"


def _leaf(token: Token) -> WordNode | str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return {"kind": "br", "of": []}
    if token.type in {"code_inline", "code_block", "fence"}:
        return {"kind": "code", "of": [token.content]}
    if token.type == "hr":
        return {"kind": "hr", "of": []}
    return token.content
