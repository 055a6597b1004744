"""A TOML file of the folder becomes a frozen model; what is wrong in it becomes problems.

A key or an item that is at fault is left out, so that the valid rest serves.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from geodata.cells import COUNTRY, ID, LANGUAGE
from geodata.folder import Folder
from geodata.problems import Problem
from geodata.sentences import Sentence, say, unreadable

MOST_FAULTS = 200
# What pydantic calls them; the catalogue says each.
KINDS = frozenset(
    [
        "missing", "string_type", "string_too_short", "string_too_long", "int_type",
        "int_from_float", "float_type", "bool_type", "list_type", "tuple_type", "dict_type",
        "model_type", "greater_than", "greater_than_equal", "less_than", "less_than_equal",
        "too_short", "too_long",
    ]
)  # fmt: skip
BY_PATTERN = {f"^{cell.constraints['pattern']}$": cell.wanted for cell in (ID, COUNTRY, LANGUAGE)}

QUOTED = re.compile(r"'[^']*'")
AT = re.compile(r"line (\d+), column (\d+)")  # where tomllib stopped

S = TypeVar("S", bound="Settings")
Loc = tuple[str | int, ...]


class Settings(BaseModel, frozen=True, extra="forbid"):
    """A table of a TOML file, checked and frozen; every key at the top has a default."""


def read_toml(path: Folder) -> tuple[dict[str, Any], list[Problem]]:
    """Never raises; a file that is missing or no TOML is empty, and a problem."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), []
    except FileNotFoundError:
        return {}, [Problem(path.name, 0, "", "", say("files.missing"))]
    except OSError as fault:
        return {}, [Problem(path.name, 0, "", "", unreadable(fault))]
    except (ValueError, RecursionError) as fault:
        place = AT.search(str(fault))
        line, column = place.groups() if place else ("0", "0")
        said = say("settings.no_toml_at", at=column) if place else say("settings.no_toml")
        return {}, [Problem(path.name, int(line), "", "", said)]


def read_settings(path: Folder, model: type[S]) -> tuple[S, list[Problem]]:
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


def _wanted(model: type[BaseModel], detail: Any) -> Sentence:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        known = len(detail["loc"]) == 1
        keys = tuple(model.model_fields)
        return say("settings.unknown_key", known=keys) if known else say("settings.no_such_key")
    if kind in {"literal_error", "enum"}:
        return say("settings.one_of", words=tuple(QUOTED.findall(context["expected"])))
    if kind == "value_error":
        return context["error"].args[0]
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return BY_PATTERN.get(pattern, say("settings.pattern", pattern=pattern))
    if kind in KINDS:
        return say(f"settings.{kind}", **{key: str(value) for key, value in context.items()})
    return say("settings.other", kind=kind)


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
