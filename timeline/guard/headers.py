"""What every answer says to the browser: what it may load, be framed by, tell others, and use."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

from starlette.types import Message, Send

Header = tuple[bytes, bytes]

POLICY = b"content-security-policy"
# Data in a page (JSON, JSON-LD) is no script, and is not run.
SCRIPT = re.compile(r"<script(?P<kind>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
RUN = re.compile(r'type="(?!module")|\bsrc=')
# Streamlit (1.67) makes a module of each component's text, as a blob; Emotion, its kit of styles,
# and Plotly write styles into elements.
PAGE = (
    "default-src 'self'; script-src 'self' blob:{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
OWN_FRAMES = "; frame-ancestors 'self'"
ELSE = b"default-src 'none'; frame-ancestors 'none'"
ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
)


def page_policy(page: str, *, embedded: bool) -> Header:
    """For a page that runs nothing but files of ours and what stands in it now."""
    hashes = "".join(f" 'sha256-{own}'" for own in dict.fromkeys(_hashes(page)))
    framed = "" if embedded else OWN_FRAMES  # not even "*" would let in a file on a disk
    return POLICY, (PAGE.format(hashes=hashes) + framed).encode()


def _hashes(page: str) -> Iterator[str]:
    for found in SCRIPT.finditer(page):
        if not RUN.search(found["kind"]):
            yield base64.b64encode(hashlib.sha256(found["text"].encode()).digest()).decode()


def with_headers(send: Send, *, secure: bool) -> Send:
    """Cookies are for TLS alone where the page came by it."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*_headers(message.get("headers", []), secure=secure)]}
        await send(message)

    return sent


def _headers(known: Iterable[Header], *, secure: bool) -> Iterator[Header]:
    names = set[bytes]()
    for name, value in known:
        names.add(name.lower())
        is_cookie = name.lower() == b"set-cookie" and b"secure" not in value.lower()
        yield name, value + b"; Secure" if is_cookie and secure else value
    more = [*ALWAYS] if POLICY in names else [*ALWAYS, (POLICY, ELSE)]
    yield from ((name, value) for name, value in more if name not in names)
