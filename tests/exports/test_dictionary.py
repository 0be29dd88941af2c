"""The data dictionary follows the schema, in both languages."""

from __future__ import annotations

import duckdb

from dashboard.exports.dictionary import dictionary
from dashboard.language.words import _words
from dashboard.store import QUERIES


def comments() -> set[str]:
    with duckdb.connect(":memory:") as connection:
        connection.execute((QUERIES / "schema.sql").read_text("utf-8"))
        found = connection.execute(
            "select comment from duckdb_tables() where not internal "
            "union select comment from duckdb_views() where not internal "
            "union select comment from duckdb_columns() where not internal"
        ).fetchall()
    return {text for (text,) in found}


def test_every_comment_of_the_schema_is_there_in_vietnamese_and_no_other():
    words = {key: texts for key, texts in _words().items() if key.startswith("dictionary.")}
    assert {texts["en"] for texts in words.values()} == comments()
    assert all(texts["vi"] != texts["en"] for texts in words.values())


def test_every_table_and_column_is_described():
    tables = {table.name: table for table in dictionary("vi")}
    assert {"decision", "section", "task", "passage", "task_sector", "deliverable", "finding"} <= set(tables)
    assert all(table.text and all(column.text for column in table.columns) for table in tables.values())
    (budget,) = [column for column in tables["task"].columns if column.name == "budget"]
    assert (budget.type, budget.optional) == ("decimal(18,6)", True)
    assert budget.text == "Kinh phí ghi ở dòng nhiệm vụ, triệu đồng."
