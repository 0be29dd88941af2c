"""Findings in short: severity as icon and word, the place, and the discreet marks elsewhere that lead to a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Mark:
    """A discreet link to the audit page: its label in Markdown, what a hover says, and the page's parameters."""

    label: str
    help: str
    parameters: dict[str, str]


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
    return _about(spec, _shown(rows), selection)


def _about(spec: FigureSpec, shown: frozenset[str] | None, selection: Selection) -> pd.DataFrame:
    measured = _measured(spec)
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
            name = word(f"audit.{finding.rule_code}_name", language)
            _link(_finding_mark(finding, name, language), selection)
        if notes:
            st.page_link(
                filters.page_path("audit"),
                label=word("audit_page.marks_notes", language, count=number(notes, language)),
                icon=ICONS["note"],
                query_params=filters.link(everything) | {"severity": "note", "about": task_code},
            )


def figure_mark(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> None:
    """A link to each error that touches a figure, and one to all warnings that do."""
    # The container is there without marks too: what follows it keeps its place from one selection to the next.
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"marks-{spec.name}"):
        for mark in _figure_marks(spec, _shown(rows), selection):
            _link(mark, selection)


@lru_cache(maxsize=512)
def _figure_marks(spec: FigureSpec, shown: frozenset[str] | None, selection: Selection) -> tuple[_Mark, ...]:
    language = selection.language
    findings = _about(spec, shown, selection)
    errors = findings[findings["severity"] == "error"]
    marks = []
    for finding in errors.itertuples():
        rule = word(f"audit.{finding.rule_code}_name", language)
        place = place_name(finding, language)
        marks.append(_finding_mark(finding, f"{place}: {rule[0].lower()}{rule[1:]}", language))
    if warnings := int((findings["severity"] == "warning").sum()):
        label = word("audit_page.marks_warnings", language, count=number(warnings, language))
        measured = [word(f"audit_page.measured_{code}", language) for code in _measured(spec)]
        marks.append(
            _Mark(
                f":gray[{ICONS['warning']} {label}]",
                word("audit_page.marks_warnings_help", language, what=", ".join(measured)),
                {"severity": "warning", "about": spec.name},
            )
        )
    return tuple(marks)


def _measured(spec: FigureSpec) -> tuple[str, ...]:
    """What a figure measures, as _CHECKS has it: by its unit, and by the page it was made for."""
    of_page = _MEASURED.get(spec.words.partition(".")[0])
    return (("money",) if spec.is_money else ()) + ((of_page,) if of_page else ())


def _shown(rows: pd.DataFrame) -> frozenset[str] | None:
    """The tasks that rows are about, else the sections; None where they name neither and so are about all there are."""
    if "task_code" in rows:
        return frozenset(rows["task_code"])
    lists = [rows[column] for column in ("task_codes", "open_task_codes") if column in rows]
    if lists:
        return frozenset(code for column in lists for codes in column for code in _codes(codes))
    return frozenset(rows["section_code"]) if "section_code" in rows else None


def _codes(codes: str | Sequence[str]) -> Sequence[str]:
    """Task codes of a cell, which may hold them as a text."""
    return codes.split(", ") if isinstance(codes, str) else codes


@lru_cache(maxsize=8)
def _open_tasks(decision: str) -> frozenset[str]:
    """The tasks whose industry the document leaves open."""
    rows = store.query("task_sectors", **Selection(decision).values())
    return frozenset(rows.loc[rows["is_alternative"], "task_code"])


def _finding_mark(finding: Any, label: str, language: Language) -> _Mark:
    """The way to a finding."""
    icon = f"{ICONS[finding.severity]} {label}"
    return _Mark(
        f":red[{icon}]" if finding.severity == "error" else icon,
        f"{word(f'audit.severity_{finding.severity}', language)}: "
        + plain_markdown(getattr(finding, f"message_{language}")),
        {"finding": finding.finding_code},
    )


def _link(mark: _Mark, selection: Selection) -> None:
    st.page_link(
        filters.page_path("audit"),
        label=mark.label,
        help=mark.help,
        query_params=filters.link(selection) | mark.parameters,
    )
