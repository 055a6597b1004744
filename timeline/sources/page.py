"""Sources and method: what the facts rest on, how they are made, and all of them to take away."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from geodata.archive import Archive
from geodata.edition import edition
from timeline import address, cite, notices
from timeline.delivery import assets
from timeline.delivery.early import Ahead
from timeline.markdown import listed
from timeline.notices import Words
from timeline.once import once
from timeline.sources import editions, method
from timeline.sources.address import keys_of
from timeline.sources.downloads import sizes
from timeline.sources.published import list_file
from timeline.sources.show import MODULE, show_sources
from timeline.spoken import spoken
from timeline.text import words_of

METHOD = (
    "grades", "care", "disagree", "missing", "downloads", "cite", "licences", "editions", "changes",
)  # fmt: skip

FENCE = "````"


def ahead(params: Mapping[str, Any]) -> Ahead:
    archive, _ = spoken(params)
    return Ahead((MODULE,), (assets.style("sources"), list_file(archive)), plotly=False)


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    _, in_vain = address.read(st.query_params, keys_of(archive))
    say = catalogue["sources"]
    st.title(catalogue["pages"]["sources"], anchor=False)
    notices.ignored(in_vain, catalogue)
    st.markdown(_introduction(archive, catalogue))
    asked = st.query_params.get(address.EDITION, "")
    cited = not archive.own and asked in editions.earlier()
    if cited:
        _editions(asked, archive, expanded=True)
    parts = said_of(archive)
    show_sources(archive, catalogue, [(anchor, say[anchor]) for anchor in parts])
    for anchor, text in parts.items():
        with st.container(key=f"cx-part-{anchor}"):
            st.header(say[anchor], anchor=anchor)
            st.markdown(text)
            if anchor == "cite":
                _whole(archive, catalogue)
            if anchor == "editions" and not cited:
                _editions("", archive)
    notices.problems(archive, catalogue)


def _introduction(archive: Archive, catalogue: Words) -> str:
    say = catalogue["sources"]
    if archive.brought:
        return say["own_beside"]
    return say["own_intro"] if archive.own else method.introduction(archive, catalogue)


@once(most=4)
def said_of(archive: Archive) -> dict[str, str]:
    """How the facts are made, part by part; the same for every visitor. Takes 0.1 s."""
    catalogue = words_of(archive)
    say = catalogue["sources"]
    if archive.own:
        told = method.disagreements(archive, catalogue)
        return {"disagree": told} if told != say["disagree_intro"] else {}
    parts: dict[str, str] = {
        "grades": method.grades(archive, catalogue),
        "care": listed(say["care_rules"]),
        "disagree": method.disagreements(archive, catalogue),
        "missing": method.gaps(archive, catalogue),
        "downloads": method.downloads(sizes(archive), catalogue),
        "cite": say["cite_intro"],
        "licences": listed(say["licence_lines"]),
        "editions": editions.introduction(catalogue),
        "changes": method.changes(catalogue),
    }
    return {anchor: parts[anchor] for anchor in METHOD}


def _editions(asked: str, archive: Archive, *, expanded: bool = False) -> None:
    """What has changed since the one that is asked for, else since the one before."""
    title, text = editions.since(asked, archive)
    if text:
        with st.expander(title, expanded=expanded):
            st.markdown(text)


def _whole(archive: Archive, catalogue: Words) -> None:
    """How to cite Crossings as seen today, with the address that this visitor came by."""
    here = st.context.url
    base = f"{here.rpartition('/')[0]}/" if here else catalogue["citation"]["somewhere"]
    somewhere = f"{base}?{urlencode({address.EDITION: edition().version})}" if here else base
    titles = catalogue["sources"]["styles"]
    parts = [
        f"{titles[style]}\n\n{FENCE}text\n{cite.placed(text, style, somewhere)}\n{FENCE}"
        for style, text in cited(archive, datetime.now(UTC).date()).items()
    ]
    st.markdown("\n\n".join(parts))


@once(most=8)
def cited(archive: Archive, day: date) -> dict[cite.CitationStyle, str]:
    """Crossings in each style; a library writes two of them, which takes 10 ms."""
    catalogue = words_of(archive)
    return {style: cite.cite_whole(style, catalogue, day) for style in cite.CitationStyle}
