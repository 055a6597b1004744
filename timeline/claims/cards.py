"""What Check the story says of claims; its links are addresses of the page."""

from collections.abc import Iterable
from dataclasses import replace

from geodata.archive import Archive
from geodata.records import Claim
from geodata.vocabularies import Verdict
from timeline.claims.address import (
    ClaimsAddress,
    ClaimsMode,
    alike,
    beside,
    guessed,
    tally,
    to_address,
)
from timeline.claims.charts.evidence import Evidence, evidence_of
from timeline.claims.hall import hall_file
from timeline.claims.wire import (
    ClaimCard,
    ClaimChoice,
    ClaimLink,
    ClaimsEnding,
    ClaimsHead,
    ClaimSources,
    ClaimsStrip,
    ClaimSteps,
    ClaimText,
    ClaimTile,
    EndedClaim,
    OpenedClaim,
    StageLink,
    TallyRow,
)
from timeline.figures.source_line import source_line, source_row
from timeline.names import names_of
from timeline.text import Words

DEFINED = "o"


# ---- the head ----------------------------------------------------------------------------------


def head(archive: Archive, words: Words) -> ClaimsHead:
    """What the page is about; which report is checked: its title, maker and date."""
    phrases = words["claims"]
    source = archive.sources.get(archive.subject.report or "")
    before, _, after = phrases["report"].partition("{source}")
    return {
        "intro": phrases["intro"].format(n=len(archive.claims)),
        "around": (before, after),
        "report": source_row(source, words["cited"]) if source else None,
        "how": phrases["how"],
    }


# ---- the strip ---------------------------------------------------------------------------------


def strip(archive: Archive, asked: ClaimsAddress, words: Words) -> ClaimsStrip:
    """Every claim in its order; verdicts that may not be seen yet are None."""
    phrases, claims = words["claims"], archive.claims
    at_rest = asked == replace(asked, mode=ClaimsMode.READ, claim=None)
    return {
        "label": phrases["strip"],
        "claims": [
            _tile(claim, archive.claim_numbers[claim.id], asked, words) for claim in claims.values()
        ],
        "tally": _tally(archive, phrases) if at_rest else [],
        "modes": _modes(asked, phrases),
        "steps": _steps(archive, asked, phrases) if asked.claim else None,
        "hall": {
            "text": phrases["hall"],
            "lecture": hall_file(archive),
            "scene": str(archive.claim_numbers[asked.claim] if asked.claim else 1),
        },
        "hint": phrases["hint_guess" if asked.mode is ClaimsMode.GUESS else "hint"]
        if asked.claim
        else "",
    }


def _tally(archive: Archive, phrases: Words) -> list[TallyRow]:
    counts = tally(archive.claims.values())
    meanings = phrases["meanings"]
    return [{"verdict": v, "n": n, "meaning": meanings[v]} for v, n in counts.items()]


def _tile(claim: Claim, number: int, asked: ClaimsAddress, words: Words) -> ClaimTile:
    verdict = claim.verdict if asked.open(claim.id) else None
    shown = words["verdicts"][verdict] if verdict else words["claims"]["hidden"]
    return {
        "id": claim.id,
        "number": number,
        "label": words["claims"]["tile"].format(n=number, verdict=shown, claim=claim.claim),
        "verdict": verdict,
        "to": to_address(replace(asked, claim=claim.id, mode=_going(asked))),
        "now": claim.id == asked.claim,
    }


def _going(asked: ClaimsAddress) -> ClaimsMode:
    """From the end of guessing a claim is guessed, or looked at, like any other."""
    return ClaimsMode.GUESS if asked.mode is ClaimsMode.END else asked.mode


def _modes(asked: ClaimsAddress, phrases: Words) -> list[ClaimLink]:
    every = replace(asked, mode=ClaimsMode.READ, claim=None)
    guess = replace(asked, mode=ClaimsMode.GUESS, claim=None)
    links = [(phrases["all"], every, asked.mode is ClaimsMode.READ and asked.claim is None)]
    links.append((phrases["guess"], guess, asked.mode is ClaimsMode.GUESS))
    if asked.guesses:
        ended = asked.mode is ClaimsMode.END
        links.append((phrases["end"], replace(asked, mode=ClaimsMode.END, claim=None), ended))
    return [{"text": text, "to": to_address(to), "now": here} for text, to, here in links]


def _steps(archive: Archive, asked: ClaimsAddress, phrases: Words) -> ClaimSteps:
    claim = asked.claim or ""
    before, after = beside(archive.claims, claim)
    return {
        "before": _step(phrases["before"], asked, before),
        "after": _step(phrases["after"], asked, after) or _last(asked, phrases),
        "at": phrases["at"].format(n=archive.claim_numbers[claim], all=len(archive.claims)),
    }


def _step(text: str, asked: ClaimsAddress, claim: str | None) -> ClaimLink | None:
    return {"text": text, "to": to_address(replace(asked, claim=claim))} if claim else None


def _last(asked: ClaimsAddress, phrases: Words) -> ClaimLink | None:
    """After the last claim a class looks at its guesses."""
    if asked.mode is not ClaimsMode.GUESS or not asked.guesses:
        return None
    return {
        "text": phrases["end"],
        "to": to_address(replace(asked, mode=ClaimsMode.END, claim=None)),
    }


# ---- a claim -----------------------------------------------------------------------------------


def cards(
    archive: Archive, asked: ClaimsAddress, claims: Iterable[Claim], words: Words
) -> list[ClaimCard]:
    """What is said of claims; a term opens where it comes first on the page."""
    linked = set[str]()
    return [_card(archive, asked, claim, linked, words) for claim in claims]


def _card(
    archive: Archive, asked: ClaimsAddress, claim: Claim, linked: set[str], words: Words
) -> ClaimCard:
    """What is said of a claim; its finding only where the verdict may be seen."""
    phrases, alone = words["claims"], asked.claim is not None
    known: ClaimCard = {
        "id": claim.id,
        "title": phrases["claim"].format(
            n=archive.claim_numbers[claim.id], all=len(archive.claims)
        ),
        "claim": claim.claim,
        "level": 1 if alone else 2,
        "to": None if alone else to_address(replace(asked, claim=claim.id)),
    }
    if asked.open(claim.id):
        return {**known, "opened": _opened(archive, asked, claim, linked, words)}
    return {**known, "choices": _choices(asked, claim, phrases), "ask": phrases["ask"]}


def _choices(asked: ClaimsAddress, claim: Claim, phrases: Words) -> list[ClaimChoice]:
    return [
        {
            "verdict": verdict,
            "meaning": phrases["meanings"][verdict],
            "key": str(key),
            "to": to_address(guessed(asked, claim.id, verdict)),
        }
        for key, verdict in enumerate(Verdict, 1)
    ]


def _opened(
    archive: Archive, asked: ClaimsAddress, claim: Claim, linked: set[str], words: Words
) -> OpenedClaim:
    phrases, evidence, names = words["claims"], evidence_of(claim.id, archive), names_of(archive)
    known: OpenedClaim = {
        "verdict": claim.verdict,
        "meaning": phrases["meanings"][claim.verdict],
        "finding": names.terms(claim.finding, linked),
    }
    if asked.claim is None:
        return {**known, "more": phrases["more"]}
    return {
        **known,
        "said": _said(asked, claim, words),
        "change": names.terms(phrases.get("change", {}).get(claim.id, ""), linked),
        "change_label": phrases["change_label"],
        "texts": _definitions(archive, claim, words),
        "nothing": "" if evidence.makers or claim.id == DEFINED else phrases["nothing"],
        "stage": _stage(archive, evidence, phrases),
        "onward": _steps(archive, asked, phrases)["after"],
        "sources": _sources(archive, claim, words),
    }


def _said(asked: ClaimsAddress, claim: Claim, words: Words) -> str:
    """The guess beside the verdict; blank where there is none."""
    guess = asked.guesses.get(claim.id) if asked.mode is ClaimsMode.GUESS else None
    if guess is None:
        return ""
    phrases = words["claims"]
    said, verdict = words["verdicts"][guess], words["verdicts"][claim.verdict]
    return phrases["same" if guess is claim.verdict else "other"].format(said=said, verdict=verdict)


def _definitions(archive: Archive, claim: Claim, words: Words) -> list[ClaimText]:
    """The claim's definition beside those that the finding cites."""
    if claim.id != DEFINED:
        return []
    own = words["claims"].get("definitions", {})
    cited = [
        (archive.sources[key].glossed_title, own[key])
        for key in ("ahd-defect", "wiki-defection")
        if key in archive.sources and own[key] in claim.finding
    ]
    rows = [(own["report"], claim.claim), *cited]
    return [{"head": head, "text": [{"text": text}]} for head, text in rows]


def _stage(archive: Archive, evidence: Evidence, phrases: Words) -> StageLink | None:
    """The link to the stage: an event, a corridor, or years; none where the archive lacks it."""
    if evidence.window:
        first, last = map(str, evidence.window)
        text = phrases["stage_years"].format(first=first, last=last)
        return {"text": text, "params": {"from": first, "to": last}}
    pick = evidence.pick or ""
    event, corridor = archive.events.get(pick), archive.corridors.get(pick)
    title = event.title if event else corridor.name if corridor else ""
    return (
        {"text": phrases["stage"].format(title=title), "params": {"pick": pick}} if title else None
    )


def _sources(archive: Archive, claim: Claim, words: Words) -> ClaimSources:
    sources, phrases = archive.sources_of(claim), words["cited"]
    unverified = "" if archive.is_verified(claim) else words["explore"]["unverified"]
    return {
        "line": source_line(sources, phrases),
        "rows": [source_row(source, phrases) for source in sources],
        "unverified": unverified,
    }


# ---- the end of guessing -----------------------------------------------------------------------


def ending(archive: Archive, asked: ClaimsAddress, words: Words) -> ClaimsEnding:
    """Guesses and verdicts side by side; what was not guessed stays closed."""
    phrases, claims = words["claims"], archive.claims
    n, same = len(asked.guesses), alike(asked.guesses, claims)
    left = [key for key in claims if key not in asked.guesses]
    onward = replace(asked, mode=ClaimsMode.GUESS, claim=left[0]) if left else None
    return {
        "title": phrases["end"],
        "count": phrases["alike"].format(same=same, n=n, all=len(claims)),
        "note": phrases["no_grade"],
        "columns": phrases["end_columns"],
        "rows": [
            _ended(claim, archive.claim_numbers[claim.id], asked, phrases)
            for claim in claims.values()
        ],
        "onward": {"text": phrases["go_on"], "to": to_address(onward)} if onward else None,
        "anew": {"text": phrases["anew"], "to": to_address(ClaimsAddress(mode=ClaimsMode.GUESS))},
    }


def _ended(claim: Claim, number: int, asked: ClaimsAddress, phrases: Words) -> EndedClaim:
    guess = asked.guesses.get(claim.id)
    return {
        "id": claim.id,
        "number": number,
        "claim": claim.claim,
        "to": to_address(replace(asked, mode=ClaimsMode.GUESS, claim=claim.id)),
        "guess": guess,
        "verdict": claim.verdict if guess else None,
        "hidden": phrases["hidden"],
        "alike": "" if guess is None else phrases["yes" if guess is claim.verdict else "no"],
    }
