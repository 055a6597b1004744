"""show_numbers: all charts of the page Numbers in one component, since a mount costs 2 ms a run."""

from timeline.delivery import assets
from timeline.delivery.mounting import mount
from timeline.numbers.address import NumbersAddress
from timeline.numbers.cards import PublishedNumbers
from timeline.numbers.wire import NumbersData
from timeline.text import Words

SAID = ("lead", "contents", "to_contents", "all", "one", "not_shown_title", "not_shown_lead")


def show_numbers(
    answer: PublishedNumbers, asked: NumbersAddress, window: tuple[int, int], catalogue: Words
) -> None:
    """Draw the page; years outside `window` (both ends included) are veiled."""
    own = catalogue["numbers"]
    data: NumbersData = {
        "page": answer.address,
        "plotly": assets.plotly(),
        "style": assets.style("kit/page"),
        "window": window,
        "asked": {"chart": asked.chart, "section": asked.section, "year": asked.year},
        "words": {key: own[key] for key in SAID},
        "chart_words": catalogue["chart"],
    }
    mount("numbers", "numbers/numbers", data, key="numbers")
