"""Routes: all of them as small maps, by their years and in answers; one of them; two compared."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from timeline import notices
from timeline.delivery.early import Ahead
from timeline.routes.address import RoutesAddress, from_address
from timeline.routes.cards import PublishedRoutes, routes
from timeline.routes.overview import introduction
from timeline.routes.show import MODULE, routes_data, show_routes
from timeline.routes.wire import RoutesData
from timeline.selection import certainty_of, window_of
from timeline.spoken import spoken
from timeline.stage.staged import staged


def told(params: Mapping[str, Any]) -> tuple[RoutesData, PublishedRoutes, RoutesAddress, list[str]]:
    """What the page is drawn of, what it holds, what an address asks for, and what in vain."""
    archive, catalogue = spoken(params)
    stage = staged(archive)
    answer = routes(archive, stage.scene, certainty_of(params, stage.frame))
    asked, in_vain = from_address(
        params, archive.corridors, answer.charts, answer.questions, stage.frame
    )
    window = window_of(params, stage.frame)
    data = routes_data(answer, stage, window, catalogue, introduction(archive, catalogue))
    return data, answer, asked, in_vain


def ahead(params: Mapping[str, Any]) -> Ahead:
    """All routes are drawn at once; what the map of one is drawn of is asked for."""
    data, answer, asked, in_vain = told(params)
    files, one = data["stage"], bool(asked.corridor)
    own = [data["stage"]["style"], data["style"], answer.address]
    own += [answer.routes[key] for key in asked.corridors]
    own += [files["facts"], files["ground"]["world"]] if one else []
    figures = {theme: [path] for theme, path in files["figures"].items()} if one else {}
    whole = None if in_vain or spoken(params)[0].problems else data
    plotly = one or asked.view == "years" or bool(asked.chart)
    return Ahead((MODULE,), tuple(own), figures, plotly, whole, "[data-ready=true]")


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    data, _, _, in_vain = told(st.query_params)
    show_routes(data)
    notices.ignored(in_vain, catalogue)
    notices.problems(archive, catalogue)
