"""YAML as plain parts, read as far as a person would write it."""

import re
from typing import Any

from ruamel.yaml import YAML, nodes, tokens
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scanner import Scanner

from geodata.sentences import Sentence, say
from timeline.lecture.parts import (
    DEEPEST,
    MOST_PARTS,
    Entries,
    Items,
    NoLecture,
    Parsed,
    Part,
    Text,
    refuse_depth,
)

# How what the reader of YAML says of a fault begins, and what is then said.
CAUSES = {
    "mapping values": say("colon"),
    "found unexpected end of stream": say("open_quotation"),
    "found character '\\t'": say("tab"),
    "found character": say("beginning"),
    "expected <block end>": say("level"),
    "expected ',' or": say("bracket"),
    "found unknown escape": say("escape"),
    "but found another document": say("one_lecture"),
}
CURLY = re.compile("[\u2018-\u201f\u00ab\u00bb]")
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
            raise NoLecture(line, say("repeats"))
        self.count += 1
        self.depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
        if self.depth > DEEPEST:
            refuse_depth(line)
        if self.count > MOST_PARTS:
            raise NoLecture(line, say("too_many_parts"))
        if isinstance(token, tokens.ScalarToken):
            self.scalars.append((token.start_mark.index, token.end_mark.index))
        return token


class PlainYaml(YAML):
    """Without plug-ins, for which ruamel.yaml would look through its folder for each text."""

    def __init__(self) -> None:
        super().__init__(typ="safe", pure=True)

    def official_plug_ins(self) -> list[str]:
        return []


def of_yaml(text: str) -> Parsed:
    reader: Any = PlainYaml()
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


def _said_of(fault: YAMLError, text: str) -> tuple[int, Sentence]:
    """The line of a fault of YAML, and its usual cause."""
    mark = getattr(fault, "problem_mark", None)
    if mark is None:
        return 0, say("unreadable")
    told = str(getattr(fault, "problem", None) or "")
    rows = text.split("\n")
    row = rows[mark.line] if mark.line < len(rows) else ""
    if curly := CURLY.findall(row):
        return mark.line + 1, say("curly", marks=" ".join(dict.fromkeys(curly)))
    cause = next(
        (said for begins, said in CAUSES.items() if told.startswith(begins)), say("broken")
    )
    return mark.line + 1, cause
