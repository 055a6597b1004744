"""Links from what is said about the facts: to a source in the list, to a fact on the stage.

Everything given out is Markdown in which text from the facts stands as it is.
"""

from collections.abc import Sequence

from geodata.records import Source
from timeline.markdown import plain
from timeline.naming import Named


def linked(name: Named) -> str:
    """The name of a fact, a link to the stage where something can be picked there."""
    return f"[{plain(name.text)}](./?pick={name.pick})" if name.pick else plain(name.text)


def page_of(source: Source) -> str:
    """The address of a source, seen from its page."""
    return f"sources?source={source.id}"


def cited(sources: Sequence[Source]) -> str:
    """Who says so: publishers, each a link to the source."""
    return "; ".join(
        f"[{plain(source.worded('publisher'))}]({page_of(source)})" for source in sources
    )
