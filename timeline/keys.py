"""The keys of the stage and of a lecture: what the browser obeys and help sheets say."""

from collections.abc import Iterable
from typing import Any, Literal

from typing_extensions import TypedDict

from timeline.text import Words

# As a browser calls them (KeyboardEvent.key), letters small; "0" stands for any digit.
STAGE: dict[str, tuple[str, ...]] = {
    "on": ("ArrowRight", "PageDown", " "),
    "back": ("ArrowLeft", "PageUp"),
    "ends": ("Home", "End"),
    "year": ("0", "Enter"),
    "play": ("p",),
    "jump": ("n", "Shift+n"),
    "search": ("/",),
    "list": ("i",),
    "legend": ("l",),
    "here": ("m",),
    "hear": ("h",),
    "zoom": ("+", "-"),
    "pan": ("Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown"),
    "picture": ("s",),
    "lecture": ("a",),
    "theme": ("t",),
    "language": ("k",),
    "fill": ("f",),
    "black": ("b", "."),
    "help": ("?",),
    "leave": ("Escape",),
}
LECTURE: dict[str, tuple[str, ...]] = {
    "next": ("ArrowRight", "PageDown", " "),
    "before": ("ArrowLeft", "PageUp", "Shift+ "),
    "number": ("0", "Enter"),
    "ends": ("Home", "End"),
    "all": ("g",),
    "years": ("ArrowUp", "ArrowDown"),
    "play": ("p",),
    "zoom": ("+", "-"),
    "pan": ("Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown"),
    "question": ("q", "/"),
    "again": ("Backspace",),
    "laser": ("d",),
    "pen": ("w",),
    "enlarge": ("z",),
    "freeze": ("x",),
    "hands": ("c",),
    "room": ("r",),
    "vote": ("v",),
    "black": ("b", "."),
    "theme": ("t",),
    "language": ("k",),
    "fill": ("f",),
    "start": ("F5",),
    "notes": ("n",),
    "hall": ("h",),
    "legend": ("l",),
    "list": ("i",),
    "help": ("?",),
    "leave": ("Escape",),
}
READING: dict[str, tuple[str, ...]] = {"read": ("e",)}  # in a file of its own, added to the others
NOTES: dict[str, tuple[str, ...]] = {
    "next": ("ArrowRight", "PageDown", " "),
    "before": ("ArrowLeft", "PageUp", "Shift+ "),
    "ends": ("Home", "End"),
    "scroll": ("ArrowDown", "ArrowUp"),
    "letters": ("+", "-"),
    "light": ("t",),
    "language": ("l",),
    "skip": ("k",),
    "freeze": ("x",),
    "black": ("b", "."),
    "restart": ("r",),
    "help": ("?",),
    "leave": ("Escape",),
}
# Of a lecture that plays by itself, in place of what they do in others.
PLAYING: dict[str, tuple[str, ...]] = {
    "pause": (" ",),
    "next": ("ArrowRight", "PageDown"),
    "before": ("ArrowLeft", "PageUp"),
    "again": ("Home", "r"),
}
OF_A_LECTURER = {
    "ends", "laser", "pen", "enlarge", "freeze", "hands", "room", "vote",
}  # fmt: skip


class KeyRow(TypedDict):
    """`act` is what the keys do, by name and in words; `label` is how they are called."""

    act: str
    keys: list[str]
    label: str
    words: str


def rows(
    keys: dict[str, tuple[str, ...]], room: Literal["stage", "lectures", "notes"], words: Words
) -> list[KeyRow]:
    """In the order in which they are told."""
    return _rows(keys, words[room]["keys"], words)


def of_lectures(words: Words, more: dict[str, tuple[str, ...]] | None = None) -> dict[str, Any]:
    """For a lecturer, their notes, and one that plays by itself; with the names of keys."""
    keys = LECTURE | (more or {})
    playing = _rows(PLAYING, words["lectures"]["playing"]["keys"], words)
    left_out = {*PLAYING, *OF_A_LECTURER}
    own = [row for row in rows(keys, "lectures", words) if row["act"] not in left_out]
    return {
        "keys": rows(keys, "lectures", words),
        "notes_keys": rows(NOTES, "notes", words),
        "playing_keys": [*playing, *own],
        "key_names": words["key_names"],
    }


def _rows(keys: dict[str, tuple[str, ...]], said: Words, words: Words) -> list[KeyRow]:
    return [
        {"act": act, "keys": [*own], "label": _label(own, words), "words": said[act]}
        for act, own in keys.items()
    ]


def _label(keys: Iterable[str], words: Words) -> str:
    names = words["key_names"]
    if any(key.startswith("Shift+Arrow") for key in keys):
        return str(names["shift_arrows"])
    return ", ".join(_name(key, names) for key in keys)


def _name(key: str, names: Words) -> str:
    before, plus, own = key.rpartition("Shift+")
    name = str(names.get(own, own.upper() if len(own) == 1 else own))
    return f"{names['Shift']} {name}" if plus and not before else name
