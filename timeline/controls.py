"""What a page is asked for in its address, beside the stage."""

import streamlit as st

from timeline.selection import Frame, from_address

SHARED = ("from", "to")


def asked_window(frame: Frame) -> tuple[int, int]:
    """First and last year, both included, that all pages share; broken values count as none."""
    params = {key: st.query_params[key] for key in SHARED if key in st.query_params}
    selection, _ = from_address(params, frame)
    return selection.first, selection.last
