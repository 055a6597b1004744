"""Lines of a text by its width: letters of Hangul are nearly twice as wide as Latin ones."""

from textwrap import wrap
from unicodedata import east_asian_width

WIDE = 1.8  # of a Latin letter


def broken(text: str, letters: int) -> list[str]:
    """Lines of at most so many Latin letters, broken at blanks."""
    if width(text) == len(text):
        return wrap(text, letters)
    rows: list[str] = []
    for word in text.split():
        if rows and width(f"{rows[-1]} {word}") <= letters:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def width(text: str) -> float:
    """In Latin letters."""
    return sum(WIDE if east_asian_width(letter) in "WF" else 1 for letter in text)
