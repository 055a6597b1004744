"""Lectures: choose, present, write, take away."""

import streamlit as st

from geodata.load import current
from timeline.lecture.lectern import show_lectures
from timeline.lecture.wire import LecturesAsked
from timeline.stage.staged import staged

LONGEST = 80


def render() -> None:
    archive = current()
    params = st.query_params.to_dict()
    given = {key: params[key][:LONGEST] for key in LecturesAsked.__annotations__ if params.get(key)}
    show_lectures(archive, staged(archive), LecturesAsked(**given))
