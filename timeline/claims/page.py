"""Check the story: a report's claims, the verdict on each, and the evidence beside it."""

import streamlit as st

from geodata.archive import Archive
from geodata.load import current
from timeline import notices
from timeline.claims.asked import Asked, Mode, asked
from timeline.claims.cards import show_cards, show_strip
from timeline.claims.charts.evidence import EVIDENCE, NONE
from timeline.controls import asked_window
from timeline.delivery.charts import published, show_chart
from timeline.stage.staged import staged
from timeline.text import Words, words


def render() -> None:
    archive, catalogue = current(), words()
    now, in_vain = asked(st.query_params, archive.claims)
    if now.mode is Mode.READ and now.claim is None:
        _introduction(archive, catalogue)
    notices.ignored(in_vain, catalogue)
    show_strip(archive, now)
    if now.claim is None:
        show_cards(archive, now, archive.claims.values())
    else:
        _beside(archive, now, now.claim)
    notices.problems(archive, catalogue)


def _introduction(archive: Archive, catalogue: Words) -> None:
    own = catalogue["check"]
    st.title(own["title"])
    st.markdown("\n\n".join([own["intro"].format(n=len(archive.claims)), own["how"]]))


def _beside(archive: Archive, now: Asked, claim: str) -> None:
    """What is said of a claim, and its charts once the verdict may be seen."""
    stage = staged(archive)
    with st.container(key="claim"):
        show_cards(archive, now, [archive.claims[claim]])
        makers = EVIDENCE.get(claim, NONE).makers if now.open(claim) else ()
        named = {published(make, archive, stage.scene)[0].id: make for make in makers}
        for make in [named[now.chart]] if now.chart in named else makers:
            show_chart(make, archive, stage.scene, asked_window(stage.frame))
