"""What a scene shows, out of the keys of its file."""

import base64
import binascii
import io
import re
from collections.abc import Iterator, Mapping

from PIL import Image

from geodata.sentences import say
from timeline.lecture.layouts import (
    FEWEST,
    MOST_ANSWERS,
    MOST_COLUMNS,
    MOST_MARKS,
    MOST_NUMBERS,
    Account,
    Layout,
    OwnPicture,
    Quotation,
    Shows,
)
from timeline.lecture.parts import Items, Part
from timeline.lecture.reading import Reader, text_of

KEYS = {"number", "made_of", "chart", "mark", "columns", "quote", "picture", "answers", "right"}
KINDS = ("PNG", "JPEG", "WEBP")
MOST_IMAGE = 600_000  # bytes
MOST_PIXELS = 3840 * 2160
DATA = re.compile(r"data:image/(?:png|jpeg|webp);base64,", re.ASCII)


def layout(entries: Mapping[str, Part], reader: Reader) -> Layout:
    part = entries.get("layout")
    said = text_of(part) if part else ""
    if said in {own.value for own in Layout}:
        return Layout(said)
    if part and said:
        reader.fault(part, "layout", say("layout", layouts=", ".join(Layout)))
    return Layout.MAP_TIME


def shows(entries: Mapping[str, Part], reader: Reader) -> Shows:
    answers = _few(entries, "answers", MOST_ANSWERS, reader)
    return Shows(
        number=_few(entries, "number", MOST_NUMBERS, reader),
        made_of=tuple(reader.listed(entries.get("made_of"), "made_of")),
        chart=reader.text(entries, "chart"),
        mark=tuple(_years(entries, reader)),
        columns=tuple(_columns(entries, reader)),
        quote=_quote(entries, reader),
        picture=_picture(entries, reader),
        answers=answers,
        right=_right(entries, len(answers), reader),
    )


def _few(entries: Mapping[str, Part], key: str, most: int, reader: Reader) -> tuple[str, ...]:
    part = entries.get(key)
    found = reader.items(part, key) if key == "answers" else reader.listed(part, key)
    if part and len(found) > most:
        reader.fault(part, key, say("too_many", n=most), "")
    return tuple(found[:most])


def _years(entries: Mapping[str, Part], reader: Reader) -> Iterator[int]:
    part, frame = entries.get("mark"), reader.frame
    for text in reader.listed(part, "mark")[:MOST_MARKS]:
        if re.fullmatch(r"-?[0-9]{1,4}", text) and frame.first <= int(text) <= frame.last:
            yield int(text)
        elif part:
            said = say("stage_year", first=str(frame.first), last=str(frame.last))
            reader.fault(part, "mark", said, text)


def _columns(entries: Mapping[str, Part], reader: Reader) -> Iterator[Account]:
    part = entries.get("columns")
    if part is None:
        return
    if not isinstance(part, Items) or not FEWEST <= len(part.of) <= MOST_COLUMNS:
        reader.fault(part, "columns", say("columns", least=FEWEST, most=MOST_COLUMNS), "")
    for own in part.of[:MOST_COLUMNS] if isinstance(part, Items) else ():
        known = reader.entries(own, "columns")
        account = Account(
            reader.text(known, "who"),
            reader.text(known, "says"),
            tuple(reader.listed(known.get("facts"), "facts")),
            _few(known, "number", MOST_NUMBERS, reader),
        )
        if not (account.who and account.says):
            reader.fault(own, "columns", say("needs", keys="who, says"), "")
        yield account


def _quote(entries: Mapping[str, Part], reader: Reader) -> Quotation | None:
    part = entries.get("quote")
    if part is None:
        return None
    known = reader.entries(part, "quote")
    found = Quotation(*(reader.text(known, key) for key in ("words", "who", "source")))
    if not (found.words and found.who and found.source):
        reader.fault(part, "quote", say("needs", keys="words, who, source"), "")
    return found


def _picture(entries: Mapping[str, Part], reader: Reader) -> OwnPicture | None:
    part = entries.get("picture")
    if part is None:
        return None
    known = reader.entries(part, "picture")
    given = known.get("image")
    image = "".join(text_of(given).split()) if given else ""
    if image and not _is_image(image):
        reader.fault(given or part, "image", say("image", n=MOST_IMAGE // 1000), "")
        image = ""
    texts = [reader.text(known, key) for key in ("caption", "credit", "description")]
    if not all(texts):
        reader.fault(part, "picture", say("needs", keys="caption, credit, description"), "")
    return OwnPicture(image, *texts)


def _is_image(address: str) -> bool:
    """Whether it is what a browser draws and nothing that it runs."""
    head = DATA.match(address)
    content = image_of(address) if head else None
    if not content or len(content) > MOST_IMAGE:
        return False
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as image:
            return image.width * image.height <= MOST_PIXELS
    except (OSError, SyntaxError, Image.DecompressionBombError):
        return False


def image_of(address: str) -> bytes | None:
    """The bytes that a data address holds; None where it holds none."""
    try:
        return base64.b64decode(address.partition(",")[2], validate=True) or None
    except binascii.Error:
        return None


def _right(entries: Mapping[str, Part], answers: int, reader: Reader) -> int | None:
    part = entries.get("right")
    said = text_of(part) if part else ""
    if said.isdecimal() and 1 <= int(said) <= answers:
        return int(said)
    if part:
        reader.fault(part, "right", say("right", n=answers))
    return None
