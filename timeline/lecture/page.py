"""Lectures: choose, present, write, take away."""

import streamlit as st

from geodata.load import current
from timeline.lecture.lectern import show_lectures
from timeline.stage.staged import staged

ASKED = ("lecture", "scene", "short", "back", "notes", "edit")
LONGEST = 80


def render() -> None:
    archive = current()
    params = st.query_params.to_dict()
    asked = {key: params[key][:LONGEST] for key in ASKED if params.get(key)}
    show_lectures(archive, staged(archive), asked)
