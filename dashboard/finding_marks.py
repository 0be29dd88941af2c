"""Findings in short: severity as icon and word, the place, and the discreet marks elsewhere that lead to a finding."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard import filters, store
from dashboard.charts import FigureSpec
from dashboard.language import Language, number, word
from dashboard.selection import Selection

SEVERITIES: Final = ("error", "warning", "note")
ICONS: Final = {"error": ":material/report:", "warning": ":material/warning:", "note": ":material/edit_note:"}


@lru_cache(maxsize=64)
def finding_rows(selection: Selection) -> pd.DataFrame:
    """The findings that touch a selection, as queries/findings.sql has them; not to be changed by who reads them."""
    return store.query("findings", **selection.values())


def severity_name(severity: str, language: Language) -> str:
    """A severity in icon and word, as Markdown; brick red is for errors alone."""
    name = f"{ICONS[severity]} {word(f'audit.severity_{severity}', language)}"
    return f":red[{name}]" if severity == "error" else name


def place_name(finding: Any, language: Language) -> str:
    """Where a finding stands: task, section or the whole list."""
    if finding.place == "list":
        return word("audit_page.whole_list", language)
    return f"{word('common.task' if '.' in finding.place else 'common.section', language)} {finding.place}"


def plain_markdown(text: str) -> str:
    """`text` as Markdown that shows every character as it is."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def finding_marks(selection: Selection, task_code: str) -> None:
    """Links to the findings that touch a task; the notes among them are only counted."""
    language = selection.language
    rows = finding_rows(selection.without_filters())
    touching = rows[[task_code in codes for codes in rows["related_task_codes"]]]
    if touching.empty:
        return
    notes = int((touching["severity"] == "note").sum())
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="finding-marks"):
        st.caption(word("audit_page.marks", language), width="content")
        for finding in touching[touching["severity"] != "note"].itertuples():
            _mark(selection, finding, word(f"audit.{finding.rule_code}_name", language), "task")
        if notes:
            st.page_link(
                filters.page_path("audit"),
                label=word("audit_page.marks_notes", language, count=number(notes, language)),
                icon=ICONS["note"],
                query_params=filters.link(
                    selection.without_filters().with_values(sections=(task_code.partition(".")[0],))
                )
                | {"severity": "note"},
            )


def figure_mark(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> None:
    """A link to each error about a section or task whose amounts a figure shows."""
    if not spec.is_money:
        return
    shown = {str(code) for column in ("section_code", "task_code") if column in rows for code in rows[column]}
    findings = finding_rows(selection.without_filters())
    for finding in findings[findings["severity"] == "error"].itertuples():
        if finding.place in shown or shown.intersection(finding.related_task_codes):
            rule = word(f"audit.{finding.rule_code}_name", selection.language)
            place = place_name(finding, selection.language)
            _mark(selection, finding, f"{place}: {rule[0].lower()}{rule[1:]}", spec.name)


def _mark(selection: Selection, finding: Any, label: str, where: str) -> None:
    """A link to a finding; `where` tells its marks on one page apart."""
    language = selection.language
    is_error = finding.severity == "error"
    if is_error:
        label = f":red[{ICONS['error']} {label}]"
    with st.container(key=f"mark-{finding.severity}-{where}-{finding.finding_code}", width="content"):
        st.page_link(
            filters.page_path("audit"),
            label=label,
            icon="" if is_error else ICONS[finding.severity],
            help=f"{word(f'audit.severity_{finding.severity}', language)}: "
            + plain_markdown(getattr(finding, f"message_{language}")),
            query_params=filters.link(selection) | {"finding": finding.finding_code},
        )
