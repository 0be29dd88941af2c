"""The fiscal data package: valid, of the standard's own column types, and with the amounts of the document."""

from __future__ import annotations

import csv
import io
import json
import socket
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from frictionless import Package

from dashboard.exports.package import package
from dashboard.language import LANGUAGES
from dashboard.selection import BASES, parse
from dashboard.store import query

# Column types of the budget taxonomy of Fiscal Data Package 1.0.0 that the mapping takes, each with its data type.
STANDARD = {
    "budget-line-id": "string",
    "activity:generic:program:code": "string",
    "activity:generic:program:label": "string",
    "activity:generic:subprogram:code": "string",
    "activity:generic:subprogram:label": "string",
    "activity:generic:project:code": "string",
    "activity:generic:project:label": "string",
    "value": "number",
    "value-currency:code": "string",
    "date:fiscal-year": "integer",
    "date:fiscal:activity-approval": "date",
    "direction": "string",
    "phase:id": "string",
    "phase:label": "string",
    "administrative-classification:generic:level1:code": "string",
    "administrative-classification:generic:level1:label": "string",
}
JUDGEMENTS = {"task-sector", "deliverable", "communication-output", "finding"}
FILTERS = ({}, {"section": "III"}, {"q": "giay"})


@pytest.fixture(params=[(f, b, la) for f in FILTERS for b in BASES for la in LANGUAGES], ids=str)
def selection(request):
    filtering, basis, language = request.param
    return parse({**filtering, "lang": language, "basis": basis})[0]


@cache
def made(selection) -> bytes:
    return package(selection)


def unpacked(selection, folder: Path) -> Path:
    with ZipFile(io.BytesIO(made(selection))) as archive:
        archive.extractall(folder)
    return folder / "datapackage.json"


def descriptor(selection) -> dict:
    with ZipFile(io.BytesIO(made(selection))) as archive:
        return json.loads(archive.read("datapackage.json"))


def rows(selection, resource: str) -> list[dict[str, str]]:
    with ZipFile(io.BytesIO(made(selection))) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(f"data/{resource}.csv").decode())))


@pytest.fixture
def offline(monkeypatch):
    def refuse(*_):
        raise OSError("a package is checked without a network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("offline")
def test_frictionless_finds_it_valid(selection, tmp_path):
    report = Package(str(unpacked(selection, tmp_path))).validate()
    assert report.valid, report.flatten(["title", "fieldName", "rowNumber", "message"])


@pytest.mark.usefixtures("offline")
def test_a_changed_file_is_noticed(tmp_path):
    path = unpacked(parse({})[0], tmp_path)
    budget = tmp_path / "data" / "task-budget.csv"
    budget.write_bytes(budget.read_bytes().replace(b",1000000000,", b",1000000001,", 1))
    report = Package(str(path)).validate()
    assert "hash-count" in {kind for (kind,) in report.flatten(["type"])}


def test_every_column_type_is_of_the_standard_and_of_its_data_type(selection):
    used = [
        (field["columnType"], field["type"])
        for resource in descriptor(selection)["resources"]
        for field in resource["schema"]["fields"]
        if "columnType" in field
    ]
    assert used
    assert all(STANDARD[column_type] == kind for column_type, kind in used)


def test_our_readings_stand_apart_from_the_amounts(selection):
    resources = {resource["name"]: resource for resource in descriptor(selection)["resources"]}
    assert set(resources) >= JUDGEMENTS
    for name in JUDGEMENTS:
        assert not [f for f in resources[name]["schema"]["fields"] if "columnType" in f]
    amounts = [name for name in resources if name.endswith("-budget")]
    if selection.splits_sections:
        assert amounts == ["task-budget"]
    else:
        assert amounts[0] == ("section-budget" if selection.basis == "approved" else "task-budget")
        assert len(amounts) == 2


def test_what_is_certain_leaves_open_readings_out_and_every_task_in():
    certain = parse({"certain": "1"})[0]
    assert len(rows(certain, "task-budget")) == 33
    assert [row["sector_code"] for row in rows(parse({})[0], "task-sector") if row["task_code"] == "V.1"] == [
        "plastics",
        "textile_garment",
    ]
    assert not [row for row in rows(certain, "task-sector") if row["is_alternative"] == "true"]
    assert "Ngành: chỉ phần chắc chắn" in descriptor(certain)["description"]


def test_amounts_of_the_whole_list_in_dong():
    selection = parse({})[0]
    assert sum(int(row["value"]) for row in rows(selection, "task-budget")) == 26_000_000_000
    assert sum(int(row["value"]) for row in rows(selection, "section-budget")) == 25_000_000_000
    first = rows(selection, "task-budget")[0]
    assert first == {
        "budget_line_id": "I.1",
        "program_code": "889/QĐ-TTg",
        "program_label": "Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2021-2030",
        "subprogram_code": "I",
        "subprogram_label": "Rà soát, bổ sung, xây dựng và hoàn thiện chính sách về sản xuất và tiêu dùng bền vững",
        "project_code": "I.1",
        "project_label": "Xây dựng định mức tiêu hao nguyên vật liệu cho ngành công nghiệp giấy",
        "value": "1000000000",
        "currency": "VND",
        "fiscal_year": "2022",
        "approved_on": "2021-10-15",
        "direction": "expenditure",
        "phase_id": "approved",
        "phase_label": "Kinh phí dự kiến ghi ở dòng nhiệm vụ của danh mục được phê duyệt",
        "administration_code": "BCT",
        "administration_label": "Bộ trưởng Bộ Công Thương",
        "source_line": "56",
    }


def test_rows_are_those_of_the_store(selection):
    values = selection.values()
    tasks = query("budget_by_task", **values)
    assert {row["budget_line_id"]: int(row["value"]) for row in rows(selection, "task-budget")} == {
        row.task_code: int(row.budget * 1_000_000) for row in tasks.itertuples()
    }
    deliverables = query("deliverables", **values)
    assert [row["evidence"] for row in rows(selection, "deliverable")] == list(deliverables["evidence"])
    assert [row["quantity"] for row in rows(selection, "deliverable")] == [
        "" if missing else str(int(quantity))
        for quantity, missing in zip(deliverables["quantity"], deliverables["quantity"].isna(), strict=True)
    ]
    findings = query("findings", **values)
    assert [json.loads(row["evidence"]) for row in rows(selection, "finding")] == [
        list(quotes) for quotes in findings["evidence"]
    ]
