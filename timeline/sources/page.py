"""Sources and method: what the facts rest on, how they are made, and all of them to take away."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geodata.archive import Archive
from timeline import address, notices
from timeline.delivery import assets
from timeline.delivery.early import Ahead
from timeline.notices import Words
from timeline.sources import editions, method
from timeline.sources.address import keys_of
from timeline.sources.published import list_file
from timeline.sources.show import MODULE, show_sources
from timeline.spoken import spoken


def ahead(params: Mapping[str, Any]) -> Ahead:
    archive, _ = spoken(params)
    return Ahead((MODULE,), (assets.style("sources"), list_file(archive)), plotly=False)


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    _, in_vain = address.read(st.query_params, keys_of(archive))
    st.title(catalogue["pages"]["sources"], anchor=False)
    notices.ignored(in_vain, catalogue)
    st.markdown(_introduction(archive, catalogue))
    asked = st.query_params.get(address.EDITION, "")
    is_earlier = not archive.own and asked in editions.earlier()
    show_sources(archive, catalogue, asked if is_earlier else "")
    notices.problems(archive, catalogue)


def _introduction(archive: Archive, catalogue: Words) -> str:
    say = catalogue["sources"]
    if archive.brought:
        return say["own_beside"]
    is_theirs = archive.own or archive.subject.brought
    return say["own_intro"] if is_theirs else method.introduction(archive, catalogue)
