"""Modules of `web/` for the browser: those of a room in one answer, for each answer costs time.

In it each stands as it is written, line by line, in a function of its own. What it exports is kept
under its name, so that all who import it, from whichever room, share what it holds.
"""

import re
from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from posixpath import normpath

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.delivery import assets
from timeline.once import once

FIRST = "first"  # the room of modules that stand in no folder
# A statement, not a type that a comment takes from another module.
IMPORT = re.compile(r'^((?:import|export|\}).*?\bfrom )"(\.{1,2}/[\w/]+\.js)"', re.MULTILINE)
IMPORTED = re.compile(
    r'^import (?:\* as (\w+)|(\{[^}]*\})) from "(\.{1,2}/[\w/]+\.js)";', re.MULTILINE
)
EXPORTED = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
NOTHING = re.compile(r"^export \{\};", re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.{1,2}/[\w/]+\.js)"\)')  # what comes once it is asked for
LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@once(most=1)
def texts() -> Mapping[str, str]:
    """The modules of `web/` by their names, "stage/stage.js"."""
    paths = sorted(assets.WEB.rglob("*.js"))
    return {path.relative_to(assets.WEB).as_posix(): path.read_text("utf-8") for path in paths}


def imports(name: str, text: str) -> dict[str, str]:
    """What a module's text imports as it is written there, with the names of the modules meant."""
    found = (written for _, written in IMPORT.findall(text))
    return {written: normpath(f"{name}/../{written}") for written in found}


def room_of(name: str) -> str:
    """Of "stage/stage" or "stage/stage.js": "stage"."""
    return name.partition("/")[0] if "/" in name else FIRST


def address(room: str) -> str:
    """Path of a room; the folder is named by the content of all."""
    return f"stage/web-{_digest()}/{room}.js"


def rooms_of(names: Iterable[str], *, later: bool = False) -> set[str]:
    """The rooms of these modules, and all that these need at once, or `later` as well."""
    found: set[str] = set()
    coming = [room_of(name) for name in names]
    while coming:
        room = coming.pop()
        if room not in found:
            found.add(room)
            coming += [*_needed(room), *(_wanted(room) if later else ())]
    return found


@once(most=64)
def room_text(room: str) -> str:
    """All modules of a room, each after those that it imports, below a line with its name."""
    own = {name: text for name, text in texts().items() if room_of(name) == room}
    order = TopologicalSorter({name: imports(name, own[name]).values() for name in own})
    heads = [f'import {{ modules as ${other} }} from "./{other}.js";\n' for other in _needed(room)]
    parts = (_part(name, own[name]) for name in order.static_order() if name in own)
    return "".join([*heads, f"const ${room} = {{}};\nexport {{ ${room} as modules }};\n", *parts])


@once(most=64)
def room_bytes(room: str) -> bytes | None:
    """A room as it is served; None where there is none."""
    known = {room_of(name) for name in texts()}
    return assets.compressed(room_text(room).encode()) if room in known else None


def _part(name: str, text: str) -> str:
    def taken(found: re.Match[str]) -> str:
        whole, some, written = found.groups()
        meant = normpath(f"{name}/../{written}")
        wanted = whole or some.replace(" as ", ": ")
        return f'const {wanted} = ${room_of(meant)}["{meant.removesuffix(".js")}"];'

    def later(found: re.Match[str]) -> str:
        meant = normpath(f"{name}/../{found[1]}")
        own = meant.removesuffix(".js")
        return f'import("./{room_of(meant)}.js").then(({{ modules }}) => modules["{own}"])'

    given = ", ".join(found[1] for found in EXPORTED.finditer(text))
    body = EXPORTED.sub("", IMPORTED.sub(taken, LATER.sub(later, NOTHING.sub("", text))))
    if left := LEFT.search(body):
        raise ValueError(f"{name}: a room cannot hold this: {left[0]}")
    head, foot = f"// {name}\n", f"return {{ {given} }};\n}})();\n"
    return f'{head}${room_of(name)}["{name.removesuffix(".js")}"] = (() => {{\n{body}{foot}'


def _needed(room: str) -> list[str]:
    """The other rooms whose modules those of this one import."""
    own = ((name, text) for name, text in texts().items() if room_of(name) == room)
    found = {room_of(meant) for name, text in own for meant in imports(name, text).values()}
    return sorted(found - {room})


def _wanted(room: str) -> set[str]:
    """Those that its modules ask for later."""
    own = ((name, text) for name, text in texts().items() if room_of(name) == room)
    meant = (
        room_of(normpath(f"{name}/../{written}"))
        for name, text in own
        for written in LATER.findall(text)
    )
    return set(meant) - {room}


@once(most=64)
def _digest() -> str:
    """Of what rooms are made of, and how: no room is made for it."""
    parts = [
        Path(__file__).read_text("utf-8"),
        *(f"{name}\n{text}" for name, text in texts().items()),
    ]
    return assets.digest("\0".join(parts).encode())


async def _answer(request: Request) -> Response:
    name = request.path_params["room"]
    return assets.answer(room_bytes(name), f"{name}.js")


ROUTES = [Route("/stage/web-{digest}/{room}.js", _answer)]
