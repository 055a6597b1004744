"""Check the story: a report's claims, the verdict on each, and the evidence beside it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geodata.archive import Archive
from timeline import notices
from timeline.claims.address import ClaimsAddress, ClaimsMode, from_address
from timeline.claims.charts.evidence import evidence_of
from timeline.claims.show import MODULE, show_cards, show_head, show_strip
from timeline.delivery.charts import published
from timeline.delivery.early import Ahead
from timeline.delivery.show import CHARTS, show_chart
from timeline.figures.sifted import sifting
from timeline.selection import certainty_of, window_of
from timeline.spoken import spoken
from timeline.stage.staged import Staged, staged


def ahead(params: Mapping[str, Any]) -> Ahead:
    """Of a claim by itself, its charts too."""
    archive, _ = spoken(params)
    asked, _ = from_address(params, archive.claims, staged(archive).frame)
    if asked.claim is None:
        return Ahead((MODULE,), plotly=False)
    return Ahead((MODULE, CHARTS))


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    stage = staged(archive)
    asked, in_vain = from_address(st.query_params, archive.claims, stage.frame)
    with st.container(key="cx-page"):
        if asked.mode is ClaimsMode.READ and asked.claim is None:
            with st.container(key="cx-head"):
                st.title(catalogue["claims"]["title"], anchor=False)
                show_head(archive)
        with st.container(key="cx-rail"):
            show_strip(archive, asked)
        with st.container(key="cx-body"):
            notices.ignored(in_vain, catalogue)
            if asked.claim is None:
                show_cards(archive, asked, archive.claims.values())
            else:
                _beside(archive, stage, asked, asked.claim)
            notices.problems(archive, catalogue)


def _beside(archive: Archive, stage: Staged, asked: ClaimsAddress, claim: str) -> None:
    """What is said of a claim, and its charts once the verdict may be seen."""
    with st.container(key="claim"):
        show_cards(archive, asked, [archive.claims[claim]])
        certain = certainty_of(st.query_params, stage.frame)
        found = evidence_of(claim, archive).makers if asked.open(claim) else ()
        makers = [sifting(make, certain) for make in found]
        named = {published(make, archive, stage.scene)[0].id: make for make in makers}
        for make in [named[asked.chart]] if asked.chart in named else makers:
            show_chart(make, archive, stage.scene, window_of(st.query_params, stage.frame))
