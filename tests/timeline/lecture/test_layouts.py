"""What each layout shows comes out of facts, in the browser, in one file and on paper."""

import base64
import io
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from PIL import Image

from geodata.archive import Archive
from timeline.lecture.deck import Version, deck
from timeline.lecture.facts import cited
from timeline.lecture.file import read
from timeline.lecture.leaves import said
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.named import named
from timeline.lecture.telling import told
from timeline.lecture.wire import ToldScene
from timeline.lecture.writing import write
from timeline.selection import Frame
from timeline.stage.staged import Staged, staged
from timeline.text import Words

CHINA_2001 = ["in-china-estimates-007", "in-china-estimates-008", "in-china-estimates-009"]


@pytest.fixture(scope="module")
def stage(archive: Archive) -> Staged:
    return staged(archive)


@pytest.fixture(scope="module")
def frame(stage: Staged) -> Frame:
    return stage.frame


def scene_of(frame: Frame, **keys: Any) -> tuple[LectureScene, list[str]]:
    """The scene of these keys, and what is wrong in each."""
    file = json.dumps({"title": "T", "scenes": [{"heading": "H", **keys}]})
    lecture, faults = read(file, frame)
    return lecture.scenes[0], [fault.key for fault in faults]


def shown(archive: Archive, stage: Staged, **keys: Any) -> ToldScene:
    file = json.dumps({"title": "T", "scenes": [{"heading": "H", **keys}]})
    lecture, faults = read(file, stage.frame)
    assert faults == []
    return told(lecture, archive, stage.frame, stage.words)["scenes"][0]


def image(kind: str = "PNG", size: tuple[int, int] = (4, 3)) -> str:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(file.getvalue()).decode()}"


def picture(address: str, **other: str) -> dict[str, str]:
    return {"image": address, "caption": "C", "credit": "K", "description": "D", **other}


# ---- the file ----------------------------------------------------------------------------------


def test_a_file_of_before_shows_map_and_timeline(archive: Archive, stage: Staged) -> None:
    known = shown(archive, stage)
    assert (known["layout"], known["builds"], known["shown"]) == ("map+time", False, {})


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ({"layout": "poster"}, ["layout"]),
        ({"columns": [{"who": "A", "says": "B"}]}, ["columns"]),
        ({"columns": [{"who": "A", "says": "B"}, {"who": "C"}]}, ["columns"]),
        ({"quote": {"words": "W", "who": "A"}}, ["quote"]),
        ({"answers": ["a", "b"], "right": 3}, ["right"]),
        ({"mark": [2011, 3000]}, ["mark"]),
        ({"picture": picture("data:image/svg+xml;base64,PHN2Zy8+")}, ["image"]),
        ({"picture": picture("https://example.org/a.png")}, ["image"]),
        ({"picture": picture("data:image/png;base64,bm8=")}, ["image"]),
        ({"picture": picture(image(size=(9000, 2000)))}, ["image"]),
        ({"picture": picture(image(), credit="")}, ["picture"]),
    ],
)
def test_what_a_layout_lacks_is_told(
    keys: Mapping[str, Any], wrong: list[str], frame: Frame
) -> None:
    assert scene_of(frame, **keys)[1] == wrong


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_kept_in_the_file(kind: str, frame: Frame) -> None:
    own = image(kind)
    scene, faults = scene_of(frame, layout="picture", picture=picture(own))
    assert faults == []
    assert scene.shows.picture
    assert scene.shows.picture.image == own


@pytest.mark.parametrize(
    "keys",
    [
        {"layout": "number"},
        {"layout": "number", "number": "no-such-number"},
        {"layout": "number", "number": "2016-04-ningbo-restaurant"},
        {"layout": "chart", "chart": "no-such-chart"},
        {"layout": "picture"},
        {"layout": "question"},
        {"layout": "quote"},
        {"layout": "columns"},
    ],
)
def test_a_layout_with_nothing_to_show_is_map_and_timeline(
    keys: Mapping[str, Any], archive: Archive, stage: Staged
) -> None:
    known = shown(archive, stage, **keys)
    assert (known["layout"], known["shown"]) == ("map+time", {})


# ---- numbers -----------------------------------------------------------------------------------


def test_a_number_is_that_of_its_fact(archive: Archive, stage: Staged) -> None:
    number = shown(archive, stage, layout="number", number="2009")["shown"].get("number")
    assert number
    row = archive.arrivals["2009"]
    assert (number["ends"], number["said"], number["unit"]) == (["2,914"], "2,914", "people")
    assert number["what"] == "Arrivals in South Korea, 2009"
    assert [(part["low"], part["high"]) for part in number["parts"]] == [
        (0, row.female),
        (0, row.male),
    ]


def test_several_numbers_are_a_range_with_who_gives_each(archive: Archive, stage: Staged) -> None:
    number = shown(archive, stage, layout="number", number=CHINA_2001)["shown"].get("number")
    assert number
    assert (number["form"], number["ends"], number["most"]) == (
        "range",
        ["10,000", "300,000"],
        300000,
    )
    assert [part["who"] for part in number["parts"]] == [
        archive.series[key].category for key in CHINA_2001
    ]
    assert number["parts"][0]["said"] == "at most 10,000"


def test_a_number_says_of_which_part_it_is_and_others_of_other_years_say_when(
    archive: Archive, stage: Staged
) -> None:
    keys = {"number": "broker-cost-004", "made_of": ["broker-cost-002"]}
    number = shown(archive, stage, layout="number", **keys)["shown"].get("number")
    assert number
    assert number["what"] == "Cost of crossing, per person to China, 2015"
    assert [part["who"] for part in number["parts"]] == ["border crossing only, 2014"]
    deaths = ["famine-deaths-001", "famine-deaths-006"]
    number = shown(archive, stage, layout="number", number=deaths)["shown"].get("number")
    assert number
    told = [
        "North Korean officials, 1995 to 1998",
        "Spoorenberg and Schwekendiek 2012, 1993 to 2000",
    ]
    assert [part["who"] for part in number["parts"]] == told


def test_an_account_shows_a_number_or_a_range_of_its_facts(
    archive: Archive, frame: Frame, stage: Staged, catalogue: Words
) -> None:
    columns = [
        {"who": "In China", "number": CHINA_2001, "says": "Estimates."},
        {"who": "Arrived", "number": "2009", "says": "In one year."},
        {"who": "Nobody", "says": "Counts."},
    ]
    keys = {"layout": "columns", "columns": columns}
    told = shown(archive, stage, **keys)["shown"].get("columns", [])
    assert [own["number"] for own in told] == ["10,000 to 300,000 people", "2,914 people", ""]
    scene, _ = scene_of(frame, **keys)
    assert [own.text for own in said(scene, archive, catalogue)] == [
        "In China: 10,000 to 300,000 people. Estimates.",
        "Arrived: 2,914 people. In one year.",
        "Nobody: Counts.",
    ]
    sources = archive.sources_of(archive.series[CHINA_2001[0]])
    assert cited(scene, archive).named[0] in sources
    file = write(Lecture("T", scenes=(scene,)), frame)
    assert read(file, frame)[0].scenes[0].shows == scene.shows


def test_what_a_number_is_made_of_is_named(archive: Archive, stage: Staged) -> None:
    keys = {"number": "arrivals-cumulative-published-018", "made_of": ["/1998", "2009"]}
    number = shown(archive, stage, layout="number", **keys)["shown"].get("number")
    assert number
    assert number["ends"] == ["34,537"]
    assert [part["high"] for part in number["parts"]] == [947, 2914]


# ---- charts ------------------------------------------------------------------------------------


def test_a_chart_of_any_page_is_shown(archive: Archive, stage: Staged) -> None:
    for key in ("women_share", "claim-j", "corridor-years"):
        chart = shown(archive, stage, layout="chart", chart=key)["shown"].get("chart")
        assert chart
        assert chart["id"] == key
        assert set(chart["figures"]) == set(stage.addresses["figures"])


def test_the_change_between_two_years_is_worked_out(archive: Archive, stage: Staged) -> None:
    before, after = (archive.arrivals[year].total for year in ("2011", "2012"))
    keys = {"layout": "chart", "chart": "arrivals"}
    chart = shown(archive, stage, **keys, mark=[2011, 2012])["shown"].get("chart")
    assert chart
    assert chart["change"] == f"{round(100 * (before - after) / before)} per cent fewer"
    for mark in ([2012], [2011, 2012, 2013]):
        chart = shown(archive, stage, **keys, mark=mark)["shown"].get("chart")
        assert chart
        assert chart["change"] == ""


# ---- what the words rest on --------------------------------------------------------------------


def test_the_line_names_first_what_is_shown_then_what_is_said(
    archive: Archive, frame: Frame
) -> None:
    said_of, other = "2012-arrivals-fall", "2003-china-fence-start"
    keys = {"words": "Thai police counted 2,482.", "facts": [other, said_of, "laos-thailand-07"]}
    scene, _ = scene_of(frame, **keys)
    first = archive.sources_of(archive.flows["laos-thailand-07"])[0]
    assert cited(scene, archive).named[0] == first
    scene, _ = scene_of(frame, **keys, layout="number", number="2009")
    assert cited(scene, archive).named[0] in archive.sources_of(archive.arrivals["2009"])


def test_a_pick_adds_to_the_list_and_not_to_the_line(archive: Archive, frame: Frame) -> None:
    scene, _ = scene_of(frame, facts=["2009"], stage={"pick": "laos-thailand"})
    known = cited(scene, archive)
    assert set(known.named) == set(archive.sources_of(archive.arrivals["2009"]))
    assert set(archive.sources_of(archive.corridors["laos-thailand"])) <= set(known.every)


# ---- taken away --------------------------------------------------------------------------------

ALL = [
    {"layout": "number", "number": "2009"},
    {"layout": "chart", "chart": "arrivals", "mark": [2011, 2012]},
    {
        "layout": "columns",
        "columns": [{"who": "A", "says": "Yes."}, {"who": "B", "says": "No."}],
    },
    {"layout": "quote", "quote": {"words": "One.\nTwo.", "who": "Someone", "source": "uscr-2002"}},
    {"layout": "picture", "picture": picture(image())},
    {"layout": "question", "answers": ["this", "that"], "right": 2},
]
SAID = ["2,914", "44 per cent fewer", "A: Yes.", "Someone.", "C (K)", "that"]


@pytest.mark.parametrize(("keys", "text"), list(zip(ALL, SAID, strict=True)), ids=SAID)
def test_paper_and_slides_say_what_is_shown(
    keys: dict[str, Any], text: str, archive: Archive, frame: Frame, catalogue: Words
) -> None:
    scene, faults = scene_of(frame, words="Words.", **keys)
    assert faults == []
    rows = [own.text for own in said(scene, archive, catalogue)]
    assert any(text in row for row in rows)
    assert rows[-1] == "Words."


def test_one_file_carries_the_charts_of_its_scenes(archive: Archive, stage: Staged) -> None:
    file = json.dumps({"title": "T", "scenes": [{"heading": "H", **ALL[1]}]})
    lecture, _ = read(file, stage.frame)
    page = deck(Version(lecture, archive, stage)).decode()
    data = json.loads(re.findall(r'id="lecture">(.*?)</script>', page)[0])
    chart = data["lecture"]["scenes"][0]["shown"]["chart"]
    assert set(chart["figures"].values()) <= set(data["files"])


# ---- what the map names ------------------------------------------------------------------------


def test_what_the_words_and_the_notes_name_is_known_to_the_map(
    archive: Archive, frame: Frame, catalogue: Words
) -> None:
    keys = {"words": "From Beijing to Thailand.", "notes": "*Point at the Yalu and at Seoul.*"}
    scene, _ = scene_of(frame, **keys)
    found = set(named(scene, archive, catalogue))
    assert {"chn-beijing", "kor-seoul", "THA", "yalu"} <= found
    assert not found & {"chn-shenyang", "MMR", "tumen"}
    rests, _ = scene_of(frame, words="Words.", facts=["chn-shenyang", "2011"])
    assert "chn-shenyang" in named(rests, archive, catalogue)
    event = archive.events["2006-10-dandong-fence"]
    found = named(scene_of(frame, words="Words.", facts=[event.id])[0], archive, catalogue)
    assert {*event.places} <= {*found}
    keys = {"words": "In China.", "facts": [event.id]}
    assert not {*event.places} & {*named(scene_of(frame, **keys)[0], archive, catalogue)}
    shown = [{"who": "A", "says": "In Ningbo."}, {"who": "B", "says": "No."}]
    told, _ = scene_of(frame, layout="columns", columns=shown)
    assert "chn-ningbo" in named(told, archive, catalogue)
