"""A way to a server that can be cut off: from a browser it looks as the server's death does.

Nobody listens any more, and what was connected is closed; the server itself goes on for others.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from urllib.parse import urlsplit


class Relay:
    """Hands bytes on to the server at `beyond`, until it is cut; and again once it is mended."""

    def __init__(self, beyond: str) -> None:
        to = urlsplit(beyond)
        self._beyond = (to.hostname, to.port)
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        self._begin_at(0)
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def _begin_at(self, port: int) -> None:
        self._listening = socket.create_server(("127.0.0.1", port))
        self._is_cut = False
        _begin(self._listen, self._listening)

    def mend(self) -> None:
        """The server is there again, where it was."""
        self._begin_at(int(self.address.rpartition(":")[2]))

    def cut(self) -> None:
        with self._lock:
            self._is_cut = True
            for one in (self._listening, *self._open):
                _shut(one)
        self._listening.close()

    def _listen(self, listening: socket.socket) -> None:
        with suppress(OSError):  # nobody listens any more
            while True:
                visitor, _ = listening.accept()
                self._join(visitor, socket.create_connection(self._beyond))

    def _join(self, visitor: socket.socket, server: socket.socket) -> None:
        with self._lock:
            self._open |= {visitor, server}
            if self._is_cut:  # it came while it was
                _shut(visitor)
        _begin(self._pass, visitor, server)
        _begin(self._pass, server, visitor)

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while some := one.recv(2**16):
                other.sendall(some)
        _shut(other)
        with self._lock:
            self._open.discard(one)
        one.close()


def _begin(act: object, *of: socket.socket) -> None:
    Thread(target=act, args=of, daemon=True).start()  # type: ignore[arg-type]


def _shut(one: socket.socket) -> None:
    with suppress(OSError):  # it is shut already
        one.shutdown(socket.SHUT_RDWR)


@contextmanager
def relayed(address: str) -> Iterator[Relay]:
    relay = Relay(address)
    try:
        yield relay
    finally:
        relay.cut()
