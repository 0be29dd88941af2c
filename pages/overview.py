"""Where does the money go, what do we get for it, what needs attention?"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import filters
from dashboard.charts import FIGURES
from dashboard.charts.sectors import span
from dashboard.exports.stamp import selection_totals
from dashboard.figure_card import figure_row, figure_rows
from dashboard.language import Language, money, money_short, number, word
from dashboard.selection import Selection


def overview(selection: Selection) -> None:
    """Headline figures, the contradiction, money by section, the largest tasks; then what the money buys, a strip each."""
    _headline(selection)
    _contradictions(selection)
    figure_row(("budget_by_section", "largest_tasks"), selection)
    _coverage(selection)
    _deliverables(selection)
    _communications(selection)


def _headline(selection: Selection) -> None:
    language, totals = selection.language, selection_totals(selection)
    approved, tasks, task_count, section_count = st.columns(4, gap="small")
    difference = totals["difference"]
    if selection.is_filtered:
        whole = totals["sections_total"] if selection.basis == "approved" else totals["tasks_total"]
        approved.metric(
            word("overview.selected_amount", language),
            money_short(totals["selected_amount"], language),
            delta=word("overview.of_all", language, all=money_short(whole, language)),
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
        )
    else:
        approved.metric(
            word("overview.approved", language),
            money_short(totals["stated_total"], language),
            border=True,
            height="stretch",
        )
    tasks.metric(
        word("overview.tasks_total", language),
        money_short(totals["tasks_total"], language),
        delta=None
        if difference == 0
        else word(
            "overview.difference_delta",
            language,
            sign="+" if difference > 0 else "−",
            amount=money(abs(difference), language),
        ),
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
    )
    for column, key, shown, whole in (
        (task_count, "task_count", totals["selected_tasks"], totals["task_count"]),
        (section_count, "section_count", totals["selected_sections"], totals["section_count"]),
    ):
        column.metric(
            word(f"overview.{key}", language),
            number(shown, language),
            delta=word("overview.of_all", language, all=number(whole, language)) if shown != whole else None,
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
        )


def _contradictions(selection: Selection) -> None:
    language = selection.language
    everything = selection.without_filters()
    totals = selection_totals(everything)
    rows = figure_rows("budget_approved_and_tasks", everything)
    for row in rows[rows["difference"] != 0].itertuples():
        with st.container(
            border=True, key=f"contradiction-{row.section_code}", horizontal=True, vertical_alignment="center"
        ):
            st.markdown(
                ":red[:material/report:] :red[**"
                + word(
                    "overview.contradiction_title",
                    language,
                    section=row.section_code,
                    difference=money(abs(row.difference), language),
                )
                + "**]  \n"
                + word(
                    "overview.contradiction_body",
                    language,
                    section=row.section_code,
                    stated=money(row.stated_budget, language),
                    line=row.source_line,
                    count=number(row.task_count, language),
                    tasks=money(row.tasks_budget, language),
                    stated_total=money(totals["stated_total"], language),
                    tasks_total=money(totals["tasks_total"], language),
                )
            )
            st.page_link(
                filters.page_path("tasks"),
                label=word("overview.contradiction_rows", language, section=row.section_code),
                icon=":material/arrow_forward:",
                query_params=everything.with_values(sections=(row.section_code,)).parameters(),
            )
            families = figure_rows("findings_by_family", everything)
            st.page_link(
                filters.page_path("audit"),
                label=word(
                    "overview.findings",
                    language,
                    errors=number(families["errors"].sum(), language),
                    warnings=number(families["warnings"].sum(), language),
                ),
                icon=":material/arrow_forward:",
                query_params=everything.parameters(),
            )


# A cell of a strip: its number, what it counts, and a note below.
Cell = tuple[str, str, str]


def _strip(page: str, finding: str, cells: Iterable[Cell], selection: Selection) -> None:
    """A finding, its numbers side by side, and the way to the page that tells more; a cell without number is empty."""
    items = "".join(
        f"<li class='{'stated' if value else 'empty'}'><b>{html.escape(value) or '–'}</b>{html.escape(name)}"
        f"<small>{html.escape(note)}</small></li>"
        for value, name, note in cells
    )
    with st.container(border=True, key=f"strip-{page}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"#### {finding}", width="content")
            st.page_link(
                filters.page_path(page),
                label=word(f"overview.more_{page}", selection.language),
                icon=":material/arrow_forward:",
                query_params=filters.link(selection),
            )
        st.html(f"<ul class='strip'>{items}</ul>")


def _coverage(selection: Selection) -> None:
    """The eight sectors that Decision 889 names, each with its tasks."""
    language, rows = selection.language, figure_rows("sector_coverage", selection)
    cells = [
        (
            span(row.tasks_low, row.tasks_high, language) if row.tasks_high else "",
            getattr(row, f"name_{language}"),
            ", ".join([*row.task_codes, *(f"{code} ?" for code in row.open_task_codes)])
            or word("overview.no_task", language),
        )
        for row in rows.itertuples()
    ]
    _strip("sectors", FIGURES["sector_coverage"].finding(rows, language), cells, selection)


def _deliverables(selection: Selection) -> None:
    """Promised products by family, and how many state no number."""
    language = selection.language
    rows = figure_rows("deliverable_headlines", selection)
    if rows.empty:
        return
    cells = [
        (
            number(row.product_count, language),
            getattr(row, f"name_{language}"),
            _unstated(row.unstated_count, language),
        )
        for row in rows.itertuples()
    ]
    finding = word(
        "overview.deliverables_finding",
        language,
        products=number(rows["product_count"].sum(), language),
        unstated=number(rows["unstated_count"].sum(), language),
    )
    _strip("deliverables", finding, cells, selection)


def _communications(selection: Selection) -> None:
    """Publications and broadcasts by medium, and public events apart."""
    language = selection.language
    rows = figure_rows("communication_headlines", selection)
    if rows.empty:
        return
    is_event = rows["medium"] == "event"
    finding = word(
        "overview.communications_finding",
        language,
        items=number(rows.loc[~is_event, "quantity"].sum(), language),
        events=number(rows.loc[is_event, "quantity"].sum(), language),
    )
    cells = [
        (
            number(row.quantity, language),
            getattr(row, f"name_{language}"),
            _air_time(row, language) or _unstated(row.unstated_count, language),
        )
        for row in rows.itertuples()
    ]
    _strip("communications", finding, cells, selection)


def _unstated(count: int, language: Language) -> str:
    return word("overview.unstated", language, count=number(count, language)) if count else ""


def _air_time(row: Any, language: Language) -> str:
    if pd.isna(row.minutes_high):
        return ""
    return word("overview.minutes", language, minutes=span(row.minutes_low, row.minutes_high, language))


filters.view("overview", overview)
