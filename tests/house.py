"""Draws the house into CONTRIBUTING.md: its floors and rooms, and who imports whom.

The floors are those that import-linter holds, the imports those that stand in the code.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath

import grimp

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "CONTRIBUTING.md"
WEB = ROOT / "timeline/web"
BETWEEN = re.compile(r"(<!-- house -->\n).*?(<!-- /house -->)", re.DOTALL)
PYTHON = ("geodata", "timeline")
OUTSIDE = ("streamlit", "plotly", "geodata")
TYPES = re.compile(r"/\*\*.*?\*/", re.DOTALL)  # an import of a type is none
JS_IMPORT = re.compile(
    r'^(?:import|export|\})[^"\n]*"(\.[^"]+)"|\bimport\("(\.[^"]+)"\)', re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Room:
    """A module that stands alone, or a folder of them; `knows` are the rooms that it imports."""

    name: str
    modules: int
    lines: int
    knows: tuple[str, ...]


Floors = list[list[Room]]


def house() -> dict[str, Floors]:
    """The floors of each part, from the top."""
    graph = grimp.build_graph(*PYTHON, include_external_packages=True)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    parts = {part: python_floors(part, imports) for part in reversed(PYTHON)}
    return parts | {"timeline/web": web_floors()}


def python_floors(part: str, imports: Mapping[str, Iterable[str]]) -> Floors:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = [one["layers"] for one in contracts["contracts"] if one.get("containers") == [part]]
    names = [[room.strip() for room in layer.split("|")] for layer in layers]
    order = [room for floor in names for room in floor]
    knows: dict[str, set[str]] = defaultdict(set)
    for module, found in imports.items():
        if module.startswith(f"{part}."):
            own = module.split(".")[1]
            knows[own] |= {room_of(one, part) for one in found} - {own}
    order += [one for one in OUTSIDE if one != part]
    return [[python_room(part, name, knows[name], order) for name in floor] for floor in names]


def room_of(module: str, part: str) -> str:
    """The room of this part in which a module stands, or the package outside it."""
    first, _, rest = module.partition(".")
    return rest.partition(".")[0] if first == part else first


def python_room(part: str, name: str, knows: Iterable[str], order: list[str]) -> Room:
    path = ROOT / part / name
    files = [*path.rglob("*.py")] if path.is_dir() else [path.with_suffix(".py")]
    own = tuple(sorted(set(knows) & {*order}, key=order.index))
    return Room(name, len([one for one in files if one.stat().st_size]), lines_of(files), own)


def web_floors() -> Floors:
    """A room stands above all that it imports."""
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(WEB.rglob("*.js")):
        files[web_room(path.relative_to(WEB).as_posix())].append(path)
    knows = {name: web_knows(name, paths) for name, paths in files.items()}
    floors: list[list[str]] = []
    while left := [name for name in files if not any(name in floor for floor in floors)]:
        top = [name for name in left if not any(name in knows[other] for other in left)]
        floors.append(top or left)  # in a circle none is uppermost
    order = [name for floor in floors for name in floor]
    return [
        [
            Room(
                name,
                len(files[name]),
                lines_of(files[name]),
                tuple(sorted(knows[name], key=order.index)),
            )
            for name in floor
        ]
        for floor in floors
    ]


def web_room(path: str) -> str:
    return path.partition("/")[0]


def web_knows(name: str, paths: Iterable[Path]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        folder = path.parent.relative_to(WEB).as_posix()
        for pair in JS_IMPORT.findall(TYPES.sub("", path.read_text("utf-8"))):
            found.add(web_room(normpath(f"{folder}/{''.join(pair)}")))
    return found - {name}


def lines_of(paths: Iterable[Path]) -> int:
    return sum(len(path.read_text("utf-8").splitlines()) for path in paths)


def picture(parts: Mapping[str, Floors]) -> str:
    """A line for each room, a rule between floors."""
    lines: list[str] = []
    for part, floors in parts.items():
        modules = sum(room.modules for floor in floors for room in floor)
        size = sum(room.lines for floor in floors for room in floor)
        lines.append(f"{part:<14}{modules:>4}{size:>7,}")
        for floor in floors:
            for i, room in enumerate(floor):
                edge = "┌" if i == 0 else "│"
                counts = f"{room.modules:>4}{room.lines:>7,}"
                lines.append(f"{edge} {room.name:<12}{counts}  {' '.join(room.knows)}".rstrip())
        lines.append("")
    return "\n".join(lines[:-1])


def drawn() -> str:
    """What CONTRIBUTING.md shows."""
    (found,) = re.findall(
        r"<!-- house -->\n```text\n(.*?)\n```", PLACE.read_text("utf-8"), re.DOTALL
    )
    return found


def main() -> None:
    block = f"```text\n{picture(house())}\n```\n"
    text = PLACE.read_text("utf-8")
    PLACE.write_text(BETWEEN.sub(lambda found: found[1] + block + found[2], text), "utf-8")


if __name__ == "__main__":
    main()
