"""The DuckDB store as pages see it: named queries with bound parameters, nothing else.

The connection is locked: no files, no network, no change of settings. Each query has a cursor of its own, because
one connection shared by threads answers with wrong rows.
"""

from __future__ import annotations

import os
import re
import threading
from functools import cache
from pathlib import Path
from typing import Any, Final

import duckdb
import pandas as pd

from dashboard.appendix.load import build, fingerprint
from dashboard.appendix.model import AppendixError

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "data"
QUERIES: Final = ROOT / "queries"

_PARAMETER = re.compile(r"\$([a-z_]+)")
_lock = threading.Lock()
_connection: duckdb.DuckDBPyConnection | None = None
_problem: AppendixError | None = None


def store_path() -> Path:
    """Where the store is: DASHBOARD_STORE, or data/store.duckdb."""
    return Path(os.environ.get("DASHBOARD_STORE") or DATA / "store.duckdb")


def build_store(path: Path | None = None) -> Path:
    """Builds the store anew and returns its path. Raises an `AppendixError` where a text is not understood."""
    path = path or store_path()
    build(path, DATA, QUERIES)
    return path


def query(name: str, **values: Any) -> pd.DataFrame:
    """The rows that queries/`name`.sql answers with; columns as its header says.

    `values` may hold more than the query asks for; one it asks for and does not get raises KeyError.
    """
    sql = query_text(name)
    parameters = {parameter: values[parameter] for parameter in set(_PARAMETER.findall(sql))}
    with _open().cursor() as cursor:
        return cursor.execute(sql, parameters).df()


@cache
def query_text(name: str) -> str:
    """The text of queries/`name`.sql."""
    return (QUERIES / f"{name}.sql").read_text("utf-8")


def problem() -> AppendixError | None:
    """Why the store on show is older than its sources: they could not be read. None where it is up to date."""
    _open()
    return _problem


def _open() -> duckdb.DuckDBPyConnection:
    """The one connection of this process; builds the store first where there is none or it is out of date.

    Raises an `AppendixError` where the sources cannot be read and there is no earlier store to show.
    """
    global _connection, _problem  # noqa: PLW0603 - one connection a process is the point
    with _lock:
        if _connection is None:
            path = store_path()
            built_from = _fingerprint_of(path)
            if built_from != fingerprint(DATA, QUERIES):
                try:
                    build_store(path)
                except AppendixError as error:
                    if built_from is None:
                        raise
                    _problem = error
            _connection = _connect(path)
        return _connection


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        path, read_only=True, config={"enable_external_access": False, "lock_configuration": True}
    )


def _fingerprint_of(path: Path) -> str | None:
    """What a store was built from; None where there is no readable store."""
    if not path.exists():
        return None
    try:
        with _connect(path) as connection:
            row = connection.execute("select fingerprint from store_state").fetchone()
    except duckdb.Error:
        return None
    return str(row[0]) if row else None
