"""show_numbers: all charts of a section in one component, since a mount costs 2 ms a run."""

from collections.abc import Sequence

from timeline.delivery import assets
from timeline.delivery.charts import chart_words
from timeline.delivery.mounting import mount
from timeline.numbers.address import NumbersAddress
from timeline.numbers.wire import NumbersData, NumbersEntry
from timeline.text import Words

MODULE = "numbers/numbers"
SAID = ("title", "lead", "contents", "of_sections", "next_section", "all", "waiting")


def numbers_data(  # noqa: PLR0913 - what a page is made of
    entries: Sequence[NumbersEntry],
    section: str,
    page: str,
    asked: NumbersAddress,
    window: tuple[int, int],
    catalogue: Words,
) -> NumbersData:
    """Of the section of that name; years outside `window` (both ends included) are veiled."""
    phrases = catalogue["numbers"]
    return {
        "entries": list(entries),
        "section": section,
        "page": page,
        "plotly": assets.plotly(),
        "style": assets.style("kit/page"),
        "window": window,
        "asked": {"chart": asked.chart, "section": asked.section, "year": asked.year},
        "words": {key: phrases[key] for key in SAID},
        "chart_words": chart_words(catalogue),
    }


def show_numbers(data: NumbersData) -> None:
    mount("numbers", MODULE, data, key="numbers")
