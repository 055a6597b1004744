"""Texts of anybody as they can stand anywhere: markup as the words in it, on one line, bounded."""

from html.parser import HTMLParser

from geodata.cells import LOST, UNSEEN
from geodata.own.limits import MOST_CHARACTERS

UNTOLD = {"script", "style", "template"}
MOST_OF_HEADLINE = 80
APART = {"p", "br", "div", "li", "tr", "td", "h1", "h2", "h3", "h4"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._untold = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._untold += tag in UNTOLD
        if tag in APART:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._untold -= tag in UNTOLD and self._untold > 0
        if tag in APART:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._untold:
            self.words.append(data)


def plain_text(markup: str) -> str:
    """Without tags; what is no markup stays as it is."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return " ".join("".join(reader.words).split())


def first_words(*texts: str) -> str:
    """Of the first text that says anything, as a headline."""
    return cut(next((own for text in texts if (own := clean(text))), ""), MOST_OF_HEADLINE)


def clean(text: str) -> str:
    """One line, without what cannot be seen."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    one_line = " ".join(text.replace(LOST, "?").split())
    return UNSEEN.sub("", one_line).strip()


def cut(text: str, most: int = MOST_CHARACTERS) -> str:
    """At a word."""
    if len(text) <= most:
        return text
    return (text[: most - 1].rpartition(" ")[0] or text[: most - 1]) + "…"
