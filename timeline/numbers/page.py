"""Numbers: every series a reader would look for, each with what it counts and its sources."""

import streamlit as st

from timeline import notices
from timeline.numbers.address import from_address, keys_of
from timeline.numbers.cards import numbers
from timeline.numbers.show import show_numbers
from timeline.selection import window_of
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    stage = staged(archive)
    answer = numbers(archive, stage.scene)
    keys = keys_of(answer.charts, answer.sections, answer.years, stage.frame)
    asked, in_vain = from_address(st.query_params, keys)
    st.title(catalogue["numbers"]["title"])
    notices.ignored(in_vain, catalogue)
    show_numbers(answer, asked, window_of(st.query_params, stage.frame), catalogue)
    notices.problems(archive, catalogue)
