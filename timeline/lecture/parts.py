"""A file in YAML or JSON as plain parts: texts, lists and mappings, each with its place.

Nothing in a file loads or runs anything; a small file that stands for an endless one is refused.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ruamel.yaml import YAML, nodes, tokens
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scanner import Scanner

DEEPEST = 20  # lists and mappings within each other
MOST_PARTS = 60_000  # reading more takes seconds
UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|(?<!^)\ufeff"
)
CURLY = re.compile("[\u2018-\u201f\u00ab\u00bb]")


class NoLecture(ValueError):  # noqa: N818 - it says what the text is
    """Line (0 where nobody knows) and what would be right."""


@dataclass(frozen=True, slots=True)
class Text:
    """`value` is None where nothing stands. `line` counts from 1, `at` characters; 0 in JSON."""

    value: str | None
    line: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    of: list["Part"]
    line: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class Entries:
    """Keys and values in their order; a key may stand twice."""

    of: list[tuple["Part", "Part"]]
    line: int = 0
    at: int = 0


Part = Text | Items | Entries


@dataclass(frozen=True, slots=True)
class Parsed:
    """`scalars` are spans of `text`, from character to character, in which # is no comment."""

    root: Part | None
    text: str
    scalars: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


def without_unreadable(text: str) -> str:
    """Text without what neither YAML nor XML can hold: control characters, halves of characters."""
    return UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def parsed(text: str) -> Parsed:
    """The parts of a file; `root` is None where nothing stands in it.

    Raises:
        NoLecture: where it is neither YAML nor JSON, or more than anybody writes.
    """
    if text.lstrip().startswith("{"):
        try:
            return Parsed(_of_json(text), text)
        except json.JSONDecodeError:
            pass  # a mapping of YAML may begin so too
    return _of_yaml(text)


# ---- JSON ------------------------------------------------------------------------------------


class _Pairs(list[tuple[str, Any]]):
    """An object, whose keys may stand twice."""


def _of_json(text: str) -> Part:
    try:
        found = json.loads(
            text,
            strict=False,
            object_pairs_hook=_Pairs,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
        )
    except RecursionError:
        _refuse_depth(0)
    return _part_of(found, 0)


def _part_of(found: Any, depth: int) -> Part:
    if depth > DEEPEST:
        _refuse_depth(0)
    if isinstance(found, _Pairs):
        return Entries([(Text(key), _part_of(value, depth + 1)) for key, value in found])
    if isinstance(found, list):
        items: list[Any] = found
        return Items([_part_of(own, depth + 1) for own in items])
    if isinstance(found, bool):
        return Text("yes" if found else "no")
    return Text(found)


def _refuse_depth(line: int) -> NoReturn:
    raise NoLecture(line, f"write lists within lists at most {DEEPEST} deep")


# ---- YAML ------------------------------------------------------------------------------------

OPENING = (
    tokens.FlowSequenceStartToken, tokens.FlowMappingStartToken,
    tokens.BlockSequenceStartToken, tokens.BlockMappingStartToken,
)  # fmt: skip
CLOSING = (tokens.FlowSequenceEndToken, tokens.FlowMappingEndToken, tokens.BlockEndToken)


class _Scanner(Scanner):
    """Refuses what goes too deep or on for ever, and notes where scalars stand."""

    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader)
        self.depth = self.count = 0
        self.scalars: list[tuple[int, int]] = []

    def get_token(self) -> Any:
        token: Any = super().get_token()
        line = token.start_mark.line + 1
        if isinstance(token, tokens.AliasToken | tokens.AnchorToken):
            raise NoLecture(line, "write it out; & and * for repeats are not read")
        self.count += 1
        self.depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
        if self.depth > DEEPEST:
            _refuse_depth(line)
        if self.count > MOST_PARTS:
            raise NoLecture(line, "the file has too many parts; write fewer keys and lists")
        if isinstance(token, tokens.ScalarToken):
            self.scalars.append((token.start_mark.index, token.end_mark.index))
        return token


def _of_yaml(text: str) -> Parsed:
    reader: Any = YAML(typ="safe", pure=True)
    reader.Scanner = _Scanner
    try:
        root = reader.compose(text)
    except YAMLError as fault:
        raise NoLecture(*_said_of(fault, text)) from fault
    return Parsed(root and _part(root), text, reader.scanner.scalars)


def _part(node: nodes.Node) -> Part:
    line, at = node.start_mark.line + 1, node.start_mark.index
    if isinstance(node, nodes.MappingNode):
        return Entries([(_part(key), _part(value)) for key, value in node.value], line, at)
    if isinstance(node, nodes.SequenceNode):
        return Items([_part(own) for own in node.value], line, at)
    return Text(None if str(node.tag) == "tag:yaml.org,2002:null" else node.value, line, at)


def _said_of(fault: YAMLError, text: str) -> tuple[int, str]:
    """The line of a fault of YAML, and its usual cause."""
    mark = getattr(fault, "problem_mark", None)
    if mark is None:
        return 0, "this can't be read; is a quotation mark open?"
    said = str(getattr(fault, "problem", None) or "this can't be read")
    rows = text.split("\n")
    row = rows[mark.line] if mark.line < len(rows) else ""
    if curly := CURLY.findall(row):
        marks = " ".join(dict.fromkeys(curly))
        return (
            mark.line + 1,
            f'{marks} quote nothing here; write straight marks, as in "2009: peak"',
        )
    if said.startswith("mapping values"):
        return mark.line + 1, (
            'a text with a colon in it stands in quotation marks, as in "2009: peak"; '
            "is the line as far in as the one above?"
        )
    return mark.line + 1, (
        f"{said}; is a quotation mark open, or a line not as far in as the one above?"
    )
