"""What a folder names without words for it is told, all of it at once, and the rest works."""

import gzip
import json
from pathlib import Path

import pytest

from geodata.load import load
from geodata.own.starting import start
from timeline.delivery import assets
from timeline.finding import search
from timeline.routes.charts.groups import groups
from timeline.stage.staged import staged
from timeline.text import words_of

NAMED = """
[[names]]
key = "ISL"
lon = -18.5
lat = 64.8

[[groups]]
name = "west"
corridors = ["example-route"]

[[openings]]
name = "first"
pick = "2001-05-example-event"

[[asked]]
name = "when"
to = "/?at=2001"
"""
CHARTS = """
[[sections]]
name = "events"

[[charts]]
id = "events"
section = "events"
form = "events"
"""
LACKING = {
    "charts.events": ["counts", "leaves_out", "title"],
    "finding.asked.when": ["also", "ask"],
    "numbers.sections.events": ["ask", "finding", "intro", "title"],
    "opening.first": ["text", "title"],
    "routes.groups.west": ["says", "title"],
    "stage.buttons.view_near": ["label", "word"],
    "stage.buttons.view_world": ["label"],
}
GIVEN = '[stage.buttons]\nview_world = { word = "All" }\n'


def test_all_words_that_are_lacking_are_told_and_the_rest_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    start(folder)
    (folder / "charts.toml").write_text(CHARTS, "utf-8")
    (folder / "words/en.toml").write_text(GIVEN, "utf-8")
    (folder / "subject.toml").write_text(
        (folder / "subject.toml").read_text("utf-8") + NAMED, "utf-8"
    )
    monkeypatch.setenv("FACTS", str(folder))
    archive = load(folder)
    told = [f"{one.file} {one.column}" for one in archive.problems]
    assert told == [f"words/en.toml {room}.{key}" for room, own in LACKING.items() for key in own]
    assert archive.problems[-1].message == "views: world has no words without it; write it"
    content = assets.SHELF.get(staged(archive).addresses["facts"].rsplit("/", 1)[1]) or b""
    known = json.loads(gzip.decompress(content))
    assert known["words"]["buttons"]["view_near"] == {"word": "near", "label": "near"}
    assert known["words"]["buttons"]["view_world"] == {"word": "All", "label": "All"}
    assert [name["text"] for name in known["names"]] == ["Iceland"]
    assert (known["opening"]["ways"], archive.charts.charts) == ([], ())
    assert search(archive)["kinds"]
    assert [len(own.corridors) for own in groups(archive, words_of(archive))] == [1]
