"""Glossary: the words of the subject in both scripts, what they mean and who says so."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geodata.archive import Archive
from timeline import address, notices
from timeline.delivery.early import Ahead
from timeline.glossary.address import keys_of
from timeline.glossary.show import MODULE, glossary_data, show_glossary
from timeline.spoken import spoken
from timeline.stage.staged import staged


def ahead(params: Mapping[str, Any]) -> Ahead:
    archive, catalogue = spoken(params)
    data = glossary_data(archive, catalogue)
    whole = None if _in_vain(archive, params) or archive.problems else data
    files = (data["style"], data["page"], data["terms"])
    return Ahead((MODULE,), files, plotly=False, data=whole, drawn="[data-ready=true]")


def _in_vain(archive: Archive, params: Mapping[str, Any]) -> list[str]:
    return address.read(params, keys_of(archive, staged(archive).frame))[1]


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    notices.ignored(_in_vain(archive, st.query_params), catalogue)
    show_glossary(glossary_data(archive, catalogue))
    notices.problems(archive, catalogue)
