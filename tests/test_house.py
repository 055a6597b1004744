"""The picture in CONTRIBUTING.md is that of the house as it stands."""

import re
from pathlib import Path

import pytest

from tests import house

NUMBER = re.compile(r"\s+[\d,]+(?=\s|$)")
TOLD = "the house has changed: run `make house`"


def sizes(picture: str) -> list[int]:
    return [int(number.replace(",", "")) for number in NUMBER.findall(picture)]


def test_the_picture_shows_the_rooms_and_who_imports_whom() -> None:
    assert NUMBER.sub("", house.drawn()) == NUMBER.sub("", house.picture(house.house())), TOLD


def test_sizes_are_about_those_of_today() -> None:
    """A third of leeway, so that a few lines more ask for no new picture."""
    shown, today = sizes(house.drawn()), sizes(house.picture(house.house()))
    assert len(shown) == len(today), TOLD
    assert all(abs(a - b) <= 40 + b / 3 for a, b in zip(shown, today, strict=True)), TOLD


def test_a_room_of_the_browser_knows_what_its_modules_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whatever form of import; a type that a comment names is none."""
    modules = {
        "page/a.js": 'import { b } from "../kit/b.js";\n/** @import { C } from "../o/c.js" */\n',
        "late/d.js": 'const d = () => import("../kit/b.js");\n',
        "kit/b.js": "export const b = 1;\n",
        "o/c.js": 'export { b } from "../kit/b.js";\n',
        "long/e.js": 'import {\n  b,\n} from "../late/d.js";\n',
    }
    for name, text in modules.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.setattr(house, "WEB", tmp_path)
    floors = [{room.name: room.knows for room in floor} for floor in house.web_floors()]
    assert floors == [
        {"long": ("late",), "o": ("kit",), "page": ("kit",)},
        {"late": ("kit",)},
        {"kit": ()},
    ]
