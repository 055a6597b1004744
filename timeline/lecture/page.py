"""Lectures: choose, present, write, take away."""

import streamlit as st

from timeline import address, notices
from timeline.lecture.show import show_lectures
from timeline.lecture.wire import LecturesAsked
from timeline.selection import Frame
from timeline.spoken import spoken
from timeline.stage.staged import staged


def keys_of(frame: Frame) -> dict[str, address.Key]:
    """The browser holds the lectures, and says which of them does not exist."""
    own = dict.fromkeys(address.KEYS_OF_PAGES["lectures"], address.TextKey())
    return {**address.shared(frame.first, frame.last, frame.languages), **own}


def render() -> None:
    archive, words = spoken(st.query_params)
    stage = staged(archive)
    values, in_vain = address.read(st.query_params, keys_of(stage.frame))
    notices.ignored(in_vain, words)
    asked = {key: text for key, text in values.items() if key not in address.SHARED}
    show_lectures(archive, stage, LecturesAsked(**asked))
