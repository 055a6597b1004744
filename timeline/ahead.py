"""What visitors would wait for, made before there is one, in small parts."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import combinations

from geodata.archive import Archive
from geodata.doubts import Certainty
from geodata.load import current
from timeline.answers import answers_file
from timeline.claims.charts.evidence import evidence_of
from timeline.claims.hall import hall_file
from timeline.delivery import assets
from timeline.delivery.charts import published
from timeline.figures.sifted import ALL
from timeline.figures.small_map import grounds
from timeline.glossary.terms import glossary_file
from timeline.lecture.lectern import built_in_lectures
from timeline.lecture.lookup import lookup_file
from timeline.numbers.cards import contents, section
from timeline.pages import BY_NAME, files_of
from timeline.routes.cards import makers, routes
from timeline.sources.dataset import dataset
from timeline.sources.published import list_file, resting_file
from timeline.sources.told import since_file, told_file
from timeline.stage.staged import staged

Part = Callable[[], object]
STYLES = ("kit/page", "stage", "find", "routes/routes", "sources", "glossary", "phone/phone")


def all_pages() -> Iterator[Part]:
    """In all languages."""
    yield from (page.load for page in BY_NAME.values())
    for language in current().subject.languages:
        yield from parts(current(language=language))


def parts(archive: Archive) -> Iterator[Part]:
    """Whoever comes meanwhile waits for one of them at most: half a second, mostly much less."""
    yield partial(staged, archive)
    yield partial(files_of, archive)
    yield from (partial(assets.style, name) for name in STYLES)
    yield from _opened(archive)
    yield from assets.SHELF.owed()
    scene = staged(archive).scene
    for make in makers(archive).values():
        yield partial(published, make, archive, scene)
    yield partial(grounds, scene)
    yield from _asked(archive, ALL)
    for claim in archive.claims:
        for make in evidence_of(claim, archive).makers:
            yield partial(published, make, archive, scene)
    for make in (dataset, answers_file, lookup_file):
        yield partial(make, archive)


def _opened(archive: Archive) -> Iterator[Part]:
    """What each page is opened with, before what is asked for on it."""
    scene = staged(archive).scene
    for name in contents(archive, scene).sections[:1]:
        yield partial(section, name, archive, scene, ALL)
    yield partial(routes, archive, scene, ALL)
    for make in (list_file, resting_file, glossary_file, hall_file):
        yield partial(make, archive)
    yield partial(told_file, archive, datetime.now(UTC).date())
    yield partial(since_file, "", archive)
    yield partial(built_in_lectures, archive, staged(archive))


def everything() -> Iterator[Part]:
    """Of all languages, and then as certain as anybody can ask: every file that a page may name."""
    yield from all_pages()
    archives = [current(language=own) for own in current().subject.languages]
    some = [frozenset(own) for n in (1, 2) for own in combinations(Certainty, n)]
    yield from (part for archive in archives for asked in some for part in _asked(archive, asked))
    yield from assets.SHELF.owed()  # what only they name


def _asked(archive: Archive, asked: frozenset[Certainty]) -> Iterator[Part]:
    scene = staged(archive).scene
    known = contents(archive, scene)
    yield from (partial(section, name, archive, scene, asked) for name in known.sections)
    yield partial(routes, archive, scene, asked)
