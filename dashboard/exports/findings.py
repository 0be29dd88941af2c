"""What the audit found as rows in words, and as an Excel workbook: findings, overlapping tasks, accepted readings."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd

from dashboard import store
from dashboard.charts.figure import Column
from dashboard.exports.stamp import source, stamp
from dashboard.exports.tables import TABLES, heading, plain, shown
from dashboard.language import Language, word
from dashboard.selection import Selection

OVERLAPS: Final = (
    Column("first_task_code", "code", "audit_page.first_task"),
    Column("second_task_code", "code", "audit_page.second_task"),
    Column("kind", "text", "audit_page.kind", words="audit_page.kind_{}"),
    Column("score", "share", "audit_page.likeness"),
    Column("amount", "amount", "audit_page.amount"),
)
READINGS: Final = (
    Column("place", "text", "audit_page.place"),
    Column("source_line", "code", "audit_page.line"),
    Column("verbatim", "text", "audit_page.printed"),
    Column("reading", "text", "audit_page.reading"),
    Column("reason_{language}", "text", "audit_page.reason"),
)
_FINDINGS: Final = next(table for table in TABLES if table.name == "finding")
_WIDTHS: Final = {
    "message_{language}": 62,
    "evidence": 62,
    "verbatim": 36,
    "reading": 36,
    "reason_{language}": 62,
}
_KIND_WIDTHS: Final = {"text": 20, "code": 11, "share": 11, "amount": 20}
_FORMATS: Final = {"text": "@", "code": "0", "share": "0%", "amount": "#,##0.######"}


def readings(selection: Selection) -> pd.DataFrame:
    """The accepted readings in a selection, with their place in words: "III.4 · Dự kiến sản phẩm 2"."""
    rows = store.query("corrections", **selection.values())
    rows["place"] = [_place(row, selection.language) for row in rows.itertuples()]
    return rows


def _place(row: Any, language: Language) -> str:
    if row.field == "title":
        return f"{row.code} · {word('audit_page.title_row', language)}"
    return f"{row.code} · {word(f'tasks.{row.field}', language)} {row.position}"


def findings(selection: Selection) -> bytes:
    """The workbook as .xlsx; text stays text, whatever it begins with."""
    from dashboard.exports.spreadsheet import ACCENT, Book  # noqa: PLC0415 - openpyxl is slow to import

    language = selection.language
    book = Book(
        word("audit.title", language),
        word("frame.name", language),
        "vi-VN" if language == "vi" else "en-GB",
        word("common.total", language),
    )
    foot = (
        source(selection).replace("&", "&&"),
        word("exports.page", language, page="&P", pages="&N"),
    )
    sheets = (
        (
            "finding",
            _FINDINGS.title(language),
            "exports.note_finding",
            _FINDINGS.columns,
            _FINDINGS.rows(selection),
        ),
        (
            "overlap",
            word("audit_page.part_overlaps", language),
            "audit_page.overlap_note",
            OVERLAPS,
            store.query("overlaps", **selection.values()),
        ),
        (
            "correction",
            word("audit_page.part_readings", language),
            "audit_page.readings_note",
            READINGS,
            readings(selection),
        ),
    )
    for name, title, note, columns, rows in sheets:
        sheet = book.sheet(title, ACCENT, foot)
        unit = word("common.million_vnd", language)
        book.heads(sheet, (title, stamp(selection, "tasks", unit, date.today()), word(note, language)))
        book.table(sheet, name, [_field(column, rows, language) for column in columns], frozen=0)
    return book.to_bytes()


def _field(column: Column, rows: pd.DataFrame, language: Language) -> Any:
    from dashboard.exports.spreadsheet import Field  # noqa: PLC0415 - openpyxl is slow to import

    values = [
        shown(column, value, language) if column.words else plain(value)
        for value in rows[column.source(language)]
    ]
    return Field(
        heading(column, language, "tasks"),
        values,
        _WIDTHS.get(column.name, _KIND_WIDTHS[column.kind]),
        _FORMATS[column.kind],
        align="left" if column.kind == "text" else "center" if column.kind == "code" else "right",
    )
