"""The instrument itself: an offline page reaches nobody else, and says whom it asked."""

import pytest
from playwright.sync_api import Page

from tests.serving import is_outside

ASK = """url => new Promise(done => {
    if (!url.startsWith("ws")) return fetch(url, {mode: "no-cors"}).then(
        () => done("answered"), () => done("refused"));
    const socket = new WebSocket(url);
    socket.onopen = () => done("answered");
    socket.onerror = () => done("refused");
})"""
# The second is kept for documentation: no machine on the internet has it.
OUTSIDE = ["https://example.org/a.json", "http://192.0.2.1/", "wss://example.org/socket"]


@pytest.mark.browser
def test_another_host_is_refused_and_noted(page: Page, outside_requests: list[str]) -> None:
    assert [page.evaluate(ASK, url) for url in OUTSIDE] == ["refused"] * 3
    assert sorted(outside_requests) == sorted(OUTSIDE)


@pytest.mark.parametrize("url", OUTSIDE)
def test_another_host_is_outside(url: str) -> None:
    assert is_outside(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8501/x", "ws://localhost:1/", "http://[::1]/", "data:,a", "blob:x"]
)
def test_this_machine_is_not(url: str) -> None:
    assert not is_outside(url)
