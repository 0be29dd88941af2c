"""Drives Chromium through the dashboard and the smallest app in turn, in one run, and prints ratios.

A filter change is a key press on the upper end of a range slider; it ends when every figure shown on the page has other
rows. Of a figure that has been replaced, Streamlit keeps the old one in the page, with no height, until the script ends. Times are medians; the ratio is the dashboard's over the smallest app's.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.store import ROOT
from tests.browser.conftest import CHROMIUM_FLAGS, chromium_path, start_server

CHANGES = 40
LOADS = 7

DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]') && document.querySelectorAll('.js-plotly-plot').length > 0
    && [...document.querySelectorAll('.js-plotly-plot')].every(plot => plot.querySelector('.main-svg') && plot.data)"""
# From the next key press on: the milliseconds until the rows of every figure have changed.
WATCH = """() => { window.changed = new Promise(resolve => {
  const rows = () => [...document.querySelectorAll('.js-plotly-plot')].filter(plot => plot.offsetHeight > 0).map(plot => JSON.stringify((plot.data || []).map(trace => trace.x)));
  const before = rows();
  addEventListener('keydown', () => {
    const start = performance.now();
    const look = () => {
      const now = rows();
      if (now.length === before.length && now.every((row, place) => row !== before[place])) resolve(performance.now() - start);
      else if (performance.now() - start > 20000) resolve(NaN);
      else requestAnimationFrame(look);
    };
    look();
  }, {once: true, capture: true});
}); }"""


@dataclass
class Measured:
    """What was measured of one app: seconds, milliseconds and bytes as the name says."""

    cold_start_s: float = 0.0
    load_ms: list[float] = field(default_factory=list)
    change_ms: list[float] = field(default_factory=list)
    switch_ms: list[float] = field(default_factory=list)
    memory_mib: float = 0.0
    first_load_kib: float = 0.0


def wait_drawn(page: Page) -> None:
    page.wait_for_function(DRAWN, timeout=120_000)


def measure_loads(browser: Browser, url: str, measured: Measured) -> None:
    """Loads with an empty cache; the bytes are those that went over the wire."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    received = 0
    session = context.new_cdp_session(page)
    session.send("Network.enable")

    def count(event: dict[str, float]) -> None:
        nonlocal received
        received += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    start = time.perf_counter()
    page.goto(url)
    wait_drawn(page)
    measured.load_ms.append((time.perf_counter() - start) * 1000)
    page.wait_for_timeout(300)
    measured.first_load_kib = received / 1024
    context.close()


def measure_changes(page: Page, measured: Measured, count: int) -> None:
    thumb = page.get_by_role("slider").last
    for place in range(count):
        thumb.focus()
        page.evaluate(WATCH)
        page.keyboard.press("ArrowLeft" if place % 2 == 0 else "ArrowRight")
        measured.change_ms.append(page.evaluate("window.changed"))
        page.wait_for_timeout(350)


def measure_switches(page: Page, measured: Measured) -> None:
    for name, heading in (("Kinh phí", "Kinh phí"), ("Tổng quan", "Tổng quan")) * 5:
        start = time.perf_counter()
        page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
        page.wait_for_function("heading => document.querySelector('h1')?.innerText === heading", arg=heading)
        wait_drawn(page)
        measured.switch_ms.append((time.perf_counter() - start) * 1000)


def memory(pid: int) -> float:
    process = psutil.Process(pid)
    return sum(part.memory_info().rss for part in [process, *process.children(recursive=True)]) / 2**20


def run() -> dict[str, Measured]:
    """Both apps measured side by side, so that a slow machine is slow for both."""
    folder = tempfile.mkdtemp()
    environment = {
        "DASHBOARD_STORE": str(Path(folder) / "store.duckdb"),
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    environment["STREAMLIT_SERVER_HEADLESS"] = "true"
    scripts = {"dashboard": ROOT / "app.py", "smallest": Path(__file__).with_name("smallest.py")}
    results = {name: Measured() for name in scripts}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        urls, servers, pages = {}, [], {}
        for name, script in scripts.items():
            # The second start is counted: the first also builds the store.
            for _ in range(2):
                start = time.perf_counter()
                server, urls[name] = start_server(script, environment)
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(urls[name])
                wait_drawn(page)
                results[name].cold_start_s = time.perf_counter() - start
                if not servers or servers[-1] is not server:
                    servers.append(server)
                pages[name] = page
        for _ in range(LOADS):
            for name in scripts:
                measure_loads(browser, urls[name], results[name])
        for _ in range(CHANGES // 10):
            for name in scripts:
                pages[name].bring_to_front()
                measure_changes(pages[name], results[name], 10)
        pages["dashboard"].bring_to_front()
        measure_switches(pages["dashboard"], results["dashboard"])
        results["dashboard"].memory_mib = memory(servers[1].pid)
        results["smallest"].memory_mib = memory(servers[3].pid)
        browser.close()
        for server in servers:
            server.terminate()
    return results


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def main() -> None:
    """Prints a line per measure: dashboard, smallest app, ratio."""
    results = run()
    ours, theirs = results["dashboard"], results["smallest"]
    rows = [
        ("cold start to first figure, s", ours.cold_start_s, theirs.cold_start_s),
        ("page load, empty cache, ms", statistics.median(ours.load_ms), statistics.median(theirs.load_ms)),
        ("filter change, median ms", statistics.median(ours.change_ms), statistics.median(theirs.change_ms)),
        ("filter change, p95 ms", p95(ours.change_ms), p95(theirs.change_ms)),
        ("server memory, MiB", ours.memory_mib, theirs.memory_mib),
        ("bytes on first load, KiB", ours.first_load_kib, theirs.first_load_kib),
    ]
    print(f"{'measure':34}{'dashboard':>12}{'smallest':>12}{'ratio':>8}")
    for name, mine, other in rows:
        print(f"{name:34}{mine:12.1f}{other:12.1f}{mine / other:8.2f}")
    print(f"{'page switch, median ms':34}{statistics.median(ours.switch_ms):12.1f}")
    print(
        f"filter changes: {len(ours.change_ms)} each; processors: {os.cpu_count()}; load: {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    sys.exit(main())
