"""Dates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import dates
from geodata.own import moments
from geodata.own.moments import Habits, Moment, OpenPoint, settled, understood
from geodata.own.patience import Patience
from geodata.own.reading import read

WRITTEN = {
    "4 May 1997": "1997-05-04",
    "May 4, 1997": "1997-05-04",
    "the 4th of May, 1997": "1997-05-04",
    "1997년 5월": "1997-05",
    "1997년 5월 4일": "1997-05-04",
    "1997. 5. 4.": "1997-05-04",
    "1997/5/4": "1997-05-04",
    "5/1997": "1997-05",
    "2020-05-01T08:00:00Z": "2020-05-01",
    "2020-05-01 08:00": "2020-05-01",
    "04.05.1997 14:30": "1997-05-04",
    "4 May 1997, 2:30 pm": "1997-05-04",
    "2019. 5. 4. 오후 2:30:00": "2019-05-04",
    "1997년 5월 4일 14:30": "1997-05-04",
    "4,000 BC": "-3999",
    "8,000-7,000 BC": "-7999/-6999",
    "14.06.1325": "1325-06-14",
    "Okt. 1326": "1326-10",
    "3. Oktober 1990": "1990-10-03",
    "le 4 mai 1997": "1997-05-04",
    "4 de mayo de 1997": "1997-05-04",
    "13/07/1997": "1997-07-13",
    "07/13/1997": "1997-07-13",
    "800": "0800",
    "AD 500": "0500",
    "c. 1930": "1930~",
    "um 1349": "1349~",
    "약 1997년": "1997~",
    "1326년 10월경": "1326-10~",
    "1334?": "1334?",
    "1997 (?)": "1997?",
    "circa 1330s": "133X~",
    "spring 1951": "1951-21",
    "1997년 봄": "1997-21",
    "im Herbst 1989": "1989-23",
    "1990s": "199X",
    "1330년대": "133X",
    "13th century": "12XX",
    "13세기": "12XX",
    "13. Jh.": "12XX",
    "1997-05/1998": "1997-05/1998",
    "1327-1330": "1327/1330",
    "1327\N{EN DASH}30": "1327/1330",
    "1950-53": "1950/1953",
    "1901-12": "1901-12",
    "1997~98": "1997/1998",
    "1950년 전": "/1949",
    "4-7 May 1997": "1997-05-04/1997-05-07",
    "4 May - 7 June 1997": "1997-05-04/1997-06-07",
    "1997년 5월~6월": "1997-05/1997-06",
    "1997년 5월 ~ 1998년 6월": "1997-05/1998-06",
    "1911-01~1912-02": "1911-01/1912-02",
    "1911.1.5~1912.2.3": "1911-01-05/1912-02-03",
    "1911. 1. ~ 1912. 2.": "1911-01/1912-02",
    "1911.12.14~16": "1911-12-14/1911-12-16",
    "1911.12.14~12.16": "1911-12-14/1911-12-16",
    "1911/1-1912/3": "1911-01/1912-03",
    "Thursday, 14 December 1911": "1911-12-14",
    "1911년 12월 14일 (목)": "1911-12-14",
    "1911년 12월 14일 목요일": "1911-12-14",
    "Mar 3, 1911": "1911-03-03",
    "14.XII.1911": "1911-12-14",
    "19111214": "1911-12-14",
    "Dec. 14-16, 1911": "1911-12-14/1911-12-16",
    "March/April 1911": "1911-03/1911-04",
    "18th-19th century": "17XX/18XX",
    "1945/46": "1945/1946",
    "1997/05": "1997-05",
    "1999-00": "1999/2000",
    "<1911": "/1910",
    "post-1945": "1946/",
    "1945 onwards": "1945/",
    "from May 1997 to June 1998": "1997-05/1998-06",
    "Spring\N{EN DASH}Summer 1951": "1951-21/1951-22",
    "1990s-2000s": "199X/200X",
    "before 1334": "/1333",
    "after May 1997": "1997-06/",
    "until May 1997": "/1997-05",
    "since 1990": "1990/..",
    "1 Jan 1990 to present": "1990-01-01/..",
    "1853 or later": "1853/",
    "  Nov.\u00a01349 ": "1349-11",
    "１９９７年５月": "1997-05",
    "597 BC": "-0596",
    "44 BCE": "-0043",
    "753 B.C.": "-0752",
    "BC 500": "-0499",
    "1 BC": "0000",
    "500 v. Chr.": "-0499",
    "기원전 57년": "-0056",
    "c. 500 BC": "-0499~",
    "587 BC?": "-0586?",
    "-0043": "-0043",
    "-0043-03-15": "-0043-03-15",
    "15 March 44 BC": "-0043-03-15",
    "29 Feb 5 BC": "-0004-02-29",
    "March 44 BC": "-0043-03",
    "기원전 44년 3월 15일": "-0043-03-15",
    "spring 44 BC": "-0043-21",
    "6th century BC": "-05XX",
    "기원전 6세기": "-05XX",
    "6th-5th century BC": "-05XX/-04XX",
    "590s BC": "-0598/-0589",
    "c. 590s BC": "-0598~/-0589~",
    "587-538 BC": "-0586/-0537",
    "587 BC \N{EN DASH} 538 BC": "-0586/-0537",
    "15-17 March 44 BC": "-0043-03-15/-0043-03-17",
    "44 BC-AD 14": "-0043/0014",
    "57 BC\N{EN DASH}935": "-0056/0935",
    "기원전 57~37년": "-0056/-0036",
    "기원전 37년~668년": "-0036/0668",
    "기원전 57년~기원후 10년": "-0056/0010",
    "15/03/44 BC": "-0043-03-15",
    "12.10.539 BC": "-0538-10-12",
    "0539-10-12 BC": "-0538-10-12",
    "14. Jh. v. Chr.": "-13XX",
    "587 av. J.-C.": "-0586",
    "before 44 BC": "/-0044",
    "after 44 BC": "-0042/",
    "since 1 BC": "0000/..",
    "AD 14": "0014",
    "기원후 14년": "0014",
}


@pytest.mark.parametrize(("written", "edtf"), WRITTEN.items())
def test_a_date_as_people_write_it(written: str, edtf: str) -> None:
    assert understood(written).edtf == edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    {
        "1345 or 1346": "1345?/1346?",
        "500 or 490 BC": "-0499?/-0489?",
        "between 600 and 500 BC": "-0599/-0499",
        "early 6th century BC": "-05XX",
        "1997 oder 1998": "1997?/1998?",
        "between 1990 and 1995": "1990/1995",
        "early 1990s": "199X",
        "1990년대 초": "199X",
        "late 1949": "1949",
        "summer 1911/12": "1911/1912",
    }.items(),
)
def test_what_edtf_cannot_hold_is_said_to_be_lost(written: str, edtf: str) -> None:
    moment = understood(written)
    assert (moment.edtf, moment.lost) == (edtf, True)


@pytest.mark.parametrize(
    ("written", "asked", "habits", "edtf"),
    [
        ("05/04/1997", OpenPoint.MONTH, Habits(month_first=True), "1997-05-04"),
        ("05/04/1997", OpenPoint.MONTH, Habits(month_first=False), "1997-04-05"),
        ("May-97", OpenPoint.CENTURY, Habits(century="turn"), "1997-05"),
        ("May-07", OpenPoint.CENTURY, Habits(century="turn"), "2007-05"),
        ("May-07", OpenPoint.CENTURY, Habits(century="19"), "1907-05"),
        ("97.5.4", OpenPoint.CENTURY, Habits(century="turn"), "1997-05-04"),
        ("21245", OpenPoint.SERIAL, Habits(serial="1900"), "1958-03-01"),
        ("21245", OpenPoint.SERIAL, Habits(serial="1904"), "1962-03-02"),
    ],
)
def test_what_may_mean_two_things_is_asked(
    written: str, asked: OpenPoint, habits: Habits, edtf: str
) -> None:
    assert understood(written).asked is asked
    assert understood(written).edtf == ""
    assert understood(written, habits).edtf == edtf


@pytest.mark.parametrize(
    ("written", "key"),
    {
        "soon": "own.no_date",
        "97": "own.no_date",
        "12 Dec": "own.no_date",
        "-597": "own.minus",
        "\N{EN DASH}1950": "own.minus",
        "12345 BC": "own.too_early",
        "0 BC": "own.no_date",
        "538-587 BC": "dates.turned",
        "1901\N{EN DASH}12": "own.years_or_month",
        "1907\N{EN DASH}8": "own.years_or_month",
        "1911/12": "own.years_or_month",
        "1901~12": "own.years_or_month",
        "1997-05/06": "own.no_date",
        "200년 전": "own.no_date",
        "Sept 11": "own.no_date",
        "10,000 BC": "own.too_early",
        "12.500 v. Chr.": "own.too_early",
        "10,000-8,000 BC": "own.too_early",
        "31 February 1997": "own.no_such_day",
        "2015-02-29": "own.no_such_day",
        "1990-1985": "dates.turned",
        "2999": "dates.too_late",
        "x" * 200: "own.long_date",
    }.items(),
)
def test_what_is_no_date_is_told(written: str, key: str) -> None:
    moment = understood(written)
    assert (moment.edtf, moment.fault and moment.fault.key) == ("", key)


def test_many_times_of_few_days_cost_few_readings() -> None:
    moments._understood.cache_clear()
    times = [f"Event {n},{1 + n % 9} May 1997 {n // 60 % 24:02}:{n % 60:02}" for n in range(1400)]
    assert read("times.csv", "\n".join(["Title,Date", *times]).encode()).drawn == 1400
    assert moments._understood.cache_info().misses < 40


def test_a_text_costs_patience_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(text: str, habits: Habits) -> Moment:
        asked.append(text)
        return understood(text, habits)

    monkeypatch.setattr("geodata.own.patience.understood", counted)
    own = Patience()
    assert len({own.understood("4 May 1997", Habits()) for _ in range(2)}) == 1
    assert asked == ["4 May 1997"]


def test_one_cell_settles_its_column() -> None:
    cells = [understood(text) for text in ("05/04/1997", "13/07/1997")]
    assert settled(cells) is False
    assert settled([*cells, understood("07/13/1997")]) is None


PIECES = st.sampled_from(
    "c. ca about between and or before after - / ~ ? . , May Mai 5월 spring 봄 1997 05 4 97 199 "
    "1990s 세기 century BC 년 월 일 to bis 21245 XX .. 44 기원전 AD ( ) ' \" \u00a0".split(" ")
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
def test_no_text_raises_and_each_date_is_one_of_ours(text: str) -> None:
    for habits in (Habits(), Habits(month_first=True, century="20", serial="1900")):
        moment = understood(text, habits)
        if moment.edtf:
            assert str(dates.parse(moment.edtf)) == moment.edtf
        else:
            assert moment.asked or moment.fault or not text.split()
