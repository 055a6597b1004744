"""show_stage: the map and the timeline on a page, with the card of what is picked."""

from collections.abc import Sequence

import streamlit as st

from timeline.delivery.mounting import mount
from timeline.selection import Selection
from timeline.stage.staged import Staged, stage_data
from timeline.stage.wire import StageData


def show_stage(stage: Staged, selection: Selection, in_vain: Sequence[str] = ()) -> None:
    """Draw the stage; `in_vain` are the keys of the address that asked for what is not there."""
    data: StageData = {
        **stage_data(stage, selection, in_vain, _turn()),
        "asked": st.query_params.to_dict(),
    }
    mount("stage", "explore", data, key="stage")


def _turn() -> int:
    """A number for each run: a reader who goes back to where Python was last is told so."""
    st.session_state["turn"] = turn = st.session_state.get("turn", 0) + 1
    return turn
