"""One finding in full: what it says, what the check looks for, its quotes, its lines in the print, and its tasks."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import filters, store
from dashboard.exports.stamp import citation, decision_row
from dashboard.exports.tables import quoted
from dashboard.finding_marks import finding_rows, place_name, severity_name
from dashboard.language import Language, number, word
from dashboard.overlap_view import overlap_rows, side_by_side
from dashboard.selection import Selection
from dashboard.source_viewer import source_lines


def finding_sheet(selection: Selection, code: str, listed: list[str]) -> None:
    """Draws the finding of a code, with steps to its neighbours in `listed`; says so where there is none."""
    language = selection.language
    rows = finding_rows(selection.without_filters())
    rows = rows[rows["finding_code"] == code]
    _steps(language, code, listed)
    if rows.empty:
        st.info(word("audit_page.unknown", language, code=code), icon=":material/link_off:")
        return
    finding = next(rows.itertuples())
    # The sheet takes the place of the list, of which the reader may have been far down.
    st.html(
        f"<script>/* {html.escape(code)} */document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)</script>",
        unsafe_allow_javascript=True,
    )
    st.markdown(
        " · ".join(
            (
                f"**{severity_name(finding.severity, language)}**",
                word(f"audit.family_{finding.family_code}", language),
                place_name(finding, language),
            )
        )
    )
    message = html.escape(getattr(finding, f"message_{language}"))
    st.html(f"<h2 class='dossier-title'>{message}</h2>")
    said, checked = st.columns((3, 2), gap="small")
    with said, st.container(border=True, height="stretch"):
        _quotes(selection, finding)
    with checked, st.container(border=True, height="stretch"):
        st.markdown(f"##### {word('audit_page.check', language)}")
        st.markdown(
            f"**{word(f'audit.{finding.rule_code}_name', language)}.** "
            + word(f"audit.{finding.rule_code}_explanation", language)
        )
        _tasks(selection, list(finding.related_task_codes))
    for pair in overlap_rows(selection.without_filters()).itertuples():
        if {pair.first_task_code, pair.second_task_code} == set(finding.related_task_codes):
            side_by_side(selection, pair)
    with st.container(border=True, key="source"):
        st.markdown(f"##### {word('audit_page.source', language)}")
        _source(selection, finding)


def _steps(language: Language, code: str, listed: list[str]) -> None:
    """Back to the list, and to the finding before and after in it."""
    place = listed.index(code) if code in listed else None
    steps = [("back", "", ":material/list:")]
    if place is not None:
        steps += [("previous", listed[place - 1], ":material/chevron_left:")] if place else []
        steps += [("next", listed[place + 1], ":material/chevron_right:")] if place + 1 < len(listed) else []
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for step, target, icon in steps:
            st.button(
                word(f"audit_page.{step}", language),
                key=f"step-{step}",
                icon=icon,
                on_click=filters.write_page_parameter,
                args=("finding", target),
            )
        if place is not None:
            st.caption(
                word(
                    "audit_page.position",
                    language,
                    place=number(place + 1, language),
                    count=number(len(listed), language),
                ),
                width="content",
            )


def _quotes(selection: Selection, finding: Any) -> None:
    """The quotes of a finding; of one about sums the amounts beside them too."""
    language = selection.language
    st.markdown(f"##### {word('audit_page.quotes', language)}")
    quotes = list(dict.fromkeys(zip(finding.evidence, finding.lines, strict=True)))
    amounts = _printed_amounts(selection) if finding.family_code == "arithmetic" else {}
    items = "".join(
        f"<li>{html.escape(quoted(quote, line, language))}"
        + (f" <b>{html.escape(amounts[line])}</b>" if line in amounts else "")
        + "</li>"
        for quote, line in quotes
        if quote
    )
    st.html(f"<ul class='passages'>{items}</ul>")


def _tasks(selection: Selection, codes: list[str]) -> None:
    """Links to the dossiers of the tasks that a finding touches."""
    if not codes:
        return
    language = selection.language
    tasks = store.query("budget_by_task", **selection.without_filters().values())
    names = dict(zip(tasks["task_code"], tasks[f"short_{language}"], strict=True))
    st.markdown(f"##### {word('audit_page.tasks', language)}")
    with st.container(gap="xxsmall"):
        for code in codes:
            st.page_link(
                filters.page_path("tasks"),
                label=f"**{code}** · {names[code]}",
                icon=":material/arrow_forward:",
                query_params=filters.link(selection) | {"task": citation(selection, code)},
            )


def _source(selection: Selection, finding: Any) -> None:
    """The lines of a finding with its quotes marked, and the rows of their sections for the context."""
    quotes: dict[int, list[str]] = {}
    for quote, line in zip(finding.evidence, finding.lines, strict=True):
        quotes.setdefault(int(line), []).append(quote)
    if finding.family_code == "arithmetic":
        for line, amount in _printed_amounts(selection).items():
            if line in quotes or line == finding.source_line:
                quotes.setdefault(line, []).append(amount)
    sections = {code.partition(".")[0] for code in finding.related_task_codes}
    heads = store.query("sections", decision=selection.decision)
    context = heads.loc[heads["section_code"].isin(sections), "source_line"]
    numbers = {int(finding.source_line), *quotes, *map(int, context)}
    source_lines(selection, sorted(numbers), quotes)


def _printed_amounts(selection: Selection) -> dict[int, str]:
    """Line → the amount on it, of every section and task and of the grand total, in digits alone."""
    everything = selection.without_filters().values()
    decision = decision_row(selection.decision)
    sections, tasks = (
        store.query(name, **everything) for name in ("budget_approved_and_tasks", "budget_by_task")
    )
    amounts = [
        (decision["total_line"], decision["stated_total"]),
        *zip(sections["source_line"], sections["stated_budget"], strict=True),
        *zip(tasks["source_line"], tasks["budget"], strict=True),
    ]
    return {int(line): f"{amount:.0f}" for line, amount in amounts if pd.notna(line) and pd.notna(amount)}
