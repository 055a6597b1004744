"""show_chart: a chart on a page, with all that stands beside it."""

from geodata.archive import Archive
from timeline.delivery import assets
from timeline.delivery.charts import chart_words, published
from timeline.delivery.mounting import mount
from timeline.delivery.wire import ChartData
from timeline.figures.chart import Maker
from timeline.scene import Scene
from timeline.text import words_of

CHARTS = "charts/chart"


def show_chart(
    make: Maker,
    archive: Archive,
    scene: Scene,
    window: tuple[int, int] | None = None,
) -> None:
    """Draw the chart of `make`; years outside `window` (both ends included) are veiled."""
    chart, head = published(make, archive, scene)
    data: ChartData = {
        "head": head,
        "plotly": assets.plotly(),
        "style": assets.style("kit/page"),
        "window": window,
        "level": 2,
        "words": chart_words(words_of(archive)),
    }
    mount("chart", CHARTS, data, key=f"chart-{chart.id}")
