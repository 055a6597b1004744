"""Check the story without a browser: what the page gives it to draw, address by address."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.archive import Archive
from geodata.load import current, load
from geodata.vocabularies import Verdict
from tests.facts import ARCHIVE
from tests.geodata.planting import Copy, make_copy
from tests.timeline.hostile import HOSTILE
from tests.timeline.linked import said, terms_in
from timeline.claims import address as story
from timeline.claims.charts.evidence import evidence_of
from timeline.text import Words

EVIDENCE = {claim: evidence_of(claim, ARCHIVE) for claim in ARCHIVE.claims}
PAGE = "from timeline.pages import check\ncheck.render()\n"
PATIENCE_SECONDS = 120
MOST_ELEMENTS = 60

Told = dict[str, Any]


class Visit:
    """A visitor of the page, who follows the addresses that it offers."""

    def __init__(self, **params: str) -> None:
        self.page = AppTest.from_string(PAGE, default_timeout=PATIENCE_SECONDS)
        self.params = params
        self._run()

    def go(self, to: dict[str, str | None]) -> "Visit":
        """Takes a step, as `addressOf` in story.js writes it into the address."""
        kept = {key: value for key, value in self.params.items() if key not in to}
        self.params = kept | {key: value for key, value in to.items() if value is not None}
        self._run()
        return self

    def _run(self) -> None:
        self.page.query_params.clear()
        for key, value in self.params.items():
            self.page.query_params[key] = value
        self.page.run()
        assert list(self.page.exception) == []

    def drawn(self, component: str) -> list[Told]:
        """The data of what components of a kind draw."""
        found = [element.proto for element in self.page.get("bidi_component")]
        own = [proto for proto in found if proto.component_name == f"crossings_{component}"]
        return [json.loads(json.loads(proto.json)) for proto in own]

    @property
    def head(self) -> Told:
        return next(told["head"] for told in self.drawn("claims") if "head" in told)

    @property
    def strip(self) -> Told:
        return next(told["strip"] for told in self.drawn("claims") if "strip" in told)

    @property
    def cards(self) -> list[Told]:
        """With what is opened, as the reader sees it."""
        told = next(told for told in self.drawn("claims") if not {"strip", "head"} & {*told})
        return [own | own.get("opened", {}) for own in told.get("cards", [])]

    @property
    def card(self) -> Told:
        only = self.cards
        assert len(only) == 1
        return only[0]

    @property
    def ending(self) -> Told:
        return next(told["ending"] for told in self.drawn("claims") if "ending" in told)

    @property
    def elements(self) -> int:
        return sum(1 for _ in every(self.page.main))

    def said(self) -> str:
        parts = [*self.page.title, *self.page.markdown, *self.page.caption, *self.page.warning]
        return "\n".join(str(part.value) for part in parts).replace("\\", "")


def every(node: Any) -> Iterator[Any]:
    for child in getattr(node, "children", {}).values():
        yield child
        yield from every(child)


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    copy = make_copy(tmp_path)
    monkeypatch.setattr("timeline.spoken.current", lambda: current(copy.folder))
    return copy


def test_all_claims_with_verdict_and_finding(archive: Archive, catalogue: Words) -> None:
    visit = Visit()
    assert [card["claim"] for card in visit.cards] == [c.claim for c in archive.claims.values()]
    assert [said(card["finding"]) for card in visit.cards] == [
        claim.finding for claim in archive.claims.values()
    ]
    assert [card["verdict"] for card in visit.cards] == [
        claim.verdict for claim in archive.claims.values()
    ]
    assert catalogue["claims"]["title"] in visit.said()
    assert str(len(archive.claims)) in visit.head["intro"]
    assert visit.head["report"]["title"] == archive.sources[archive.subject.report or ""].title
    assert visit.elements <= MOST_ELEMENTS


def test_a_term_opens_where_it_comes_first_on_the_page(archive: Archive) -> None:
    every = [term for card in Visit().cards for term in terms_in(card["finding"])]
    assert len(every) == len(set(every))
    assert set(every) <= set(archive.glossary)
    assert len(every) > 5
    alone = [term for claim in archive.claims for term in terms_in(Visit(claim=claim).card)]
    assert set(every) <= set(alone)
    assert len(alone) > len(set(alone))


def test_the_strip_has_every_claim_in_its_order_and_leads_there(archive: Archive) -> None:
    strip = Visit().strip
    assert [tile["id"] for tile in strip["claims"]] == list(archive.claims)
    assert [tile["verdict"] for tile in strip["claims"]] == [
        claim.verdict for claim in archive.claims.values()
    ]
    assert {tile["to"]["claim"] for tile in strip["claims"]} == set(archive.claims)
    assert {one["verdict"]: one["n"] for one in strip["tally"]} == story.tally(
        archive.claims.values()
    )


def test_a_tile_says_the_verdict_in_words(archive: Archive, catalogue: Words) -> None:
    for tile in Visit().strip["claims"]:
        claim = archive.claims[tile["id"]]
        assert catalogue["verdicts"][claim.verdict] in tile["label"]
        assert claim.claim in tile["label"]


@pytest.mark.parametrize("claim", list(EVIDENCE))
def test_one_claim_with_its_evidence_its_sources_and_the_way_to_the_stage(
    archive: Archive, claim: str
) -> None:
    visit, record = Visit(claim=claim), archive.claims[claim]
    assert said(visit.card["finding"]) == record.finding
    assert [row["id"] for row in visit.card["sources"]["rows"]] == list(record.sources)
    assert visit.card["sources"]["unverified"] == ""
    assert len(visit.drawn("chart")) == len(EVIDENCE[claim].makers)
    params = visit.card["stage"]["params"]
    assert params.get("pick") == EVIDENCE[claim].pick
    assert visit.card["nothing"] == ""
    assert [tile["id"] for tile in visit.strip["claims"] if tile["now"]] == [claim]
    assert visit.elements <= MOST_ELEMENTS


def test_next_goes_through_all_claims_and_ends(archive: Archive) -> None:
    visit = Visit(claim="a", theme="hall", **{"from": "1990"})
    seen = [visit.card["id"]]
    while after := visit.strip["steps"]["after"]:
        seen.append(visit.go(after["to"]).card["id"])
    assert seen == list(archive.claims)
    assert visit.params["theme"] == "hall"
    assert visit.params["from"] == "1990"
    assert visit.go(visit.strip["steps"]["before"]["to"]).card["id"] == seen[-2]


def test_a_chart_alone_is_shown_with_its_claim() -> None:
    visit = Visit(chart="claim-l-built")
    assert visit.card["id"] == "l"
    assert [chart["head"]["id"] for chart in visit.drawn("chart")] == ["claim-l-built"]
    assert len(visit.go(visit.strip["claims"][11]["to"]).drawn("chart")) == 2


def test_the_definitions_stand_side_by_side(archive: Archive) -> None:
    pair = Visit(claim="o").card["texts"]
    assert len(pair) == 3
    assert said(pair[0]["text"]) == archive.claims["o"].claim
    assert all(said(one["text"]) in archive.claims["o"].finding for one in pair[1:])


def test_an_unknown_claim_is_named_and_all_are_shown(archive: Archive, catalogue: Words) -> None:
    visit = Visit(claim="zz", colour="red")
    assert len(visit.cards) == len(archive.claims)
    assert catalogue["explore"]["ignored"].partition("{")[0] in visit.said()
    assert "claim" in visit.said()
    assert "colour" in visit.said()


# ---- guessing ----------------------------------------------------------------------------------


def test_a_finding_is_closed_until_a_verdict_is_chosen(archive: Archive) -> None:
    visit = Visit(guess="1")
    told = json.dumps(visit.drawn("claims"))
    assert visit.card["id"] == next(iter(archive.claims))
    assert visit.strip["tally"] == []
    assert '"finding": ' not in told
    assert not any(tile["verdict"] for tile in visit.strip["claims"])
    assert visit.drawn("chart") == []
    assert [choice["verdict"] for choice in visit.card["choices"]] == list(Verdict)
    assert [choice["key"] for choice in visit.card["choices"]] == ["1", "2", "3", "4"]


def test_a_guess_opens_the_finding_of_its_claim_and_no_other(
    archive: Archive, catalogue: Words
) -> None:
    visit = Visit(guess="1")
    first, second, *_ = archive.claims.values()
    wrong = next(c for c in visit.card["choices"] if c["verdict"] != first.verdict)
    visit.go(wrong["to"])
    assert said(visit.card["finding"]) == first.finding
    assert catalogue["verdicts"][wrong["verdict"]] in visit.card["said"]
    assert catalogue["verdicts"][first.verdict] in visit.card["said"]
    assert visit.drawn("chart")
    assert [tile["verdict"] for tile in visit.strip["claims"] if tile["verdict"]] == [first.verdict]
    visit.go(visit.card["onward"]["to"])
    assert visit.card["claim"] == second.claim
    assert "finding" not in visit.card


def test_guessing_to_the_end(archive: Archive, catalogue: Words) -> None:
    """The first choice for every claim; the end sets them beside the verdicts."""
    visit, order = Visit(guess="1"), list(archive.claims.values())
    for claim in order:
        assert visit.card["claim"] == claim.claim
        visit.go(visit.card["choices"][0]["to"])
        assert said(visit.card["finding"]) == claim.finding
        visit.go(visit.card["onward"]["to"])
    same = sum(claim.verdict is Verdict.SUPPORTED for claim in order)
    assert visit.ending["count"] == catalogue["claims"]["alike"].format(
        same=same, n=len(order), all=len(order)
    )
    assert [row["verdict"] for row in visit.ending["rows"]] == [claim.verdict for claim in order]
    assert {row["guess"] for row in visit.ending["rows"]} == {Verdict.SUPPORTED}
    assert visit.ending["onward"] is None
    assert visit.go(visit.ending["anew"]["to"]).card["choices"]
    assert "said" not in visit.params


def test_what_was_not_guessed_stays_closed_at_the_end(archive: Archive) -> None:
    visit = Visit(guess="end", said="b-p")
    rows = visit.ending["rows"]
    assert [row["id"] for row in rows if row["verdict"]] == ["b"]
    assert not any(tile["verdict"] for tile in visit.strip["claims"] if tile["id"] != "b")
    assert visit.go(visit.ending["onward"]["to"]).card["id"] == "a"


# ---- faulty and hostile facts ------------------------------------------------------------------


def test_a_claim_of_another_report_has_no_evidence_and_says_so(
    planted: Copy, catalogue: Words
) -> None:
    planted.add("claims", 2, id="new-claim")
    visit = Visit(claim="new-claim")
    assert visit.card["nothing"] == catalogue["claims"]["nothing"]
    assert visit.card["stage"] is None
    assert visit.drawn("chart") == []
    assert Visit(guess="1", said="new-claim-c").strip["claims"][-1]["verdict"] == "not supported"


def test_hostile_claims_are_given_as_text_and_never_as_markdown(planted: Copy) -> None:
    own = [" ".join(text.split()) for text in HOSTILE]
    rows = planted.rows("claims")
    pairs = [{"claim": own[at], "finding": own[-1 - at]} for at in range(min(len(rows), len(own)))]
    planted.write("claims", [{**row, **pair} for row, pair in zip(rows, pairs, strict=True)])
    visit = Visit()
    assert [(card["claim"], said(card["finding"])) for card in visit.cards] == [
        (pair["claim"], pair["finding"]) for pair in pairs
    ]
    for params in ({"claim": "a"}, {"guess": "1", "said": "a-s", "claim": "a"}):
        assert Visit(**params).card["claim"] == own[0]
    assert [text for text in own if len(text) > 12 and text in visit.said()] == []


def test_facts_without_claims_are_a_page_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.spoken.current", lambda: load(tmp_path))
    assert Visit().cards == []
    assert Visit(guess="1").ending["rows"] == []
    assert Visit(claim="a").page.warning
