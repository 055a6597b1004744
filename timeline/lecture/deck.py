"""A lecture as one HTML file: opens from disk in any browser, with no network, and presents itself.

Files of the stage stand in it as they are served, compressed and in base64; the browser inflates
them. Modules stand in an import map. A policy in its head lets it fetch nothing at all.
"""

import base64
import gzip
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from string import Template
from typing import Any

from geodata.archive import Archive
from timeline import cite
from timeline.answers import answers_file
from timeline.cite import CitationStyle
from timeline.delivery import assets, modules
from timeline.delivery.page_themes import page_themes
from timeline.keys import READING, of_lectures
from timeline.lecture.deck_fonts import faces
from timeline.lecture.model import Lecture
from timeline.lecture.reading_page import reading_page
from timeline.lecture.telling import noted, told
from timeline.lecture.wire import DeckFile, ToldLecture
from timeline.stage.staged import Staged
from timeline.stage.wire import Addresses
from timeline.text import edition_of, words_of

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


def deck(lecture: Lecture, archive: Archive, stage: Staged) -> bytes:
    """The file; it carries version, day, licence and how to cite, and names its sources."""
    catalogue = words_of(archive)
    own = edition_of(catalogue)
    cited = cite.cite_whole(CitationStyle.APA, catalogue, datetime.now(UTC).date())
    about = catalogue["lectures"]["about_file"].format(
        title=lecture.title,
        version=own.version,
        day=own.day,
        cite=cite.placed(cited, CitationStyle.APA, catalogue["citation"]["somewhere"]),
    )
    addresses: Addresses = {**stage.addresses, "citations": None}
    shown = told(lecture, archive, stage.frame, catalogue)
    files = [*_files(addresses, shown), answers_file(archive)]
    data: DeckFile = {
        "stage": {"addresses": addresses, "fault": catalogue["fault"]["stage"], "notice": ""},
        "lecture": shown,
        "answers": answers_file(archive),
        "noted": _packed(assets.as_bytes(noted(lecture, archive))),
        "files": {address: _packed_file(address) for address in files},
        "themes": page_themes(),
        "words": catalogue["lectures"]
        | {"about": about, "counted": catalogue["counted"]}
        | of_lectures(catalogue, READING),
    }
    page = PAGE.substitute(
        language=escape(lecture.language),
        policy=escape(POLICY),
        author=escape(lecture.author),
        about=escape(about),
        title=escape(lecture.title),
        reading=reading_page(lecture, archive, catalogue),
        style=faces(_told(data, lecture, archive))
        + assets.style_text("stage")
        + assets.style_text("kit/page"),
        modules=_in_script({"imports": _modules()}),
        data=_in_script(data),
    )
    return page.encode()


def _told(data: DeckFile, lecture: Lecture, archive: Archive) -> str:
    """All that it can show, for its fonts."""
    files = (base64.b64decode(own) for path, own in data["files"].items() if path.endswith(".json"))
    known = [gzip.decompress(own).decode() for own in files]
    return "\n".join([_in_script(data), *known, str(noted(lecture, archive))])


def _files(addresses: Addresses, lecture: ToldLecture) -> Iterable[str]:
    charts = [own["shown"]["chart"] for own in lecture["scenes"] if "chart" in own["shown"]]
    drawn = [path for chart in charts for path in chart["figures"].values()]
    single = [addresses["plotly"], addresses["facts"], addresses["cards"], addresses["terms"]]
    return [*single, *addresses["figures"].values(), *addresses["ground"].values(), *drawn]


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
