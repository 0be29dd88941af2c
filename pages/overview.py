"""Where does the money go, what do we get for it, what needs attention?"""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from dashboard import filters
from dashboard.exports.stamp import selection_totals
from dashboard.figure_card import figure_row, figure_rows
from dashboard.language import money, money_short, number, word
from dashboard.selection import Selection
from dashboard.strips import strips


def overview(selection: Selection) -> None:
    """Headline figures, the contradiction, money by section, the largest tasks; then what the money buys, a strip each."""
    # The figures are drawn first, as they take the browser longest.
    above = st.container()
    figure_row(("budget_by_section", "largest_tasks"), selection)
    with above:
        with st.container(key="headline"):
            _headline(selection)
        _contradictions(selection)
    strips(selection)


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
    """A notice for each section whose row and tasks differ, with the ways to its tasks and to the audit."""
    language = selection.language
    everything = selection.without_filters()
    for section, notice in _notices(everything):
        with st.container(
            border=True, key=f"contradiction-{section}", horizontal=True, vertical_alignment="center"
        ):
            st.markdown(notice)
            st.page_link(
                filters.page_path("tasks"),
                label=word("overview.contradiction_rows", language, section=section),
                icon=":material/arrow_forward:",
                query_params=everything.with_values(sections=(section,)).parameters(),
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


@lru_cache(maxsize=8)
def _notices(everything: Selection) -> list[tuple[str, str]]:
    """Each section whose row and tasks differ, and what is to be said of it in Markdown."""
    language, totals = everything.language, selection_totals(everything)
    rows = figure_rows("budget_approved_and_tasks", everything)
    return [
        (
            row.section_code,
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
            ),
        )
        for row in rows[rows["difference"] != 0].itertuples()
    ]


filters.view("overview", overview)
