"""show_routes: the whole page in one component, whose parts a browser asks for once."""

from timeline.delivery import assets
from timeline.delivery.charts import chart_words
from timeline.delivery.mounting import mount
from timeline.routes.cards import PublishedRoutes
from timeline.routes.wire import RoutesData
from timeline.stage.staged import Staged
from timeline.text import Words

SAID = (
    "title", "maps", "by_year", "asked", "views", "corridor", "with", "nothing",
    "all", "back", "copy", "glance", "scale", "danger", "whole", "drawing",
)  # fmt: skip


MODULE = "routes/routes"


def show_routes(data: RoutesData) -> None:
    mount("routes", MODULE, data, key="routes")


def routes_data(
    answer: PublishedRoutes,
    stage: Staged,
    window: tuple[int, int],
    catalogue: Words,
    introduction: str,
) -> RoutesData:
    """Of the whole page; years outside `window` (both ends included) are veiled in its charts."""
    phrases = catalogue["routes"]
    return {
        "page": answer.address,
        "stage": stage.addresses,
        "style": assets.style("routes/routes"),
        "window": window,
        "words": {**{key: phrases[key] for key in SAID}, "schematic": introduction},
        "chart_words": chart_words(catalogue),
        "fault": catalogue["fault"]["stage"],
    }
