"""One store for all tests, built from the repository's own data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import store


@pytest.fixture(scope="session", autouse=True)
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store of the tests' own, so that they neither use nor touch the one in data/."""
    path = tmp_path_factory.mktemp("store") / "store.duckdb"
    os.environ["DASHBOARD_STORE"] = str(path)
    store.build_store(path)
    yield path
