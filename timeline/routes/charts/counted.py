"""A published count in words: when, how many of what, from where to where, who published it."""

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Flow
from geodata.wording import country
from timeline.figures.chart import Cell
from timeline.naming import with_unit
from timeline.text import Words


def period_words(flow: Flow, own: Words) -> str:
    """In the words of the source where it has some."""
    return flow.period_text or (
        in_words(flow.period, own.language) if flow.period else own["undated"]
    )


def countries(flow: Flow, own: Words) -> tuple[str | None, str | None]:
    """Whence and where to, by name; None where it is not given."""
    start, end = (
        country(code, own.language, in_sentence=True) if code else None
        for code in (flow.from_country, flow.to_country)
    )
    return start, end


def way_words(flow: Flow, own: Words) -> str:
    """`from one country to another`; blank where neither is given."""
    parts = zip(("start", "end"), countries(flow, own), strict=True)
    return " ".join(own[key].format(country=name) for key, name in parts if name)


def makers(flow: Flow, archive: Archive) -> str:
    return "; ".join(dict.fromkeys(source.publisher for source in archive.sources_of(flow)))


def told(flow: Flow, archive: Archive, own: Words) -> str:
    """A count as it is read out."""
    head = [f"{period_words(flow, own)}: {with_unit(flow, own.language)}", way_words(flow, own)]
    said = own["published"].format(makers=makers(flow, archive))
    sentences = [", ".join(part for part in head if part) + ".", flow.note, said]
    return " ".join(sentence for sentence in sentences if sentence)


def cells(flow: Flow, archive: Archive, own: Words) -> tuple[Cell, ...]:
    """A count as a row of a table."""
    numbers = [_whole(number) for number in (flow.value, flow.low, flow.high)]
    said = makers(flow, archive)
    return (period_words(flow, own), *numbers, flow.unit, *countries(flow, own), flow.note, said)


def _whole(number: float | None) -> float | int | None:
    """A whole number without a point, as it was published."""
    return int(number) if number is not None and number == int(number) else number
