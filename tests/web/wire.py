"""Writes timeline/web/wire.d.ts: the shapes that cross the wire, from Python's own types."""

import inspect
import json
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints

from typing_extensions import is_typeddict

import timeline.claims.wire
import timeline.delivery.wire
import timeline.figures.wire
import timeline.glossary.wire
import timeline.keys
import timeline.lecture.wire
import timeline.numbers.wire
import timeline.own.wire
import timeline.room.wire
import timeline.routes.wire
import timeline.selection
import timeline.sounds
import timeline.sources.wire
import timeline.stage.wire

ROOMS = (
    timeline.keys,
    timeline.sounds,
    timeline.figures.wire,
    timeline.delivery.wire,
    timeline.selection,
    timeline.stage.wire,
    timeline.glossary.wire,
    timeline.numbers.wire,
    timeline.own.wire,
    timeline.routes.wire,
    timeline.claims.wire,
    timeline.lecture.wire,
    timeline.room.wire,
    timeline.sources.wire,
)
PLACE = Path(__file__).parents[2] / "timeline/web/wire.d.ts"
HEAD = """// The shapes that cross the wire. Written from Python's types by `make types`.

/** What a catalogue says under a key: texts, and tables of more; a Python test knows which. */
export type Phrases = Record<string, any>;
"""
PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    Any: "any",
}


def written() -> str:
    parts = [_interface(name, own) for name, own in shapes().items()]
    return "\n".join([HEAD, *parts])


def shapes() -> dict[str, Any]:
    """Every shape by its name, which it has to itself."""
    found: dict[str, Any] = {}
    for room in ROOMS:
        for name, own in _own(room):
            if name in found:
                raise ValueError(f"two shapes are named {name}")
            found[name] = own
    return found


def _own(room: types.ModuleType) -> Iterator[tuple[str, Any]]:
    return (
        (name, own)
        for name, own in vars(room).items()
        if is_typeddict(own) and own.__module__ == room.__name__
    )


def _interface(name: str, own: Any) -> str:
    said = inspect.cleandoc(own.__doc__).splitlines() if own.__doc__ else []
    comment = ["/**", *(f" * {line}".rstrip() for line in said), " */"] if said else []
    fields = [
        f"  {key}{'' if key in own.__required_keys__ else '?'}: {typed(kind)};"
        for key, kind in fields_of(own)
    ]
    return "\n".join([*comment, f"export interface {name} {{", *fields, "}", ""])


def fields_of(own: Any) -> Iterator[tuple[str, Any]]:
    for key, kind in get_type_hints(own, include_extras=True).items():
        yield key, get_args(kind)[0] if get_origin(kind) is NotRequired else kind


def typed(kind: Any) -> str:
    """A type of Python in the words of TypeScript."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in PLAIN or is_typeddict(kind):
        return PLAIN[kind] if kind in PLAIN else str(kind.__name__)
    if origin is Annotated:
        return str(inner[1])
    if origin is Literal:
        return " | ".join(map(json.dumps, inner))
    own = [typed(part) for part in inner]
    if origin in {Union, types.UnionType}:
        return " | ".join(own)
    written = {list: "Array<{}>", dict: "Record<string, {1}>", tuple: f"[{', '.join(own)}]"}
    return written[origin].format(*own)


if __name__ == "__main__":
    PLACE.write_text(written(), "utf-8")
