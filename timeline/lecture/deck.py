"""A lecture as one HTML file: opens from disk in any browser, with no network, and presents itself.

Files of the stage stand in it as they are served, compressed and in base64; the browser inflates
them. Modules stand in an import map. A policy in its head lets it fetch nothing at all.
"""

import base64
import gzip
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from string import Template
from typing import Any, NamedTuple

from geodata.archive import Archive
from geodata.wording import tag
from timeline import cite
from timeline.answers import answers_file
from timeline.cite import CitationStyle
from timeline.delivery import assets, modules
from timeline.delivery.page_themes import page_themes
from timeline.delivery.tongues import tongue
from timeline.keys import READING, of_lectures
from timeline.lecture.deck_fonts import faces
from timeline.lecture.model import Lecture
from timeline.lecture.reading_page import reading_page
from timeline.lecture.telling import noted, told
from timeline.lecture.wire import DeckFile, DeckVersion, ToldLecture
from timeline.stage.staged import Staged
from timeline.stage.wire import Addresses
from timeline.text import Words, edition_of, whose, words_of

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' data: blob:; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
)
PAGE = Template("""\
<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="author" content="$author">
<meta name="description" content="$about">
<title>$title</title>
<style>html, body { margin: 0; height: 100%; } $style</style>
<script type="importmap">$modules</script>
</head>
<body>
$reading
<noscript>$about</noscript>
<script type="application/json" id="lecture">$data</script>
<script type="module">import { open } from "cx/lecture/standalone.js"; open(document);</script>
</body>
</html>
""")


class Version(NamedTuple):
    """A lecture as it is read in the language of an archive."""

    lecture: Lecture
    archive: Archive
    stage: Staged

    @property
    def words(self) -> Words:
        return words_of(self.archive)

    @property
    def addresses(self) -> Addresses:
        return {**self.stage.addresses, "citations": None}


def deck(first: Version, *others: Version) -> bytes:
    """The file; it carries version, day, licence and how to cite, and names its sources.

    It opens as the first of its languages.
    """
    versions = [first, *others]
    paths = dict.fromkeys(path for own in versions for path in _files(own))
    data: DeckFile = {
        **_told(first),
        "also": [_told(own) for own in others],
        "files": {path: _packed_file(path) for path in paths},
        "themes": page_themes(),
    }
    lecture = first.lecture
    page = PAGE.substitute(
        language=escape(tag(first.archive.language)),
        policy=escape(POLICY),
        author=escape(lecture.author),
        about=escape(_about(first)),
        title=escape(lecture.title),
        reading=_reading(versions),
        style=faces(_letters(data, versions))
        + assets.style_text("stage")
        + assets.style_text("kit/page"),
        modules=_in_script({"imports": _modules()}),
        data=_in_script(data),
    )
    return page.encode()


def _told(own: Version) -> DeckVersion:
    catalogue = own.words
    return {
        "tongue": tongue(own.archive.language),
        "stage": {"addresses": own.addresses, "fault": catalogue["fault"]["stage"], "notice": ""},
        "lecture": _shown(own),
        "answers": answers_file(own.archive),
        "noted": _packed(assets.as_bytes(noted(own.lecture, own.archive))),
        "words": catalogue["lectures"]
        | {"about": _about(own), "counted": catalogue["counted"]}
        | of_lectures(catalogue, READING),
    }


def _shown(own: Version) -> ToldLecture:
    return told(own.lecture, own.archive, own.stage.frame, own.words)


def _about(own: Version) -> str:
    catalogue = own.words
    known = edition_of(catalogue)
    cited = cite.cite_whole(CitationStyle.APA, catalogue, datetime.now(UTC).date())
    say = catalogue["lectures"]
    return say["about_file"].format(
        title=own.lecture.title,
        edition=whose(say["made_with"].format(version=known.version, day=known.day), catalogue),
        cite=cite.placed(cited, CitationStyle.APA, catalogue["citation"]["somewhere"]),
    )


def _reading(versions: Sequence[Version]) -> str:
    """Each links to the others, which stand below it where no script runs."""
    codes = [own.archive.language for own in versions]
    return "".join(
        reading_page(own.lecture, own.archive, own.words, [tongue(code) for code in codes])
        for own in versions
    )


def _letters(data: DeckFile, versions: Iterable[Version]) -> str:
    """All that it can show, for its fonts."""
    files = (base64.b64decode(own) for path, own in data["files"].items() if path.endswith(".json"))
    known = [gzip.decompress(own).decode() for own in files]
    notes = [str(noted(own.lecture, own.archive)) for own in versions]
    return "\n".join([_in_script(data), *known, *notes])


def _files(own: Version) -> Iterable[str]:
    addresses, scenes = own.addresses, _shown(own)["scenes"]
    charts = [scene["shown"]["chart"] for scene in scenes if "chart" in scene["shown"]]
    drawn = [path for chart in charts for path in chart["figures"].values()]
    single = [addresses["plotly"], addresses["facts"], addresses["cards"], addresses["terms"]]
    drawn += [*addresses["figures"].values(), *addresses["ground"].values()]
    return [*single, *drawn, answers_file(own.archive)]


def _packed_file(address: str) -> str:
    content = assets.SHELF.get(address.removeprefix("stage/"))
    if content is None:
        raise LookupError(address)
    return base64.b64encode(content).decode()


def _packed(content: bytes) -> str:
    return base64.b64encode(assets.compressed(content)).decode()


def _modules() -> dict[str, str]:
    """Each module by its name, as an address that holds it."""
    return {
        f"cx/{name}": "data:text/javascript;base64,"
        + base64.b64encode(_named(name, text).encode()).decode()
        for name, text in modules.texts().items()
    }


def _named(name: str, text: str) -> str:
    """A module whose imports go by the names of the import map."""
    meant = modules.imports(name, text)
    return modules.IMPORT.sub(lambda found: f'{found[1]}"cx/{meant[found[2]]}"', text)


def _in_script(known: Any) -> str:
    """JSON that can't end the element it stands in."""
    return json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
