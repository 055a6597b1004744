"""Explore: the stage, and the card beside it."""

import streamlit as st

from geodata.load import current
from timeline import panels
from timeline.stage import selected, show_stage, staged
from timeline.text import words


def render() -> None:
    archive, catalogue = current(), words()
    stage = staged(archive)
    selection, in_vain = selected(stage)
    wide, narrow = st.columns([0.74, 0.26], gap="small")
    with wide:
        show_stage(stage, selection, catalogue["fault"]["stage"])
    with narrow, st.container(key="card"):
        panels.ignored(in_vain, catalogue)
        panels.card(archive, stage, selection, catalogue)
        panels.problems(archive, catalogue)
