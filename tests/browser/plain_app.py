"""Shows every hostile text as the panels show text from the facts."""

import streamlit as st

from tests.timeline.hostile import HOSTILE
from timeline.markdown import plain

for number, text in enumerate(HOSTILE):
    with st.container(key=f"hostile-{number}"):
        st.markdown(plain(text))
        st.caption(plain(text))
        st.button(plain(text), key=f"button-{number}", type="tertiary")
