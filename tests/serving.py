"""A served app and an offline Chromium, shared by tests and measurements."""

import math
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.covering import covered

ROOT = Path(__file__).parents[1]
LAZY = ROOT / "tests" / "browser" / "lazy_app.py"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LOCAL_SCHEMES = ("about", "blob", "data", "file")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",  # of which there is none: drawing as if there were one costs more
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=LocalNetworkAccessChecks",  # an empty page may frame one of this machine
    "--no-first-run",
    # Every other host is unknown to this browser: a second wall, below anything a page can do.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE ::1",
]
PATIENCE_SECONDS = 180
POLICY = "Content Security Policy"


@dataclass(frozen=True)
class Server:
    """A running `streamlit run`, whoever has started it."""

    address: str


@dataclass(frozen=True)
class Started(Server):
    """One of this process; `started` is `time.perf_counter()` at its start."""

    process: subprocess.Popen[bytes]
    started: float
    output: Path
    healthy_seconds: float = math.nan

    def wait_ready(self) -> None:
        """Until all is made that pages share. Raises when that takes longer than patience."""
        while not _answers(f"{self.address}/health/ready"):
            if _has_ended(self.process, within=0.2) or self._is_late():
                message = f"The server is not ready:\n{self.log()}"
                raise RuntimeError(message)

    def _is_late(self) -> bool:
        return time.perf_counter() - self.started > PATIENCE_SECONDS

    def log(self) -> str:
        """What the server has written so far."""
        return self.output.read_text("utf-8", "replace")


@contextmanager
def serve(
    app: Path = ROOT / "app.py", port: int | None = None, env: Mapping[str, str] | None = None
) -> Iterator[Started]:
    """A healthy server of `app` on loopback; ended by its process id. Raises when it dies.

    Its settings are those of `.streamlit/config.toml`, whichever file is served.
    """
    with begun(app, port, env) as server:
        yield replace(server, healthy_seconds=wait_healthy(server))


@contextmanager
def begun(
    app: Path, port: int | None = None, env: Mapping[str, str] | None = None
) -> Iterator[Started]:
    """Such a server, which may not answer yet."""
    with tempfile.TemporaryDirectory(prefix="crossings-") as folder:
        output = Path(folder) / "server.log"
        with output.open("wb") as log:
            server = _start(app, port or free_port(), env or {}, log)
            try:
                yield server
            finally:
                _end(server.process)


def _start(app: Path, port: int, env: Mapping[str, str], log: IO[bytes]) -> Started:
    options = ["--server.address", "127.0.0.1", "--server.port", str(port)]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **env}, stdout=log, stderr=subprocess.STDOUT
    )
    return Started(f"http://127.0.0.1:{port}", process, started, Path(log.name))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A loopback port that was free a moment ago."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def wait_healthy(server: Started) -> float:
    """Seconds from the server's start to its first healthy answer. Raises when there is none."""
    while not is_healthy(server.address):
        if _has_ended(server.process, within=0.02):
            message = f"The server ended before it was healthy:\n{server.log()}"
            raise RuntimeError(message)
        if time.perf_counter() - server.started > PATIENCE_SECONDS:
            message = f"The server is not healthy after {PATIENCE_SECONDS} s:\n{server.log()}"
            raise TimeoutError(message)
    return time.perf_counter() - server.started


def comes(address: str, within: float) -> bool:
    """Whether a server that others have begun is healthy within so many seconds."""
    end = time.perf_counter() + within
    while not is_healthy(address):
        if time.perf_counter() > end:
            return False
        time.sleep(0.1)
    return True


def is_healthy(address: str) -> bool:
    """Asks for the words: an unknown path answers 200 too, with the page."""
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return answer.read() == b"ok"
    except (OSError, HTTPException):
        return False


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    except (OSError, HTTPException):
        return False


def _has_ended(process: subprocess.Popen[bytes], within: float) -> bool:
    try:
        process.wait(within)
    except subprocess.TimeoutExpired:
        return False
    return True


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window and without the network.

    As a shell without a window's frame where there is one: a page costs it a third less.
    """
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        package = "chromium-headless-shell"
        message = f"Chromium is missing: run  make test  once, or  apt-get install {package}"
        raise FileNotFoundError(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watch:
    """What pages of one context asked of other hosts, and what went wrong in them."""

    outside: list[str] = field(default_factory=list[str])
    errors: list[str] = field(default_factory=list[str])

    def note(self, url: str) -> None:
        """Keeps a request that would leave this machine."""
        if is_outside(url):
            self.outside.append(url)

    def follow(self, page: Page) -> None:
        """Listens to web sockets, errors and what is refused; the context hears requests."""
        page.on("websocket", lambda socket: self.note(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self._hear(line.text))

    def _hear(self, line: str) -> None:
        """The browser says so where a page tries what its policy does not allow."""
        if POLICY in line:
            self.errors.append(line)


def is_outside(url: str) -> bool:
    """Whether a request for `url` would leave this machine."""
    parts = urlsplit(url)
    return parts.scheme not in LOCAL_SCHEMES and parts.hostname not in LOOPBACK


@contextmanager
def offline(browser: Browser, **options: Any) -> Iterator[tuple[BrowserContext, Watch]]:
    """A fresh context whose requests to other hosts fail and are kept in the Watch.

    The resolver refuses them, not an interception: that would slow every request and switch
    the cache off, and measurements use this context too. `options` are those of a new context.
    """
    context, watch = browser.new_context(**options), Watch()
    context.on("request", lambda request: watch.note(request.url))
    context.on("page", watch.follow)
    try:
        with covered(context):
            yield context, watch
    finally:
        context.close()
