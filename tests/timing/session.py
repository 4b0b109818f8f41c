"""A person's session with the served app, without a browser: Streamlit's own messages.

A browser would need the cores that the server is measured on.
"""

import asyncio
import time

import websockets.asyncio.client
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class Session:
    """One connection; `visit` shows a page with its filters and waits for its end."""

    def __init__(self, port: int) -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._origin = f"http://127.0.0.1:{port}"
        self._socket: websockets.asyncio.client.ClientConnection
        self._pages: dict[str, str] = {}

    async def open(self) -> None:
        """Connect, and learn the pages from the first one."""
        self._socket = await websockets.asyncio.client.connect(
            self._address,
            origin=websockets.Origin(self._origin),
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            compression=None,
        )
        await self.visit("", "lang=zh")

    async def visit(self, page: str, query: str) -> float:
        """Return the seconds from asking for a page until the server is done with it.

        Raises:
            RuntimeError: the page ended in an exception.
        """
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_script_hash = self._pages.get(page, "")
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await self._receive())
            kind = answer.WhichOneof("type")
            if kind == "navigation":
                self._pages = {
                    page.url_pathname: page.page_script_hash
                    for page in answer.navigation.app_pages
                }
            if answer.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(f"{page}?{query}: {answer.delta.new_element}")
            if kind == "script_finished":
                return time.perf_counter() - began

    async def close(self) -> None:
        """Leave."""
        await self._socket.close()

    async def _receive(self) -> bytes:
        received = await asyncio.wait_for(self._socket.recv(), timeout=120)
        return received if isinstance(received, bytes) else received.encode()
