"""A file in YAML or JSON as plain parts.

Nothing in a file loads or runs anything; a small file that stands for an endless one is refused.
"""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from geodata.sentences import say
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
from timeline.lecture.yaml_parts import of_yaml


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
    return of_yaml(text)


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
        refuse_depth(0)
    return _part_of(found, 0, count(1))


def _part_of(found: Any, depth: int, parts: Iterator[int]) -> Part:
    if depth > DEEPEST:
        refuse_depth(0)
    if next(parts) > MOST_PARTS:
        raise NoLecture(0, say("too_many_parts"))
    if isinstance(found, _Pairs):
        return Entries([(Text(key), _part_of(value, depth + 1, parts)) for key, value in found])
    if isinstance(found, list):
        items: list[Any] = found
        return Items([_part_of(own, depth + 1, parts) for own in items])
    if isinstance(found, bool):
        return Text("yes" if found else "no")
    return Text(found)
