"""What the browser gets of Check the story. A verdict that may not be seen yet is None."""

from typing import NotRequired

from typing_extensions import TypedDict

from timeline.figures.wire import Phrases, SourceRow, TextPart

Params = dict[str, str | None]  # of this page; None takes one out of the address, others stay


class VerdictLook(TypedDict):
    """Its word, and SVG paths in a box of 24 by 24: what is filled, and what is only drawn."""

    word: str
    filled: str
    drawn: str


class ClaimTile(TypedDict):
    id: str
    number: int
    label: str
    verdict: str | None
    to: Params
    now: bool


class TallyRow(TypedDict):
    verdict: str
    n: int
    meaning: str


class ClaimLink(TypedDict):
    text: str
    to: Params
    now: NotRequired[bool]


class ClaimSteps(TypedDict):
    before: ClaimLink | None
    after: ClaimLink | None
    at: str


class ClaimChoice(TypedDict):
    verdict: str
    meaning: str
    key: str
    to: Params


class ClaimText(TypedDict):
    head: str
    text: list[TextPart]


class StageLink(TypedDict):
    text: str
    params: dict[str, str]


class ClaimSources(TypedDict):
    line: str
    rows: list[SourceRow]
    unverified: str


class OpenedClaim(TypedDict):
    """A claim whose verdict is seen; alone on the page it has all of this but `more`."""

    verdict: str
    meaning: str
    finding: list[TextPart]
    more: NotRequired[str]
    said: NotRequired[str]
    change: NotRequired[list[TextPart]]
    change_label: NotRequired[str]
    texts: NotRequired[list[ClaimText]]
    nothing: NotRequired[str]
    stage: NotRequired[StageLink | None]
    onward: NotRequired[ClaimLink | None]
    sources: NotRequired[ClaimSources]


class ClaimCard(TypedDict):
    """`choices` and `ask` while the verdict is to be guessed, else `opened`."""

    id: str
    title: str
    claim: str
    level: int
    to: Params | None
    choices: NotRequired[list[ClaimChoice]]
    ask: NotRequired[str]
    opened: NotRequired[OpenedClaim]


class EndedClaim(TypedDict):
    id: str
    number: int
    claim: str
    to: Params
    guess: str | None
    verdict: str | None
    hidden: str
    alike: str


class ClaimsEnding(TypedDict):
    title: str
    count: str
    note: str
    columns: list[str]
    rows: list[EndedClaim]
    onward: ClaimLink | None
    anew: ClaimLink


class ClaimsHall(TypedDict):
    """`lecture` is the path of one that asks a hall every claim, `scene` that of this claim."""

    text: str
    lecture: str
    scene: str


class ClaimsStrip(TypedDict):
    label: str
    claims: list[ClaimTile]
    tally: list[TallyRow]
    modes: list[ClaimLink]
    steps: ClaimSteps | None
    hall: ClaimsHall
    hint: str


class ClaimsHead(TypedDict):
    """What the page is about; `report` is checked, and stands in a sentence, within `around`."""

    intro: str
    around: tuple[str, str]
    report: SourceRow | None
    how: str


class ClaimsData(TypedDict):
    """One of `head`, `strip`, `cards` and `ending`; the look of each verdict, its hues by theme."""

    style: str
    adding: Phrases
    verdicts: dict[str, VerdictLook]
    hues: dict[str, dict[str, str]]
    head: NotRequired[ClaimsHead]
    strip: NotRequired[ClaimsStrip]
    cards: NotRequired[list[ClaimCard]]
    ending: NotRequired[ClaimsEnding]
