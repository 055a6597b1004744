"""What a page is asked for in its address, beside the stage."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from timeline.selection import LONGEST_VALUE, Frame, from_address

SHARED = ("from", "to")
OF_ALL_PAGES = (*SHARED, "theme")


def asked_window(frame: Frame) -> tuple[int, int]:
    """First and last year, both included, that all pages share; broken values count as none."""
    params = {key: st.query_params[key] for key in SHARED if key in st.query_params}
    selection, _ = from_address(params, frame)
    return selection.first, selection.last


def asked_for(known: Mapping[str, Sequence[Any]]) -> tuple[dict[str, Any], list[str]]:
    """Of each key the value that the address asks for, if it is known; and keys asked in vain."""
    found: dict[str, Any] = {}
    in_vain = [key for key in st.query_params if key not in (*known, *OF_ALL_PAGES)]
    for key, values in known.items():
        by_text = {str(value): value for value in values}
        text = st.query_params.get(key, "")[:LONGEST_VALUE]
        if text in by_text:
            found[key] = by_text[text]
        elif text:
            in_vain.append(key)
    return found, in_vain
