"""The frame of every page: names the pages and runs the one asked for. Run by app.py."""

import streamlit as st

from timeline.pages import explore, sources
from timeline.text import words

WORDS = words()

st.set_page_config(page_title=WORDS["title"], page_icon="🧭", layout="wide")
st.navigation(
    [
        st.Page(explore.render, title=WORDS["pages"]["explore"], url_path="explore", default=True),
        st.Page(sources.render, title=WORDS["pages"]["sources"], url_path="sources"),
    ],
    position="hidden",
).run()
