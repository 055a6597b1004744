"""What of the browser's side the tests run: kept by Chromium, in the format of Node's own.

Both write into the folder that NODE_V8_COVERAGE names; without it nothing is kept.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import BrowserContext, CDPSession, Error, Page

VARIABLE = "NODE_V8_COVERAGE"


@contextmanager
def covered(context: BrowserContext) -> Iterator[None]:
    """Keeps what the pages of a context run, also of those that go elsewhere meanwhile."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        yield
        return
    sessions: list[CDPSession] = []

    def begin(page: Page) -> None:
        with suppress(Error):  # a page that went as it came, as that of a download does
            session = context.new_cdp_session(page)
            session.send("Profiler.enable")
            session.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})
            sessions.append(session)

    context.on("page", begin)
    try:
        yield
    finally:
        for session in sessions:
            with suppress(Error):  # a page that a test has closed
                keep(session, Path(folder))


def keep(session: CDPSession, folder: Path) -> None:
    found = session.send("Profiler.takePreciseCoverage")
    own = [script for script in found["result"] if "/stage/web-" in script["url"]]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"coverage-{uuid4()}.json").write_text(json.dumps({"result": own}))
