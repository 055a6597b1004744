"""What stands below the list of sources, part by part, as files that every visitor shares."""

import re
from collections.abc import Iterator
from datetime import date

from geodata.archive import Archive
from geodata.edition import edition
from timeline import cite
from timeline.delivery import assets
from timeline.figures.wire import WordNodes
from timeline.markdown import JOINER, listed
from timeline.nodes import marked
from timeline.once import once
from timeline.sources import editions, method
from timeline.sources.downloads import sizes
from timeline.sources.wire import CitedWhole, EditionSince, SourcesPart, SourcesTold
from timeline.text import words_of

ANCHORS = (
    "grades", "care", "disagree", "missing", "downloads", "cite", "licences", "editions", "changes",
)  # fmt: skip
# Of the web, of files to take away, and of pages of ours; text of the facts makes none of them.
LINKS = re.compile(r"(https?://|mailto:|data/|\./\?|[a-z]+\?)[^\s]*", re.ASCII)


@once(most=8)
def told_file(archive: Archive, day: date) -> str:
    """Path of the parts; `day` is that on which they are cited."""
    made_of = f"{archive.identity} {day}"
    return assets.later("sources-told.json", made_of, lambda: told(archive, day))


def told(archive: Archive, day: date) -> SourcesTold:
    return {
        "parts": [*parts(archive)],
        "cited": [] if _is_theirs(archive) else [*cited(archive, day)],
        "address": cite.ADDRESS,
        "edition": edition().version,
    }


@once(most=8)
def since_file(asked: str, archive: Archive) -> str:
    """Path of what has changed since an edition, else since the one before ours; blank without."""
    title, text = editions.since(asked, archive)
    if not text:
        return ""
    known: EditionSince = {"title": title, "of": _nodes(text)}
    return assets.SHELF.put("since.json", assets.as_bytes(known))


def parts(archive: Archive) -> Iterator[SourcesPart]:
    say = words_of(archive)["sources"]
    for anchor, text in said_of(archive).items():
        yield {"anchor": anchor, "title": say[anchor], "of": _nodes(text)}


def anchors(archive: Archive) -> list[str]:
    """Those of the parts, in their order; of ours without making what stands there."""
    return [*said_of(archive)] if _is_theirs(archive) else [*ANCHORS]


def _is_theirs(archive: Archive) -> bool:
    """Whether a reader has brought it: alone or beside ours, or as the folder that is served."""
    return bool(archive.own) or archive.subject.brought


@once(most=4)
def said_of(archive: Archive) -> dict[str, str]:
    """How the facts are made, as Markdown by the anchor of its part. Takes 0.1 s."""
    catalogue = words_of(archive)
    say = catalogue["sources"]
    if _is_theirs(archive):
        told = method.disagreements(archive, catalogue)
        return {"disagree": told} if told != say["disagree_intro"] else {}
    return {
        "grades": method.grades(archive, catalogue),
        "care": listed(say["care_rules"]),
        "disagree": method.disagreements(archive, catalogue),
        "missing": method.gaps(archive, catalogue),
        "downloads": method.downloads(archive, sizes(archive), catalogue),
        "cite": say["cite_intro"],
        "licences": listed(say["licence_lines"]),
        "editions": editions.introduction(catalogue),
        "changes": method.changes(catalogue),
    }


def _nodes(text: str) -> WordNodes:
    return marked(text.replace(JOINER, ""), LINKS)


def cited(archive: Archive, day: date) -> Iterator[CitedWhole]:
    """Crossings in each style; a library writes two of them, which takes 10 ms."""
    catalogue = words_of(archive)
    for style in cite.CitationStyle:
        label = catalogue["sources"]["styles"][style]
        yield {"label": label, "text": cite.cite_whole(style, catalogue, day)}
