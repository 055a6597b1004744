"""The pages in their order; the server imports them at its start, so that no visitor waits."""

from pathlib import Path

from timeline.pages import check, explore, lectures, numbers, routes, sources

FRAME = Path(__file__).with_name("frame.py")
PAGES = {
    "explore": explore.render,
    "routes": routes.render,
    "numbers": numbers.render,
    "check": check.render,
    "lectures": lectures.render,
    "sources": sources.render,
}
FIRST = next(iter(PAGES))
