"""Glossary: the words of the subject in both scripts, what they mean and who says so."""

import streamlit as st

from timeline import address, notices
from timeline.address import ChoiceKey
from timeline.glossary.show import show_glossary
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    frame = staged(archive).frame
    keys = address.shared(frame.first, frame.last, frame.languages)
    _, in_vain = address.read(st.query_params, {**keys, "term": ChoiceKey(archive.glossary)})
    notices.ignored(in_vain, catalogue)
    show_glossary(archive, catalogue)
    notices.problems(archive, catalogue)
