"""Routes: each corridor in words and charts, two of them side by side, and all at a glance."""

import streamlit as st

from geodata.load import current
from timeline import notices
from timeline.controls import asked_window
from timeline.delivery.arrival import show_arrival
from timeline.markdown import shared_of
from timeline.routes.asked import SHARED, asked
from timeline.routes.panels import Page, choose, makers, put, show
from timeline.stage.staged import staged
from timeline.text import words


def render() -> None:
    archive, catalogue = current(), words()
    stage, charts, own = staged(archive), makers(archive), catalogue["routes"]
    now, in_vain = asked(st.query_params, archive.corridors, charts, stage.frame)
    shared = shared_of(st.query_params, SHARED)
    page = Page(archive, stage, asked_window(stage.frame), shared, catalogue)
    with st.container(key="routes"):
        st.title(own["title"], anchor=False)
        notices.ignored(in_vain, catalogue)
        if now.chart:
            st.button(own["back"], key="back", on_click=put)
            page.chart(charts[now.chart])
        else:
            st.markdown(own["schematic"])
            choose(now, page)
            show(now, page)
        notices.problems(archive, catalogue)
    show_arrival("/".join([*now.corridors, now.chart]))
