"""What pages say in Streamlit's own elements: faults, sources, text that is never markup."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from geodata.archive import Archive
from geodata.records import Source
from timeline.figures.source_line import source_row

Words = Mapping[str, Any]
SHORTHAND = re.compile(r"(?<=[-<>=~])(?=[-<>=~])|(?<=:)(?=[\w+-]+:)")
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=@/\"'])")
MOST_FAULTS = 200


def plain(text: str) -> str:
    """Text that Markdown shows as it stands.

    A word joiner, which is not seen, keeps Streamlit from making arrows and emoji of it.
    """
    joined = SHORTHAND.sub("\u2060", " ".join(text.split()))
    return MARKUP.sub(r"\\\1", joined)


def ignored(keys: Sequence[str], words: Words) -> None:
    """A quiet note on what the address asked for in vain."""
    if keys:
        st.caption(words["explore"]["ignored"].format(keys=plain(", ".join(keys))))


def source_line(source: Source, words: Words) -> str:
    """A source in Markdown: its title as a link, who made it and when, whether it was read."""
    row = source_row(source, words["cited"])
    title = plain(row["title"])
    linked = f"[{title}]({_address(row['url'])})" if row["url"] else title
    return f"{linked}. {plain(row['said'])}"


def _address(url: str) -> str:
    """A web address that can't end the Markdown link it stands in."""
    unsafe = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C"}
    return "".join(unsafe.get(character, character) for character in url)


def problems(archive: Archive, words: Words) -> None:
    """Faults in the facts, in words; the valid rest is drawn."""
    if not archive.problems:
        return
    own = words["explore"]
    st.warning(own["problems"].format(n=len(archive.problems)))
    with st.expander(own["faults_in_words"]):
        for problem in archive.problems[:MOST_FAULTS]:
            st.text(str(problem))
