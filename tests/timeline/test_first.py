"""The first page comes with its picture: what it is drawn of, and the files it will ask for."""

import json
import re
from typing import Any

import pytest

from geodata.archive import Archive
from geodata.edition import edition
from geodata.export import NAMES
from timeline import first as page
from timeline.delivery import assets
from timeline.delivery.modules import room_text
from timeline.delivery.streamlit_files import STREAMLIT
from timeline.pages import AHEAD
from timeline.text import words

PLAIN = (STREAMLIT.parent / "index.html").read_text("utf-8")
SENT = re.compile(r'<script type="application/json" id="cx-early">(.*?)</script>')

REACH = re.compile(r"\.watch\((.*)\)\);$", re.MULTILINE)


def first(**params: str) -> str:
    return page.sent(PLAIN, "/", params)


def data_of(sent: str) -> Any:
    found = SENT.search(sent)
    assert found
    return json.loads(found[1])


def test_it_holds_what_its_session_will_say() -> None:
    asked = {"pick": "2016-04-ningbo-restaurant", "from": "2011", "view": "korea", "theme": "hall"}
    data = data_of(first(**asked))
    assert data == page.early_data(asked)
    state = data["stage"]["state"]
    assert (state["from"], state["view"]) == (2011, "korea")
    assert data["frame"]["now"] == ""


def test_what_is_asked_in_vain_is_told() -> None:
    assert "pick" in data_of(first(pick="nobody"))["stage"]["notice"]


def test_no_text_of_the_address_becomes_markup() -> None:
    sent = first(q="</script><b>x")
    assert data_of(sent)["stage"]["state"]["q"] == "</script><b>x"
    assert "<b>x" not in sent


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ({}, {"light", "dark"}),
        ({"theme": "hall"}, {"hall"}),
        ({"theme": "none"}, {"light", "dark"}),
    ],
)
def test_the_figure_of_the_theme_that_will_be_worn_is_asked_for(
    asked: dict[str, str], figures: set[str]
) -> None:
    links = re.findall(r'<link rel="preload"[^>]*figure-(\w+)\.[^>]*>', first(**asked))
    assert set(links) == figures


def test_of_the_grounds_only_those_that_are_seen_are_asked_for() -> None:
    grounds = re.findall(r'href="stage/ground-(\w+)\.', first(view="mekong"))
    assert sorted(grounds) == ["mekong", "world"]


def test_the_letters_it_is_drawn_in_are_asked_for_with_it() -> None:
    (letters,) = re.findall(r'<link rel="preload" as="font"[^>]* href="\./([^"]+)">', first())
    (sheet,) = re.findall(r'<link rel="stylesheet" crossorigin href="\./([^"]+)">', PLAIN)
    assert letters.partition("static/media/")[2] in (STREAMLIT.parent / sheet).read_text("utf-8")
    assert (STREAMLIT.parent / letters).is_file()


def test_what_is_announced_is_all_that_is_imported_and_no_more() -> None:
    announced = set(re.findall(r'rel="modulepreload" href="stage/web-\w+/(\w+)\.js"', first()))
    for room in announced:
        assert (
            set(re.findall(r'^import .* from "\./(\w+)\.js"', room_text(room), re.MULTILINE))
            <= announced
        )
    assert {"first", "kit", "stage"} <= announced
    assert not {"numbers", "claims", "routes", "charts", "lecture", "drafts"} & announced


def test_streamlit_begins_after_the_picture_and_in_any_case() -> None:
    (script,) = re.findall(r'<script type="module" crossorigin src="([^"]+)">', PLAIN)
    sent = first()
    assert f'<script type="module" crossorigin src="{script}">' not in sent
    assert f'import("{script}")' in sent
    assert ".then(begin, begin)" in sent
    parts = re.findall(r'<link rel="modulepreload" crossorigin href="([^"]+)">', PLAIN)
    (asked,) = re.findall(r"append\(\.\.\.(\[.*?\])\.map\(link\)\)", sent)
    assert json.loads(asked) == [script, *parts]
    assert 'rel="modulepreload" crossorigin' not in sent


def test_a_page_whose_facts_cannot_be_drawn_is_sent_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_params: object) -> None:
        raise ValueError

    monkeypatch.setattr(page, "spoken", broken)
    assert first() == PLAIN


def test_every_page_can_say_that_its_server_is_away() -> None:
    (said,) = REACH.findall(page.sent(PLAIN, "/numbers", {}))
    assert json.loads(said)["words"] == words()["reach"]
    assert REACH.findall(first()) == [said]
    assert not SENT.search(page.sent(PLAIN, "/lectures", {}))


OTHERS: dict[str, dict[str, str]] = {
    "numbers": {"section": "why", "theme": "dark"},
    "routes": {"corridor": "mongolia", "with": "vietnam", "theme": "dark"},
    "glossary": {"term": "hanawon"},
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_of_one_component_is_sent_with_its_picture(name: str) -> None:
    sent = page.sent(PLAIN, f"/base/{name}", OTHERS[name])
    data = data_of(sent)
    assert data["frame"]["now"] == name
    assert data["part"]["module"].startswith(f"{name}/")
    assert data["part"]["data"] == json.loads(json.dumps(AHEAD[name](OTHERS[name]).data))
    announced = set(re.findall(r'rel="modulepreload" href="stage/web-\w+/(\w+)\.js"', sent))
    assert {"kit", name} <= announced
    assert f'import("./{data["part"]["room"].replace(name + ".js", "kit.js")}")' in sent
    assert ("plotly" in sent.partition("cx-early")[0]) == (name != "glossary")


def test_the_first_chart_of_a_section_is_asked_for_in_the_theme_that_will_be_worn() -> None:
    def asked(**params: str) -> list[str]:
        return re.findall(
            r'href="stage/figure-([\w-]+)-\w+\.', page.sent(PLAIN, "/numbers", params)
        )

    assert asked() == ["arrivals", "arrivals"]
    assert asked(theme="hall", section="china") == ["in_china"]
    assert asked(chart="women_share") == []


def test_what_is_asked_in_vain_is_told_by_the_session_first() -> None:
    for name in OTHERS:
        assert not SENT.search(page.sent(PLAIN, f"/{name}", {"colour": "red"}))


@pytest.mark.parametrize("name", ["check", "sources"])
def test_a_page_of_several_parts_asks_for_its_files_at_once(name: str) -> None:
    sent = page.sent(PLAIN, f"/{name}", {"claim": "h"} if name == "check" else {})
    assert not SENT.search(sent)
    rooms = set(re.findall(r'rel="modulepreload" href="stage/web-\w+/(\w+)\.js"', sent))
    assert rooms == {"kit", "claims", "charts", "drafts"} if name == "check" else {"kit", "sources"}
    assert re.search(r'<link rel="preload" as="style" href="stage/kit-page', sent)


@pytest.mark.parametrize("path", ["/", "/numbers", "/base/sources"])
def test_every_page_describes_its_facts_as_a_data_set(path: str, archive: Archive) -> None:
    sent = page.sent(PLAIN, path, {"q": "</script><b>x"})
    head = sent[: sent.index("</head>")]
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    known = json.loads(text)
    assert (known["@context"], known["@type"]) == ("https://schema.org/", "Dataset")
    own = edition()
    assert known["name"] == own.title
    assert known["creator"]["name"] == own.authors
    assert (known["version"], known["datePublished"]) == (own.version, own.day.isoformat())
    assert known["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert 50 <= len(known["description"]) <= 5000  # as search engines for data ask
    first_year, last_year = map(int, known["temporalCoverage"].split("/"))
    years = [event.start.first.year for event in archive.events.values() if event.start.first]
    assert first_year == archive.subject.first_year <= min(years)
    assert last_year == max(years)
    shape, *places = known["spatialCoverage"]
    south, west, north, east = map(float, shape["geo"]["box"].split())
    assert -90 <= south < north <= 90
    assert -180 <= west < east <= 180
    assert {"North Korea", "South Korea", "China"} <= {place["name"] for place in places}
    files = {file["contentUrl"]: file for file in known["distribution"]}
    assert {*files} == {f"./data/{name}" for name in NAMES}
    assert all("/" in file["encodingFormat"] for file in files.values())


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("path", ["/", "/routes", "/check"])
def test_a_page_says_what_it_will_be_before_any_of_its_scripts_has_come(
    path: str, language: str
) -> None:
    said = words(language)
    root = re.search(
        r'(?s)<div id="root">(.*?)</div></div>', page.sent(PLAIN, path, {"lang": language})
    )
    assert root
    for text in (said["title"], said["tagline"], said["plain"]["coming"]):
        assert text in root[1]
    assert "<script" not in root[1]


def test_a_browser_without_scripts_is_told_what_to_do_and_where_the_facts_are() -> None:
    sent = page.sent(PLAIN, "/numbers", {})
    assert "_stcore/agent" in PLAIN
    assert "_stcore/agent" not in sent
    body = sent[sent.index('<div id="root">') :]
    assert words()["plain"]["lead"] in body
    linked = re.findall(r'href="(data/[\w.]+)"', body)
    assert "data/crossings.zip" in linked
    assert {name.removeprefix("data/") for name in linked} <= {*NAMES}


def test_a_page_that_gets_no_connection_says_where_the_facts_are() -> None:
    found = REACH.search(first())
    assert found
    assert "data/crossings.zip" in json.loads(found[1])["files"].values()


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ({}, False),
        ({"view": "korea", "theme": "dark"}, False),
        ({"view": "world"}, True),
        ({"map": "120.00,35.00,2.00,110.00"}, True),
        ({"theme": "hall"}, True),
    ],
)
def test_what_only_plotly_draws_asks_for_it_with_the_page(asked: Any, *, waits: bool) -> None:
    assert (f'src="{assets.plotly()}"' in first(**asked)) is waits
