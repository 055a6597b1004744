"""The languages that can be turned to, by their own names."""

from geodata.wording import language_name, tag
from timeline.delivery.wire import Tongue

SHORT = {"en": "EN"}  # of a language whose name is too long for the bar


def tongue(code: str) -> Tongue:
    name = language_name(code, code)
    return {"code": code, "tag": tag(code), "name": name, "short": SHORT.get(code, name)}
