"""The other language costs a visitor nothing until it is asked for."""

import gzip
import json
import re
from collections.abc import Iterator

import pytest

from geodata import wording
from geodata.archive import Archive
from geodata.load import load
from geodata.translations import TRANSLATED
from tests.pseudo import strings
from timeline import first as page
from timeline.delivery import assets
from timeline.delivery.streamlit_files import STREAMLIT
from timeline.lecture.built_in import built_in
from timeline.lecture.lectern import built_in_lectures
from timeline.pages import BY_NAME
from timeline.stage.staged import staged
from timeline.text import words

PLAIN = (STREAMLIT.parent / "index.html").read_text("utf-8")
FILE = re.compile(r"stage/([\w-]+\.[0-9a-f]{12}\.json)")
OTHER = {"en": "ko", "ko": "en"}
WORDS = 5  # what is shorter may be a name, which stands in both scripts
PAGES = ("", *BY_NAME)


@pytest.fixture(scope="module")
def archives() -> dict[str, Archive]:
    return {language: load(language=language) for language in OTHER}


def said(archive: Archive) -> set[str]:
    """All sentences of a language: of the interface, the engine, the facts and the lectures."""
    language = archive.language
    texts = {*strings(words(language)), *strings(dict(wording.engine(language)))}
    for lecture in built_in(staged(archive).frame, language).values():
        texts |= {lecture.about, *(scene.heading for scene in lecture.scenes)}
    for table in (getattr(archive, name, {}) for name in TRANSLATED):
        for record in table.values():
            texts |= {record.worded(column) or "" for column in record.translated}
    return {text for text in texts if len(text.split()) >= WORDS}


def sent(archive: Archive) -> Iterator[tuple[str, set[str]]]:
    """The texts of each page, and of each file that a page or a file speaks of, by its name."""
    language = archive.language
    pages = [(name, page.sent(PLAIN, f"/{name}", {"lang": language})) for name in PAGES]
    lectures = json.dumps(built_in_lectures(archive, staged(archive)), ensure_ascii=False)
    ahead, known = [*pages, ("lectures", lectures)], set[str]()
    for name, text in ahead:
        if name in PAGES:
            data = re.findall(r'(?s)<script type="application/json"[^>]*>(.*?)</script>', text)
            yield name, set(strings([json.loads(own) for own in data]))
        for file in FILE.findall(text):
            if file not in known:
                known.add(file)
                made = gzip.decompress(assets.SHELF.get(file) or b"").decode()
                ahead.append((file, made))
                yield file, set(strings(_spoken(json.loads(made))))


def _spoken(made: object) -> object:
    """A lecture's own file, for who takes it away, is of both languages."""
    if isinstance(made, dict) and "raw" in made:
        return {key: value for key, value in made.items() if key not in {"raw", "text"}}
    return made


@pytest.mark.parametrize("language", list(OTHER))
def test_a_page_and_its_files_are_of_the_language_that_was_asked_for(
    language: str, archives: dict[str, Archive]
) -> None:
    own, other = (said(archives[code]) for code in (language, OTHER[language]))
    found = dict(sent(archives[language]))
    kinds = {"facts", "cards", "citations", "search", "terms", "sources", "glossary", "routes"}
    assert kinds <= {name.partition(".")[0] for name in found}
    assert sum(len(texts & own) for texts in found.values()) > len(own) / 2
    assert {name: mixed for name, texts in found.items() if (mixed := texts & (other - own))} == {}
