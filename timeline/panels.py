"""What pages say in Streamlit's own elements: faults in words, and text that is never markup."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from geodata.archive import Archive

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


def problems(archive: Archive, words: Words) -> None:
    """Faults in the facts, in words; the valid rest is drawn."""
    if not archive.problems:
        return
    own = words["explore"]
    st.warning(own["problems"].format(n=len(archive.problems)))
    with st.expander(own["faults_in_words"]):
        for problem in archive.problems[:MOST_FAULTS]:
            st.text(str(problem))
