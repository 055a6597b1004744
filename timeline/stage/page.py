"""Explore: the stage, and the card beside it."""

import streamlit as st

from geodata.load import current
from timeline import notices
from timeline.selection import from_address
from timeline.stage.show import show_stage
from timeline.stage.staged import staged
from timeline.text import words


def render() -> None:
    archive = current()
    stage = staged(archive)
    selection, in_vain = from_address(st.query_params.to_dict(), stage.frame)
    show_stage(stage, selection, in_vain)
    notices.problems(archive, words())
