"""show_glossary: all terms in one component, which reads from the address which one is meant."""

from geodata.archive import Archive
from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.delivery.terms import terms_file
from timeline.glossary.terms import glossary_file
from timeline.glossary.wire import GlossaryData
from timeline.text import Words

MODULE = "glossary/glossary"


def show_glossary(data: GlossaryData) -> None:
    mount("glossary", MODULE, data, key="glossary")


def glossary_data(archive: Archive, catalogue: Words) -> GlossaryData:
    return {
        "page": glossary_file(archive),
        "terms": terms_file(archive),
        "style": assets.style("glossary"),
        "words": dict(catalogue["glossary"]),
    }
