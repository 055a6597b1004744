"""plotly.js as the browser gets it: with the trace types that are drawn here and no others.

Most of plotly.js is trace types that nobody here asks for. esbuild has written it as modules that
call each other by name, so that what no other calls can be left out, without reading the rest.
Where it is not written so it stays as it is, only larger and slower.

A pattern that begins with a name is tried at each letter of five million, so what follows the name
is looked for, and the name read before it.
"""

import re
from collections.abc import Iterator

DRAWN = ("bar", "scattergeo")  # "scatter" is there anyway
NAME = r"[\w$]+"
MODULE = re.compile(rf"var ({NAME})={NAME}\(\({NAME},{NAME}\)=>\{{")
REGISTERED = re.compile(rf"\.register\(\[((?:{NAME}\(\),?){{20,}})\]\)")
OUTER = re.compile(r"\(\) => \{\s*\"use strict\".*\}(?=\)\);\s*$)", re.DOTALL)
# What makes a module: of a CommonJS file, and of an ES file, which may stand after such a one.
COMMON = re.compile(rf"[,\s]({NAME})=\({NAME},{NAME}\)=>\(\)=>\{{try\{{return")
LATER = re.compile(rf"[,\s]({NAME})=\({NAME},{NAME},{NAME}\)=>\(\)=>\{{if\(")
LAST_NAME = re.compile(rf"{NAME}\Z")
LONGEST_NAME = 80
# Countries by their names in all languages, and the style of maps of tiles: nobody asks for them.
COUNTRIES = re.compile(
    r'\[\{iso3:"ABW",(?<==\[\{iso3:"ABW",)[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\](?=[;}])'
)
TILES = re.compile(r"'\.maplibregl-map\{(?<=\.textContent='\.maplibregl-map\{)(?:[^'\\]|\\.)*'")


def lean(text: str) -> str:
    """plotly.js that comes and starts sooner, or `text` itself where its parts are not found."""
    registered, outer = REGISTERED.search(text), OUTER.search(text)
    makers = COMMON.search(text), LATER.search(text)
    entries = [_entry(text, trace) for trace in DRAWN]
    if not registered or not outer or not all(makers):
        return text
    if not {*entries} <= {*registered[1].split(",")}:
        return text
    begin, end = registered.span(1)
    drawn = ",".join(filter(None, entries))
    inner = text[outer.start() : begin] + drawn + text[end : outer.end()]
    common, later = (maker[1] for maker in makers if maker)
    inner = COUNTRIES.sub("[]", TILES.sub("''", _called(inner, common, later)))
    return f"{text[: outer.start()]}({inner}){text[outer.end() :]}"


def _entry(text: str, trace: str) -> str | None:
    """What registers a trace type: a call of the module that only passes the type's own one on."""
    own = _module_before(text, text.find(f'moduleType:"trace",name:"{trace}"'))
    if not own:
        return None
    passing = re.compile(rf'"use strict";{NAME}\.exports={re.escape(own[1])}\(\)\}}\)')
    for passed in passing.finditer(text):
        module = _module_before(text, passed.start())
        if module and module.end() == passed.start():
            return f"{module[1]}()"
    return None


def _module_before(text: str, end: int) -> re.Match[str] | None:
    """The last that begins before there."""
    at = end
    while (at := text.rfind("var ", 0, max(at, 0))) >= 0:
        if found := MODULE.match(text, at):
            return found
    return None


def _called(text: str, common: str, later: str) -> str:
    """The text without modules to which the last of them, plotly.js itself, does not lead."""
    begin = re.compile(rf"var (?<=[;}}\s]var ){NAME}={re.escape(common)}\(")
    begins = [m.start() for m in begin.finditer(text)]
    parts = [text[a:b] for a, b in zip(begins, [*begins[1:], len(text)], strict=True)]
    makers = f"={common}(", f"={later}("
    part_of = {
        name: n for n, part in enumerate(parts) for maker in makers for name in _names(part, maker)
    }
    reached: set[int] = set()
    coming = [len(parts) - 1]
    while coming:
        n = coming.pop()
        if n not in reached:
            reached.add(n)
            coming += (part_of[name] for name in _names(parts[n], "()") if name in part_of)
    kept = (_hastened(part, common, later) for n, part in enumerate(parts) if n in reached)
    return text[: begins[0]] + "".join(kept)


def _names(text: str, mark: str) -> Iterator[str]:
    """Those that stand right before a mark."""
    for before in text.split(mark)[:-1]:
        if found := LAST_NAME.search(before[-LONGEST_NAME:]):
            yield found[0]


def _hastened(part: str, common: str, later: str) -> str:
    """A module whose function stands in brackets, as the outer one does.

    A browser reads what is in brackets to its end while the text comes, else once it is called.
    """
    alone = re.fullmatch(rf"(var {NAME}={re.escape(common)}\()(.*\}})(\);\s*)", part, re.DOTALL)
    return f"{alone[1]}({alone[2]}){alone[3]}" if alone and f"={later}(" not in part else part
