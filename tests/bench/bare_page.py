"""A bare page with a Plotly figure of the same marks: the floor of what the stage does.

Its plotly.js is as lean as the stage's.

Any key changes the opacity of one drawn mark; `p` changes it with every frame for five seconds.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geodata.load import current
from timeline.delivery.plotly_js import lean
from timeline.figures.time import time_figure
from timeline.scene import compose
from timeline.style import LIGHT
from timeline.text import words

DRAWN = "[data-ready=true]"
PAGE = """<!doctype html>
<meta charset="utf-8"><title>floor</title>
<body data-playing="false" style="margin:0">
<div id="figure" style="width:100vw;height:100vh"></div>
<script src="plotly.min.js"></script>
<script>
const figure = FIGURE;
Plotly.newPlot("figure", figure.data, figure.layout, {staticPlot: true}).then(() => {
  const mark = document.querySelector("g.trace.bars path");
  const { dataset } = document.body;
  const change = () => { mark.style.opacity = mark.style.opacity === "0.3" ? "1" : "0.3"; };
  const play = (now) => {
    change();
    if (now - dataset.began < 5000) requestAnimationFrame(play);
    else dataset.playing = "false";
  };
  addEventListener("keydown", ({ key }) => {
    if (key !== "p") return change();
    Object.assign(dataset, { began: performance.now(), playing: "true" });
    requestAnimationFrame(play);
  });
  dataset.ready = "true";
});
</script>
"""


@contextmanager
def bare_page() -> Iterator[str]:
    """The address of the page, served from loopback as long as it is needed."""
    with TemporaryDirectory(prefix="crossings-") as folder:
        _write(Path(folder))
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


def _write(folder: Path) -> None:
    plotly = files("plotly").joinpath("package_data/plotly.min.js").read_text("utf-8")
    (folder / "plotly.min.js").write_text(lean(plotly), "utf-8")
    page = PAGE.replace("FIGURE", json.dumps(_figure()).replace("<", "\\u003c"))
    (folder / "index.html").write_text(page, "utf-8")


def _figure() -> dict[str, Any]:
    scene = compose(current(), datetime.now(UTC).date())
    return time_figure(scene, LIGHT, words()["lanes"])


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Its lines would stand among the measurements."""
