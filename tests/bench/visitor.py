"""A visitor without a browser: one session over Streamlit's web socket, as its page would hold it.

Written for the protocol of the pinned Streamlit (1.67): `BackMsg.rerun_script` asks for a run,
whose answer is all ForwardMsg until `script_finished`.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE_SECONDS = 120


class Visitor:
    """An open session. `widgets` holds the ids of what its page can send, by their user key.

    `page` is the path of the page that it opens; the first one where it is blank.
    """

    def __init__(self, connection: ClientConnection, page: str = "") -> None:
        self._connection = connection
        self._name = page
        self._page = ""
        self.widgets: dict[str, str] = {}

    async def run(self, query: str = "", states: Sequence[WidgetState] = ()) -> None:
        """Asks for a run with this address and these widgets, and reads it to its end."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.page_name = "" if self._page else self._name
        asked.rerun_script.widget_states.widgets.extend(states)
        await self._connection.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not self._read(await self._connection.recv(decode=False)):
                pass

    def _read(self, frame: bytes) -> bool:
        """Keeps what the next run needs; true at the end of a run. Raises when it failed."""
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "navigation":  # new_session names the frame, which every page has
            self._page = message.navigation.page_script_hash
        if kind == "delta":
            self._note(message)
        if kind == "script_finished" and message.script_finished:
            raise RuntimeError(f"the run ended with {message.script_finished}")
        return kind == "script_finished"

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind in {"button", "bidi_component"}:
            own = getattr(element, kind).id
            self.widgets[own.rsplit("-", 1)[-1]] = own


@asynccontextmanager
async def visitor(address: str, page: str = "") -> AsyncIterator[Visitor]:
    """A session at a page of `address`, which ends when it is left."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None) as connection:  # pyright: ignore[reportArgumentType]
        yield Visitor(connection, page)


def click(widget: str) -> WidgetState:
    """What a button sends when it is clicked."""
    return WidgetState(id=widget, trigger_value=True)
