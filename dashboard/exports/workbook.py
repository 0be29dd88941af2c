"""A selection as an Excel workbook to go on working in: cover, tables with live formulas, native charts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal

import pandas as pd
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.charts.figure import Column
from dashboard.exports.spreadsheet import ACCENT, ALERT, INK, MUTED, TINT, Book, Field, Formula, fit_row
from dashboard.exports.stamp import decision_row, filters_in_words, selection_totals, source, stamp
from dashboard.exports.tables import TABLES, TableSpec, heading, plain, shown
from dashboard.language import Language, date_long, date_short, number, word
from dashboard.selection import Selection

_WIDTHS: Final = {
    "title": 46, "short_{language}": 27, "name_{language}": 22, "family_{language}": 18, "family_code": 16, "channel_{language}": 26, "medium_{language}": 16,
    "unit": 10, "evidence": 44, "passage": 50, "message_{language}": 62, "text": 96, "field": 18, "severity": 11,
}  # fmt: skip
_KIND_WIDTHS: Final = {"text": 22, "code": 9, "count": 10, "amount": 16, "share": 12}
_FORMATS: Final = {"amount": "#,##0", "count": "#,##0", "share": "0.0%", "code": "0", "text": "@"}
_ALIGNMENTS: Final[Mapping[str, Literal["left", "center"]]] = {"text": "left", "code": "center"}
# Excel separates thousands as its computer is set; programs that go by the cell's own locale follow this.
_LOCALES: Final[Mapping[Language, str]] = {"vi": "[$-42A]", "en": "[$-409]"}

# The formulas of a table's columns. {this.x} is column x in the same row, {task.x} the whole column of table `task`;
# {yes} is the word for true. A name in two languages goes without its language.
_FORMULAS: Final[Mapping[str, Mapping[str, str]]] = {
    "section": {
        "task_count": "COUNTIFS({task.section_code},{this.section_code})",
        "tasks_budget": "SUMIFS({task.budget},{task.section_code},{this.section_code})",
        "difference": 'IF({this.stated_budget}="","",{this.tasks_budget}-{this.stated_budget})',
        "share_of_list": "{this.amount}/list_total",
    },
    "task": {
        "share_of_section": (
            'IF({this.budget}="","",{this.budget}/SUMIFS({task.budget},{task.section_code},{this.section_code}))'
        ),
        "share_of_list": 'IF({this.budget}="","",{this.budget}/list_tasks_total)',
    },
    "sector": {
        "task_count": "COUNTIFS({task_sector.name},{this.name})",
        "amount_low": "SUMIFS({task_sector.amount_low},{task_sector.name},{this.name})",
        "amount": "SUMIFS({task_sector.amount},{task_sector.name},{this.name})",
        "amount_high": "SUMIFS({task_sector.amount_high},{task_sector.name},{this.name})",
        "share_of_list": "{this.amount}/list_tasks_total",
    },
    "task_sector": {
        "budget": "SUMIFS({task.budget},{task.task_code},{this.task_code})",
        "amount_low": 'IF({this.is_alternative}="{yes}",0,{this.amount})',
        "amount": "{this.budget}*{this.share}",
        "amount_high": (
            'IF({this.is_alternative}="{yes}",'
            'SUMIFS({task_sector.amount},{task_sector.task_code},{this.task_code},{task_sector.is_alternative},"{yes}"),'
            "{this.amount})"
        ),
    },
    "deliverable_type": {
        "product_count": "COUNTIFS({deliverable.name},{this.name})",
        "stated_count": 'COUNTIFS({deliverable.name},{this.name},{deliverable.quantity},">0")',
        "unstated_count": "{this.product_count}-{this.stated_count}",
        "quantity": 'IF({this.stated_count}=0,"",SUMIFS({deliverable.quantity},{deliverable.name},{this.name}))',
    },
}
# What the totals row of a table adds up: only what counts every task or product once.
_SUMMED: Final[Mapping[str, frozenset[str]]] = {
    "section": frozenset(
        {"task_count", "stated_budget", "tasks_budget", "difference", "amount", "share_of_list"}
    ),
    "task": frozenset({"budget", "share_of_list"}),
    "sector": frozenset({"amount", "share_of_list"}),
    "deliverable_type": frozenset({"product_count", "stated_count", "unstated_count"}),
}
# Numbers that stand in the document, where no formula stands for them.
_PRINTED: Final = frozenset(
    {"stated_budget", "budget", "year_from", "year_to", "quantity", "minutes_min", "minutes_max"}
)
# The columns that a table's native chart draws, beside the column of names.
_DRAWN: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "section": ("short", ("stated_budget", "tasks_budget")),
    "sector": ("name", ("amount",)),
    "deliverable_type": ("name", ("product_count",)),
}

Headings = dict[str, dict[str, str]]


def workbook(selection: Selection) -> bytes:
    """The selection as .xlsx. A table without rows keeps its headings, so that formulas that point to it hold."""
    language = selection.language
    tables = [(spec, spec.columns_for(selection), spec.rows(selection)) for spec in TABLES]
    headings: Headings = {
        spec.name: {_key(column): heading(column, language, spec.basis(selection)) for column in columns}
        for spec, columns, _ in tables
    }
    book = Book(
        _title(selection),
        word("frame.name", language),
        "vi-VN" if language == "vi" else "en-GB",
        word("common.total", language),
    )
    cover = book.sheet(word("exports.cover", language), ACCENT, _foot(selection))
    for spec, columns, rows in tables:
        sheet = book.sheet(spec.title(language), TINT if spec.ours else ACCENT, _foot(selection))
        book.heads(
            sheet,
            (
                spec.title(language),
                stamp(
                    selection,
                    spec.basis(selection),
                    word("common.million_vnd", language),
                    date.today(),
                ),
                word(f"exports.note_{spec.name}", language),
            ),
        )
        book.table(sheet, spec.name, _fields(spec, columns, rows, headings, selection), _frozen(columns))
        if spec.name in _DRAWN and not rows.empty:
            _bars(book, sheet, spec, columns, len(rows), language)
    _cover(book, cover, headings, tables, selection)
    return book.to_bytes()


def _title(selection: Selection) -> str:
    decision = decision_row(selection.decision)
    return word(
        "exports.cover_title",
        selection.language,
        year=decision["fiscal_year"],
        number=decision["number"],
    )


def _foot(selection: Selection) -> tuple[str, str]:
    page = word("exports.page", selection.language, page="&P", pages="&N")
    return source(selection).replace("&", "&&"), page


def _frozen(columns: Sequence[Column]) -> int:
    return 1 if columns[0].kind == "code" else 0


def _fields(
    spec: TableSpec,
    columns: Sequence[Column],
    rows: pd.DataFrame,
    headings: Headings,
    selection: Selection,
) -> list[Field]:
    formulas = _formulas(spec, headings, selection)
    fields = []
    for column in columns:
        key = _key(column)
        values = [
            _value(column, value, selection.language) for value in rows[column.source(selection.language)]
        ]
        total = None
        if key in _SUMMED.get(spec.name, ()) and values:
            total = Formula(
                f"SUBTOTAL(109,{_reference(headings, spec.name, key)})",
                sum(value for value in values if value is not None),
            )
        form = _number_format(column, values, selection.language)
        printed = key in _PRINTED and key not in formulas
        if key in formulas:
            values = [Formula(formulas[key], value) for value in values]
        fields.append(
            Field(
                headings[spec.name][key],
                values,
                _WIDTHS.get(column.name, _KIND_WIDTHS[column.kind]),
                form,
                align=_ALIGNMENTS.get(column.kind, "right"),
                total=total,
                printed=printed,
                alert_where_not_zero=column.name == "difference",
            )
        )
    return fields


def _key(column: Column) -> str:
    """What formulas call a column: its name, without the language where it comes in two."""
    return column.name.removesuffix("_{language}")


def _value(column: Column, value: Any, language: Language) -> Any:
    """A number as a number, all else in words."""
    value = plain(value)
    is_code = isinstance(value, bool) or column.words
    return shown(column, value, language) if is_code else value


def _number_format(column: Column, values: Sequence[Any], language: Language) -> str:
    """The number format of a column, with decimals only where its amounts need them."""
    if column.kind in {"text", "code"}:
        return _FORMATS[column.kind]
    form = _FORMATS[column.kind]
    if column.kind == "amount" and any(isinstance(value, float) for value in values):
        form += ".00"
    return _LOCALES[language] + form


def _formulas(spec: TableSpec, headings: Headings, selection: Selection) -> dict[str, str]:
    """The formulas of a table's columns, with references to columns by their headings."""
    templates = dict(_FORMULAS.get(spec.name, {}))
    if spec.name == "section":
        templates["amount"] = (
            "{this.stated_budget}" if selection.basis == "approved" else "{this.tasks_budget}"
        )
    if selection.splits_sections:
        # The other tasks of the section are not in this file: the share stays the number it has in the store.
        templates.pop("share_of_section", None)

    def reference(match: re.Match[str]) -> str:
        return _reference(headings, match[1], match[2], spec.name)

    yes = word("exports.yes", selection.language)
    return {
        column: re.sub(r"\{(\w+)\.(\w+)\}", reference, template.replace("{yes}", yes))
        for column, template in templates.items()
        if column in headings[spec.name]
    }


def _reference(headings: Headings, table: str, column: str, own: str = "") -> str:
    """A structured reference: a whole column, or with table `this` the same row of table `own`."""
    name = headings[own if table == "this" else table][column]
    text = re.sub(r"(['#\[\]])", r"'\1", name)
    # Excel wants the second pair of brackets where a heading holds brackets, semicolons and the like.
    return f"{own}[[#This Row],[{text}]]" if table == "this" else f"{table}[[{text}]]"


def _bars(
    book: Book, sheet: Worksheet, spec: TableSpec, columns: Sequence[Column], count: int, language: Language
) -> None:
    """The native chart of a table, its values named as the table's columns are."""
    keys = [_key(column) for column in columns]
    names, amounts = _DRAWN[spec.name]
    drawn = [keys.index(amount) + 1 for amount in amounts if amount in keys]
    book.bars(sheet, spec.title(language), keys.index(names) + 1, drawn, count)


def _cover(
    book: Book,
    sheet: Worksheet,
    headings: Headings,
    tables: Sequence[tuple[TableSpec, tuple[Column, ...], pd.DataFrame]],
    selection: Selection,
) -> None:
    """Source, basis, filters, main figures as formulas, the list of sheets and the legend."""
    language = selection.language
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 66, 84
    sheet.page_setup.fitToHeight = 1
    book.put(sheet["A1"], book.title, size=16, bold=True)
    row = 3
    for label, value in _about(selection):
        _pair(book, sheet, row, label, value)
        fit_row(sheet, row)
        row += 1
    row = _block(book, sheet, row, "figures", language)
    for label, value, name in _figures(headings, {spec.name: rows for spec, _, rows in tables}, selection):
        _pair(book, sheet, row, label, value)
        sheet.cell(row, 2).number_format = f"{_LOCALES[language]}{_FORMATS['amount']}"
        book.name(name, sheet.cell(row, 2))
        row += 1
    row = _block(book, sheet, row, "sheets", language)
    for spec, _, rows in tables:
        title = spec.title(language)
        _pair(
            book,
            sheet,
            row,
            title,
            word("exports.cover_rows", language, count=number(len(rows), language)),
        )
        link = sheet.cell(row, 1)
        link.hyperlink = f"#'{title}'!A1"
        book.put(link, title, color=ACCENT, underline="single")
        row += 1
    row = _block(book, sheet, row, "legend", language)
    for key, colour in (
        ("printed", ACCENT),
        ("formula", INK),
        ("alert", ALERT),
        ("ours", MUTED),
        ("separators", MUTED),
    ):
        book.put(sheet.cell(row, 1), word(f"exports.legend_{key}", language), color=colour)
        row += 1


def _about(selection: Selection) -> list[tuple[str, str]]:
    language, decision = selection.language, decision_row(selection.decision)
    values = {
        "decision": f"{decision['number']} – {decision['title']}",
        "signed": word(
            "exports.cover_signed_value",
            language,
            place=decision["place"],
            date=date_long(decision["signed_on"], language),
            signer=decision["signer"],
        ),
        "source": word(
            "exports.cover_source_value",
            language,
            name=decision["source_name"],
            sha256=decision["source_sha256"],
        ),
        "basis": word(f"common.basis_{selection.basis}", language),
        "unit": word("common.million_vnd", language),
        "filters": filters_in_words(selection),
        "made": date_short(date.today(), language),
    }
    return [(word(f"exports.cover_{key}", language), value) for key, value in values.items()]


def _figures(
    headings: Headings, frames: Mapping[str, pd.DataFrame], selection: Selection
) -> list[tuple[str, Any, str]]:
    """Label, value and name for formulas of the main figures; what this file holds in full is summed in it."""
    language, totals = selection.language, selection_totals(selection)
    decision = decision_row(selection.decision)
    stated = "stated_budget" in headings["section"]

    def total(table: str, column: str) -> Formula:
        return Formula(f"SUM({_reference(headings, table, column)})", plain(frames[table][column].sum()))

    def count(table: str, column: str) -> Formula:
        return Formula(f"COUNTA({_reference(headings, table, column)})", len(frames[table]))

    tasks_total = total("task", "budget")
    figures: dict[str, Any] = {"stated_total": plain(decision["stated_total"])}
    if stated:
        sections_total = total("section", "stated_budget")
        figures["sections_total"] = sections_total
    figures["tasks_total"] = tasks_total
    if stated:
        figures["difference"] = Formula(
            "tasks_total-sections_total", (tasks_total.value or 0) - (sections_total.value or 0)
        )
    figures["section_count"] = count("section", "section_code")
    figures["task_count"] = count("task", "task_code")
    if selection.is_filtered:
        # The rest of the list is not in this file: its totals stay the numbers they are in the store.
        of_list = "sections_total" if selection.basis == "approved" else "tasks_total"
        figures["list_total"] = plain(totals[of_list])
        figures["list_tasks_total"] = plain(totals["tasks_total"])
    else:
        figures["list_total"] = total("section", "amount")
        figures["list_tasks_total"] = tasks_total
    return [
        (
            word(
                f"exports.cover_{name}",
                language,
                line=decision["total_line"],
                basis=word(f"common.basis_{selection.basis}", language),
            ),
            value,
            name,
        )
        for name, value in figures.items()
    ]


def _pair(book: Book, sheet: Worksheet, row: int, label: str, value: Any) -> None:
    """A line of the cover: what, and its value."""
    book.put(sheet.cell(row, 1), label, color=MUTED)
    printed = isinstance(value, int | float)
    book.put(sheet.cell(row, 2), value, color=ACCENT if printed else INK)
    sheet.cell(row, 1).alignment = Alignment(vertical="top", wrap_text=True)
    sheet.cell(row, 2).alignment = Alignment(vertical="top", horizontal="left", wrap_text=True)


def _block(book: Book, sheet: Worksheet, row: int, key: str, language: Language) -> int:
    """A heading of the cover with a blank line above; answers with the row below it."""
    book.put(sheet.cell(row + 1, 1), word(f"exports.cover_{key}", language), size=12, bold=True)
    return row + 2
