"""A published count in words: when, how many of what, from where to where, who published it."""

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Flow
from geodata.wording import country
from timeline.figures.chart import Cell
from timeline.naming import as_published, with_unit
from timeline.text import Words


def period_words(flow: Flow, phrases: Words) -> str:
    """In the words of the source where it has some."""
    return flow.period_text or (
        in_words(flow.period, phrases.language) if flow.period else phrases["undated"]
    )


def countries(flow: Flow, phrases: Words) -> tuple[str | None, str | None]:
    """Whence and where to, by name; None where it is not given."""
    start, end = (
        country(code, phrases.language, in_sentence=True) if code else None
        for code in (flow.from_country, flow.to_country)
    )
    return start, end


def way_words(flow: Flow, phrases: Words) -> str:
    """`from one country to another`; blank where neither is given."""
    parts = zip(("start", "end"), countries(flow, phrases), strict=True)
    return " ".join(phrases[key].format(country=name) for key, name in parts if name)


def makers(flow: Flow, archive: Archive) -> str:
    return "; ".join(
        dict.fromkeys(source.worded("publisher") for source in archive.sources_of(flow))
    )


def told(flow: Flow, archive: Archive, phrases: Words) -> str:
    """A count as it is read out."""
    head = [
        f"{period_words(flow, phrases)}: {with_unit(flow, phrases.language)}",
        way_words(flow, phrases),
    ]
    said = phrases["published"].format(makers=makers(flow, archive))
    sentences = [", ".join(part for part in head if part) + ".", flow.note, said]
    return " ".join(sentence for sentence in sentences if sentence)


def cells(flow: Flow, archive: Archive, phrases: Words) -> tuple[Cell, ...]:
    """A count as a row of a table."""
    numbers = [as_published(number) for number in (flow.value, flow.low, flow.high)]
    said = makers(flow, archive)
    return (
        period_words(flow, phrases),
        *numbers,
        flow.worded("unit"),
        *countries(flow, phrases),
        flow.note,
        said,
    )
