"""What stands beside and below the stage: the card, the list, source lines, faults in words.

Text from the facts is never markup: all of it passes `plain` before it meets Markdown.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Corridor, Event, Place, Record, Source
from geodata.ways import way_sentence
from timeline.scene import Mark
from timeline.selection import Selection
from timeline.stage import Staged, write_address

Words = Mapping[str, Any]
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=@/\"'])")


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def ignored(keys: Sequence[str], words: Words) -> None:
    """A quiet note on what the address asked for in vain."""
    if keys:
        st.caption(words["explore"]["ignored"].format(keys=plain(", ".join(keys))))


def card(archive: Archive, stage: Staged, selection: Selection, words: Words) -> None:
    """All that is known of the pick, or how to begin."""
    pick = selection.pick or ""
    if pick in archive.events:
        _event(archive, archive.events[pick], stage, selection, words)
    elif pick in archive.corridors:
        _corridor(archive, archive.corridors[pick], stage, selection, words)
    elif pick in archive.places:
        _place(archive, archive.places[pick], stage, selection, words)
    else:
        _opening(stage, selection, words)


def _opening(stage: Staged, selection: Selection, words: Words) -> None:
    st.markdown(f"## {words['tagline']}")
    st.markdown(words["explore"]["intro"])
    st.caption(words["explore"]["nothing_more"])
    _empty_window(stage, selection, words)


def _event(
    archive: Archive, event: Event, stage: Staged, selection: Selection, words: Words
) -> None:
    own = words["explore"]
    st.caption(f"{plain(in_words(event.when))} · {words['lanes'][event.category]}")
    st.markdown(f"### {plain(event.title)}")
    st.markdown(plain(event.summary))
    if event.note:
        label = own["contested"] if event.confidence == "contested" else own["note"]
        st.markdown(f"**{label}.** {plain(event.note)}")
    _facts(_event_facts(archive, event, words))
    _pickers([archive.corridors[i] for i in event.corridors], stage, selection)
    _sources(archive, event, words)
    _close(stage, selection, words)


def _event_facts(archive: Archive, event: Event, words: Words) -> Iterable[tuple[str, str]]:
    own = words["explore"]
    places = [archive.places[place] for place in event.places]
    yield own["where"], "; ".join(f"{place.name} {place.name_ko}" for place in places)
    if event.people is not None:
        yield own["people"], f"{event.people:,}"
    yield own["confidence"], words["confidence"][event.confidence]


def _corridor(
    archive: Archive, corridor: Corridor, stage: Staged, selection: Selection, words: Words
) -> None:
    own = words["explore"]
    st.caption(f"{own['corridor']} · {words['usage'][corridor.usage]}")
    st.markdown(f"### {plain(corridor.name)}")
    st.markdown(plain(corridor.summary))
    legs = archive.legs_of(corridor.id)
    st.markdown(f"**{own['way']}.** {plain(way_sentence(corridor, legs, archive.places))}")
    _facts(_corridor_facts(corridor, words))
    st.markdown(f"**{own['events_of']}**")
    _pickers(archive.events_of(corridor.id), stage, selection)
    _sources(archive, corridor, words)
    _close(stage, selection, words)


def _corridor_facts(corridor: Corridor, words: Words) -> Iterable[tuple[str, str]]:
    own = words["explore"]
    ends = own["ongoing"] if corridor.to_year == "ongoing" else corridor.to_year
    yield own["in_use"], f"{corridor.from_year} - {ends}"
    yield own["status"], corridor.status_now
    yield own["law"], corridor.legal_basis
    if corridor.length_km:
        yield own["length"], f"{corridor.length_km:,} km"


def _place(
    archive: Archive, place: Place, stage: Staged, selection: Selection, words: Words
) -> None:
    own = words["explore"]
    st.markdown(f"### {plain(place.name)} {plain(place.name_ko)}")
    if place.note:
        st.caption(plain(place.note))
    st.markdown(f"**{own['events_here']}**")
    _pickers(archive.events_at(place.id), stage, selection)
    st.markdown(f"**{own['corridors_here']}**")
    _pickers(archive.corridors_at(place.id), stage, selection)
    _sources(archive, place, words)
    _close(stage, selection, words)


def _facts(rows: Iterable[tuple[str, str]]) -> None:
    st.markdown("  \n".join(f"**{label}** {plain(text)}" for label, text in rows))


def _pickers(records: Iterable[Event | Corridor], stage: Staged, selection: Selection) -> None:
    """A button for each record, which picks it."""
    for record in records:
        if isinstance(record, Event):
            label = f"{in_words(record.when)}: {record.title}"
        else:
            label = record.name
        if st.button(plain(label), key=f"pick-{record.id}", type="tertiary"):
            _pick(record.id, stage, selection)


def _pick(wanted: str | None, stage: Staged, selection: Selection) -> None:
    write_address(replace(selection, pick=wanted), stage)
    st.rerun()


def _close(stage: Staged, selection: Selection, words: Words) -> None:
    if st.button(words["explore"]["clear"], key="clear"):
        _pick(None, stage, selection)


def _sources(archive: Archive, record: Record, words: Words) -> None:
    own = words["explore"]
    sources = archive.sources_of(record)
    if not archive.is_verified(record):
        st.markdown(f"**{own['unverified']}**")
    with st.expander(f"{own['sources']} ({len(sources)})"):
        st.markdown("\n".join(f"- {_source_line(source, words)}" for source in sources))


def _source_line(source: Source, words: Words) -> str:
    when = f", {in_words(source.date)}" if source.date else ""
    title = (
        f"[{plain(source.title)}]({_address(source.url)})" if source.url else plain(source.title)
    )
    unread = "" if source.read else f" ({words['explore']['unread']})"
    return f"{title}. {plain(source.publisher + when)}{unread}"


def _address(url: str) -> str:
    """A web address that can't end the Markdown link it stands in."""
    unsafe = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C"}
    return "".join(unsafe.get(character, character) for character in url)


def in_window(marks: Iterable[Mark], selection: Selection) -> list[Mark]:
    """The marks that touch the window, in order of time."""
    return [m for m in marks if m.start < selection.last + 1 and m.end > selection.first]


def _empty_window(stage: Staged, selection: Selection, words: Words) -> None:
    marks = stage.scene.marks
    if in_window(marks, selection) or not marks:
        return
    middle = (selection.first + selection.last + 1) / 2
    nearest = min(marks, key=lambda mark: abs((mark.start + mark.end) / 2 - middle))
    st.markdown(words["explore"]["empty"])
    if st.button(plain(f"{nearest.words}: {nearest.title}"), key="nearest"):
        _pick(nearest.id, stage, selection)


def problems(archive: Archive, words: Words) -> None:
    """Faults in the facts, in words; the valid rest is drawn."""
    if not archive.problems:
        return
    own = words["explore"]
    st.warning(own["problems"].format(n=len(archive.problems)))
    with st.expander(own["faults_in_words"]):
        for problem in archive.problems[:200]:
            st.text(str(problem))
