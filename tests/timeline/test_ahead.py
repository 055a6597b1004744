"""What is made before the first visitor comes is what that visitor's pages ask for."""

from geodata.archive import Archive
from timeline import ahead
from timeline.delivery.charts import published
from timeline.figures.sifted import ALL
from timeline.glossary.terms import glossary_file
from timeline.numbers.cards import contents, section
from timeline.routes.cards import routes
from timeline.sources.published import list_file, resting_file
from timeline.stage.staged import staged

MADE = (published, routes, contents, section, list_file, resting_file, glossary_file)


def test_the_first_visitor_waits_for_nothing_that_could_be_made_before(archive: Archive) -> None:
    for part in ahead.parts(archive):
        part()
    made = [own.made for own in MADE]
    scene = staged(archive).scene
    routes(archive, scene, ALL)
    for name in contents(archive, scene).sections:
        section(name, archive, scene, ALL)
    for own in (list_file, resting_file, glossary_file):
        own(archive)
    assert [own.made for own in MADE] == made
