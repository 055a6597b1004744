"""The page without its stage: the card, the notes, the faults in words."""

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.archive import Archive
from geodata.load import load
from tests.geodata.planting import Copy, make_copy
from tests.serving import ROOT
from timeline.pages import explore

FRAME = str(ROOT / "timeline" / "pages" / "frame.py")
# A test that runs a page twice leaves the frame out: AppTest loses a page of a navigation.
PAGE = "from timeline.pages import explore\nexplore.render()\n"
PATIENCE_SECONDS = 30


def run(**params: str) -> AppTest:
    page = AppTest.from_file(FRAME, default_timeout=PATIENCE_SECONDS)
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert list(page.exception) == []
    return page


def alone() -> AppTest:
    """The page without its frame, not yet run."""
    return AppTest.from_string(PAGE, default_timeout=PATIENCE_SECONDS)


def said(page: AppTest) -> str:
    """All text on the page, without escapes."""
    parts = [*page.markdown, *page.caption, *page.warning, *page.text]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def labels(page: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in page.button]


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the facts that the page reads instead of the real ones."""
    copy = make_copy(tmp_path)
    monkeypatch.setattr(explore, "current", lambda: load(copy.folder))
    return copy


def test_the_page_opens_with_a_card_that_says_how_to_begin(catalogue: dict[str, Any]) -> None:
    page = run()
    own = catalogue["explore"]
    assert catalogue["tagline"] in said(page)
    assert own["how"] in said(page)
    assert len(said(page)) > len(catalogue["tagline"] + own["how"]) + 60
    assert "{" not in said(page)
    assert own["clear"] not in labels(page)
    assert own["ignored"].partition("{")[0] not in said(page)


def test_the_opening_card_says_how_many_people_and_its_sources(
    archive: Archive, catalogue: dict[str, Any]
) -> None:
    page = run()
    total = sum(row.total for row in archive.arrivals.values())
    assert f"{total:,}" in said(page)
    assert any(source.title in said(page) for source in archive.sources.values())
    begin = [button.label for button in page.button]
    assert len(begin) == len(catalogue["explore"]["starts"])


def test_an_event_in_the_address_opens_its_card(
    archive: Archive, catalogue: dict[str, Any]
) -> None:
    event = next(e for e in archive.events.values() if e.corridors and e.note and e.people)
    assert event.note
    page = run(pick=event.id)
    shown = said(page)
    for text in (event.title, event.summary, event.note, f"{event.people:,}"):
        assert text in shown
    assert all(archive.places[place].name in shown for place in event.places)
    assert all(archive.corridors[corridor].name in labels(page) for corridor in event.corridors)
    assert all(source.title in shown for source in archive.sources_of(event))
    assert catalogue["confidence"][event.confidence] in shown


def test_a_corridor_in_the_address_opens_its_card_with_its_events(archive: Archive) -> None:
    corridor = archive.corridors["laos-thailand"]
    page = run(pick=corridor.id)
    assert corridor.summary in said(page)
    titles = [event.title for event in archive.events_of(corridor.id)]
    assert titles
    assert all(any(title in label for label in labels(page)) for title in titles)


def test_a_place_in_the_address_opens_its_card_with_its_events(archive: Archive) -> None:
    place = next(place for place in archive.places.values() if len(archive.events_at(place.id)) > 1)
    page = run(pick=place.id)
    assert f"{place.name} {place.name_ko}" in said(page)
    titles = [event.title for event in archive.events_at(place.id)]
    assert all(any(title in label for label in labels(page)) for title in titles)


@pytest.mark.parametrize("table", ["events", "corridors", "places"])
def test_every_card_can_be_drawn(
    archive: Archive, catalogue: dict[str, Any], table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stage stands still meanwhile: what it is given is tested with the payload."""
    monkeypatch.setattr(explore, "show_stage", lambda *_: None)
    page = alone()
    for key, record in getattr(archive, table).items():
        page.query_params["pick"] = key
        page.run()
        assert list(page.exception) == [], key
        assert catalogue["explore"]["clear"] in labels(page), key
        assert (record.title if table == "events" else record.name) in said(page), key


def test_a_contested_event_says_what_is_contested(
    archive: Archive, catalogue: dict[str, Any]
) -> None:
    event = next(e for e in archive.events.values() if e.confidence == "contested" and e.note)
    own = catalogue["explore"]
    assert event.note
    told = next(part for part in said(run(pick=event.id)).split("\n") if event.note in part)
    assert told.startswith(f"**{own['contested']}")


def test_what_no_source_that_was_read_carries_is_marked_unverified(
    archive: Archive, catalogue: dict[str, Any]
) -> None:
    unverified = [e for e in archive.events.values() if not archive.is_verified(e)]
    verified = [e for e in archive.events.values() if archive.is_verified(e)]
    words = catalogue["explore"]["unverified"]
    assert words not in said(run(pick=verified[0].id))
    assert all(words in said(run(pick=event.id)) for event in unverified[:1])


def test_a_broken_value_is_named_and_the_rest_of_the_address_kept(
    archive: Archive, catalogue: dict[str, Any]
) -> None:
    event = next(iter(archive.events.values()))
    page = run(pick=event.id, at="never", view="moon", colour="red")
    note = next(str(c.value) for c in page.caption if "left out" in str(c.value))
    told = note.replace("\\", "")
    assert told.startswith(catalogue["explore"]["ignored"].partition("{")[0])
    assert all(key in told for key in ("at", "view", "colour"))
    assert event.title in said(page)


def test_a_picker_picks_and_the_card_can_be_closed(
    archive: Archive, catalogue: dict[str, Any]
) -> None:
    event = next(e for e in archive.events.values() if e.corridors)
    corridor = archive.corridors[event.corridors[0]]
    page = alone()
    page.query_params["pick"] = event.id
    page.run()
    page.button(f"pick-{corridor.id}").click().run()
    assert corridor.summary in said(page)
    assert page.query_params["pick"] in ([corridor.id], corridor.id)
    page.button("clear").click().run()
    assert catalogue["tagline"] in said(page)
    assert "pick" not in page.query_params


def test_a_window_with_nothing_in_it_offers_the_nearest_event(
    planted: Copy, catalogue: dict[str, Any]
) -> None:
    kept = [row for row in planted.rows("events") if int(row["start"][:4]) > 1990]
    planted.write("events", kept)
    page = run(**{"from": "1946", "to": "1947"})
    assert catalogue["explore"]["empty"] in said(page)
    earliest = min(kept, key=lambda row: row["start"])
    assert any(earliest["title"] in label for label in labels(page))


def test_faults_are_told_in_words_and_the_rest_is_shown(
    planted: Copy, catalogue: dict[str, Any]
) -> None:
    planted.plant("events", 5, start="soon").plant("places", 3, lat="north")
    page = run()
    problems = planted.load().problems
    assert len(problems) >= 2
    assert catalogue["explore"]["problems"].format(n=len(problems)) in said(page)
    shown = [str(text.value) for text in page.text]
    assert shown == [str(problem) for problem in problems]
    assert any(text.startswith('events.csv, row 5, start: "soon" - write') for text in shown)
    assert catalogue["tagline"] in said(page)


def test_hostile_text_in_a_table_is_no_markup(planted: Copy) -> None:
    title = "[x](javascript:alert(1)) <script> :red[y] $z$"
    key = planted.rows("events")[0]["id"]
    planted.plant("events", 2, title=title, summary=title)
    page = run(pick=key)
    texts = [str(part.value) for part in page.markdown if "javascript" in str(part.value)]
    assert texts
    assert not [t for t in texts if re.search(r"(?<!\\)(\]\(|:red|<script|\$z)", t)]
    assert title in said(page)


def test_no_faults_no_words_about_faults(catalogue: dict[str, Any]) -> None:
    page = run()
    assert list(page.warning) == []
    assert catalogue["explore"]["faults_in_words"] not in said(page)


def test_a_folder_without_any_table_is_a_page_with_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explore, "current", lambda: load(tmp_path))
    page = run()
    assert page.warning
    assert page.text
