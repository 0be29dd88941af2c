"""Opens a page of the dashboard in process, at a URL."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import ROOT

Open = Callable[..., AppTest]


@pytest.fixture
def open_page() -> Open:
    """`open_page("budget", section="III")`: the page with these URL parameters, run once."""

    def opened(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "dashboard" / "frame.py"), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        if page != "overview":
            app.switch_page(f"../pages/{page}.py")
            for name, value in parameters.items():
                app.query_params[name] = value
            app.run()
        assert not app.exception, app.exception
        return app

    return opened


def texts(app: AppTest) -> str:
    """Everything written on a page, for a look at what it says."""
    kinds = ("title", "markdown", "caption", "metric", "info", "button", "table")
    written = [
        " ".join(str(part) for part in (getattr(element, "label", ""), getattr(element, "value", "")))
        for kind in kinds
        for element in getattr(app, kind)
    ]
    shown = [
        re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", " ", part.body, flags=re.DOTALL)
        for part in app.get("html")
    ]
    return "\n".join([*written, *map(html.unescape, shown)]).replace("\N{WORD JOINER}", "")
