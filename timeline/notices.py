"""What every page says in Streamlit's own elements: faults, and what was asked for in vain."""

from collections.abc import Sequence

import streamlit as st

from geodata.archive import Archive
from timeline.markdown import plain
from timeline.text import Words

MOST_FAULTS = 200


def ignored(keys: Sequence[str], words: Words) -> None:
    """A quiet note on what the address asked for in vain."""
    if keys:
        st.caption(words["explore"]["ignored"].format(keys=plain(", ".join(keys))))


def problems(archive: Archive, words: Words) -> None:
    """Faults in the facts, in words; the valid rest is drawn."""
    if not archive.problems:
        return
    phrases = words["explore"]
    st.warning(phrases["problems"].format(n=len(archive.problems)))
    with st.expander(phrases["faults_in_words"]):
        for problem in archive.problems[:MOST_FAULTS]:
            st.text(problem.in_words(words.language))
