"""What Routes shows of corridors: to choose, at a glance, one of them, two side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from geodata.archive import Archive
from geodata.records import Corridor, Fact
from timeline.address import changed
from timeline.delivery.show import show_chart
from timeline.figures.chart import Maker
from timeline.markdown import Shared, Words, numbered, source_list
from timeline.routes import overview, told
from timeline.routes.address import RoutesAddress
from timeline.routes.charts import alike
from timeline.routes.charts.counts import charts_of
from timeline.routes.charts.groups import Group, groups
from timeline.routes.charts.years import YearsOf, all_years
from timeline.stage.show import show_corridor_map
from timeline.stage.staged import Staged

FIRST_GROUPS = 4  # of which the first column is made; the second has the rest and the returns


@dataclass(frozen=True, slots=True)
class Page:
    """What all parts of the page draw on."""

    archive: Archive
    stage: Staged
    window: tuple[int, int]
    shared: Shared
    words: Words

    def chart(self, make: Maker) -> None:
        show_chart(make, self.archive, self.stage.scene, self.window)


def makers(archive: Archive) -> dict[str, Maker]:
    """Every chart of the page by its id."""
    flows = [archive.flows_of(key) for key in archive.corridors]
    flows.append(_of_no_corridor(archive))
    found: dict[str, Maker] = {"corridor-years": all_years} if archive.corridors else {}
    found |= {f"years-{key}": YearsOf(key) for key in archive.corridors}
    return found | {counts.id: counts for own in flows for counts in charts_of(own)}


def _of_no_corridor(archive: Archive) -> tuple:
    return tuple(flow for flow in archive.flows.values() if flow.corridor_id is None)


# ---- to choose -----------------------------------------------------------------------------------


def choose(asked: RoutesAddress, page: Page) -> None:
    """A box for the corridor, and one for what to hold beside it."""
    own = page.words["routes"]
    keys = [c.id for group in groups(page.archive, page.words) for c in group.corridors]
    boxes = st.columns(2)
    with boxes[0]:
        _box("corridor", asked.corridor, keys, own["all"], page)
    if asked.corridor:
        others = [key for key in keys if key != asked.corridor]
        with boxes[1]:
            _box("with", asked.beside, others, own["nothing"], page)


def _box(key: str, value: str, options: Sequence[str], none: str, page: Page) -> None:
    """A box that shows what the address says, also after a step back in history."""
    corridors = page.archive.corridors
    st.session_state[f"routes-{key}"] = value
    st.selectbox(
        page.words["routes"][key],
        ["", *options],
        format_func=lambda option: corridors[option].name if option else none,
        key=f"routes-{key}",
        placeholder=none,
        on_change=_ask,
        args=(key,),
    )


def _ask(key: str) -> None:
    put(**{key: st.session_state[f"routes-{key}"]})


def put(**params: str) -> None:
    """One step of the browser's history; a chart alone is left, and what stands beside nothing."""
    wanted = changed(st.query_params, {"chart": "", **params})
    if wanted.get("with") and wanted.get("corridor") in {None, wanted["with"]}:
        del wanted["with"]
    st.query_params.from_dict(wanted)


def show(asked: RoutesAddress, page: Page) -> None:
    """All corridors, one, or two side by side."""
    corridors = [page.archive.corridors[key] for key in asked.corridors]
    if not corridors:
        _all(page)
    elif len(corridors) == 1:
        _one(corridors[0], page)
    else:
        _side_by_side(corridors, page)


# ---- at a glance ---------------------------------------------------------------------------------


def _all(page: Page) -> None:
    """The questions most readers bring, all years, and the groups to choose from."""
    _answers(page)
    if page.archive.corridors:
        page.chart(all_years)
    first, second = st.columns(2, gap="large")
    for number, group in enumerate(groups(page.archive, page.words)):
        with first if number < FIRST_GROUPS else second:
            _group(group, page)
    with second:
        _returns(page)
    _no_corridor(page)


def _group(group: Group, page: Page) -> None:
    st.markdown(f"### {group.title}\n\n{group.says}")
    for corridor in group.corridors:
        st.button(
            overview.choice(corridor, page.words),
            key=f"choose-{corridor.id}",
            type="tertiary",
            wrap=True,
            on_click=put,
            kwargs={"corridor": corridor.id},
        )


def _answers(page: Page) -> None:
    found = overview.answers(page.archive, page.words)
    for first in range(0, len(found), 2):
        for column, answer in zip(
            st.columns(2, gap="large"), found[first : first + 2], strict=False
        ):
            column.markdown(answer.text)
    _sources([fact for answer in found for fact in answer.records], page)


def _returns(page: Page) -> None:
    st.markdown(overview.told_apart(page.words))
    n, cases = overview.return_cases(page.archive, page.words, page.shared)
    if n:
        with st.expander(page.words["routes"]["cases"].format(n=n)):
            st.markdown(cases)


def _no_corridor(page: Page) -> None:
    own, flows = page.words["routes"], _of_no_corridor(page.archive)
    st.markdown(f"### {own['no_corridor']}\n\n{own['overlap']}")
    for make in charts_of(flows):
        page.chart(make)
    rest = alike.listed(flows)
    numbers = numbered(rest, page.archive)
    st.markdown(told.of_no_corridor(rest, page.archive, page.words, numbers))
    _sources(rest, page)


# ---- one, or two side by side --------------------------------------------------------------------


def _one(corridor: Corridor, page: Page) -> None:
    text, drawn = st.columns([0.54, 0.46], gap="large")
    with text:
        for part in (_head, _way, _law, _now, _dangers, _events):
            part(corridor, page)
    with drawn:
        for part in (_map, _years, _counts):
            part(corridor, page)
    for part in (_steps, _all_sources):
        part(corridor, page)


def _side_by_side(corridors: Sequence[Corridor], page: Page) -> None:
    """The same part of each in a row, so that they can be held against each other."""
    for part in (
        _head, _map, _years, _way, _law, _now, _dangers, _counts, _events, _steps, _all_sources,
    ):  # fmt: skip
        for column, corridor in zip(
            st.columns(len(corridors), gap="large"), corridors, strict=True
        ):
            with column:
                part(corridor, page)


def _head(corridor: Corridor, page: Page) -> None:
    st.markdown(told.head(corridor, page.archive, page.words, page.shared))


def _map(corridor: Corridor, page: Page) -> None:
    seen = page.words["routes"]["map_alt"].format(name=corridor.name)
    show_corridor_map(page.stage, corridor.id, seen, key=f"map-{corridor.id}")


def _years(corridor: Corridor, page: Page) -> None:
    page.chart(YearsOf(corridor.id))


def _way(corridor: Corridor, page: Page) -> None:
    st.markdown(told.way(corridor, page.archive, page.words))


def _law(corridor: Corridor, page: Page) -> None:
    st.markdown(told.law(corridor, page.words))


def _now(corridor: Corridor, page: Page) -> None:
    st.markdown(told.now(corridor, page.words))


def _dangers(corridor: Corridor, page: Page) -> None:
    st.markdown(told.dangers(corridor, page.archive, page.words, _numbers(corridor, page)))


def _counts(corridor: Corridor, page: Page) -> None:
    own, flows = page.words["routes"], page.archive.flows_of(corridor.id)
    charts, rest = charts_of(flows), alike.listed(flows)
    st.markdown(told.counts_head(flows, page.words))
    for make in charts:
        page.chart(make)
    if rest:
        numbers = _numbers(corridor, page)
        title = own["other_counts"] if charts else ""
        st.markdown(told.counts(rest, page.archive, page.words, numbers, title))


def _events(corridor: Corridor, page: Page) -> None:
    st.markdown(told.events(corridor, page.archive, page.words, page.shared))


def _steps(corridor: Corridor, page: Page) -> None:
    legs = page.archive.legs_of(corridor.id)
    with st.expander(page.words["routes"]["steps"].format(n=len(legs))):
        st.markdown(told.steps(corridor, page.archive, page.words, _numbers(corridor, page)))


def _all_sources(corridor: Corridor, page: Page) -> None:
    _sources(_records(corridor, page), page)


def _numbers(corridor: Corridor, page: Page) -> dict[str, int]:
    return numbered(_records(corridor, page), page.archive)


def _records(corridor: Corridor, page: Page) -> list[Fact]:
    """What is said of a corridor in text: a chart names its own sources."""
    archive = page.archive
    return [corridor, *archive.legs_of(corridor.id), *alike.listed(archive.flows_of(corridor.id))]


def _sources(records: Sequence[Fact], page: Page) -> None:
    numbers = numbered(records, page.archive)
    if numbers:
        with st.expander(page.words["routes"]["sources"].format(n=len(numbers))):
            st.markdown(source_list(numbers, page.archive, page.words))
