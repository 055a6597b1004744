"""Citations are as precise as their source, and BibTeX holds whatever a title says."""

import json
import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.archive import Archive
from geodata.edition import edition
from geodata.records import Source
from tests.serving import ROOT
from tests.timeline.hostile import HOSTILE
from timeline import cite as citing
from timeline.cite import ADDRESS, TEX, CitationStyle, placed
from timeline.text import words

DAY = date(2026, 4, 7)
DASH = "\u2013"
DATES = [
    # as in the table, APA, Chicago
    ("2016-04-07", "2016, April 7", "April 7, 2016"),
    ("2016-04-XX", "2016, April", "April 2016"),
    ("2016-04", "2016, April", "April 2016"),
    ("2016", "2016", "2016"),
    ("2016-XX", "2016", "2016"),
    ("2010-21", "2010, Spring", "Spring 2010"),
    ("2007~", "ca. 2007", "ca. 2007"),
    ("2007-03~", "ca. 2007, March", "ca. March 2007"),
    ("2007?", "2007?", "2007?"),
    ("2007%", "ca. 2007?", "ca. 2007?"),
    ("200X", "2000s", "2000s"),
    ("19XX", "1900s", "1900s"),
    ("1994/2000", f"1994{DASH}2000", f"1994{DASH}2000"),
    ("2014/..", f"2014{DASH}present", f"2014{DASH}present"),
    ("/1998", f"n.d.{DASH}1998", f"n.d.{DASH}1998"),
    ("", "n.d.", "n.d."),
]


def cite(source: Source, style: CitationStyle) -> str:
    return citing.cite(source, style, words(), DAY)


def cite_whole(style: CitationStyle) -> str:
    return citing.cite_whole(style, words(), DAY)


def cite_entry(title: str, style: CitationStyle, key: str) -> str:
    return citing.cite_entry(title, style, words(), DAY, key)


def seen(style: CitationStyle) -> str:
    """As the styles write it; MLA has the day of issue alone where there is one."""
    known = {CitationStyle.BIBTEX: "2026-04-07", CitationStyle.RIS: "2026/04/07/"}
    known |= {CitationStyle.MLA: "", CitationStyle.HARVARD: "7 April 2026"}
    as_parts = json.dumps({"accessed": {"date-parts": [[2026, 4, 7]]}}, indent=2)[2:-2]
    return known.get(style, "April 7, 2026") if style is not CitationStyle.CSL else as_parts


def source(**changes: str) -> Source:
    known = {
        "id": "made-2016", "title": "A title", "publisher": "A paper", "date": "2016-04-07",
        "url": "https://example.org/a_b?c=1&d=%20", "kind": "news", "language": "en", "read": "yes",
        "rank": "news",
    }  # fmt: skip
    return Source.model_validate({key: text for key, text in (known | changes).items() if text})


def fields(entry: str) -> dict[str, str]:
    """The fields of a BibTeX entry, read as BibTeX reads them: by counting braces."""
    found: dict[str, str] = {}
    body = entry[entry.index(",") + 1 : entry.rindex("}")]
    while match := re.match(r"\s*(\w+) = ", body):
        body = body[match.end() :]
        depth, at = 0, 0
        while at < len(body) and not (depth == 0 and body[at] == ","):
            depth += {"{": 1, "}": -1}.get(body[at], 0)
            at += 1
        assert depth == 0
        found[match[1]], body = body[:at].strip(), body[at + 1 :]
    assert body.strip() == ""
    return found


def unescaped(value: str) -> str:
    """What TeX prints of a field; no command is left that was not ours."""
    inner = re.fullmatch(r"\{\{(.*)\}\}|\{(.*)\}", value, re.DOTALL)
    text = next(group for group in inner.groups() if group is not None) if inner else value
    ours = {tex: character for character, tex in TEX.items() if tex != "--"}
    return re.sub(
        "|".join(re.escape(tex) for tex in sorted(ours, key=len, reverse=True)),
        lambda match: ours[match[0]],
        text,
    )


@pytest.mark.parametrize(("text", "apa", "chicago"), DATES)
def test_a_date_says_what_is_known_and_no_more(text: str, apa: str, chicago: str) -> None:
    made = source(date=text)
    assert cite(made, CitationStyle.APA).startswith(f"A paper. ({apa}). A title. https://")
    said = cite(made, CitationStyle.CHICAGO)
    stop = "" if chicago.endswith((".", "?")) else "."
    assert said.startswith(f"A paper. “A title.” {chicago}{stop} ")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2016-04-07", {"year": "{2016}", "month": "apr", "day": "{7}"}),
        ("2016-05", {"year": "{2016}", "month": "may"}),
        ("2016", {"year": "{2016}"}),
        ("2010-24", {"year": "{2010}", "month": "{Winter}"}),
        ("2007-03~", {"year": "{ca. March 2007}"}),
        ("1994/2000", {"year": "{1994--2000}"}),
        ("", {"year": "{n.d.}"}),
    ],
)
def test_a_date_in_bibtex(text: str, wanted: dict[str, str]) -> None:
    told = fields(cite(source(date=text), CitationStyle.BIBTEX))
    assert {key: told[key] for key in ("year", "month", "day") if key in told} == wanted


def test_a_source_in_three_styles() -> None:
    made = source()
    url = made.url
    assert cite(made, CitationStyle.APA) == f"A paper. (2016, April 7). A title. {url}"
    assert cite(made, CitationStyle.CHICAGO) == f"A paper. “A title.” April 7, 2016. {url}."
    assert cite(made, CitationStyle.BIBTEX) == (
        "@misc{made-2016,\n  author = {{A paper}},\n  title = {{A title}},\n  year = {2016},\n"
        f"  month = apr,\n  day = {{7}},\n  url = {{{url}}}\n}}"
    )


def test_a_source_and_an_entry_in_the_styles_of_the_library() -> None:
    made = source()
    url = made.url
    assert cite(made, CitationStyle.MLA) == f"A paper. A Title. 7 Apr. 2016, {url}."
    assert cite(made, CitationStyle.HARVARD) == f"A paper (2016) A title. Available at: {url}."
    own = edition()
    entry = cite_entry("Thirteen staff", CitationStyle.MLA, "x")
    assert entry.startswith(f"{own.authors}. “Thirteen Staff.” ")
    assert f"Version {own.version}" in entry
    assert entry.endswith(f", {ADDRESS}.")
    assert cite_entry("Thirteen staff", CitationStyle.HARVARD, "x").endswith(
        f"Available at: {ADDRESS} (Accessed: 7 April 2026)."
    )


@pytest.mark.parametrize("style", citing.WHEN_ASKED)
def test_a_date_that_is_none_is_told_as_it_is_known(style: CitationStyle) -> None:
    assert "ca. 2007" in cite(source(date="2007~"), style)
    assert "2000s" in cite(source(date="200X"), style)
    assert "2026" in cite(source(date=""), style)


def test_a_title_in_another_language_keeps_its_capitals() -> None:
    said = cite(source(title="Le droit des autres", language="fr"), CitationStyle.MLA)
    assert "Le droit des autres" in said


def test_the_library_is_loaded_when_it_is_asked_and_not_before() -> None:
    program = "import sys, app; sys.exit('citeproc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("title", "apa", "chicago"),
    [
        ("Who pays?", "Who pays? ", "“Who pays?” "),
        ("They left.", "They left. ", "“They left.” "),
        ('The "thirteen"', 'The "thirteen". ', "“The 'thirteen'.” "),
        ('He asks "why?"', 'He asks "why?" ', "“He asks 'why?'” "),
        ("“Fled”", "“Fled”. ", "“\u2018Fled\u2019.” "),
    ],
)
def test_a_title_keeps_its_own_marks(title: str, apa: str, chicago: str) -> None:
    made = source(title=title)
    assert f". {apa}https" in cite(made, CitationStyle.APA)
    assert f". {chicago}April" in cite(made, CitationStyle.CHICAGO)


def test_only_what_has_no_date_is_cited_with_a_day_of_access() -> None:
    for style in (CitationStyle.CHICAGO, CitationStyle.BIBTEX):
        day = seen(style)
        assert day not in cite(source(date="2015"), style)
        assert day in cite(source(date=""), style)
        assert day not in cite(source(date="", url=""), style)


def test_a_source_without_an_address_has_none() -> None:
    for style in CitationStyle:
        assert "http" not in cite(source(url=""), style)


def test_every_source_is_cited_in_every_style(archive: Archive) -> None:
    for made in archive.sources.values():
        for style in CitationStyle:
            said = cite(made, style)
            assert ".." not in said.replace(made.url or "", "").replace(made.title, "")
            assert not made.url or style is CitationStyle.BIBTEX or made.url in said
        told = fields(cite(made, CitationStyle.BIBTEX))
        assert unescaped(told["title"]) == " ".join(made.title.split())
        assert unescaped(told["author"]) == " ".join(made.publisher.split())


texts = st.text(min_size=1, max_size=60) | st.text('\\{}%$#&_~^@,"=', min_size=1, max_size=30)


@given(texts, texts, st.from_regex(r"https?://[^\s\"<>]{1,40}", fullmatch=True))
def test_bibtex_holds_any_text(title: str, publisher: str, url: str) -> None:
    made = source().model_copy(update={"title": title, "publisher": publisher, "url": url})
    told = fields(cite(made, CitationStyle.BIBTEX))
    assert [*told] == ["author", "title", "year", "month", "day", "url"]
    assert unescaped(told["title"]) == " ".join(title.split())
    assert unescaped(told["author"]) == " ".join(publisher.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_bibtex_holds_hostile_text(text: str) -> None:
    told = fields(cite_entry(text, CitationStyle.BIBTEX, "made"))
    assert unescaped(told["title"]) == " ".join(text.split())


def ris_fields(said: str) -> list[tuple[str, str]]:
    return [(line[:2], line[6:]) for line in said.splitlines()]


@given(texts, texts)
def test_ris_holds_any_text_in_a_line_a_field(title: str, publisher: str) -> None:
    made = source(date="2016-04-07").model_copy(update={"title": title, "publisher": publisher})
    told = ris_fields(cite(made, CitationStyle.RIS))
    assert (told[0], told[-1]) == (("TY", "ELEC"), ("ER", ""))
    assert all(line[2:6] == "  - " for line in cite(made, CitationStyle.RIS).splitlines())
    known = dict(told)
    assert known.get("TI", "") == " ".join(title.split())
    assert (known["PY"], known["DA"]) == ("2016", "2016/04/07/")


@given(texts, texts)
def test_csl_reads_back(title: str, publisher: str) -> None:
    made = source(date="2016-04").model_copy(update={"title": title, "publisher": publisher})
    (told,) = json.loads(cite(made, CitationStyle.CSL))
    assert told.get("title", "") == " ".join(title.split())
    assert told["author"] == [{"literal": " ".join(publisher.split())}]
    assert told["issued"] == {"date-parts": [[2016, 4]]}


@pytest.mark.parametrize(
    ("text", "parts", "literal"),
    [
        ("2016", [2016], None),
        ("2016-04-07", [2016, 4, 7], None),
        ("2016~", None, "ca. 2016"),
        ("2014/2016", None, "2014\u20132016"),
    ],
)
def test_a_program_is_told_a_date_no_finer_than_it_is_known(
    text: str, parts: list[int] | None, literal: str | None
) -> None:
    (told,) = json.loads(cite(source(date=text), CitationStyle.CSL))
    wanted = {"date-parts": [parts]} if parts else {"literal": literal}
    assert told["issued"] == wanted


def test_programs_hear_of_a_day_of_access_only_where_there_is_no_date() -> None:
    for style in (CitationStyle.RIS, CitationStyle.CSL):
        assert seen(style) not in cite(source(date="2015"), style)
        assert seen(style).strip() in cite(source(date=""), style) or style is CitationStyle.CSL
    (told,) = json.loads(cite(source(date=""), CitationStyle.CSL))
    assert told["accessed"] == {"date-parts": [[2026, 4, 7]]}


@pytest.mark.parametrize("style", [*CitationStyle])
def test_the_whole_and_an_entry_name_the_edition(style: CitationStyle) -> None:
    now = edition()
    for said in (cite_whole(style), cite_entry("Thirteen of Ningbo", style, "made-2016")):
        for part in (now.authors, str(now.day.year), now.version, ADDRESS):
            assert part in said
        flat = "".join(said.split())
        assert "".join(seen(style).split()) in flat
    assert "Thirteen of Ningbo" in cite_entry("Thirteen of Ningbo", style, "made-2016")


def test_the_whole_in_apa_and_chicago() -> None:
    now = edition()
    assert cite_whole(CitationStyle.APA) == (
        f"{now.authors}. ({now.day.year}). {now.title} (Version {now.version}) [Data set and web "
        f"application]. Retrieved April 7, 2026, from {ADDRESS}"
    )
    assert cite_whole(CitationStyle.CHICAGO) == (
        f"{now.authors}. {now.title}. Version {now.version}. {now.day.year}. "
        f"Accessed April 7, 2026. {ADDRESS}."
    )


def test_bibtex_is_keyed_by_id() -> None:
    assert cite(source(), CitationStyle.BIBTEX).startswith("@misc{made-2016,\n")
    assert cite_whole(CitationStyle.BIBTEX).startswith("@misc{crossings,\n")
    assert cite_entry("x", CitationStyle.BIBTEX, "made-2016").startswith(
        "@misc{crossings-made-2016,\n"
    )


@pytest.mark.parametrize("style", [*CitationStyle])
def test_the_caller_says_where_the_page_stands(style: CitationStyle) -> None:
    said = placed(cite_whole(style), style, "https://example.org/{x}")
    braces = style is CitationStyle.BIBTEX
    assert f"https://example.org/{'%7Bx%7D' if braces else '{x}'}" in said
    assert ADDRESS not in said
