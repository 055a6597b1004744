"""Korean says all that English says, with the same gaps and one word for one thing."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from geodata import wording
from geodata.archive import Archive
from geodata.dates import in_words, parse
from geodata.load import DATA, load
from geodata.numerals import differing
from geodata.records import Observation
from geodata.translations import FOLDER, TRANSLATED
from geodata.ways import way_sentence
from timeline import text
from timeline.delivery.tongues import wanted
from timeline.first import spoken_by
from timeline.glossary.terms import glossary
from timeline.lecture.built_in import texts
from timeline.lecture.file import read
from timeline.lecture.number import told_number
from timeline.lecture.scene_texts import texts_of
from timeline.lecture.writing import write
from timeline.names import names_of
from timeline.naming import in_use, told_with_unit, with_unit
from timeline.routes.told import largest
from timeline.sources.published import source_list
from timeline.stage.card import cards_of
from timeline.stage.staged import staged

ROOMS = {"interface": text.HERE, "facts": DATA / "words", "engine": wording.HERE}
# What is taken away is in English, and so is what its columns mean; in what language steps numbers.
OF_ENGLISH = ("package.", "columns.", "unit_words.", "countries.", "amounts.")
HANGUL = re.compile("[가-힣]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# What each is in Korean, wherever the English of the facts speaks of it.
TERMS = {
    "Human Rights Watch": "휴먼라이츠워치",
    "Kim Jong-un": "김정은",
    "Kim Jong-il": "김정일",
    "Kim Il-sung": "김일성",
    "Panmunjom": "판문점",
    "Yanbian": "옌볜",
    "Ningbo": "닝보",
    "Shenyang": "선양",
    "Dandong": "단둥",
    "Yalu": "압록강",
}
# What a term of the glossary may be as well: where the English word is wider than the term.
ALSO = {
    "defector": "탈북 귀순 재입북 북한 출신",
    "north-korean-defector": "법률 용어",
    "refugee": "피란민",  # of the Korean War
    "asylum": "난민 심사",
    "resettlement": "정착 이주 북송",  # from Japan too, which the ships' own name says
    "settlement": "북한이탈주민법",
    "double-defector": "재입북",
    "market": "시장",
    "prison-camp": "수용소",
    "armistice": "정전",
    "commission-of-inquiry": "조사위원회",
}
SAID_IN_ENGLISH = 30  # terms, at least, of which the facts speak by the English name
ROUND_IN_DIGITS = re.compile(r"(?<![\d,.])[1-9]\d{1,2},000(?![,.]?\d)")
RAW = re.compile(r"[A-Za-z0-9]+(?:[_/-][A-Za-z0-9]+)+|\w+\.(?:csv|toml|ya?ml|json)")
BY_WAY = re.compile(r"\b(via|copy|after|citing|excerpt|mirror|archived?|blog|digest|transcript)\b")
# Another name of what has one.
UNWANTED = ("연변", "량강도", "북조선", "남조선", "정착지원법", "중국 경찰", "우방", "재봉사")


@pytest.fixture(scope="module")
def korean() -> Archive:
    return load(language="ko")


def leaves(table: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(table, Mapping) and not wording.is_counted(table):
        for key, value in table.items():
            yield from leaves(value, f"{at}.{key}" if at else str(key))
    elif isinstance(table, list):
        for number, value in enumerate(table):
            yield from leaves(value, f"{at}.{number}")
    else:
        yield at, table


def catalogue(folder: Path, language: str) -> dict[str, Any]:
    return dict(leaves(tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))))


def gaps(said: Any) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", said["other"] if isinstance(said, dict) else str(said)))


@pytest.mark.parametrize("folder", list(ROOMS.values()), ids=list(ROOMS))
def test_korean_says_all_that_english_says(folder: Path) -> None:
    english, own = catalogue(folder, "en"), catalogue(folder, "ko")
    asked = {key for key in english if not key.startswith(OF_ENGLISH)}
    assert asked - own.keys() == set()
    assert {key for key in own.keys() - asked if not key.startswith(OF_ENGLISH)} == set()
    for key in asked:
        assert gaps(own[key]) == gaps(english[key]), key
        if isinstance(own[key], dict):
            for of in ("by", "zero"):
                assert (of in own[key]) == (of in english[key]), key
            assert own[key].get("by") == english[key].get("by"), key


def translated() -> Iterator[dict[str, str]]:
    for path in (DATA / FOLDER / "ko").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def test_round_numbers_are_told_as_people_say_them() -> None:
    """40만 명 and 7만 5,000명; digits may stand in tables, and among what is searched for."""
    told = [row["text"] for row in translated()]
    for folder in ROOMS.values():
        words = catalogue(folder, "ko").items()
        told += [str(said) for key, said in words if not key.endswith((".also", "example_table"))]
    lines = [line for lecture in texts().values() for line in lecture.decode().splitlines()]
    told += [line for line in lines if HANGUL.search(line)]
    assert len(told) > 5_000
    assert [said for said in told if ROUND_IN_DIGITS.search(said)] == []


def test_every_text_of_the_facts_is_korean() -> None:
    plain = {row["text"] for row in translated() if not HANGUL.search(row["text"])}
    assert {text for text in plain if LATIN.search(text)} <= {"km", "KBS"}


@pytest.mark.parametrize(("english", "own"), TERMS.items())
def test_one_thing_has_one_name(english: str, own: str) -> None:
    rows = [row for row in translated() if english in row["checked"]]
    assert rows
    assert [row["text"] for row in rows if own not in row["text"]] == []


def names_within(term: str) -> set[str]:
    """A term as it stands, and what stands before and in its brackets."""
    return {term, *re.split(r" ?[()]", term)} - {""}


def test_a_term_of_the_glossary_is_what_the_glossary_calls_it(archive: Archive) -> None:
    """Also where the facts speak of it; titles of sources are others' words."""
    own_titles = {*archive.events, *archive.claims, *archive.eras}
    rows = [
        row
        for row in translated()
        if row["column"] not in {"title", "publisher"} or row["id"] in own_titles
    ]
    said, other = set[str](), list[tuple[str, str]]()
    for term in archive.glossary.values():
        english = "|".join(map(re.escape, names_within(term.term)))
        own = {*names_within(term.term_ko), *ALSO.get(term.id, "").split(" ")} - {""}
        for row in rows:
            if re.search(rf"(?<![\w-])({english})s?(?!\w)", row["checked"], re.IGNORECASE):
                said.add(term.id)
                other += [(term.id, row["text"])] if not any(n in row["text"] for n in own) else []
    assert other == []
    assert len(said) > SAID_IN_ENGLISH


def test_no_other_name_of_it_stands_anywhere() -> None:
    said = [row["text"] for row in translated()]
    said += [str(words) for folder in ROOMS.values() for words in catalogue(folder, "ko").values()]
    said += [lecture.decode() for lecture in texts().values()]
    assert [text for text in said if any(name in text for name in UNWANTED)] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_text_names_a_row_or_a_table_as_the_folder_does(language: str) -> None:
    """A reader knows neither ids nor files: `us_refugees`, `border-fence-011`, `arrivals.csv`."""
    known = load(language=language)
    rows = {name: getattr(known, name, {}) for name in TRANSLATED}
    ids = {key for own in rows.values() for key in own if re.search(r"\d|-.*-", key)}
    ids |= {one.series for one in known.series.values()}
    raw = [
        (key, word)
        for own in rows.values()
        for key, record in own.items()
        for column in record.translated
        for word in RAW.findall(record.worded(column) or "")
        if word in ids or "_" in word or "." in word
    ]
    assert raw == []


def test_by_whose_way_a_source_was_read_is_told_in_korean(korean: Archive) -> None:
    makers = [source.worded("publisher") for source in korean.sources.values()]
    assert [maker for maker in makers if BY_WAY.search(maker)] == []


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2016-04-07", "2016년 4월 7일"),
        ("2016-04", "2016년 4월"),
        ("2007~", "2007년경"),
        ("200X", "2000년대"),
        ("/1998", "1998년까지"),
        ("1994/2000", "1994년~2000년"),
    ],
)
def test_dates(date: str, said: str) -> None:
    assert in_words(parse(date), "ko") == said


def number_of(unit: str, **numbers: float) -> Observation:
    known = {"id": "a", "series": "a", "label": "A", "category": "A", "sources": (), "unit": unit}
    return Observation.model_validate(known | numbers).in_other_words({"unit": unit})


def test_amounts() -> None:
    assert with_unit(number_of("명", value=2914), "ko") == "2,914명"
    assert with_unit(number_of("명", value=300_000), "ko") == "30만 명"
    assert with_unit(number_of("명", low=75_000, high=125_000), "ko") == "7만 5,000~12만 5,000명"
    assert with_unit(number_of("백만 원", low=28, high=30), "ko") == "2,800만~3,000만 원"
    assert with_unit(number_of("십억 원", value=1.35), "ko") == "13억 5,000만 원"
    assert told_with_unit("**34,537**", "명", "ko") == "**34,537**명"
    assert told_with_unit("**20만**", "명", "ko") == "**20만** 명"
    assert told_with_unit("**34,537**", "people", "en") == "**34,537** people"
    assert told_with_unit("12", "", "en") == "12"
    assert wording.listed(["서울", "선양", "방콕"], "ko") == "서울, 선양, 방콕"
    assert wording.country("KOR", "ko") == "한국"


@pytest.mark.parametrize(
    ("corridor", "count", "counted", "used"),
    [
        ("laos-thailand", "2,482명 (2010년)", "태국에서 불법 입국으로 구금", "2003년~현재"),
        ("stay-in-china", "7,500~1만 명 (2009년)", "3개 성, 추정", "1995년~현재"),
        ("mongolia", "100명가량 (2003년)", "", "2000년~현재"),
        ("hong-kong", "17명 (1996년)", "한 일가", "1996~1997년"),
    ],
)
def test_a_number_of_a_corridor_is_told_with_its_counter(
    korean: Archive, corridor: str, count: str, counted: str, used: str
) -> None:
    known, words = korean.corridors[corridor], text.words("ko")
    assert largest(known, words) == (count, counted)
    assert in_use(known, words) == used


def test_the_way_of_a_corridor_is_told(korean: Archive) -> None:
    own = korean.corridors["laos-thailand"]
    said = way_sentence(own, korean.legs_of(own.id), korean.places, "ko")
    assert said.startswith("함경북도에서 북쪽")
    assert not LATIN.search(said.replace("km", ""))


def test_names_are_links_with_what_is_written_on_to_them(korean: Archive) -> None:
    parts = names_of(korean).linked("하나원에서 나온 사람과 하나원장", "", set())
    assert [part["text"] for part in parts if "term" in part] == ["하나원"]


def test_a_term_in_a_text_links_to_what_says_just_that(korean: Archive) -> None:
    """A short name of one must not be taken by another: a forced return is no point of law."""
    names = names_of(korean)
    for term in korean.glossary.values():
        for own in names_within(term.term):
            parts = names.linked(f"여기 {own}에", "", set())
            linked = {part["term"] for part in parts if "term" in part}
            assert linked <= {term.id}, own
    said = names.linked("강제송환은 강제송환 금지 원칙을 어긴다", "", set())
    assert [(part["text"], part["term"]) for part in said if "term" in part] == [
        ("강제송환", "forced-repatriation"),
        ("강제송환 금지 원칙", "refoulement"),
    ]


@pytest.mark.parametrize(
    ("told", "years"),
    [
        ("2018년 항목을 보라.", [(2018, 2018)]),
        ("2022년과 2025년 항목을 보라.", [(2022, 2025)]),
        ("2018년 항목별 금액", []),
    ],
)
def test_years_are_links_with_what_is_written_on_to_them(
    korean: Archive, told: str, years: list[tuple[int, int]]
) -> None:
    parts = names_of(korean).linked(told, "", set())
    assert [part["years"] for part in parts if "years" in part] == years


def test_a_name_of_one_letter_is_no_link(korean: Archive) -> None:
    assert "빈" in {place.name for place in korean.places.values()}
    parts = names_of(korean).linked("경찰은 빈 냉장고를 발견한다", "", set())
    assert [part["text"] for part in parts if "pick" in part] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_of_none_a_sentence_says_so(language: str) -> None:
    said = text.words(language)["chart"]["left"]
    assert "0" not in said.format(n=0, all=5)
    assert "1,000" in said.format(n=1000, all=5000)
    french = wording.worded({"other": "{n} jours", "one": "{n} jour"}, "fr", "fr")
    assert isinstance(french, wording.Counted)
    assert french.format(n=0) == "0 jour"


def test_terms_stand_under_their_first_consonant(korean: Archive) -> None:
    page = glossary(korean)
    letters = [row["letter"] for row in page["rows"]]
    assert letters == sorted(letters)
    assert {row["letter"] for row in page["rows"] if row["id"] == "hanawon"} == {"ㅎ"}
    assert {*page["other"]} == {row["id"] for row in page["rows"]}


@pytest.mark.parametrize(
    ("path", "params", "accepted", "said"),
    [
        ("/", {}, "ko-KR,ko;q=0.9,en;q=0.8", {"lang": "ko"}),
        ("/numbers", {"year": "2009"}, "ko", {"lang": "ko"}),
        ("/", {}, "en-GB,en;q=0.9,ko;q=0.8", {}),
        ("/", {}, "fr,ko;q=0.5", {"lang": "ko"}),
        ("/", {}, "fr", {}),
        ("/", {}, "", {}),
        ("/", {"lang": "en"}, "ko", {}),
        ("/files/facts.json", {}, "ko", {}),
    ],
)
def test_a_first_visit_speaks_the_language_of_the_browser(
    path: str, params: dict[str, str], accepted: str, said: dict[str, str]
) -> None:
    headers = {"accept": "text/html,*/*", "accept-language": accepted}
    assert spoken_by(path, params, headers) == said
    assert spoken_by(path, params, headers | {"accept": "*/*"}) == {}


def test_languages_are_asked_for_in_their_order() -> None:
    assert wanted("en;q=0.5, ko-KR, fr;q=0.8") == ["ko", "fr", "en"]
    assert wanted("ko;q=often") == ["ko"]


@pytest.mark.parametrize("name", [*texts()])
def test_a_lecture_tells_the_same_numbers(name: str, korean: Archive) -> None:
    frame = staged(korean).frame
    (english, _), (own, faults) = read(texts()[name], frame), read(texts()[name], frame, "ko")
    assert faults == []
    assert (own.language, len(own.scenes)) == ("ko", len(english.scenes))
    for one, other in zip(english.scenes, own.scenes, strict=True):
        assert other.heading != one.heading
        for told, said in zip(texts_of(one), texts_of(other), strict=True):
            assert (told.field, told.at) == (said.field, said.at)
            assert differing(told.text, "en", said.text, "ko") == [], other.heading
        assert (other.stage, other.facts, other.layout) == (one.stage, one.facts, one.layout)


def test_a_huge_number_is_told_in_its_large_steps(korean: Archive) -> None:
    keys = [f"in-china-estimates-00{n}" for n in (7, 6, 9)]
    told = told_number([korean.series[key] for key in keys], [], korean, text.words("ko"))
    assert told
    assert (told["ends"], told["unit"]) == (["1만", "30만"], "명")
    assert [part["said"] for part in told["parts"]] == ["최대 1만", "5만", "최대 30만"]


def test_a_file_keeps_what_it_says_in_other_languages(korean: Archive) -> None:
    frame = staged(korean).frame
    lecture, _ = read(texts()["sixty"], frame)
    again, faults = read(write(lecture, frame), frame, "ko")
    assert faults == []
    assert again.title == "60초로 보는 전체 이야기"
    assert [scene.heading for scene in again.scenes] == [
        scene.heading for scene in read(texts()["sixty"], frame, "ko")[0].scenes
    ]


def test_a_maker_has_its_korean_name_where_only_its_copies_were_read(korean: Archive) -> None:
    """On the card of a route, and among what the list of sources is narrowed by."""
    told = {source.maker: source.maker_told for source in korean.sources.values()}
    assert (told["VOA Korean"], told["Ministry of Unification"]) == (
        "미국의소리(VOA) 한국어",
        "통일부",
    )
    names = {source.publisher: source.maker_told for source in korean.sources.values()}
    of_themselves = [names[maker] for maker in {*told} & {*names}]
    assert len(of_themselves) == len({*of_themselves})  # one maker is written in one way
    cards = str(cards_of(korean))
    assert "2010년(미국의소리(VOA) 한국어)" in cards
    assert "(VOA Korean)" not in cards
    labels = {value["label"] for own in source_list(korean)["filters"] for value in own["values"]}
    assert "AP 통신" in labels
    assert {"Associated Press", "Ministry of Unification"} & labels == set()
