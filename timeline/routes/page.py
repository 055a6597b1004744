"""Routes: each corridor in words and charts, two of them side by side, and all at a glance."""

import streamlit as st

from timeline import notices
from timeline.address import shared_of
from timeline.delivery.arrival import show_arrival
from timeline.routes.address import from_address
from timeline.routes.panels import Page, choose, makers, put, show
from timeline.selection import window_of
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    stage, charts, own = staged(archive), makers(archive), catalogue["routes"]
    asked, in_vain = from_address(st.query_params, archive.corridors, charts, stage.frame)
    shared = shared_of(st.query_params)
    page = Page(archive, stage, window_of(st.query_params, stage.frame), shared, catalogue)
    with st.container(key="routes"):
        st.title(own["title"], anchor=False)
        notices.ignored(in_vain, catalogue)
        if asked.chart:
            st.button(own["back"], key="back", on_click=put)
            page.chart(charts[asked.chart])
        else:
            st.markdown(own["schematic"])
            choose(asked, page)
            show(asked, page)
        notices.problems(archive, catalogue)
    show_arrival("/".join([*asked.corridors, asked.chart]))
