"""Excel: the numbers of the store, sums that recompute, and text that stays text.

Expected amounts were added up by hand from the printed rows, lines 55 to 113 of the decision.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from dashboard.exports.spreadsheet import HEAD_ROW, Book, Field, Formula
from dashboard.exports.tables import TABLES
from dashboard.exports.workbook import workbook
from dashboard.language import LANGUAGES, word
from dashboard.selection import BASES, parse
from dashboard.store import query

FILTERS = ({}, {"section": "III,VIII"}, {"q": "mo hinh", "min": "700"})


def selected(filtering=None, language="vi", basis="approved"):
    return parse({**(filtering or {}), "lang": language, "basis": basis})[0]


@pytest.fixture(params=[(f, b, la) for f in FILTERS for b in BASES for la in LANGUAGES], ids=str)
def selection(request):
    filtering, basis, language = request.param
    return selected(filtering, language, basis)


@cache
def made(selection) -> bytes:
    return workbook(selection)


def opened(selection, **options):
    return openpyxl.load_workbook(io.BytesIO(made(selection)), **options)


def sheet_of(book, table, selection):
    return book[next(spec for spec in TABLES if spec.name == table).title(selection.language)]


def column(sheet, *starts):
    """The values of the first column whose heading begins with one of `starts`, totals row left out."""
    for cell in sheet[HEAD_ROW]:
        if str(cell.value).startswith(starts):
            first, last = re.findall(r"\d+", next(iter(sheet.tables.values())).autoFilter.ref)
            return [sheet.cell(row, cell.column).value for row in range(int(first) + 1, int(last) + 1)]
    raise KeyError(starts)


def cover(book):
    """The main figures of the cover by the name they have in formulas."""
    sheet = book.worksheets[0]
    return {
        name: sheet[place.attr_text.split("!")[1].replace("$", "")].value
        for name, place in book.defined_names.items()
    }


def test_the_cover_has_the_two_totals_and_their_difference():
    figures = cover(opened(selected(), data_only=True))
    assert figures == {
        "stated_total": 25000,
        "sections_total": 25000,
        "tasks_total": 26000,
        "difference": 1000,
        "section_count": 9,
        "task_count": 33,
        "list_total": 25000,
        "list_tasks_total": 26000,
    }


@pytest.mark.parametrize(("basis", "amount", "share"), [("approved", 4200, 0.168), ("tasks", 5200, 0.2)])
def test_section_iii_on_both_bases(basis, amount, share):
    selection = selected({"section": "III"}, basis=basis)
    sheet = sheet_of(opened(selection, data_only=True), "section", selection)
    assert [cell.value for cell in sheet[HEAD_ROW + 1]][3:9] == [5, 4200, 5200, 1000, amount, share]


def test_section_amounts_stay_away_where_a_filter_splits_sections():
    selection = selected({"q": "pin lithium"})
    book = opened(selection, data_only=True)
    heads = [cell.value for cell in sheet_of(book, "section", selection)[HEAD_ROW]]
    assert not [head for head in heads if head.startswith((word("common.approved", "vi"), word("common.difference", "vi")))]  # fmt: skip
    assert "sections_total" not in cover(book)
    assert column(sheet_of(book, "section", selection), "Tổng các nhiệm vụ") == [1000]  # III.1
    assert column(sheet_of(book, "task", selection), "Tỷ trọng trong mục") == pytest.approx([1000 / 5200])


def test_what_is_certain_counts_in_every_sheet():
    """Without V.1 (1 000, textiles or plastics) sectors add up to 25 000 of the 26 000 of the task rows."""
    selection = selected({"certain": "1"})
    book = opened(selection, data_only=True)
    sectors = sheet_of(book, "sector", selection)
    for heading in ("Mức thấp", "Kinh phí của ngành", "Mức cao"):
        assert sum(column(sectors, heading)) == 25000
    assert dict(zip(column(sectors, "Ngành"), column(sectors, "Mức cao"), strict=True))["Dệt may"] == 1700
    assert "V.1" not in column(sheet_of(book, "task_sector", selection), "Nhiệm vụ")
    assert "V.1" in column(sheet_of(book, "task", selection), "Nhiệm vụ")
    assert "Ngành: chỉ phần chắc chắn" in sectors["A2"].value
    assert cover(book)["list_tasks_total"] == 26000


def test_every_table_holds_what_the_store_answers(selection):
    book = opened(selection, data_only=True)
    language, values = selection.language, selection.values()
    tasks = query("budget_by_task", **values).sort_values("source_line")
    sheet = sheet_of(book, "task", selection)
    assert column(sheet, word("common.task", language)) == list(tasks["task_code"])
    assert column(sheet, word("common.amount", language)) == list(tasks["budget"])
    assert column(sheet, word("common.share_of_list", language)) == list(tasks["share_of_list"])
    sections = query("budget_by_section", **values).sort_values("position")
    sheet = sheet_of(book, "section", selection)
    assert column(sheet, word("common.amount", language)) == list(sections["amount"])
    assert column(sheet, word("common.share_of_list", language)) == pytest.approx(list(sections["share_of_list"]))  # fmt: skip
    sectors = query("sector_totals", **values)
    sheet = sheet_of(book, "sector", selection)
    for heading, name in (("amount_low", "amount_low"), ("sector_amount", "amount"), ("amount_high", "amount_high")):  # fmt: skip
        assert column(sheet, word(f"exports.{heading}", language)) == list(sectors[name])
    assert sum(column(sheet, word("exports.sector_amount", language))) == tasks["budget"].sum()
    for table, name in (("deliverable", "deliverables"), ("communication_output", "communication_outputs"), ("finding", "findings"), ("passage", "passages")):  # fmt: skip
        rows = query(name, **values)
        sheet = sheet_of(book, table, selection)
        if len(rows):
            assert column(sheet, word("exports.source_line", language)) == list(rows["source_line"])
    passages = sheet_of(book, "passage", selection)
    assert column(passages, word("exports.text", language)) == list(query("passages", **values)["text"])


def test_formulas_carry_their_values_for_a_viewer_that_does_not_calculate(selection):
    with ZipFile(io.BytesIO(made(selection))) as archive:
        cells = b"".join(
            archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")
        )
    formulas = re.findall(rb"<f>[^<]*</f>(<v>[^<]+</v>|<v ?/>)", cells)
    assert len(formulas) > 20
    blank = [value for value in formulas if b"</v>" not in value]
    assert len(blank) == query("deliverables_by_type", **selection.values())["quantity"].isna().sum()


def test_tables_filter_and_heads_stay_in_sight_and_pages_are_set_up(selection):
    book = opened(selection)
    assert {name for sheet in book for name in sheet.tables} == {spec.name for spec in TABLES}
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "2323/QĐ-BCT" in sheet.oddFooter.left.text
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes.endswith(str(HEAD_ROW + 1))
        assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
        (table,) = sheet.tables.values()
        heads = [cell.value for cell in sheet[HEAD_ROW] if cell.value is not None]
        assert [part.name for part in table.tableColumns] == heads
        assert len(set(heads)) == len(heads)
        assert table.autoFilter.ref.split(":")[0] == f"A{HEAD_ROW}"
        assert "2323/QĐ-BCT ngày 15/10/2021" in sheet["A2"].value or "15 October 2021" in sheet["A2"].value


def test_native_charts_read_the_cells():
    selection = selected()
    book = opened(selection)
    sheet = sheet_of(book, "section", selection)
    (chart,) = sheet._charts
    assert [series.val.numRef.f for series in chart.series] == [
        f"'{sheet.title}'!$E$5:$E$13",
        f"'{sheet.title}'!$F$5:$F$13",
    ]
    assert sum(len(sheet._charts) for sheet in book) == 3


def test_text_never_becomes_a_formula():
    book = Book("title", "creator", "vi-VN", "total")
    texts = ["=1+1", "+84 24", "-5 %", "@SUM(A1)", "#N/A", "\tindented", "bell\x07"]
    sheet = book.sheet("Texts", "1F5A94", ("", ""))
    book.table(sheet, "texts", [Field("Heading", texts, 20)], 0)
    read = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Texts"]
    cells = [read.cell(row, 1) for row in range(HEAD_ROW + 1, HEAD_ROW + 1 + len(texts))]
    assert [cell.data_type for cell in cells] == ["s"] * len(texts)
    assert [cell.value for cell in cells] == [*texts[:-1], "bell"]
    assert [cell.quotePrefix for cell in cells[:4]] == [True] * 4


def test_a_formula_keeps_its_place_and_value():
    book = Book("title", "creator", "vi-VN", "total")
    sheet = book.sheet("Sums", "1F5A94", ("", ""))
    fields = [Field("A", [1, 2], 9), Field("B", [Formula("A5*2", 2), Formula("A6*2", None)], 9)]
    book.table(sheet, "sums", fields, 0)
    content = book.to_bytes()
    assert openpyxl.load_workbook(io.BytesIO(content))["Sums"]["B5"].value == "=A5*2"
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Sums"]
    assert (values["B5"].value, values["B6"].value) == (2, None)


def recalculated(content: bytes, folder: Path):
    """The workbook after LibreOffice has calculated it anew: openpyxl writes formulas without their values."""
    assert shutil.which("soffice"), "LibreOffice: sudo apt-get install libreoffice-calc"
    source = folder / "in" / "book.xlsx"
    source.parent.mkdir()
    source.write_bytes(content)
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/office", "--headless"),
            *("--convert-to", "xlsx", "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return openpyxl.load_workbook(folder / "book.xlsx", data_only=True)


def without_values(book) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.office
@pytest.mark.parametrize(
    ("filtering", "language", "basis"),
    [
        (FILTERS[0], "vi", "approved"),
        (FILTERS[1], "en", "tasks"),
        (FILTERS[2], "vi", "tasks"),
        ({"certain": "1"}, "en", "approved"),
    ],
)
def test_formulas_come_to_what_the_store_says(filtering, language, basis, tmp_path):
    selection = selected(filtering, language, basis)
    formulas = opened(selection)
    stored = opened(selection, data_only=True)
    calculated = recalculated(without_values(opened(selection)), tmp_path)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    expected = stored[sheet.title][cell.coordinate].value
                    got = calculated[sheet.title][cell.coordinate].value
                    assert got == (expected if expected is None else pytest.approx(expected)), (
                        sheet.title,
                        cell.coordinate,
                    )
                    compared += 1
    assert compared > 100


@pytest.mark.office
def test_a_changed_budget_reaches_sections_sectors_and_cover(tmp_path):
    """I.1, paper, from 1 000 to 1 500: section I sums to 5 500, the tasks to 26 500."""
    selection = selected()
    book = opened(selection)
    sheet = sheet_of(book, "task", selection)
    assert (sheet["A5"].value, sheet["E5"].value) == ("I.1", 1000)
    sheet["E5"] = 1500
    calculated = recalculated(without_values(book), tmp_path)
    figures = cover(calculated)
    assert (figures["tasks_total"], figures["difference"]) == (26500, 1500)
    first = [cell.value for cell in sheet_of(calculated, "section", selection)[HEAD_ROW + 1]]
    assert first[4:7] == [5000, 5500, 500]
    sectors = sheet_of(calculated, "sector", selection)
    paper = next(row for row in sectors.iter_rows(values_only=True) if row[0] == "Giấy")
    assert paper[3:6] == (1500, 1500, 1500)
    task = [cell.value for cell in sheet_of(calculated, "task", selection)[HEAD_ROW + 1]]
    assert task[5:7] == pytest.approx([1500 / 5500, 1500 / 26500])
