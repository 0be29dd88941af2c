"""A figure's rows as a table: headings that say unit and basis, and CSV that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from typing import Any, Final

import pandas as pd

from dashboard.charts.figure import Column, FigureSpec
from dashboard.language import Language, number, percent, word
from dashboard.selection import Basis, Selection

# What a spreadsheet may take for the start of a formula (OWASP, ASVS 1.2.10).
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")


def heading(column: Column, language: Language, basis: Basis) -> str:
    """The heading of a column; amounts say their unit and basis."""
    if column.kind != "amount":
        return column.title(language)
    unit, name = word("common.million_vnd", language), word(f"common.basis_{basis}_short", language)
    return f"{column.title(language)} ({unit}; {name})"


def basis_of(spec: FigureSpec, selection: Selection) -> Basis:
    """The basis of a figure's amounts: the one in force where it follows it, else sums of task rows."""
    return selection.basis if spec.follows_basis else "tasks"


def shown(column: Column, value: Any, language: Language) -> str:
    """A value in the form of the screen: 1.234,5 · 22,4% · '' for what is missing."""
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        return (
            ", ".join(map(str, value))
            if isinstance(value, list | tuple)
            else shown(column, value.tolist(), language)
        )
    if value is None or pd.isna(value):
        return ""
    if column.kind in {"amount", "count"}:
        return number(value, language)
    return percent(value, language) if column.kind == "share" else str(value)


def neutral(text: str) -> str:
    """`text` as a spreadsheet keeps it: an apostrophe before anything that could start a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def figure_csv(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> bytes:
    """The rows of a figure as CSV in UTF-8 with byte order mark.

    Numbers are in the neutral form (dot before decimals), shares as fractions of 1, so that any program reads them.
    """
    language, basis = selection.language, basis_of(spec, selection)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([neutral(heading(column, language, basis)) for column in spec.columns])
    sources = [column.source(language) for column in spec.columns]
    for row in rows[sources].itertuples(index=False):
        writer.writerow([_cell(column, value) for column, value in zip(spec.columns, row, strict=True)])
    return buffer.getvalue().encode("utf-8-sig")


def _cell(column: Column, value: Any) -> str:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return neutral(", ".join(map(str, value)))
    if value is None or pd.isna(value):
        return ""
    if column.kind in {"amount", "count", "share"}:
        return f"{round(float(value), 8):.8f}".rstrip("0").rstrip(".")
    return neutral(str(value))
