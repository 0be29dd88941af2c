"""Rows as tables that leave the dashboard: their columns and headings, and CSV that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from dashboard import store
from dashboard.charts.figure import Column, FigureSpec
from dashboard.language import Language, number, percent, word
from dashboard.selection import Basis, Selection

# neutral: comma between cells, dot before decimals, for programs; vietnamese: semicolon and 1.234,5, for Excel there.
Form = Literal["neutral", "vietnamese"]

# The basis that a figure states: one of the two, or both where it compares them.
Stated = Basis | Literal["both"]

# What a spreadsheet may take for the start of a formula (OWASP, ASVS 1.2.10).
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")

# Amounts whose own name says the basis: the printed one, the summed one, and how far they lie apart.
_OWN_BASIS: Final = frozenset({"stated_budget", "tasks_budget", "difference"})


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of what the store holds on a selection. Its name is `exports.table_{name}` in words.

    `query` answers with its rows; `order` sorts them where the query's own order is another. Columns in `whole_sections` compare with amounts that are
    printed for whole sections, so they are left out where a filter splits sections. `quotes` is a column of lists of
    quotes, the lines of which are in column `lines`.
    `ours` marks a reading of ours.
    """

    name: str
    query: str
    columns: tuple[Column, ...]
    order: str = ""
    whole_sections: frozenset[str] = frozenset()
    quotes: str = ""
    ours: bool = False

    def title(self, language: Language) -> str:
        """What the table is called."""
        return word(f"exports.table_{self.name}", language)

    def columns_for(self, selection: Selection) -> tuple[Column, ...]:
        """The columns that say something true of a selection."""
        return tuple(
            column
            for column in self.columns
            if not (selection.splits_sections and column.name in self.whole_sections)
        )

    def basis(self, selection: Selection) -> Basis:
        """The basis of the table's amounts: only sections can follow the chosen one."""
        return selection.basis if self.name == "section" else "tasks"

    def rows(self, selection: Selection) -> pd.DataFrame:
        """The rows for a selection; quotes as text with their lines."""
        rows = store.query(self.query, **selection.values())
        if self.order:
            rows = rows.sort_values(self.order, ignore_index=True)
        if self.quotes:
            rows[self.quotes] = [
                "\n".join(quoted(quote, line, selection.language) for quote, line in zip(*both, strict=True))
                for both in zip(rows[self.quotes], rows["lines"], strict=True)
            ]
        return rows


_TASK: Final = (
    Column("task_code", "code", "common.task"),
    Column("section_code", "code", "common.section"),
)
_SOURCE: Final = Column("source_line", "code", "exports.source_line")
_EVIDENCE: Final = Column("evidence", "text", "exports.evidence")

TABLES: Final = (
    TableSpec(
        "section",
        "budget_by_section",
        (
            Column("section_code", "code", "common.section"),
            Column("short_{language}", "text", "common.short_name"),
            Column("title", "text", "common.title_as_printed"),
            Column("task_count", "count", "common.tasks"),
            Column("stated_budget", "amount", "common.approved"),
            Column("tasks_budget", "amount", "common.tasks_total"),
            Column("difference", "amount", "common.difference"),
            Column("amount", "amount", "common.amount"),
            Column("share_of_list", "share", "common.share_of_list"),
            _SOURCE,
        ),
        order="position",
        whole_sections=frozenset({"stated_budget", "difference"}),
    ),
    TableSpec(
        "task",
        "budget_by_task",
        (
            *_TASK,
            Column("short_{language}", "text", "common.short_name"),
            Column("title", "text", "common.title_as_printed"),
            Column("budget", "amount", "common.amount"),
            Column("share_of_section", "share", "common.share_of_section"),
            Column("share_of_list", "share", "common.share_of_list"),
            Column("year_from", "code", "exports.year_from"),
            Column("year_to", "code", "exports.year_to"),
            _SOURCE,
        ),
        order="source_line",
    ),
    TableSpec(
        "sector",
        "sector_totals",
        (
            Column("name_{language}", "text", "exports.sector"),
            Column("named_in_889", "code", "exports.named_in_889"),
            Column("task_count", "count", "common.tasks"),
            Column("amount_low", "amount", "exports.amount_low"),
            Column("amount", "amount", "exports.sector_amount"),
            Column("amount_high", "amount", "exports.amount_high"),
            Column("share_of_list", "share", "common.share_of_list"),
        ),
        ours=True,
    ),
    TableSpec(
        "task_sector",
        "task_sectors",
        (
            *_TASK,
            Column("title", "text", "common.title_as_printed"),
            Column("name_{language}", "text", "exports.sector"),
            Column("share", "share", "exports.sector_share"),
            Column("is_alternative", "code", "exports.is_alternative"),
            Column("budget", "amount", "exports.task_amount"),
            Column("amount_low", "amount", "exports.amount_low"),
            Column("amount", "amount", "exports.sector_amount"),
            Column("amount_high", "amount", "exports.amount_high"),
            _EVIDENCE,
            _SOURCE,
        ),
        ours=True,
    ),
    TableSpec(
        "deliverable_type",
        "deliverables_by_type",
        (
            Column("family_{language}", "text", "exports.family"),
            Column("name_{language}", "text", "exports.type"),
            Column("product_count", "count", "exports.products"),
            Column("stated_count", "count", "exports.numbered"),
            Column("unstated_count", "count", "exports.unnumbered"),
            Column("quantity", "count", "exports.quantity"),
        ),
        ours=True,
    ),
    TableSpec(
        "deliverable",
        "deliverables",
        (
            *_TASK,
            Column("product_position", "code", "exports.bullet"),
            Column("family_{language}", "text", "exports.family"),
            Column("name_{language}", "text", "exports.type"),
            Column("quantity", "count", "exports.quantity"),
            Column("unit", "text", "exports.unit"),
            _EVIDENCE,
            Column("passage", "text", "exports.passage"),
            _SOURCE,
        ),
        ours=True,
    ),
    TableSpec(
        "communication_output",
        "communication_outputs",
        (
            *_TASK,
            Column("product_position", "code", "exports.bullet"),
            Column("channel_{language}", "text", "exports.channel"),
            Column("medium_{language}", "text", "exports.medium"),
            Column("name_{language}", "text", "exports.type"),
            Column("quantity", "count", "exports.quantity"),
            Column("minutes_min", "count", "exports.minutes_min"),
            Column("minutes_max", "count", "exports.minutes_max"),
            _EVIDENCE,
            Column("passage", "text", "exports.passage"),
            _SOURCE,
        ),
        ours=True,
    ),
    TableSpec(
        "finding",
        "findings",
        (
            Column("severity", "text", "exports.severity", words="audit.severity_{}"),
            Column("family_code", "text", "exports.rule_family", words="audit.family_{}"),
            Column("rule_code", "text", "exports.rule", words="audit.{}_name"),
            Column("section_code", "code", "common.section"),
            Column("task_code", "code", "common.task"),
            Column("message_{language}", "text", "exports.message"),
            Column("evidence", "text", "exports.quotes"),
            _SOURCE,
        ),
        quotes="evidence",
        ours=True,
    ),
    TableSpec(
        "passage",
        "passages",
        (
            *_TASK,
            Column("short_{language}", "text", "common.short_name"),
            Column("field", "text", "exports.field", words="tasks.{}"),
            Column("position", "code", "exports.bullet"),
            Column("text", "text", "exports.text"),
            _SOURCE,
        ),
    ),
)


def quoted(quote: str, line: int, language: Language) -> str:
    """A verbatim quote with the line it stands on."""
    return word("exports.quote", language, quote=quote, line=line)


def heading(column: Column, language: Language, basis: Stated) -> str:
    """The heading of a column; amounts say their unit, and their basis where their name does not."""
    if column.kind != "amount":
        return column.title(language)
    unit = word("common.million_vnd", language)
    if column.name in _OWN_BASIS:
        return f"{column.title(language)} ({unit})"
    return f"{column.title(language)} ({unit}; {word(f'common.basis_{basis}_short', language)})"


def basis_of(spec: FigureSpec, selection: Selection) -> Stated:
    """The basis of a figure's amounts: both, or the one in force where it follows it, else sums of task rows."""
    if spec.both_bases:
        return "both"
    return selection.basis if spec.follows_basis else "tasks"


def shown(column: Column, value: Any, language: Language) -> str:
    """A value in the form of the screen: 1.234,5 · 22,4% · '' for what is missing."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return word(f"exports.{'yes' if value else 'no'}", language)
    if column.words:
        return word(column.words.format(value), language)
    if column.kind in {"amount", "count"}:
        return number(value, language)
    return percent(value, language) if column.kind == "share" else str(value)


def plain(value: Any) -> Any:
    """A cell of a DataFrame as Python's own: None for what is missing, whole numbers as int, a list as text."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if value is None or pd.isna(value):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def neutral(text: str) -> str:
    """`text` as a spreadsheet keeps it: an apostrophe before anything that could start a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def figure_csv(spec: FigureSpec, rows: pd.DataFrame, selection: Selection, form: Form = "neutral") -> bytes:
    """The rows of a figure as CSV."""
    return table_csv(spec.columns, rows, selection.language, basis_of(spec, selection), form)


def table_csv(
    columns: tuple[Column, ...], rows: pd.DataFrame, language: Language, basis: Stated, form: Form
) -> bytes:
    """Rows as CSV in UTF-8 with byte order mark.

    In the neutral form numbers have a dot before decimals and shares are fractions of 1, so that any program reads
    them; in the Vietnamese form they are 1.234,5 and 22,4%, as Excel with Vietnamese settings reads them.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="," if form == "neutral" else ";")
    writer.writerow([neutral(heading(column, language, basis)) for column in columns])
    sources = [column.source(language) for column in columns]
    for row in rows[sources].itertuples(index=False):
        writer.writerow(
            [_cell(column, value, language, form) for column, value in zip(columns, row, strict=True)]
        )
    return buffer.getvalue().encode("utf-8-sig")


def _cell(column: Column, value: Any, language: Language, form: Form) -> str:
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, str | bool) or column.kind in {"text", "code"}:
        return neutral(shown(column, value, language))
    if form == "neutral":
        return f"{round(float(value), 8):.8f}".rstrip("0").rstrip(".")
    return percent(value, "vi", 6) if column.kind == "share" else number(value, "vi", 6)
