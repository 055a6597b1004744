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
        for column, parts in zip(st.columns(len(told), gap="medium"), told, strict=True):
            for heading, text in parts:
                if heading:
                    column.header(heading, anchor=False)
                column.markdown(text)
