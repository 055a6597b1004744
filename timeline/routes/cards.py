"""What the page Routes shows, published for the browser: nothing of it depends on a visitor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from geodata.archive import Archive
from geodata.doubts import Certainty
from geodata.records import Corridor, Fact, Flow
from geodata.vocabularies import CorridorKind, Direction
from timeline.delivery import assets
from timeline.delivery.charts import published
from timeline.delivery.wire import ChartHead
from timeline.figures import small_map
from timeline.figures.chart import Maker
from timeline.figures.map import corridor_view
from timeline.figures.sifted import ALL, sifting
from timeline.figures.wire import WordNodes
from timeline.markdown import JOINER, headed, numbered, source_list
from timeline.names import names_of
from timeline.nodes import nodes
from timeline.once import once
from timeline.routes import overview, told
from timeline.routes.charts import alike
from timeline.routes.charts.counts import charts_of
from timeline.routes.charts.groups import direction_of, groups
from timeline.routes.charts.years import YearsOf, all_years
from timeline.routes.journey import journey, only_for
from timeline.routes.wire import (
    CountsPart,
    FoldedText,
    RouteGroup,
    RoutesPage,
    RouteTile,
    ToldRoute,
)
from timeline.scene import Scene
from timeline.stage.staged import staged
from timeline.style import THEMES, css
from timeline.text import Words, words_of


@dataclass(frozen=True, slots=True)
class PublishedRoutes:
    """The charts and questions to ask for, the path of the page, and of each route."""

    charts: tuple[str, ...]
    questions: tuple[str, ...]
    address: str
    routes: Mapping[str, str]


@once(most=32)
def routes(archive: Archive, scene: Scene, asked: frozenset[Certainty] = ALL) -> PublishedRoutes:
    """Tell and publish every corridor, and all of them at a glance.

    Charts have the numbers that are as certain as asked for; all where nothing is.
    """
    telling = Telling(archive, scene, words_of(archive), asked)
    certain = " ".join(sorted(asked))
    made_of = f"{archive.identity} {staged(archive).addresses['facts']} {certain}"
    paths = {
        key: assets.later(f"route-{key}.json", made_of, partial(telling.route, corridor))
        for key, corridor in archive.corridors.items()
    }
    page = telling.page(paths)
    address = assets.SHELF.put("routes.json", assets.as_bytes(page))
    questions = tuple(answer["id"] for answer in page["answers"])
    return PublishedRoutes(tuple(page["charts"]), questions, address, MappingProxyType(paths))


def makers(archive: Archive) -> dict[str, Maker]:
    """Every chart of the page by its id."""
    dated = [key for key, own in archive.corridors.items() if own.in_use]
    found: dict[str, Maker] = {"corridor-years": all_years} if dated else {}
    found |= {f"years-{key}": YearsOf(key) for key in dated}
    own = [archive.flows_of(key) for key in archive.corridors]
    return found | {
        counts.id: counts for flows in (*own, of_none(archive)) for counts in charts_of(flows)
    }


def of_none(archive: Archive) -> tuple[Flow, ...]:
    """Counts that belong to no single corridor."""
    return tuple(flow for flow in archive.flows.values() if flow.corridor_id is None)


@dataclass(frozen=True, slots=True)
class Telling:
    """What all parts of the page draw on."""

    archive: Archive
    scene: Scene
    words: Words
    asked: frozenset[Certainty]

    def _marked(self, text: str, linked: set[str]) -> WordNodes:
        """The nodes of some Markdown, in which a term opens where it comes first on a page."""
        return names_of(self.archive).terms_within(nodes(text.replace(JOINER, "")), linked)

    def page(self, paths: dict[str, str]) -> RoutesPage:
        archive, catalogue, scene = self.archive, self.words, self.scene
        answers = overview.answers(archive, catalogue)
        facts = [fact for answer in answers for fact in answer.records]
        n, cases = overview.return_cases(archive, catalogue)
        rest = of_none(archive)
        phrases, linked = catalogue["routes"], set[str]()
        return {
            "span": (scene.first, scene.last - 1),
            "css": {name: css(theme) | small_map.colours(theme) for name, theme in THEMES.items()},
            "size": (small_map.WIDTH, small_map.HEIGHT),
            "grounds": small_map.grounds(scene),
            "groups": [
                self._group(group.title, group.says, group.corridors)
                for group in groups(archive, catalogue)
            ],
            "years": self._chart(all_years)
            if any(own.in_use for own in archive.corridors.values())
            else None,
            "answers": [
                {"id": answer.name, "text": self._marked(answer.text, linked)} for answer in answers
            ],
            "answered": self._sources(facts),
            "returns": self._marked(overview.told_apart(catalogue), linked),
            "cases": self._folded(phrases["cases"].format(n=n), cases, linked) if n else None,
            "general": self._counts(
                rest, headed(phrases["no_corridor"], phrases["overlap"]), linked
            ),
            "general_sources": self._sources(alike.listed(rest)),
            "routes": paths,
            "charts": {
                chart: key for key in (*archive.corridors, "") for chart in self._charts_of(key)
            },
        }

    def _charts_of(self, corridor: str) -> list[str]:
        flows = self.archive.flows_of(corridor) if corridor else of_none(self.archive)
        years = f"years-{corridor}" if corridor else "corridor-years"
        known = [counts.id for counts in charts_of(flows)]
        return [years, *known] if years in makers(self.archive) else known

    def _group(self, title: str, says: str, corridors: Sequence[Corridor]) -> RouteGroup:
        return {"title": title, "says": says, "routes": [self._tile(one) for one in corridors]}

    def _tile(self, corridor: Corridor) -> RouteTile:
        lines = small_map.lines(self.scene, corridor)
        count, counted = told.largest(corridor, self.words)
        first, last = corridor.in_use or (None, None)
        none = "" if self.archive.is_brought(corridor.id) else self.words["routes"]["no_count"]
        return {
            "id": corridor.id,
            "name": corridor.name,
            "short": corridor.short_name,
            "years": told.years(corridor, self.words),
            "first": first,
            "last": last,
            "hue": self._hue(corridor),
            "count": count or none,
            "counted": counted,
            "view": small_map.view_of(self.scene, corridor.id).name,
            "box": small_map.seen(lines),
            "lines": lines,
        }

    def _hue(self, corridor: Corridor) -> str:
        if direction_of(self.archive, corridor) is not Direction.OUT:
            return "return"
        return "onward" if corridor.kind is CorridorKind.ONWARD_RESETTLEMENT else "out"

    def route(self, corridor: Corridor) -> ToldRoute:
        archive, catalogue = self.archive, self.words
        view, box = corridor_view(self.scene, corridor.id)
        facts = records(corridor, archive)
        numbers, linked = numbered(facts, archive), set[str]()
        names = names_of(archive)
        flows, legs = archive.flows_of(corridor.id), archive.legs_of(corridor.id)
        brought = archive.is_brought(corridor.id)
        counts_head = told.counts_head(flows, catalogue, brought=brought)
        steps = told.steps(corridor, archive, catalogue, numbers)
        return {
            "id": corridor.id,
            "name": corridor.name,
            "glance": [
                {"label": label, "text": names.terms(text, linked)}
                for label, text in told.glance(corridor, archive, catalogue)
            ],
            "map": {
                "view": view.name,
                "box": box,
                "alt": catalogue["routes"]["map_alt"].format(name=corridor.name),
            },
            "head": self._marked(told.head(corridor, archive, catalogue), linked),
            "journey": journey(corridor, archive, catalogue, numbers, linked),
            "no_journey": only_for(corridor, archive, catalogue),
            "way": self._marked(told.way(corridor, archive, catalogue), linked),
            "law": self._marked(told.law(corridor, catalogue), linked),
            "now": self._marked(told.now(corridor, catalogue), linked),
            "dangers": self._marked(told.dangers(corridor, archive, catalogue, numbers), linked),
            "events": self._marked(told.events(corridor, archive, catalogue), linked),
            "counts": self._counts(flows, counts_head, linked, numbers),
            "years": self._chart(YearsOf(corridor.id)) if corridor.in_use else None,
            "steps": self._folded(catalogue["routes"]["steps"].format(n=len(legs)), steps, linked),
            "sources": self._sources(facts),
        }

    def _folded(self, title: str, text: str, linked: set[str]) -> FoldedText:
        return {"title": title, "text": self._marked(text, linked)}

    def _counts(
        self,
        flows: Sequence[Flow],
        head: str,
        linked: set[str],
        numbers: dict[str, int] | None = None,
    ) -> CountsPart:
        """With the numbers of the sources of a corridor; without, of no corridor."""
        charts, rest = charts_of(flows), alike.listed(flows)
        title = self.words["routes"]["other_counts"] if charts else ""
        if numbers is None:
            own = numbered(rest, self.archive)
            text = told.of_no_corridor(rest, self.archive, self.words, own)
        else:
            text = told.counts(rest, self.archive, self.words, numbers, title) if rest else ""
        return {
            "text": self._marked(head, linked),
            "charts": [self._chart(make) for make in charts],
            "rest": self._marked(text, linked),
        }

    def _chart(self, make: Maker) -> ChartHead:
        return published(sifting(make, self.asked), self.archive, self.scene)[1]

    def _sources(self, facts: Sequence[Fact]) -> FoldedText:
        numbers = numbered(facts, self.archive)
        title = self.words["routes"]["sources"].format(n=len(numbers))
        text = source_list(numbers, self.archive, self.words)
        return {"title": title, "text": nodes(text.replace(JOINER, ""))}


def records(corridor: Corridor, archive: Archive) -> list[Fact]:
    """What is said of a corridor in text: a chart names its own sources."""
    return [
        corridor,
        *archive.legs_of(corridor.id),
        *archive.journey_of(corridor.id),
        *alike.listed(archive.flows_of(corridor.id)),
    ]
