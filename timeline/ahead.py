"""What the first visitor of a page would wait for, made before there is one, in small parts."""

from collections.abc import Callable, Iterator
from functools import partial

from geodata.archive import Archive
from timeline.delivery.charts import published
from timeline.figures.small_map import grounds
from timeline.glossary.terms import glossary_file
from timeline.numbers.cards import contents, section
from timeline.routes.cards import makers, routes
from timeline.sources.published import list_file, resting_file
from timeline.stage.staged import staged


def parts(archive: Archive) -> Iterator[Callable[[], object]]:
    """Whoever comes meanwhile waits for one of them at most: half a second, mostly much less."""
    scene = staged(archive).scene
    for make in makers(archive).values():
        yield partial(published, make, archive, scene)
    yield partial(grounds, scene)
    yield partial(routes, archive, scene)
    yield partial(contents, archive, scene)
    for name in contents(archive, scene).sections[:1]:
        yield partial(section, name, archive, scene)
    yield from (partial(make, archive) for make in (list_file, resting_file, glossary_file))
