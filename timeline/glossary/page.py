"""Glossary: the words of the subject in both scripts, what they mean and who says so."""

import streamlit as st

from timeline import address, notices
from timeline.glossary.address import keys_of
from timeline.glossary.show import show_glossary
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    keys = keys_of(archive, staged(archive).frame)
    _, in_vain = address.read(st.query_params, keys)
    notices.ignored(in_vain, catalogue)
    show_glossary(archive, catalogue)
    notices.problems(archive, catalogue)
