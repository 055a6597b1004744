"""Accessibility: what is promised, what was tested and how, keys, what is known to lack."""

import streamlit as st

from timeline import address, notices
from timeline.accessibility.statement import statement
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    frame = staged(archive).frame
    shared = address.shared(frame.first, frame.last, frame.languages)
    notices.ignored(address.read(st.query_params, shared)[1], catalogue)
    st.title(catalogue["pages"]["accessibility"], anchor=False)
    with st.container(key="cx-page"):
        st.markdown(statement(catalogue))
