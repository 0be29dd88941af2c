"""Where does the list contradict itself, fall short or repeat itself, and which words show it?"""

from __future__ import annotations

from itertools import groupby

import pandas as pd
import streamlit as st

from dashboard import filters
from dashboard.appendix.audit import RULES
from dashboard.charts import FIGURES
from dashboard.exports.findings import READINGS, readings
from dashboard.figure_card import figure_row
from dashboard.finding_list import finding_list, listed_findings
from dashboard.finding_marks import finding_rows, plain_markdown, severity_name
from dashboard.finding_sheet import finding_sheet
from dashboard.language import number, word
from dashboard.overlap_view import overlap_rows, pair_name, side_by_side
from dashboard.reconciliation import reconciliation
from dashboard.selection import Selection


def audit(selection: Selection) -> None:
    """The finding that the URL names; else two figures, and below them the part that the URL names."""
    if code := filters.page_parameter("finding"):
        finding_sheet(selection, code, list(listed_findings(selection)["finding_code"]))
        return
    _second_click()
    _show_list_after_click()
    figure_row(("budget_approved_and_tasks", "findings_by_family"), selection)
    labels = {part: word(f"audit_page.part_{part}", selection.language) for part in PARTS}
    chosen = filters.page_code("part", PARTS) or "findings"
    st.session_state["audit-part"] = labels[chosen]
    tabs = st.tabs(list(labels.values()), key="audit-part", on_change=_part_changed, args=(labels,))
    with tabs[list(labels).index(chosen)]:
        PARTS[chosen](selection)


def _second_click() -> None:
    """Undoes the filter of a mark that was clicked again: the figure stays as it was drawn, so the click only deselects it."""
    chart = st.session_state.get("figure-findings_by_family")
    points = chart["selection"]["points"] if chart else []
    clicks = FIGURES["findings_by_family"].clicks
    marked = dict(zip(clicks, points[0]["customdata"], strict=True)) if points else {}
    before = st.session_state.get("audit-marked")
    # A chart that was not drawn in the last run has no state: nothing was clicked then.
    if chart and before and not marked:
        filters.toggle(before)
    st.session_state["audit-marked"] = marked


def _show_list_after_click() -> None:
    """Leaves any other part for the list once a click on the figure has changed what the list shows."""
    part, *listed = (filters.page_parameter(name) for name in ("part", "severity", "family"))
    before = st.session_state.get("audit-listed", (part, listed))
    if part and part == before[0] and listed != before[1]:
        filters.write_page_parameter("part", "")
    st.session_state["audit-listed"] = (filters.page_parameter("part"), listed)


def _part_changed(labels: dict[str, str]) -> None:
    chosen = next(part for part, label in labels.items() if label == st.session_state["audit-part"])
    filters.write_page_parameter("part", "" if chosen == "findings" else chosen)


def _overlaps(selection: Selection) -> None:
    language = selection.language
    pairs = {
        f"{pair.first_task_code},{pair.second_task_code}": pair
        for pair in overlap_rows(selection).itertuples()
    }
    if not pairs:
        st.info(word("audit_page.no_overlaps", language), icon=":material/check_circle:")
        return
    st.session_state["overlap-pair"] = filters.page_code("pair", pairs) or next(iter(pairs))
    chosen = st.selectbox(
        word("audit_page.pair", language),
        list(pairs),
        format_func=lambda codes: pair_name(pairs[codes], language),
        key="overlap-pair",
        on_change=lambda: filters.write_page_parameter("pair", st.session_state["overlap-pair"]),
    )
    side_by_side(selection, pairs[chosen])


def _readings(selection: Selection) -> None:
    """The places that a person reads otherwise than they are printed."""
    language, rows = selection.language, readings(selection)
    if rows.empty:
        st.info(word("audit_page.no_readings", language), icon=":material/check_circle:")
        return
    st.caption(word("audit_page.readings_note", language))
    table = pd.DataFrame(
        {
            column.title(language): rows[column.source(language)].astype(str).map(plain_markdown)
            for column in READINGS
        }
    )
    st.table(table, hide_index=True, alt=word("audit_page.part_readings", language))


def _checks(selection: Selection) -> None:
    """Every check with what it looks for, and how much it found; a table for each family."""
    language = selection.language
    counts = finding_rows(selection)["rule_code"].value_counts()
    heads = [word(f"audit_page.{head}", language) for head in ("severity", "check_name", "findings")]
    st.caption(word("audit_page.checks_note", language))
    groups = st.container(key="checks")
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family_key):
        lines = [
            (
                severity_name(rule.severity, language),
                f"**{word(rule.name_key, language)}** · {word(rule.explanation_key, language)}",
                number(int(counts.get(rule.code, 0)), language),
            )
            for rule in rules
        ]
        groups.markdown(f"##### {word(family, language)}")
        groups.table(pd.DataFrame(lines, columns=heads), hide_index=True, alt=word(family, language))


PARTS = {
    "findings": finding_list,
    "sums": reconciliation,
    "overlaps": _overlaps,
    "readings": _readings,
    "checks": _checks,
}

filters.view("audit", audit)
