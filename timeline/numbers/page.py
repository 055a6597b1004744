"""Numbers: every series a reader would look for, each with what it counts and its sources."""

import streamlit as st

from timeline import notices
from timeline.numbers.address import from_address, keys_of
from timeline.numbers.cards import contents, section
from timeline.numbers.show import show_numbers
from timeline.selection import certainty_of, window_of
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    stage = staged(archive)
    known = contents(archive, stage.scene)
    keys = keys_of(known.charts, known.sections, known.years, stage.frame)
    asked, in_vain = from_address(st.query_params, keys)
    notices.ignored(in_vain, catalogue)
    name = known.section(asked)
    certain = certainty_of(st.query_params, stage.frame)
    page = section(name, archive, stage.scene, certain) if name else ""
    window = window_of(st.query_params, stage.frame)
    show_numbers(known.entries, name, page, asked, window, catalogue)
    notices.problems(archive, catalogue)
