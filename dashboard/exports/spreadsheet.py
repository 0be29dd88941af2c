"""Sheets of a workbook in the look of the house: titles, tables with filters, native bars, print set-up.

Text goes in as text, whatever it begins with. A formula goes in with the value it comes to, so that a viewer that
does not calculate (a preview, a protected view) shows it too; Excel calculates anew when it opens the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

ACCENT: Final = "1F5A94"
TINT: Final = "AFC4DA"
ALERT: Final = "B5483A"
INK: Final = "16222E"
MUTED: Final = "5B6B7A"
_LINE: Final = "D8E0E8"
_FONT: Final = "Arial"  # on every Windows, with all of Vietnamese
_NARROW: Final = 130  # characters
HEAD_ROW: Final = 4  # title, stamp and note stand above the headings


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its equals sign, and the value it comes to on the data of the store."""

    text: str
    value: int | float | None


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: `values` are texts, numbers, None or `Formula`s; `total` sums it up in the last row.

    `printed` says that its numbers stand in the document, which shows in their colour.
    """

    heading: str
    values: Sequence[Any]
    width: float
    number_format: str = "@"
    align: Literal["left", "center", "right"] = "left"
    total: Formula | None = None
    printed: bool = False
    alert_where_not_zero: bool = False


@dataclass
class Book:
    """A workbook while it is made."""

    title: str
    creator: str
    language: str
    total_word: str
    workbook: Workbook = field(init=False)
    _values: dict[str, dict[str, int | float | None]] = field(default_factory=dict)
    _charts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)

    def sheet(self, title: str, colour: str, foot: tuple[str, str]) -> Worksheet:
        """A new sheet for print on A4 landscape, one page wide; `foot` stands left and right at the foot."""
        fresh = self.workbook.create_sheet(title)
        fresh.sheet_properties.tabColor = colour
        fresh.sheet_view.showGridLines = False
        fresh.page_setup.paperSize = fresh.PAPERSIZE_A4
        fresh.page_setup.orientation = "landscape"
        fresh.sheet_properties.pageSetUpPr.fitToPage = True
        fresh.page_setup.fitToWidth, fresh.page_setup.fitToHeight = 1, 0
        fresh.page_margins.left = fresh.page_margins.right = 0.5
        fresh.page_margins.top, fresh.page_margins.bottom = 0.6, 0.7
        for part, text in zip((fresh.oddFooter.left, fresh.oddFooter.right), foot, strict=True):
            part.text, part.font, part.size = text, f"{_FONT},Regular", 8
        return fresh

    def put(self, cell: Cell, value: Any, **look: Any) -> None:
        """Writes a text, number, None or `Formula` in a look: bold, size, color."""
        cell.font = Font(**({"name": _FONT, "size": 10, "color": INK} | look))
        self._fill(cell, value)

    def _fill(self, cell: Cell, value: Any) -> None:
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            self._values.setdefault(cell.parent.title, {})[cell.coordinate] = value.value
        elif isinstance(value, str):
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
            cell.data_type = "s"
            if value.startswith(("=", "+", "-", "@")):
                cell.quotePrefix = True  # keeps it text when a person edits the cell
        else:
            cell.value = value

    def name(self, name: str, cell: Cell) -> None:
        """Gives a cell a name for formulas."""
        place = f"'{cell.parent.title}'!${cell.column_letter}${cell.row}"
        self.workbook.defined_names[name] = DefinedName(name, attr_text=place)

    def heads(self, sheet: Worksheet, lines: Sequence[str]) -> None:
        """Title and small print above a table."""
        for row, text in enumerate(lines, 1):
            look = {"size": 14, "bold": True} if row == 1 else {"size": 9, "color": MUTED}
            self.put(sheet.cell(row, 1), text, **look)

    def table(self, sheet: Worksheet, name: str, fields: Sequence[Field], frozen: int) -> None:
        """A table with filters, headings and the first `frozen` columns always in sight, totals where fields have them."""
        count = max(len(fields[0].values), 1)
        last = HEAD_ROW + count
        with_totals = any(part.total for part in fields)
        end = get_column_letter(len(fields))
        for place, part in enumerate(fields, 1):
            self._column(sheet, place, part, last)
        sheet.row_dimensions[HEAD_ROW].height = 42
        for row in range(HEAD_ROW + 1, last + 1):
            fit_row(sheet, row)
        sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, frozen + 1)
        sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        table = Table(displayName=name, ref=f"A{HEAD_ROW}:{end}{last + with_totals}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        table._initialise_columns()
        table.autoFilter.ref = f"A{HEAD_ROW}:{end}{last}"
        for part, column in zip(fields, table.tableColumns, strict=True):
            column.name = part.heading
            if part.values and isinstance(part.values[0], Formula):
                column.calculatedColumnFormula = TableFormula(attr_text=part.values[0].text)
            if part.total:
                column.totalsRowFunction = "sum"
        if with_totals:
            table.totalsRowCount = 1
            table.tableColumns[0].totalsRowLabel = self.total_word
            self.put(sheet.cell(last + 1, 1), self.total_word, bold=True)
            for place in range(1, len(fields) + 1):
                sheet.cell(last + 1, place).border = Border(top=Side(style="medium", color=ACCENT))
        sheet.add_table(table)

    def _column(self, sheet: Worksheet, place: int, part: Field, last: int) -> None:
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = part.width
        head = sheet.cell(HEAD_ROW, place)
        self.put(head, part.heading, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=ACCENT)
        head.alignment = Alignment(
            wrap_text=True, vertical="center", horizontal=part.align, indent=int(part.align == "left")
        )
        first = sheet.cell(HEAD_ROW + 1, place)
        self.put(first, None, color=ACCENT if part.printed else INK)
        first.number_format = part.number_format
        first.alignment = Alignment(
            wrap_text=True, vertical="top", horizontal=part.align, indent=int(part.align == "left")
        )
        first.border = Border(bottom=Side(style="thin", color=_LINE))
        style = copy(first._style)  # made once a column: making it for every cell takes longer than all else
        for row, value in enumerate(part.values, HEAD_ROW + 1):
            cell = sheet.cell(row, place)
            cell._style = copy(style)
            self._fill(cell, value)
        if part.total:
            cell = sheet.cell(last + 1, place)
            self.put(cell, part.total, bold=True)
            cell.number_format = part.number_format
            cell.alignment = Alignment(
                vertical="top", horizontal=part.align, indent=int(part.align == "left")
            )
        if part.alert_where_not_zero:
            sheet.conditional_formatting.add(
                f"{letter}{HEAD_ROW + 1}:{letter}{last + bool(part.total)}",
                CellIsRule(operator="notEqual", formula=["0"], font=Font(color=ALERT, bold=True)),
            )

    def bars(self, sheet: Worksheet, title: str, names: int, amounts: Sequence[int], count: int) -> None:
        """Horizontal bars of columns `amounts` by column `names` of a table of `count` rows, in its order.

        They stand beside a narrow table and below a wide one.
        """
        last = HEAD_ROW + count
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        beside = sum(widths) < _NARROW
        chart = BarChart()
        chart.type = "bar"
        chart.title = title
        chart.gapWidth = 45
        chart.width, chart.height = (17 if beside else 25), 3.2 + count * 0.45 * (1 + len(amounts))
        for place, colour in zip(amounts, (ACCENT, TINT), strict=False):
            series = Series(
                Reference(sheet, min_col=place, min_row=HEAD_ROW, max_row=last), title_from_data=True
            )
            series.graphicalProperties = GraphicalProperties(solidFill=colour)
            series.dLbls = DataLabelList(
                showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
            )
            chart.series.append(series)
        chart.set_categories(Reference(sheet, min_col=names, min_row=HEAD_ROW + 1, max_row=last))
        chart.x_axis.scaling.orientation = "maxMin"
        chart.x_axis.delete, chart.y_axis.delete = False, True
        chart.y_axis.scaling.min = 0
        chart.y_axis.majorGridlines = None
        if len(amounts) == 1:
            chart.legend = None
        else:
            chart.legend.position = "b"
        sheet.add_chart(
            chart, f"{get_column_letter(len(widths) + 2)}{HEAD_ROW}" if beside else f"A{last + 4}"
        )
        sheet.page_setup.fitToHeight = 1
        self._charts.append(title)

    def to_bytes(self) -> bytes:
        """The finished .xlsx."""
        properties = self.workbook.properties
        properties.title, properties.creator, properties.language = self.title, self.creator, self.language
        self.workbook.calculation.fullCalcOnLoad = True
        buffer = io.BytesIO()
        self.workbook.save(buffer)
        finished = io.BytesIO()
        sheets = {
            f"xl/worksheets/sheet{place}.xml": self._values.get(title, {})
            for place, title in enumerate(self.workbook.sheetnames, 1)
        }
        with (
            zipfile.ZipFile(buffer) as source,
            zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                content = source.read(name)
                if values := sheets.get(name):
                    content = _with_values(content, values)
                elif drawing := re.fullmatch(r"xl/drawings/drawing(\d+)\.xml", name):
                    content = _with_description(content, self._charts[int(drawing[1]) - 1])
                target.writestr(name, content)
        return finished.getvalue()


def fit_row(sheet: Worksheet, row: int) -> None:
    """Makes a row high enough for its wrapped texts; not every program does so by itself."""
    lines = 1
    for cell in sheet[row]:
        if isinstance(cell.value, str) and cell.data_type == "s":
            width = sheet.column_dimensions[cell.column_letter].width
            lines = max(lines, sum(1 + int(len(part) / (1.25 * width)) for part in cell.value.split("\n")))
    sheet.row_dimensions[row].height = min(13.5 * lines + 3, 409)


# openpyxl writes a formula's cell without its value.
_FORMULA_CELL: Final = re.compile(rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f><v)(?: ?/>|></v>)')


def _with_values(sheet: bytes, values: dict[str, int | float | None]) -> bytes:
    def filled(match: re.Match[bytes]) -> bytes:
        value = values[match[2].decode()]
        return match[1] + (b"/>" if value is None else f">{value!r}</v>".encode())

    return _FORMULA_CELL.sub(filled, sheet)


def _with_description(drawing: bytes, text: str) -> bytes:
    """Alternative text for the one chart of a drawing."""
    described = f" descr={quoteattr(text)}".encode()
    return re.sub(rb'(<xdr:cNvPr id="\d+" name="[^"]*"|<cNvPr id="\d+" name="[^"]*")', rb"\1" + described, drawing, count=1)  # fmt: skip
