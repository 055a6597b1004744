"""The frame of every page: runs the one asked for. Run by app.py."""

import streamlit as st

from timeline import brought
from timeline.address import OWN, shared_of
from timeline.delivery.navigation import show_frame
from timeline.own import page as own
from timeline.pages import AT_FOOT, FIRST, files_of, pages_of, paths_of, sieve_of, title_of
from timeline.spoken import spoken

brought.waited_for(st.query_params)
archive, WORDS = spoken(st.query_params)
PAGES = pages_of(archive)

known = {
    name: st.Page(render, title=WORDS["pages"][name], url_path=name, default=name == FIRST)
    for name, render in PAGES.items()
}
asked = st.navigation([*known.values()], position="hidden")
now = asked.url_path
st.set_page_config(page_title=title_of(now, WORDS), page_icon="🧭", layout="wide")
show_frame(paths_of(archive, WORDS), now, WORDS, files_of(archive), sieve_of(archive, WORDS, now))
if st.query_params.get(OWN) and not archive.own:  # it may have come since the menu was made
    own.render(is_missing=True)
else:
    asked.run()
if now and now != AT_FOOT:
    st.page_link(known[AT_FOOT], query_params=shared_of(st.query_params.to_dict()))
