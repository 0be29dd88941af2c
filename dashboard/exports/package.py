"""A selection as a Fiscal Data Package 1.0.0: the amounts in the standard's terms, our readings beside them.

https://fiscal.datapackage.org; mapped by column types of its budget taxonomy. The document states amounts twice, on
task rows and on section rows, so there are two resources of amounts, which must not be added up.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pandas as pd

from dashboard import store
from dashboard.exports.csv_files import zipped
from dashboard.exports.stamp import decision_row, source, stamp
from dashboard.exports.tables import neutral
from dashboard.language import word
from dashboard.selection import Selection

_TAXONOMY: Final = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json"
_LICENSE: Final = {
    "name": "CC0-1.0",
    "title": "Creative Commons Zero 1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
_MILLION: Final = 1_000_000
_PROGRAMME: Final = re.compile(r"(\d+/QĐ-TTg).*?(Chương trình .+)")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a resource: `title` is a word, `column_type` one of the standard's or '' where it has none."""

    name: str
    type: str
    title: str
    column_type: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource: rows in the order of `fields`, told apart by `key`. `refers` says which field leads to which resource."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    query: str = ""
    refers: Mapping[str, str] | None = None


_LINE: Final = Field("source_line", "integer", "exports.source_line")
_TASK: Final = Field("task_code", "string", "common.task")
_EVIDENCE: Final = Field("evidence", "string", "exports.evidence")
_TO_TASK: Final = {"task_code": "task-budget"}

_BUDGET_FIELDS: Final = (
    Field("budget_line_id", "string", "exports.budget_line", "budget-line-id"),
    Field("program_code", "string", "exports.programme_code", "activity:generic:program:code"),
    Field("program_label", "string", "exports.programme", "activity:generic:program:label"),
    Field("subprogram_code", "string", "common.section", "activity:generic:subprogram:code"),
    Field("subprogram_label", "string", "exports.section_title", "activity:generic:subprogram:label"),
    Field("project_code", "string", "common.task", "activity:generic:project:code"),
    Field("project_label", "string", "exports.task_title", "activity:generic:project:label"),
    Field("value", "number", "exports.value_vnd", "value"),
    Field("currency", "string", "exports.currency", "value-currency:code"),
    Field("fiscal_year", "integer", "exports.fiscal_year", "date:fiscal-year"),
    Field("approved_on", "date", "exports.approved_on", "date:fiscal:activity-approval"),
    Field("direction", "string", "exports.direction", "direction"),
    Field("phase_id", "string", "exports.phase_id", "phase:id"),
    Field("phase_label", "string", "exports.phase", "phase:label"),
    Field("administration_code", "string", "exports.issuer_code", "administrative-classification:generic:level1:code"),
    Field("administration_label", "string", "exports.issuer", "administrative-classification:generic:level1:label"),
    _LINE,
)  # fmt: skip
_TASK_BUDGET: Final = Resource("task-budget", _BUDGET_FIELDS, ("budget_line_id",))
_SECTION_BUDGET: Final = Resource(
    "section-budget",
    tuple(field for field in _BUDGET_FIELDS if not field.name.startswith("project_")),
    ("budget_line_id",),
)

# What the document says of the tasks, and our readings of it, which the standard knows nothing of.
_FURTHER: Final = (
    Resource(
        "passage",
        (
            _TASK,
            Field("field", "string", "exports.field"),
            Field("position", "integer", "exports.bullet"),
            Field("text", "string", "exports.text"),
            _LINE,
        ),
        ("task_code", "field", "position"),
        "passages",
        _TO_TASK,
    ),
    Resource(
        "sector",
        (
            Field("sector_code", "string", "exports.sector_code"),
            Field("name_vi", "string", "exports.name_vi"),
            Field("name_en", "string", "exports.name_en"),
            Field("vsic", "array", "exports.vsic"),
            Field("named_in_889", "boolean", "exports.named_in_889"),
        ),
        ("sector_code",),
        "sectors",
    ),
    Resource(
        "task-sector",
        (
            _TASK,
            Field("sector_code", "string", "exports.sector_code"),
            Field("share", "number", "exports.sector_share"),
            Field("is_alternative", "boolean", "exports.is_alternative"),
            _EVIDENCE,
        ),
        ("task_code", "sector_code"),
        "task_sectors",
        _TO_TASK | {"sector_code": "sector"},
    ),
    Resource(
        "deliverable-type",
        (
            Field("type_code", "string", "exports.type_code"),
            Field("family_code", "string", "exports.family_code"),
            Field("name_vi", "string", "exports.name_vi"),
            Field("name_en", "string", "exports.name_en"),
        ),
        ("type_code",),
        "deliverable_types",
    ),
    Resource(
        "deliverable",
        (
            _TASK,
            Field("product_position", "integer", "exports.bullet"),
            Field("position", "integer", "exports.place_in_bullet"),
            Field("type_code", "string", "exports.type_code"),
            Field("quantity", "integer", "exports.quantity"),
            Field("unit", "string", "exports.unit"),
            _EVIDENCE,
        ),
        ("task_code", "product_position", "position"),
        "deliverables",
        _TO_TASK | {"type_code": "deliverable-type"},
    ),
    Resource(
        "communication-output",
        (
            _TASK,
            Field("product_position", "integer", "exports.bullet"),
            Field("position", "integer", "exports.place_in_bullet"),
            Field("channel", "string", "exports.channel"),
            Field("medium", "string", "exports.medium"),
            Field("type_code", "string", "exports.type_code"),
            Field("quantity", "integer", "exports.quantity"),
            Field("minutes_min", "integer", "exports.minutes_min"),
            Field("minutes_max", "integer", "exports.minutes_max"),
            _EVIDENCE,
        ),
        ("task_code", "product_position", "position"),
        "communication_outputs",
        _TO_TASK | {"type_code": "deliverable-type"},
    ),
    Resource(
        "finding",
        (
            Field("position", "integer", "common.place"),
            Field("severity", "string", "exports.severity"),
            Field("family_code", "string", "exports.rule_family"),
            Field("rule_code", "string", "exports.rule"),
            Field("section_code", "string", "common.section"),
            Field("task_code", "string", "common.task"),
            Field("message_vi", "string", "exports.message_vi"),
            Field("message_en", "string", "exports.message_en"),
            Field("evidence", "array", "exports.quotes"),
            Field("lines", "array", "exports.quote_lines"),
            Field("related_task_codes", "array", "exports.related_tasks"),
            _LINE,
        ),
        ("position",),
        "findings",
    ),
)


def package(selection: Selection) -> bytes:
    """A zip of datapackage.json and one CSV per resource; the amounts of the basis in force come first.

    Amounts are in VND. Section rows are left out where a filter splits sections: they are printed for whole ones.
    """
    budgets = [(_TASK_BUDGET, _task_rows(selection))]
    if not selection.splits_sections:
        sections = (_SECTION_BUDGET, _section_rows(selection))
        budgets.insert(0 if selection.basis == "approved" else 1, sections)
    further = [
        (resource, store.query(resource.query, **selection.values()).to_dict("records"))
        for resource in _FURTHER
    ]
    contents = [(resource, _csv(resource, rows)) for resource, rows in [*budgets, *further]]
    descriptor = _descriptor(selection, contents)
    files = {"datapackage.json": json.dumps(descriptor, ensure_ascii=False, indent=2).encode()}
    files |= {_path(resource): content for resource, content in contents}
    return zipped(files)


def _path(resource: Resource) -> str:
    return f"data/{resource.name}.csv"


def _common(selection: Selection) -> dict[str, Any]:
    """What every row of amounts says: the programme as the decision cites it, the year, who decided."""
    decision = decision_row(selection.decision)
    cited = (_PROGRAMME.search(text) for text in decision["legal_bases"])
    code, label = next((match.groups() for match in cited if match), ("", ""))
    return {
        "program_code": code,
        "program_label": label,
        "currency": "VND",
        "fiscal_year": decision["fiscal_year"],
        "approved_on": decision["signed_on"],
        "direction": "expenditure",
        "phase_id": "approved",
        "administration_code": decision["issuer_code"],
        "administration_label": decision["issuer"],
    }


def _task_rows(selection: Selection) -> list[dict[str, Any]]:
    common = _common(selection) | {"phase_label": word("exports.phase_tasks", selection.language)}
    sections = store.query("sections", decision=selection.decision)
    titles = dict(zip(sections["section_code"], sections["title"], strict=True))
    rows = store.query("budget_by_task", **selection.values()).sort_values("source_line")
    return [
        common
        | {
            "budget_line_id": row.task_code,
            "subprogram_code": row.section_code,
            "subprogram_label": titles[row.section_code],
            "project_code": row.task_code,
            "project_label": row.title,
            "value": _vnd(row.budget),
            "source_line": row.source_line,
        }
        for row in rows.itertuples()
    ]


def _section_rows(selection: Selection) -> list[dict[str, Any]]:
    common = _common(selection) | {"phase_label": word("exports.phase_sections", selection.language)}
    rows = store.query("budget_by_section", **selection.values()).sort_values("position")
    return [
        common
        | {
            "budget_line_id": row.section_code,
            "subprogram_code": row.section_code,
            "subprogram_label": row.title,
            "value": _vnd(row.stated_budget),
            "source_line": row.source_line,
        }
        for row in rows.itertuples()
    ]


def _vnd(millions: Any) -> Decimal | None:
    """An amount in million VND as VND; the store keeps whole đồng."""
    return None if pd.isna(millions) else (Decimal(str(millions)) * _MILLION).quantize(Decimal(1))


def _csv(resource: Resource, rows: Iterable[Mapping[str, Any]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([field.name for field in resource.fields])
    for row in rows:
        writer.writerow([_cell(field, row[field.name]) for field in resource.fields])
    return buffer.getvalue().encode()


def _cell(field: Field, value: Any) -> str:
    if field.type == "array":
        return json.dumps(value.tolist(), ensure_ascii=False)
    if pd.isna(value):
        return ""
    if field.type == "boolean":
        return str(bool(value)).lower()
    if field.type == "integer":
        return str(int(value))
    if field.type == "date":
        return f"{value:%Y-%m-%d}"
    return neutral(str(value))


def _descriptor(selection: Selection, contents: Iterable[tuple[Resource, bytes]]) -> dict[str, Any]:
    language, decision = selection.language, decision_row(selection.decision)
    unit = word("exports.vnd", language)
    return {
        "profile": "tabular-data-package",
        "name": selection.decision.lower(),
        "title": word(
            "exports.cover_title", language, year=decision["fiscal_year"], number=decision["number"]
        ),
        "description": "\n\n".join(
            (
                stamp(selection, selection.basis, unit, date.today()),
                word("exports.package_note", language),
            )
        ),
        "created": f"{date.today():%Y-%m-%d}T00:00:00Z",
        "licenses": [_LICENSE],
        "sources": [{"title": source(selection)}],
        "countryCode": "VN",
        "granularity": "aggregated",
        "fiscalPeriod": {
            "start": f"{decision['fiscal_year']}-01-01",
            "end": f"{decision['fiscal_year']}-12-31",
        },
        "columnTypes": [_TAXONOMY],
        "resources": [_described(resource, content, selection) for resource, content in contents],
    }


def _described(resource: Resource, content: bytes, selection: Selection) -> dict[str, Any]:
    language = selection.language
    key = f"exports.resource_{resource.name.replace('-', '_')}"
    schema: dict[str, Any] = {
        "fields": [
            {"name": field.name, "type": field.type, "title": word(field.title, language)}
            | ({"columnType": field.column_type} if field.column_type else {})
            for field in resource.fields
        ],
        "primaryKey": list(resource.key),
    }
    if resource.refers:
        schema["foreignKeys"] = [
            {
                "fields": [field],
                "reference": {
                    "resource": target,
                    "fields": ["budget_line_id" if target == "task-budget" else field],
                },
            }
            for field, target in resource.refers.items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": word(key, language),
        "path": _path(resource),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }
