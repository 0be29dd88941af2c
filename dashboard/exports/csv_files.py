"""A selection as CSV files in one zip: every figure and every table, in a neutral and a Vietnamese form."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Final, get_args

from dashboard import store
from dashboard.charts import FIGURES
from dashboard.exports.stamp import stamp
from dashboard.exports.tables import TABLES, Form, figure_csv, table_csv
from dashboard.language import word
from dashboard.selection import Selection

# A time of their own would make two zips of the same files differ.
_TIME: Final = (1980, 1, 1, 0, 0, 0)


def all_csv(selection: Selection) -> bytes:
    """A zip with `neutral/` and `vietnamese/`, in each `figures/` and `tables/`, and a text that explains them."""
    figures = {name: store.query(name, **selection.values()) for name in FIGURES}
    tables = [
        (table.name, table.columns_for(selection), table.rows(selection), table.basis(selection))
        for table in TABLES
    ]
    files = {word("exports.readme_name", selection.language): _readme(selection)}
    for form in get_args(Form):
        for name, rows in figures.items():
            if not rows.empty:
                files[f"{form}/figures/{name}.csv"] = figure_csv(FIGURES[name], rows, selection, form)
        for name, columns, rows, basis in tables:
            files[f"{form}/tables/{name}.csv"] = table_csv(columns, rows, selection.language, basis, form)
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files by their path as a zip; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, _TIME), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _readme(selection: Selection) -> bytes:
    language = selection.language
    unit = word("common.million_vnd", language)
    lines = [
        stamp(selection, selection.basis, unit, date.today()),
        "",
        word("exports.readme", language),
        "",
        *(f"figures/{name}.csv – {spec.title(language)}" for name, spec in FIGURES.items()),
        *(f"tables/{table.name}.csv – {table.title(language)}" for table in TABLES),
    ]
    return "\r\n".join(lines).encode("utf-8-sig")
