"""The languages of a page: by their own names, and which of them a browser asks for."""

from geodata.load import current
from geodata.wording import language_name, tag
from timeline.delivery.wire import Tongue

SHORT = {"en": "EN"}  # of a language whose name is too long for the bar


def tongues() -> list[Tongue]:
    """In the order in which they follow one another."""
    return [tongue(code) for code in current().subject.languages]


def tongue(code: str) -> Tongue:
    name = language_name(code, code)
    return {"code": code, "tag": tag(code), "name": name, "short": SHORT.get(code, name)}


def preferred(accepted: str) -> str:
    """The language of ours that an Accept-Language asks for first; blank where it asks for none."""
    known = current().subject.languages
    return next((one for one in wanted(accepted) if one in known), "")


def wanted(accepted: str) -> list[str]:
    """The languages of an Accept-Language, the dearest first."""
    found = [part.strip().partition(";q=") for part in accepted.split(",")]
    ranked = sorted(found, key=lambda part: -_weight(part[2]))
    return list(dict.fromkeys(name.partition("-")[0].lower() for name, _, _ in ranked))


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0
