"""The dashboard in a real Chromium, as a reader meets it: a server of its own, a fresh browser context a test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.store import ROOT

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHTS = {390: 844, 1280: 720, 1440: 900, 1920: 1080}


def chromium_path() -> str:
    """The Chromium of this machine."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise FileNotFoundError("Chromium: sudo apt-get install chromium")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_server(script: Path, environment: dict[str, str]) -> tuple[subprocess.Popen[bytes], str]:
    """Starts a Streamlit script on a free port and waits until it answers."""
    port = free_port()
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(script),
            "--server.port",
            str(port),
            "--server.address",
            "127.0.0.1",
        ],
        cwd=script.parent,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):  # noqa: S310 - our own server
                return server, url
        except OSError:
            time.sleep(0.25)
    server.kill()
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def server(built_store: Path) -> Iterator[str]:
    process, url = start_server(ROOT / "app.py", {"DASHBOARD_STORE": str(built_store)})
    yield url
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        yield started
        started.close()


@dataclass
class Reader:
    """A reader at the dashboard: a page, and whatever went wrong while it was open."""

    page: Page
    url: str
    troubles: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)
        self.settle()

    def settle(self) -> None:
        """Waits until the script has run and every figure is drawn."""
        self.page.wait_for_selector("h1, .slide", timeout=60_000)
        self.page.wait_for_function(
            """() => !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
                && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== 'running'
                && [...document.querySelectorAll('.stPlotlyChart')].every(c => c.querySelector('.main-svg'))""",
            timeout=60_000,
        )
        self.page.wait_for_timeout(250)

    def text(self) -> str:
        return self.page.inner_text("[data-testid=stMain]")


@pytest.fixture
def reader(server: str, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Reader]:
    width = getattr(request, "param", 1440)
    context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    found = Reader(page, server)
    page.on("console", lambda m: found.troubles.append(f"{m.type}: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda error: found.troubles.append(str(error)))
    page.on("requestfailed", lambda r: found.troubles.append(f"failed: {r.url}"))
    page.on("response", lambda r: found.troubles.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((server, "data:", "blob:")) else found.troubles.append(r.url),
    )
    yield found
    context.close()
    assert not found.troubles
