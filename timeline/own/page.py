"""Your own data: bring a file, look at it, mend it, show it."""

import streamlit as st

from timeline import address, notices
from timeline.own.show import show_own
from timeline.spoken import spoken
from timeline.stage.staged import staged


def render(*, is_missing: bool = False) -> None:
    archive, words = spoken(st.query_params)
    frame = staged(archive).frame
    keys = address.shared(frame.first, frame.last, frame.languages)
    notices.ignored(address.read(st.query_params, keys)[1], words)
    show_own(words, is_missing=is_missing)
