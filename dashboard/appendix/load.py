"""Writes the DuckDB store from data/: decisions, what was read out of them, and the reference tables."""

from __future__ import annotations

import csv
import hashlib
import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.appendix.audit import audit, load_audit_references, overlaps
from dashboard.appendix.classify import classify, load_lexicon
from dashboard.appendix.model import Appendix, CommunicationOutput, Deliverable
from dashboard.appendix.read import decode, lines, read
from dashboard.language import search_text

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Source:
    """A decision in data/decisions: its text, and what stands around the table."""

    text_file: Path
    metadata: Mapping[str, Any]


def sources(data: Path) -> list[Source]:
    """The decisions in `data`/decisions, by name."""
    return [
        Source(file.with_suffix(".txt"), tomllib.loads(file.read_text("utf-8")))
        for file in sorted((data / "decisions").glob("*.toml"))
    ]


def reference_rows(data: Path, table: str) -> list[dict[str, str]]:
    """The rows of `data`/reference/`table`.csv as text."""
    with (data / "reference" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def fingerprint(data: Path, queries: Path) -> str:
    """SHA-256 over everything the store is made from: the data, the schema and the code that reads them."""
    digest = hashlib.sha256()
    code = Path(__file__).parent
    inputs = [
        *data.glob("decisions/*"),
        *data.glob("reference/*.csv"),
        queries / "schema.sql",
        *code.rglob("*.py"),
        *(code.parent / "language").rglob("*.py"),
        code.parent / "language" / "words" / "audit.toml",
    ]
    for file in sorted(filter(Path.exists, inputs)):
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def build(store: Path, data: Path, queries: Path) -> None:
    """Writes the store in one piece: into a new file, which then takes the place of the old one.

    Raises an `AppendixError` where a text is not understood; the store that was there stays as it was.
    """
    store.parent.mkdir(parents=True, exist_ok=True)
    unfinished = store.with_name(f"{store.name}.{os.getpid()}.new")
    try:
        with duckdb.connect(unfinished) as connection:
            connection.execute((queries / "schema.sql").read_text("utf-8"))
            _load_reference(connection, data)
            for source in sources(data):
                _load_decision(connection, data, source)
            _insert(connection, "store_state", [{"fingerprint": fingerprint(data, queries)}])
        unfinished.replace(store)
    finally:
        unfinished.unlink(missing_ok=True)


def _load_reference(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    _insert(
        connection,
        "sector",
        [
            row
            | {
                "vsic": row["vsic"].split(";") if row["vsic"] else [],
                "named_in_889": row["named_in_889"] == "true",
            }
            for row in reference_rows(data, "sectors")
        ],
    )
    _insert(connection, "channel", reference_rows(data, "channels"))
    for table, name in (
        ("deliverable_family", "deliverable_families"),
        ("deliverable_type", "deliverable_types"),
        ("medium", "media"),
    ):
        _insert(
            connection,
            table,
            [row | {"position": int(row["position"])} for row in reference_rows(data, name)],
        )


def _load_decision(connection: duckdb.DuckDBPyConnection, data: Path, source: Source) -> None:
    content = source.text_file.read_bytes()
    text = decode(content)
    appendix = read(text)
    decision_id = source.metadata["decision_id"]

    def insert(table: str, rows: Iterable[Row]) -> None:
        _insert(connection, table, [{"decision_id": decision_id, **row} for row in rows])

    insert(
        "decision",
        [
            dict(source.metadata)
            | {
                "stated_total": appendix.stated_total,
                "total_line": appendix.total_line,
                "source_name": source.text_file.name,
                "source_sha256": hashlib.sha256(content).hexdigest(),
            }
        ],
    )
    insert("source_line", [{"line": line.number, "text": line.text} for line in lines(text)])
    insert("section", _sections(data, decision_id, appendix))
    insert("task", _tasks(data, decision_id, appendix))
    insert(
        "passage",
        (
            {"task_code": task.task_code, **asdict(passage)}
            for task in appendix.tasks
            for passage in task.passages
        ),
    )
    references = data / "reference"
    classification = classify(appendix, load_lexicon(references), decision_id)
    insert("task_sector", map(asdict, classification.task_sectors))
    insert("deliverable", _numbered(classification.deliverables))
    insert("communication_output", _numbered(classification.communication_outputs))
    for kind, rows in groupby(classification.decided, key=lambda row: row.kind):
        insert(
            "decided", ({**asdict(row), "kind": kind, "position": n} for n, row in enumerate(rows, start=1))
        )
    audit_references = load_audit_references(references)
    findings = audit(appendix, classification, audit_references, decision_id)
    insert("finding", ({**asdict(row), "position": n} for n, row in enumerate(findings, start=1)))
    insert("overlap", map(asdict, overlaps(appendix, audit_references)))
    insert(
        "correction",
        (
            {**row, "decision_id": decision_id}
            for row in reference_rows(data, "corrections")
            if row["decision_id"] == decision_id
        ),
    )


def _numbered(rows: Iterable[Deliverable | CommunicationOutput]) -> Iterable[Row]:
    """The rows with their place within their product bullet, from 1."""
    for _, group in groupby(rows, key=lambda row: (row.task_code, row.product_position)):
        for position, row in enumerate(group, start=1):
            yield {**asdict(row), "position": position}


def _short_names(data: Path, table: str, decision_id: str) -> dict[str, Row]:
    """The short names for charts, by code of section or task."""
    return {
        row[f"{table[:-1]}_code"]: {"short_vi": row["short_vi"], "short_en": row["short_en"]}
        for row in reference_rows(data, table)
        if row["decision_id"] == decision_id
    }


def _named(names: Mapping[str, Row], code: str, title: str) -> Row:
    """The short names of a row; one that no one has named yet goes by its title."""
    return names.get(code, {"short_vi": title, "short_en": title})


def _sections(data: Path, decision_id: str, appendix: Appendix) -> Iterable[Row]:
    names = _short_names(data, "sections", decision_id)
    for section in appendix.sections:
        yield {
            "section_code": section.section_code,
            "position": section.position,
            "title": section.title,
            **_named(names, section.section_code, section.title),
            "stated_budget": section.stated_budget,
            "source_line": section.source_line,
        }


def _tasks(data: Path, decision_id: str, appendix: Appendix) -> Iterable[Row]:
    names = _short_names(data, "tasks", decision_id)
    for task in appendix.tasks:
        yield {
            "task_code": task.task_code,
            "section_code": task.section_code,
            "position": task.position,
            "title": task.title,
            **_named(names, task.task_code, task.title),
            "budget": task.budget,
            "year_from": task.year_from,
            "year_to": task.year_to,
            "source_line": task.source_line,
            "search_text": search_text([task.title, *(passage.text for passage in task.passages)]),
        }


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Inserts rows by the table's column names; what else a row holds stays out."""
    if not rows:
        return
    columns = [
        name for (name,) in connection.execute("select name from pragma_table_info(?)", [table]).fetchall()
    ]
    present = [name for name in columns if name in rows[0]]
    connection.register(
        "incoming", pa.Table.from_pylist([{name: row[name] for name in present} for row in rows])
    )
    names = ", ".join(present)
    connection.execute(f"insert into {table} ({names}) select {names} from incoming")  # noqa: S608 - names are ours
    connection.unregister("incoming")
