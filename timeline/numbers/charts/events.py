"""Events by the year in which they begin, and by kind."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from geodata.archive import Archive
from geodata.beside import own_lane
from geodata.records import Event
from geodata.vocabularies import Category
from geodata.wording import bare_year, number
from timeline.figures import chart
from timeline.figures.chart import Cell, Chart, ChartTable, Figure
from timeline.scene import Scene
from timeline.style import Theme
from timeline.text import Words

MOST_BARS = 150  # that are told apart
FEW = 5  # events
STEPS = (1, 10, 100, 1000)  # years of a bar
PATTERNS = ("", "/", "x")  # of kinds beyond the colours that there are


@dataclass(frozen=True, slots=True)
class EventsByYear:
    """Stacked by kind. One whose year is not known is in no bar, and is said to be left out."""

    id: str

    def __call__(self, archive: Archive, scene: Scene, words: Words) -> Chart:
        phrases, own = words["charts"][self.id], words["numbers"]["events"]
        counted = [event for event in archive.events.values() if _counts(event, archive)]
        known = [event for event in counted if _year(event) is not None]
        n = len(counted) - len(known)
        left_out = [own["undated"].format(n=n)] if n else []
        names = {lane: _name(lane, archive, words) for lane in scene.lanes}
        counts = EventCounts(known, scene, words, names)
        return Chart(
            id=self.id,
            title=phrases["title"],
            counts=phrases["counts"],
            leaves_out=" ".join([phrases["leaves_out"], *left_out]),
            alt=counts.alt(),
            draw=partial(counts.draw, narrow=False),
            narrow=partial(counts.draw, narrow=True),
            table=ChartTable(counts.columns, tuple(counts.rows())),
            records=tuple(known),
        )


class EventCounts:
    """How many events begin in each stretch of `step` years, by kind."""

    def __init__(
        self, events: Sequence[Event], scene: Scene, words: Words, names: Mapping[Category, str]
    ) -> None:
        years = [(_year(event) or 0, event.category) for event in events]
        first = min((year for year, _ in years), default=scene.first)
        last = max((year for year, _ in years), default=scene.last - 1)
        self._step = next(n for n in STEPS if (last - first) / n <= MOST_BARS)
        self._by = Counter((self._begin(year), kind) for year, kind in years)
        begins = [begin for begin, _ in self._by]
        self._begins = [*self._stretches(min(begins), max(begins))] if begins else []
        self._kinds = [lane for lane in scene.lanes if any(kind is lane for _, kind in self._by)]
        self._last, self._scene, self._words, self._names = last, scene, words, names

    def _begin(self, year: int) -> int:
        """The first year of its stretch: of 100 to 199, of 1 to 99, and of 100 BC to 1 BC."""
        past = (year if year > 0 else year - 1) % self._step
        return year - past or (1 if past else 0)

    def _next(self, begin: int) -> int:
        return begin + self._step - (begin % self._step if begin > 0 else 0)

    def _stretches(self, first: int, last: int) -> Iterator[int]:
        while first <= last:
            yield first
            first = self._next(first)

    @property
    def columns(self) -> tuple[str, ...]:
        say = self._words["numbers"]
        names = [self._names[kind] for kind in self._kinds]
        return (say["columns"]["period"], *names, say["events"]["in_all"])

    def rows(self) -> Sequence[tuple[Cell, ...]]:
        return [
            (
                self._period(begin),
                *(self._by[begin, kind] for kind in self._kinds),
                self._all(begin),
            )
            for begin in self._begins
        ]

    def alt(self) -> str:
        say, language = self._words["numbers"]["events"], self._words.language
        if not self._begins:
            return ""
        most = max(self._begins, key=self._all)
        return say["alt"].format(
            n=number(sum(self._by.values()), language),
            first=bare_year(self._begins[0], language),
            last=bare_year(self._next(self._begins[-1]) - 1, language),
            most=number(self._all(most), language),
            when=self._period(most),
        )

    def draw(self, theme: Theme, *, narrow: bool) -> Figure:
        below: Counter[int] = Counter()
        data: list[Figure] = []
        for place, kind in enumerate(self._kinds):
            data.append(self._bars(place, kind, below, theme))
            below.update({begin: self._by[begin, kind] for begin in self._begins})
        first = self._begins[0] if self._begins else self._scene.first
        last = max(self._last, first + self._step - 1)
        years = chart.years(first, last, narrow=narrow, language=self._words.language)
        eras = chart.era_entries(self._scene, theme, years["range"])
        more = chart.legend(theme) | {"shapes": chart.era_shapes(self._scene, theme)}
        more |= {"height": chart.narrow_height([*data, *eras], theme)} if narrow else {}
        return {
            "data": [*data, *eras],
            "layout": chart.layout(theme, years, self._heights, **more),
        }

    @property
    def _heights(self) -> Figure:
        """An axis of whole events: few would else be told in halves."""
        few = max(map(self._all, self._begins), default=0) <= FEW
        return {"tickformat": ",d"} | ({"dtick": 1} if few else {})

    def _bars(self, place: int, kind: Category, below: Counter[int], theme: Theme) -> Figure:
        begins = [begin for begin in self._begins if self._by[begin, kind]]
        points = [
            (begin + self._step / 2, float(self._by[begin, kind]), self._told(begin, kind))
            for begin in begins
        ]
        round_, colour = divmod(place, len(theme.traces))
        return chart.bars(
            self._names[kind],
            points,
            theme.traces[colour],
            below=[float(below[begin]) for begin in begins],
            pattern=PATTERNS[round_ % len(PATTERNS)],
            width=0.8 * self._step,
        )

    def _all(self, begin: int) -> int:
        return sum(self._by[begin, kind] for kind in self._kinds)

    def _told(self, begin: int, kind: Category) -> str:
        return self._words["numbers"]["events"]["bar"].format(
            period=self._period(begin),
            kind=self._names[kind],
            n=number(self._by[begin, kind], self._words.language),
        )

    def _period(self, begin: int) -> str:
        language = self._words.language
        if self._step == 1:
            return bare_year(begin, language)
        span = self._words["numbers"]["events"]["span"]
        first, last = (bare_year(year, language) for year in (begin, self._next(begin) - 1))
        return span.format(first=first, last=last)


def _counts(event: Event, archive: Archive) -> bool:
    """Beside what is served only a reader's own: the others have numbers that were published."""
    return not archive.is_beside or event.id in archive.brought


def _name(lane: Category, archive: Archive, words: Words) -> str:
    return words["lanes"][own_lane(lane) if archive.is_beside else lane]


def _year(event: Event) -> int | None:
    """None where it may have begun in one of several; one that lasts began where its span does."""
    begin = event.start.start
    if event.start.is_span and begin.uncertain:  # 1345?/1346?: the one year or the other
        return None
    first, last = begin.first, begin.last
    return first.year if first and last and first.year == last.year else None
