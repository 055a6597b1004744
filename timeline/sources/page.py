"""Sources and method: what the facts rest on, how they are made, and all of them to take away."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from geodata.archive import Archive
from geodata.records import Source, SourceKind, SourceRank
from geodata.wording import language_name
from timeline import address, cite, notices
from timeline.notices import Words
from timeline.sources import ledger, method
from timeline.sources.downloads import sizes
from timeline.spoken import spoken
from timeline.stage.staged import staged

WIDTH_PX = 920  # about 110 letters: longer lines are hard to read


def render() -> None:
    archive, catalogue = spoken(st.query_params)
    asked, in_vain = ledger.from_address(st.query_params, archive, staged(archive).frame)
    with st.container(width=WIDTH_PX):
        st.title(catalogue["pages"]["sources"], anchor=False)
        notices.ignored(in_vain, catalogue)
        if asked.source:
            _one(archive.sources[asked.source], archive, catalogue)
        else:
            _all(asked, archive, catalogue)
        notices.problems(archive, catalogue)


def _one(source: Source, archive: Archive, catalogue: Words) -> None:
    """A source by itself: where it is, how to cite it, all that rests on it."""
    say = catalogue["sources"]
    st.button(say["back"], key="back", on_click=_put, kwargs={"source": ""})
    st.markdown(ledger.head(source, archive, catalogue))
    st.header(say["cite_source"], anchor=False)
    _citations(partial(cite.cite, source), source.url or "", catalogue)
    st.header(say["rests"], anchor=False)
    st.markdown(ledger.everything(source, archive, catalogue))


def _all(asked: ledger.SourcesAddress, archive: Archive, catalogue: Words) -> None:
    say = catalogue["sources"]
    parts: dict[str, Callable[[], object]] = {
        "list": lambda: _list(asked, archive, catalogue),
        "grades": lambda: st.markdown(method.grades(archive, catalogue)),
        "care": lambda: st.markdown(method.listed(say["care_rules"])),
        "disagree": lambda: st.markdown(method.disagreements(archive, catalogue)),
        "missing": lambda: st.markdown(method.gaps(archive, catalogue)),
        "downloads": lambda: st.markdown(method.downloads(sizes(archive), catalogue)),
        "cite": lambda: _whole(catalogue),
        "licences": lambda: st.markdown(method.listed(say["licence_lines"])),
        "changes": lambda: st.markdown(method.changes(catalogue)),
    }
    st.markdown(method.introduction(archive, catalogue))
    st.markdown(method.contents(parts, catalogue))
    for anchor, part in parts.items():
        st.header(say[anchor], anchor=anchor)
        part()


def _list(asked: ledger.SourcesAddress, archive: Archive, catalogue: Words) -> None:
    say = catalogue["sources"]
    _filters(asked, archive, catalogue)
    found = ledger.chosen(archive, asked)
    st.caption(say["shown"].format(shown=len(found), all=len(archive.sources)))
    if (pages := ledger.pages(len(found))) > 1:
        st.pagination(pages, key=_kept("page", asked.page), on_change=_ask, args=("page",))
    entries = [ledger.entry(s, archive, catalogue) for s in ledger.on_page(found, asked.page)]
    st.markdown("\n".join(entries) or say["none"])


def _filters(asked: ledger.SourcesAddress, archive: Archive, catalogue: Words) -> None:
    say, ranks = catalogue["sources"], catalogue["cited"]["ranks"]
    readings = {"yes": say["read_yes"], "no": say["read_no"]}
    with st.container(horizontal=True):
        key = _kept("q", asked.q)
        limit = ledger.LONGEST_SEARCH
        st.text_input(
            say["search"], type="search", max_chars=limit, key=key, on_change=_ask, args=("q",)
        )
        _choice("kind", asked.kind, [*SourceKind], say["kinds"], say)
        _choice("rank", asked.rank, [*SourceRank], ranks, say)
        languages = {code: language_name(code, say.language) for code in ledger.languages(archive)}
        _choice("language", asked.language, [*languages], languages, say)
        _choice("read", asked.read, [*readings], readings, say)


def _choice(
    key: str, value: str, options: Sequence[str], names: Mapping[str, str], say: Words
) -> None:
    """A box to choose one of the options, or all of them."""
    st.selectbox(
        say[key],
        ["", *options],
        format_func=lambda option: names.get(option, option) if option else say["any"],
        key=_kept(key, value),
        placeholder=say["any"],
        on_change=_ask,
        args=(key,),
    )


def _kept(key: str, value: object) -> str:
    """The key of a widget that shows what the address says, also after a step back in history."""
    st.session_state[f"sources-{key}"] = value
    return f"sources-{key}"


def _ask(key: str) -> None:
    """Put what a widget says into the address; another filter begins at its first page."""
    first = {} if key == "page" else {"page": ""}
    _put(**first, **{key: str(st.session_state[f"sources-{key}"]).strip()})


def _put(**params: str) -> None:
    """One step of the browser's history; what is as by default is left out."""
    first_page = {"page": ""} if params.get("page") == "1" else {}
    st.query_params.from_dict(address.changed(st.query_params, {**params, **first_page}))


def _whole(catalogue: Words) -> None:
    """How to cite Crossings, with the address that this visitor came by."""
    st.markdown(catalogue["sources"]["cite_intro"])
    here = st.context.url
    address = f"{here.rpartition('/')[0]}/" if here else catalogue["citation"]["somewhere"]
    _citations(cite.cite_whole, address, catalogue)


def _citations(
    citation: Callable[[cite.CitationStyle, Words, date], str], address: str, catalogue: Words
) -> None:
    """Each style with its button to copy, as seen today."""
    today = datetime.now(UTC).date()
    for style in cite.CitationStyle:
        st.caption(catalogue["sources"]["styles"][style])
        said = cite.placed(citation(style, catalogue, today), style, address)
        st.code(said, language=None, wrap_lines=True)
