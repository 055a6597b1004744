"""Numbers: every series a reader would look for, each with what it counts and its sources."""

import streamlit as st

from geodata.load import current
from timeline.controls import asked_window
from timeline.figures.numbers.arrivals import arrivals
from timeline.stage import staged
from timeline.stage.charts import show_chart
from timeline.text import words


def render() -> None:
    archive, catalogue = current(), words()
    stage = staged(archive)
    st.title(catalogue["numbers"]["title"])
    show_chart(arrivals, archive, stage.scene, asked_window(stage.frame))
