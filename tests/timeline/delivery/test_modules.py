"""All modules of a room come in one answer, and mean what they mean one by one."""

import re

import pytest

from timeline.delivery import modules

ROOMS = sorted({modules.room_of(name) for name in modules.texts()})


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_holds_its_modules_line_by_line(room: str) -> None:
    own = {name: text for name, text in modules.texts().items() if modules.room_of(name) == room}
    sent = modules.room_text(room)
    parts = dict(re.findall(r"^// ([\w/]+\.js)\n(.*?)^\}\)\(\);$", sent, re.MULTILINE | re.DOTALL))
    assert parts.keys() == own.keys()
    for name, text in own.items():
        _begin, *lines, _given = parts[name].splitlines()
        for there, written in zip(lines, text.splitlines(), strict=True):
            assert there == written or re.search(r"^import|^export|^\} from|import\(", written)


@pytest.mark.parametrize("room", ROOMS)
def test_a_module_stands_after_those_that_it_imports(room: str) -> None:
    sent = modules.room_text(room)
    others = set(
        re.findall(r'^import \{ modules as \$(\w+) \} from "\./\1\.js";$', sent, re.MULTILINE)
    )
    given = {
        other: set(re.findall(r'^\$\w+\["(.+?)"\] =', modules.room_text(other), re.MULTILINE))
        for other in others
    }
    for line in sent.splitlines():
        if made := re.match(rf'\${room}\["(.+?)"\] =', line):
            given.setdefault(room, set()).add(made[1])
        for taken, name in re.findall(r'^const .* = \$(\w+)\["(.+?)"\];', line):
            assert name in given[taken]


def test_what_a_room_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for line in ('export * from "./b.js";', 'import b from "./b.js";', "export default 1;"):
        monkeypatch.setattr(modules, "texts", lambda line=line: {"odd/a.js": f"{line}\n"})
        with pytest.raises(ValueError, match=r"odd/a\.js"):
            modules.room_text.__wrapped__("odd")


MODULE = """\
import { a, b as c } from "../kit/b.js";
import * as d from "./d.js";
export async function e() {}
export class F {}
const later = () => import("../else/g.js");
"""
SENT = """\
const { a, b: c } = $kit["kit/b"];
const d = $odd["odd/d"];
async function e() {}
class F {}
const later = () => import("./else.js").then(({ modules }) => modules["else/g"]);
return { e, F };
"""


def test_names_are_taken_and_given_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"odd/a.js": MODULE, "odd/d.js": "export {};\n", "kit/b.js": "export const a = 1;\n"}
    monkeypatch.setattr(modules, "texts", lambda: own)
    sent = modules.room_text.__wrapped__("odd")
    assert sent.startswith('import { modules as $kit } from "./kit.js";\n')
    assert SENT in sent


def test_what_is_asked_for_later_is_not_brought_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"odd/a.js": MODULE, "odd/d.js": "export {};\n", "kit/b.js": "export const a = 1;\n"}
    monkeypatch.setattr(modules, "texts", lambda: own | {"else/g.js": "export {};\n"})
    assert modules.rooms_of(["odd/a"]) == {"odd", "kit"}
    assert modules.rooms_of(["odd/a"], later=True) == {"odd", "kit", "else"}
