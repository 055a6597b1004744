"""What the search of every page finds, and by which words. A file that is asked for at need."""

from collections.abc import Iterable, Iterator

from geodata.archive import Archive
from geodata.dates import in_words
from timeline import sounds
from timeline.answers import answers, kinds, row, to_page
from timeline.delivery import assets
from timeline.delivery.wire import SearchFile, SearchRow
from timeline.lecture.built_in import built_in_of
from timeline.nodes import plain_text
from timeline.once import once
from timeline.stage.staged import staged
from timeline.text import Words, words_of


@once(most=4)
def search_file(archive: Archive) -> str:
    """Path of all that can be found in an archive. Takes 0.1 s."""
    return assets.SHELF.put("search.json", assets.as_bytes(search(archive)))


def search(archive: Archive) -> SearchFile:
    catalogue = words_of(archive)
    phrases = catalogue["finding"]
    rows: dict[str, Iterable[SearchRow]] = {
        **answers(archive),
        "scenes": _scenes(archive, phrases),
        "sources": _sources(archive, catalogue),
    }
    return {"kinds": kinds(rows, catalogue), "sounds": sounds.rules(), "words": dict(phrases)}


def _scenes(archive: Archive, phrases: Words) -> Iterator[SearchRow]:
    for name, lecture in built_in_of(archive, staged(archive).frame, archive.language).items():
        for number, scene in enumerate(lecture.scenes, 1):
            to = to_page("lectures", lecture=name, scene=str(number))
            more = phrases["scene"].format(lecture=lecture.title, n=number)
            yield row(to, scene.heading, more, [plain_text(scene.words)])


def _sources(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    """Those that most rests on first."""
    weight = {key: len(archive.what_rests_on(key)) for key in archive.sources}
    for source in sorted(archive.sources.values(), key=lambda source: -weight[source.id]):
        when = in_words(source.date, catalogue.language) if source.date else ""
        more = ", ".join(part for part in (source.publisher, when) if part)
        yield row(to_page("sources", source=source.id), source.title, more)
