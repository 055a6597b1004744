"""What an author remarks in a lecture file behind #: read with the key it stands at, written there.

Comments are a mapping: under `key` what stands above it, under `#key` what stands beside it, and
under the empty key what stands below all. So they go with a scene wherever it is moved.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.lecture.parts import Parsed, without_unreadable

Comments = Mapping[str, str]
OPENS = re.compile(r"[\w-]+:(?: \|[-+]?)?")
BEGINS = re.compile(r"(?<!\S)#")


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A key of the lecture (`scene` None) or of a scene, counted from 0; `at` is a character."""

    at: int
    scene: int | None
    key: str


def comments_of(parsed: Parsed, keys: Sequence[KeyPlace]) -> dict[int | None, dict[str, str]]:
    """The comments of the lecture (None) and of each scene that has any; `keys` in their order."""
    found: dict[int | None, dict[str, list[str]]] = {}
    starts = [key.at for key in keys]
    for at, text in _comments(parsed):
        number = bisect_right(starts, at)
        last = keys[number - 1] if number else None
        if last and _beside(parsed.text, at):
            same_line = "\n" not in parsed.text[last.at : at]
            place, name = last.scene, f"#{last.key}" if same_line else last.key
        elif number < len(keys):
            place, name = keys[number].scene, keys[number].key
        else:
            place, name = None, ""
        found.setdefault(place, {}).setdefault(name, []).append(text)
    return {
        place: {name: "\n".join(lines) for name, lines in own.items()}
        for place, own in found.items()
    }


def _comments(parsed: Parsed) -> Iterator[tuple[int, str]]:
    """Where each begins, and what it says."""
    text = parsed.text
    spans = [(_after_head(text, start), end) for start, end in parsed.scalars]
    starts = [start for start, _ in spans]
    end = 0
    for found in BEGINS.finditer(text):
        at = found.start()
        number = bisect_right(starts, at) - 1
        if at < end or (number >= 0 and at < spans[number][1]):
            continue
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield at, text[at + 1 : end].removeprefix(" ").rstrip()


def _after_head(text: str, start: int) -> int:
    """A block begins with a line of its own, which may end in a comment."""
    return text.find("\n", start) if text[start : start + 1] in {"|", ">"} else start


def _beside(text: str, at: int) -> bool:
    """Whether anything but the hyphen of a scene stands before it on its line."""
    return bool(text[text.rfind("\n", 0, at) + 1 : at].strip(" \t-"))


def commented(entries: Mapping[str, str], comments: Comments) -> str:
    """Entries as text, each with its comments; those of a key that is not written come first."""
    lost = [
        text for name, text in comments.items() if name and name.removeprefix("#") not in entries
    ]
    parts = [_lines("\n".join(lost))] if lost else []
    for key, text in entries.items():
        above, beside = comments.get(key, ""), comments.get(f"#{key}", "")
        first, _, rest = text.partition("\n")
        if beside and not _may_end_in_comment(first, rest):
            above, beside = "\n".join(filter(None, [above, beside])), ""
        end = f"  {_lines(beside, ' ').rstrip()}" if beside else ""
        parts += [_lines(above), f"{first}{end}\n{rest}"]
    return "".join([*parts, _lines(comments.get("", ""))])


def _may_end_in_comment(first: str, rest: str) -> bool:
    """A line that ends its text, or that begins a block or a list."""
    return not rest or bool(OPENS.fullmatch(first))


def _lines(text: str, joint: str = "\n") -> str:
    own = [without_unreadable(line) for line in text.splitlines()]
    if joint != "\n":
        return f"# {joint.join(own)}\n"
    return "".join(f"# {line}".rstrip() + "\n" for line in own)
