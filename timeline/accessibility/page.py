"""Accessibility: what is promised, what was tested and how, keys, what is known to lack."""

import streamlit as st

from timeline import address, notices
from timeline.accessibility.statement import columns
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    frame = staged(archive).frame
    shared = address.shared(frame.first, frame.last, frame.languages)
    notices.ignored(address.read(st.query_params, shared)[1], catalogue)
    told = columns(catalogue)
    with st.container(key="cx-page"):
        st.title(catalogue["pages"]["accessibility"], anchor=False)
        for column, text in zip(st.columns(len(told), gap="medium"), told, strict=True):
            column.markdown(text)
