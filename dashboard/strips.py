"""What the money buys in three strips: sectors reached, deliverables, communications. Each leads to the page that tells more."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard import filters
from dashboard.charts import FIGURES
from dashboard.charts.sectors import span
from dashboard.figure_card import figure_rows
from dashboard.language import Language, number, word
from dashboard.selection import Selection

# A cell of a strip: its number, what it counts, and a note below; without number it is shown empty.
Cell = tuple[str, str, str]


def strips(selection: Selection) -> None:
    """Draws the strips that have something to tell of a selection."""
    language = selection.language
    for page, told in _STRIPS.items():
        finding, cells = told(selection)
        if not cells:
            continue
        with st.container(border=True, key=f"strip-{page}"):
            with st.container(
                horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
            ):
                st.markdown(f"#### {finding}", width="content")
                st.page_link(
                    filters.page_path(page),
                    label=word(f"overview.more_{page}", language),
                    icon=":material/arrow_forward:",
                    query_params=filters.link(selection),
                )
            st.html(cells)


def _side_by_side(cells: Iterable[Cell]) -> str:
    items = "".join(
        f"<li class='{'stated' if value else 'empty'}'><b>{html.escape(value) or '–'}</b>{html.escape(name)}"
        f"<small>{html.escape(note)}</small></li>"
        for value, name, note in cells
    )
    return f"<ul class='strip'>{items}</ul>" if items else ""


@lru_cache(maxsize=512)
def _coverage(selection: Selection) -> tuple[str, str]:
    """The eight sectors that Decision 889 names, each with its tasks."""
    language, rows = selection.language, figure_rows("sector_coverage", selection)
    cells = _side_by_side(
        (
            span(row.tasks_low, row.tasks_high, language) if row.tasks_high else "",
            getattr(row, f"name_{language}"),
            ", ".join([*row.task_codes, *(f"{code} ?" for code in row.open_task_codes)])
            or word("overview.no_task", language),
        )
        for row in rows.itertuples()
    )
    return FIGURES["sector_coverage"].finding(rows, language), cells


@lru_cache(maxsize=512)
def _deliverables(selection: Selection) -> tuple[str, str]:
    """Promised products by family, and how many state no number."""
    language, rows = selection.language, figure_rows("deliverable_headlines", selection)
    finding = word(
        "overview.deliverables_finding",
        language,
        products=number(rows["product_count"].sum(), language),
        unstated=number(rows["unstated_count"].sum(), language),
    )
    cells = _side_by_side(
        (
            number(row.product_count, language),
            getattr(row, f"name_{language}"),
            _unstated(row.unstated_count, language),
        )
        for row in rows.itertuples()
    )
    return finding, cells


@lru_cache(maxsize=512)
def _communications(selection: Selection) -> tuple[str, str]:
    """Publications and broadcasts by medium, and public events apart."""
    language, rows = selection.language, figure_rows("communication_headlines", selection)
    is_event = rows["medium"] == "event"
    finding = word(
        "overview.communications_finding",
        language,
        items=number(rows.loc[~is_event, "quantity"].sum(), language),
        events=number(rows.loc[is_event, "quantity"].sum(), language),
    )
    cells = _side_by_side(
        (
            number(row.quantity, language),
            getattr(row, f"name_{language}"),
            _air_time(row, language) or _unstated(row.unstated_count, language),
        )
        for row in rows.itertuples()
    )
    return finding, cells


def _unstated(count: int, language: Language) -> str:
    return word("overview.unstated", language, count=number(count, language)) if count else ""


def _air_time(row: Any, language: Language) -> str:
    if pd.isna(row.minutes_high):
        return ""
    return word("overview.minutes", language, minutes=span(row.minutes_low, row.minutes_high, language))


# The page that tells more → what its strip says, and its cells as HTML.
_STRIPS: Final = {"sectors": _coverage, "deliverables": _deliverables, "communications": _communications}
