"""Numbers: every series a reader would look for, each with what it counts and its sources."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from timeline import notices
from timeline.delivery.early import Ahead
from timeline.delivery.wire import ChartHead
from timeline.numbers.address import from_address, keys_of
from timeline.numbers.cards import contents, leading, section
from timeline.numbers.show import MODULE, numbers_data, show_numbers
from timeline.numbers.wire import NumbersData
from timeline.selection import certainty_of, window_of
from timeline.spoken import spoken
from timeline.stage.staged import staged

READY = "[data-ready=true]"


def told(params: Mapping[str, Any]) -> tuple[NumbersData, list[str], ChartHead | None]:
    """What an address is shown, what it asks in vain, and the chart that comes first."""
    archive, catalogue = spoken(params)
    stage = staged(archive)
    known = contents(archive, stage.scene)
    asked, in_vain = from_address(
        params, keys_of(known.charts, known.sections, known.years, stage.frame)
    )
    name, certain = known.section(asked), certainty_of(params, stage.frame)
    page = section(name, archive, stage.scene, certain) if name else ""
    window = window_of(params, stage.frame)
    data = numbers_data(known.entries, name, page, asked, window, catalogue)
    return data, in_vain, leading(name, archive, stage.scene, certain) if name else None


def ahead(params: Mapping[str, Any]) -> Ahead:
    """A chart that is asked for alone need not be the first of its section."""
    data, in_vain, first = told(params)
    first = None if data["asked"]["chart"] else first
    figures = {theme: [path] for theme, path in first["figures"].items()} if first else {}
    files = (data["style"], data["page"], first["rest"] if first else "")
    drawn = f"#chart-{first['id']}{READY}" if first else READY
    whole = None if in_vain or spoken(params)[0].problems else data
    return Ahead((MODULE,), tuple(filter(None, files)), figures, data=whole, drawn=drawn)


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    data, in_vain, _ = told(st.query_params)
    notices.ignored(in_vain, catalogue)
    show_numbers(data)
    notices.problems(archive, catalogue)
