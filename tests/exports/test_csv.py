"""CSV: what the store answers, in two forms, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from functools import cache
from zipfile import ZipFile

import pandas as pd
import pytest

from dashboard.charts import FIGURES
from dashboard.charts.figure import Column
from dashboard.exports.csv_files import all_csv
from dashboard.exports.tables import TABLES, neutral, table_csv
from dashboard.language import LANGUAGES
from dashboard.selection import BASES, parse
from dashboard.store import query

FILTERS = ({}, {"section": "III"}, {"q": "giay"})


@pytest.fixture(params=[(f, b, la) for f in FILTERS for b in BASES for la in LANGUAGES], ids=str)
def selection(request):
    filtering, basis, language = request.param
    return parse({**filtering, "lang": language, "basis": basis})[0]


@cache
def files(selection) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(all_csv(selection))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def amount(text: str, form: str) -> float:
    if form == "vietnamese":
        text = text.replace(".", "").replace(",", ".")
    return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def test_every_figure_and_table_is_there_in_both_forms_with_a_byte_order_mark(selection):
    found = dict(files(selection))
    shown = {name for name in FIGURES if not query(name, **selection.values()).empty}
    for form in ("neutral", "vietnamese"):
        for path in [f"figures/{name}.csv" for name in shown] + [f"tables/{spec.name}.csv" for spec in TABLES]:  # fmt: skip
            assert found.pop(f"{form}/{path}").startswith(b"\xef\xbb\xbf")
    ((name, text),) = found.items()
    assert name == ("DOC-TRUOC.txt" if selection.language == "vi" else "README.txt")
    assert "2323/QĐ-BCT" in text.decode("utf-8-sig")


@pytest.mark.parametrize(("form", "delimiter"), [("neutral", ","), ("vietnamese", ";")])
def test_numbers_are_those_of_the_store(selection, form, delimiter):
    found = files(selection)
    head, *rows = lines(found[f"{form}/figures/budget_by_section.csv"], delimiter)
    expected = query("budget_by_section", **selection.values())
    assert [row[0] for row in rows] == list(expected["section_code"])
    assert [amount(row[4], form) for row in rows] == list(expected["amount"])
    assert [amount(row[5], form) for row in rows] == pytest.approx(list(expected["share_of_list"]), abs=1e-8)
    stated = {"approved": ("Dòng mục", "Section rows"), "tasks": ("Dòng nhiệm vụ", "Task rows")}
    assert stated[selection.basis][selection.language == "en"] in head[4]
    _, *tasks = lines(found[f"{form}/tables/task.csv"], delimiter)
    assert {row[0]: amount(row[4], form) for row in tasks} == dict(
        query("budget_by_task", **selection.values())[["task_code", "budget"]].itertuples(index=False)
    )
    _, *passages = lines(found[f"{form}/tables/passage.csv"], delimiter)
    assert [row[5] for row in passages] == list(query("passages", **selection.values())["text"])


def test_section_iii_by_hand():
    head, row = lines(files(parse({"section": "III"})[0])["vietnamese/tables/section.csv"], ";")
    assert head[4:8] == [
        "Số ở dòng mục (triệu đồng)",
        "Tổng các nhiệm vụ (triệu đồng)",
        "Chênh lệch (triệu đồng)",
        "Kinh phí (triệu đồng; Dòng mục)",
    ]
    assert row[3:] == ["5", "4.200", "5.200", "1.000", "4.200", "16,8%", "73"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "|"])
def test_text_that_could_run_is_neutralised(start):
    columns = (Column("text", "text", "exports.text"), Column("amount", "amount", "common.amount"))
    rows = pd.DataFrame({"text": [f"{start}cmd|' /C calc'!A0"], "amount": [-1234.5]})
    for form, delimiter, number in (("neutral", ",", "-1234.5"), ("vietnamese", ";", "-1.234,5")):
        _, row = lines(table_csv(columns, rows, "vi", "tasks", form), delimiter)
        assert row == [f"'{start}cmd|' /C calc'!A0", number]


def test_harmless_text_is_left_alone():
    assert neutral("Giấy = bìa") == "Giấy = bìa"


def test_the_same_selection_gives_the_same_bytes():
    selection = parse({"section": "VII"})[0]
    again = files.__wrapped__(selection)
    assert [name for name, content in files(selection).items() if again[name] != content] == []
    assert all_csv(selection) == all_csv(selection)
