"""Starts the dashboard: `streamlit run app.py`."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from pathlib import Path

import anyio.to_thread
import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).resolve().parent

# Nothing on a page comes from or goes to another host; Streamlit's own scripts need inline styles and evaluation.
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; "
        "frame-ancestors 'self'; base-uri 'self'; form-action 'self'"
    ),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


# Streamlit's page would look for its server below the path of a deep link first, and be refused.
SERVER = "<script>window.__streamlit = {BACKEND_BASE_URL: window.location.origin}</script>"
# What every page draws, by the names of Streamlit's scripts; it would ask for each of them once the first one is to be
# drawn, the large one for figures among them.
DRAWN = (
    "PlotlyChart",
    "ButtonGroup",
    "PageLink",
    "Html",
    "Button",
    "DownloadButton",
    "TextInput",
    "Multiselect",
    "Slider",
    "Metric",
)


def head() -> bytes:
    """What is put first into the head of the HTML: where the server is, and the scripts to fetch at once."""
    scripts = Path(st.__file__).parent / "static" / "static" / "js"
    names = [file.name for name in DRAWN for file in scripts.glob(f"{name}.*.js")]
    preloads = "".join(f'<link rel="modulepreload" href="/static/js/{name}">' for name in names)
    return f"<head>{SERVER}{preloads}".encode()


class Head:
    """Adds to the head of the HTML that a browser opens, and sets the page's language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.head = head()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or b"text/html" not in dict(scope["headers"]).get(b"accept", b""):
            await self.app(scope, receive, send)
            return
        # The page itself is small: it is asked for uncompressed, so that it can be rewritten.
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def send_rewritten(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                if "text/html" in MutableHeaders(scope=message).get("content-type", ""):
                    return
            elif start and "text/html" in MutableHeaders(scope=start).get("content-type", ""):
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                language = b"en" if b"lang=en" in scope["query_string"] else b"vi"
                body = body.replace(b"<head>", self.head, 1).replace(b'lang="en"', b'lang="%s"' % language, 1)
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(body))
                for validator in ("etag", "last-modified"):
                    del headers[validator]
                await send(start)
                message = {"type": "http.response.body", "body": body}
            await send(message)

        await self.app(scope, receive, send_rewritten)


class CompressedScripts:
    """Serves Streamlit's scripts and styles compressed, a third of the bytes; each is compressed once and kept.

    Their names carry a hash of their content, so what is kept never goes stale.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, tuple[Message, bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        wanted = scope["type"] == "http" and scope["method"] == "GET" and path.endswith((".js", ".css"))
        if not wanted or b"gzip" not in dict(scope["headers"]).get(b"accept-encoding", b""):
            await self.app(scope, receive, send)
            return
        if path not in self.kept:
            start: Message = {}
            body = bytearray()

            async def collect(message: Message) -> None:
                if message["type"] == "http.response.start":
                    start.update(message)
                else:
                    body.extend(message.get("body", b""))

            await self.app(scope, receive, collect)
            if start["status"] != HTTPStatus.OK:
                await send(start)
                await send({"type": "http.response.body", "body": bytes(body)})
                return
            compressed = await anyio.to_thread.run_sync(gzip.compress, bytes(body), 6)
            headers = MutableHeaders(scope=start)
            headers["content-encoding"] = "gzip"
            headers["content-length"] = str(len(compressed))
            headers.add_vary_header("accept-encoding")
            self.kept[path] = start, compressed
        start, compressed = self.kept[path]
        await send(dict(start))
        await send({"type": "http.response.body", "body": compressed})


class SecurityHeaders:
    """Adds `HEADERS` to every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def warm_up() -> None:
    """Opens the store, building it first if need be, and imports what the first page needs."""
    from dashboard import figure_card, store  # noqa: F401, PLC0415 - imported late: the server listens first
    from dashboard.appendix.model import AppendixError  # noqa: PLC0415

    with suppress(AppendixError):  # the page says which line cannot be read
        store.problem()


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Warms up before the first viewer comes."""
    await anyio.to_thread.run_sync(warm_up)
    yield


def to_start(request: Request) -> RedirectResponse:
    """The first page has no path of its own; a link that names it still opens it."""
    return RedirectResponse(request.url.replace(path="/"))


app = st.App(
    ROOT / "dashboard" / "frame.py",
    lifespan=lifespan,
    routes=[Route("/overview", to_start)],
    middleware=[Middleware(SecurityHeaders), Middleware(Head), Middleware(CompressedScripts)],
)
