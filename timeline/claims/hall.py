"""The claims as a lecture of questions: a hall guesses each verdict before it is shown."""

from typing import Any

from geodata.archive import Archive
from geodata.load import current
from geodata.records import Claim
from geodata.vocabularies import Verdict
from timeline.delivery import assets
from timeline.once import once
from timeline.text import Words, words_of


@once(most=4)
def hall_file(archive: Archive) -> str:
    """Path of the lecture, as its author's browser takes it."""
    return assets.later("claims-lecture.json", archive.identity, lambda: hall_lecture(archive))


def hall_lecture(archive: Archive) -> dict[str, Any]:
    """In the language of an archive, and in the others that its facts have."""
    others = () if archive.own else archive.subject.languages
    known = {code: current(language=code) for code in others if code != archive.language}
    return {
        "crossings": 1,
        "language": archive.language,
        "title": words_of(archive)["claims"]["hall_title"],
        "also": {
            code: {"title": words_of(own)["claims"]["hall_title"]} for code, own in known.items()
        },
        "scenes": [
            {
                **_said(claim, words_of(archive)),
                "layout": "question",
                "right": [*Verdict].index(claim.verdict) + 1,
                "facts": [claim.id],
                "also": {
                    code: _said(own.claims[claim.id], words_of(own))
                    for code, own in known.items()
                    if claim.id in own.claims
                },
            }
            for claim in archive.claims.values()
        ],
    }


def _said(claim: Claim, words: Words) -> dict[str, Any]:
    verdicts = words["verdicts"]
    return {
        "heading": claim.claim,
        "answers": [verdicts[verdict] for verdict in Verdict],
        "words": claim.finding,
    }
