"""Where does the money go, what do we get for it, what needs attention?"""

from __future__ import annotations

import html
from functools import lru_cache

import streamlit as st

from dashboard import filters
from dashboard.exports.slide_content import headlines
from dashboard.exports.stamp import selection_totals
from dashboard.figure_card import figure_row, figure_rows
from dashboard.language import money, number, word
from dashboard.selection import Selection
from dashboard.strips import strips


def overview(selection: Selection) -> None:
    """Headline figures, the contradiction, money by section, the largest tasks; then what the money buys, a strip each."""
    # The figures are drawn first, as they take the browser longest.
    above = st.container()
    figure_row(("budget_by_section", "largest_tasks"), selection)
    with above:
        _headline(selection)
        _contradictions(selection)
    strips(selection)


def _headline(selection: Selection) -> None:
    cards = "".join(
        f"<li>{html.escape(part.label)}<b>{html.escape(part.value)}</b>"
        f"{f'<small>{html.escape(part.note)}</small>' if part.note else ''}</li>"
        for part in headlines(selection)
    )
    st.html(f"<ul class='headline'>{cards}</ul>")


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
