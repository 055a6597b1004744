"""Routes: all of them as small maps, by their years and in answers; one of them; two compared."""

import streamlit as st

from timeline import notices
from timeline.routes.address import from_address
from timeline.routes.cards import routes
from timeline.routes.show import show_routes
from timeline.selection import certainty_of, window_of
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    stage = staged(archive)
    certain = certainty_of(st.query_params, stage.frame)
    answer = routes(archive, stage.scene, certain)
    _, in_vain = from_address(st.query_params, archive.corridors, answer.charts, stage.frame)
    show_routes(answer, stage, window_of(st.query_params, stage.frame), catalogue)
    notices.ignored(in_vain, catalogue)
    notices.problems(archive, catalogue)
