"""Numbers: every series a reader would look for, each with what it counts and its sources."""

import streamlit as st

from geodata.load import current
from timeline import notices
from timeline.controls import asked_for, asked_window
from timeline.numbers.cards import Asked, numbers, show_numbers
from timeline.stage.staged import staged
from timeline.text import words


def render() -> None:
    archive, catalogue = current(), words()
    stage = staged(archive)
    answer = numbers(archive, stage.scene)
    known = {"chart": answer.charts, "section": answer.sections, "year": answer.years}
    found, in_vain = asked_for(known)
    st.title(catalogue["numbers"]["title"])
    notices.ignored(in_vain, catalogue)
    show_numbers(answer, Asked(**found), asked_window(stage.frame))
    notices.problems(archive, catalogue)
