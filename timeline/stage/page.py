"""Explore: the stage, and the card beside it."""

import streamlit as st

from timeline import notices
from timeline.selection import from_address
from timeline.spoken import spoken
from timeline.stage.show import show_stage
from timeline.stage.staged import staged


def render() -> None:
    archive, words = spoken(st.query_params)
    stage = staged(archive)
    selection, in_vain = from_address(st.query_params.to_dict(), stage.frame)
    show_stage(stage, selection, in_vain)
    notices.problems(archive, words)
