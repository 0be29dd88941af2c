"""Findings in short: severity as icon and word, the place, and the discreet marks elsewhere that lead to a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard import filters, store
from dashboard.appendix.audit import RULES
from dashboard.charts import FigureSpec
from dashboard.language import Language, number, word
from dashboard.selection import Selection

SEVERITIES: Final = ("error", "warning", "note")
ICONS: Final = {"error": ":material/report:", "warning": ":material/warning:", "note": ":material/edit_note:"}
# What a figure can measure → the checks that question it. Wording touches names alone; an alternative touches the
# industry only where it leaves open which one.
_CHECKS: Final[Mapping[str, tuple[str, ...]]] = {
    "money": tuple(code for code, rule in RULES.items() if rule.family_code in ("arithmetic", "overlap")),
    "product": (
        "product_missing",
        "unnumbered_product",
        "undecided_alternative",
        *(code for code, rule in RULES.items() if rule.family_code == "promise"),
    ),
    "industry": ("undecided_alternative",),
}
_MEASURED: Final = {"sectors": "industry", "deliverables": "product", "communications": "product"}


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


def about_task(selection: Selection, task_code: str) -> pd.DataFrame:
    """The findings that touch a task."""
    rows = finding_rows(selection)
    return rows[[task_code in codes for codes in rows["related_task_codes"]]]


def about_figure(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The findings that question what a figure measures, about the sections and tasks that it shows.

    `rows` are the figure's for the selection. What is about the list as a whole is no figure's own.
    """
    measured, shown = _measured(spec), _shown(rows)
    checks = {rule for name in measured for rule in _CHECKS[name]}
    open_tasks = _open_tasks(selection.decision)
    return finding_rows(selection)[
        [
            rule in checks
            and (rule != "undecided_alternative" or "product" in measured or task in open_tasks)
            and (bool(places) if shown is None else not shown.isdisjoint(places))
            for rule, task, places in _places(selection)
        ]
    ]


@lru_cache(maxsize=64)
def _places(selection: Selection) -> tuple[tuple[str, str | None, frozenset[str]], ...]:
    """For each finding of a selection its rule, its task, and the tasks and sections it touches; none for the whole list."""
    return tuple(
        (
            finding.rule_code,
            finding.task_code,
            frozenset(
                {
                    *(() if finding.place == "list" else (finding.place,)),
                    *finding.related_task_codes,
                    *(code.partition(".")[0] for code in finding.related_task_codes),
                }
            ),
        )
        for finding in finding_rows(selection).itertuples()
    )


def can_be_touched(spec: FigureSpec) -> bool:
    """Whether there are checks that question what a figure measures."""
    return bool(_measured(spec))


def finding_marks(selection: Selection, task_code: str) -> None:
    """Links to the findings that touch a task; the notes among them are only counted."""
    language = selection.language
    everything = selection.without_filters()
    findings = about_task(everything, task_code)
    if findings.empty:
        return
    notes = int((findings["severity"] == "note").sum())
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="finding-marks"):
        st.caption(word("audit_page.marks", language), width="content")
        for finding in findings[findings["severity"] != "note"].itertuples():
            _mark(selection, finding, word(f"audit.{finding.rule_code}_name", language), "task")
        if notes:
            st.page_link(
                filters.page_path("audit"),
                label=word("audit_page.marks_notes", language, count=number(notes, language)),
                icon=ICONS["note"],
                query_params=filters.link(everything) | {"severity": "note", "about": task_code},
            )


def figure_mark(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> None:
    """A link to each error that touches a figure, and one to all warnings that do."""
    findings = about_figure(spec, rows, selection)
    errors = findings[findings["severity"] == "error"]
    warnings = int((findings["severity"] == "warning").sum())
    if errors.empty and not warnings:
        return
    language = selection.language
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"marks-{spec.name}"):
        for finding in errors.itertuples():
            rule = word(f"audit.{finding.rule_code}_name", language)
            place = place_name(finding, language)
            _mark(selection, finding, f"{place}: {rule[0].lower()}{rule[1:]}", spec.name)
        if warnings:
            label = word("audit_page.marks_warnings", language, count=number(warnings, language))
            measured = [word(f"audit_page.measured_{code}", language) for code in _measured(spec)]
            with st.container(key=f"mark-warnings-{spec.name}", width="content"):
                st.page_link(
                    filters.page_path("audit"),
                    label=f":gray[{ICONS['warning']} {label}]",
                    help=word("audit_page.marks_warnings_help", language, what=", ".join(measured)),
                    query_params=filters.link(selection) | {"severity": "warning", "about": spec.name},
                )


def _measured(spec: FigureSpec) -> tuple[str, ...]:
    """What a figure measures, as _CHECKS has it: by its unit, and by the page it was made for."""
    of_page = _MEASURED.get(spec.words.partition(".")[0])
    return (("money",) if spec.is_money else ()) + ((of_page,) if of_page else ())


def _shown(rows: pd.DataFrame) -> set[str] | None:
    """The tasks that rows are about, else the sections; None where they name neither and so are about all there are."""
    if "task_code" in rows:
        return set(rows["task_code"])
    lists = [rows[column] for column in ("task_codes", "open_task_codes") if column in rows]
    if lists:
        return {code for column in lists for codes in column for code in _codes(codes)}
    return set(rows["section_code"]) if "section_code" in rows else None


def _codes(codes: str | Sequence[str]) -> Sequence[str]:
    """Task codes of a cell, which may hold them as a text."""
    return codes.split(", ") if isinstance(codes, str) else codes


@lru_cache(maxsize=8)
def _open_tasks(decision: str) -> frozenset[str]:
    """The tasks whose industry the document leaves open."""
    rows = store.query("task_sectors", **Selection(decision).values())
    return frozenset(rows.loc[rows["is_alternative"], "task_code"])


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
