"""A TOML file of the folder becomes a frozen model; what is wrong in it becomes problems.

A key or an item that is at fault is left out, so that the valid rest serves.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from geodata.cells import COUNTRY, ID, LANGUAGE, in_words
from geodata.records import Problem

MOST_FAULTS = 200
WANTED = {
    "missing": "it is missing; write it",
    "string_type": "write some text in quotation marks",
    "string_too_short": "write some text",
    "int_type": "write a whole number",
    "float_type": "write a number",
    "bool_type": "write true or false",
    "list_type": "write a list in square brackets",
    "tuple_type": "write a list in square brackets",
    "dict_type": "write a table",
    "model_type": "write a table",
}
BY_PATTERN = {f"^{cell.constraints['pattern']}$": cell.wanted for cell in (ID, COUNTRY, LANGUAGE)}

S = TypeVar("S", bound="Settings")
Loc = tuple[str | int, ...]


class Settings(BaseModel, frozen=True, extra="forbid"):
    """A table of a TOML file, checked and frozen; every key at the top has a default."""


def read_toml(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Never raises; a file that is missing or no TOML is empty, and a problem."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), []
    except FileNotFoundError:
        return {}, [Problem(path.name, 0, "", "", "the file is missing; put it back")]
    except OSError as fault:
        message = f"the file can't be read ({fault.strerror}); make it readable"
        return {}, [Problem(path.name, 0, "", "", message)]
    except ValueError as fault:
        message = f"this is no TOML ({str(fault).rstrip('.')}); mend it there"
        return {}, [Problem(path.name, 0, "", "", message)]


def read_settings(path: Path, model: type[S]) -> tuple[S, list[Problem]]:
    """The settings of a file as far as they are right, and what is wrong in it."""
    content, problems = read_toml(path)
    return settings(path.name, content, model, problems)


def settings(
    file: str, content: dict[str, Any], model: type[S], problems: list[Problem]
) -> tuple[S, list[Problem]]:
    """`problems` and what is wrong in the content; at most `MOST_FAULTS` rounds of leaving out."""
    found = list(problems)
    for _ in range(MOST_FAULTS):
        try:
            return model.model_validate(content), found
        except ValidationError as error:
            details: list[Any] = error.errors(include_url=False)
            found += _told(file, model, details)
            for part in _parts(details):
                _leave_out(content, part)
    return model(), found


def _told(file: str, model: type[BaseModel], details: list[Any]) -> Iterator[Problem]:
    for detail in details:
        at = ".".join(map(str, detail["loc"]))
        stands = detail["input"]
        value = "" if isinstance(stands, Mapping) or detail["type"] == "missing" else str(stands)
        yield Problem(file, 0, at, value, _wanted(model, detail))


def _wanted(model: type[BaseModel], detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        known = f"; write {in_words([*model.model_fields])}" if len(detail["loc"]) == 1 else ""
        return f"there is no such key{known}"
    if kind in {"literal_error", "enum"}:
        return f"write {context['expected']}"
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return BY_PATTERN.get(pattern, f"write it as {pattern}")
    said = str(detail["msg"])
    return WANTED.get(kind, said[:1].lower() + said[1:])


def _parts(details: list[Any]) -> list[Loc]:
    """What to leave out: an item of a list or table at the top, else the key; last items first."""
    places = {tuple(detail["loc"][:2]) for detail in details}
    return sorted(places, key=lambda place: [(str(step), step) for step in place], reverse=True)


def _leave_out(content: dict[str, Any], part: Loc) -> None:
    key, *rest = part
    own: Any = content.get(str(key))
    try:
        del own[rest[0]]
    except (IndexError, KeyError, TypeError):
        content.pop(str(key), None)
