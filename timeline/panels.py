"""What stands beside the stage: the card, source lines, faults in words.

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
SHORTHAND = re.compile(r"(?<=[-<>=~])(?=[-<>=~])|(?<=:)(?=[\w+-]+:)")
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=@/\"'])")


def plain(text: str) -> str:
    """Text that Markdown shows as it stands.

    A word joiner, which is not seen, keeps Streamlit from making arrows and emoji of it.
    """
    joined = SHORTHAND.sub("\u2060", " ".join(text.split()))
    return MARKUP.sub(r"\\\1", joined)


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
        _opening(archive, stage, selection, words)


def _opening(archive: Archive, stage: Staged, selection: Selection, words: Words) -> None:
    own = words["explore"]
    rows = list(archive.arrivals.values())
    total = sum(row.total for row in rows)
    share = archive.observations_of("women_share_cumulative")
    latest = max(share, key=lambda row: str(row.period), default=None)
    st.markdown(f"## {words['tagline']}")
    if rows and latest:
        year = rows[-1].period
        intro = own["intro"].format(year=year, total=f"{total:,}", share=round(latest.value or 0))
        st.markdown(intro)
        _sources(archive, [rows[-1], latest], words)
    st.caption(own["how"])
    st.markdown(f"**{own['begin']}**")
    _pickers(_known(archive, own["starts"]), stage, selection)
    _empty_window(stage, selection, words)


def _known(archive: Archive, ids: Iterable[str]) -> list[Event | Corridor]:
    """The events and corridors of these ids that the archive has."""
    found = [archive.events.get(i) or archive.corridors.get(i) for i in ids]
    return [record for record in found if record]


def _event(
    archive: Archive, event: Event, stage: Staged, selection: Selection, words: Words
) -> None:
    own = words["explore"]
    label = own["contested"] if event.confidence == "contested" else own["note"]
    places = [archive.places[place] for place in event.places]
    people = None if event.people is None else f"{event.people:,}"
    _told(
        f"{in_words(event.when)} · {words['lanes'][event.category]}",
        event.title,
        [("", event.summary), (label, event.note)],
        [
            (own["where"], "; ".join(f"{place.name} {place.name_ko}" for place in places)),
            (own["people"], people),
            (own["confidence"], words["confidence"][event.confidence]),
        ],
    )
    _pickers(_known(archive, event.corridors), stage, selection)
    _sources(archive, [event], words)
    _close(stage, selection, words)


def _corridor(
    archive: Archive, corridor: Corridor, stage: Staged, selection: Selection, words: Words
) -> None:
    own = words["explore"]
    ends = own["ongoing"] if corridor.to_year == "ongoing" else corridor.to_year
    length = f"{corridor.length_km:,} km" if corridor.length_km else None
    _told(
        f"{own['corridor']} · {words['usage'][corridor.usage]}",
        corridor.name,
        [("", corridor.summary)],
        [
            (own["in_use"], f"{corridor.from_year} - {ends}"),
            (own["status"], corridor.status_now),
            (own["law"], corridor.legal_basis),
            (own["length"], length),
            (own["confidence"], words["confidence"][corridor.confidence]),
        ],
    )
    _titled(own["events_of"], archive.events_of(corridor.id), stage, selection)
    with st.expander(own["way"]):
        legs = archive.legs_of(corridor.id)
        st.markdown(plain(way_sentence(corridor, legs, archive.places)))
    _sources(archive, [corridor], words)
    _close(stage, selection, words)


def _place(
    archive: Archive, place: Place, stage: Staged, selection: Selection, words: Words
) -> None:
    own = words["explore"]
    _told(place.admin1 or "", f"{place.name} {place.name_ko}", [], [])
    _titled(own["events_here"], archive.events_at(place.id), stage, selection)
    _titled(own["corridors_here"], archive.corridors_at(place.id), stage, selection)
    st.caption(plain(place.note or ""))
    _sources(archive, [place], words)
    _close(stage, selection, words)


Row = tuple[str, str | None]


def _told(above: str, title: str, paragraphs: Sequence[Row], facts: Sequence[Row]) -> None:
    """The head of a card as one element: each costs the server and the browser a message."""
    parts = [f":small[{plain(above)}]", f"### {plain(title)}"]
    parts += [_labelled(label, text, ". ") for label, text in paragraphs if text]
    parts.append("  \n".join(_labelled(label, text, " ") for label, text in facts if text))
    st.markdown("\n\n".join(parts))


def _labelled(label: str, text: str | None, after: str) -> str:
    return f"**{label}**{after}{plain(text or '')}" if label else plain(text or "")


def _titled(
    title: str, records: Sequence[Event | Corridor], stage: Staged, selection: Selection
) -> None:
    """A heading and its buttons; nothing where there are none."""
    if records:
        st.markdown(f"**{title}**")
        _pickers(records, stage, selection)


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


def _sources(archive: Archive, records: Sequence[Record], words: Words) -> None:
    """What the records rest on, each source once; and a word where nothing read carries them."""
    own = words["explore"]
    sources = {s.id: s for record in records for s in archive.sources_of(record)}
    if not all(archive.is_verified(record) for record in records):
        st.markdown(f"**{own['unverified']}**")
    with st.expander(f"{own['sources']} ({len(sources)})"):
        st.markdown("\n".join(f"- {source_line(source, words)}" for source in sources.values()))


def source_line(source: Source, words: Words) -> str:
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
