"""The section rows set against the sums of their tasks, as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.exports.stamp import decision_row, selection_totals
from dashboard.figure_card import figure_rows
from dashboard.language import money, number, word
from dashboard.selection import Selection


def reconciliation(selection: Selection) -> None:
    """Sections with their two amounts; the last line adds them up, the note compares with the printed total."""
    language = selection.language
    rows = figure_rows("budget_approved_and_tasks", selection)
    totals = selection_totals(selection)
    decision = decision_row(selection.decision)
    amounts = ["stated_budget", "tasks_budget", "difference"]
    lines = [
        _line(
            f"{row.section_code} · {row.reading}{' ✎' if row.reading != row.title else ''}",
            [row.task_count, *(getattr(row, amount) for amount in amounts)],
            selection,
            bold=row.difference != 0,
        )
        for row in rows.itertuples()
    ]
    lines.append(
        _line(
            word("common.total", language),
            [rows["task_count"].sum(), *(rows[amount].sum() for amount in amounts)],
            selection,
            bold=True,
        )
    )
    heads = [
        word(f"common.{key}", language)
        for key in ("section", "tasks", "approved", "tasks_total", "difference")
    ]
    with st.container(border=True, key="reconciliation"):
        st.markdown(f"#### {word('budget.table_title', language)}")
        caption = [word("common.million_vnd", language)]
        if selection.splits_sections:
            caption.append(word("budget.table_whole", language))
        st.caption(" · ".join(caption))
        st.table(
            pd.DataFrame(lines, columns=heads).set_index(heads[0]), alt=word("budget.table_title", language)
        )
        note = [
            word(
                "budget.table_note",
                language,
                stated=money(totals["stated_total"], language),
                line=decision["total_line"],
                sections=money(totals["sections_total"], language),
                tasks=money(totals["tasks_total"], language),
            )
        ]
        if difference := totals["difference"]:
            shown = rows["difference"].sum()
            key = "budget.table_difference" if shown == difference else "budget.table_difference_elsewhere"
            note.append(
                word(
                    key,
                    language,
                    difference=money(abs(difference), language),
                    shown=money(abs(shown), language),
                )
            )
        st.caption(" ".join(note))
        reread = rows[rows["reading"] != rows["title"]]
        if not reread.empty:
            titles = "; ".join(
                f"“{title}” ({row_code})"
                for row_code, title in zip(reread["section_code"], reread["title"], strict=True)
            )
            st.caption(word("budget.table_readings", language, titles=titles))


def _line(name: str, values: list[float], selection: Selection, *, bold: bool) -> list[str]:
    cells = [name, *(number(value, selection.language) for value in values)]
    return [f"**{cell}**" for cell in cells] if bold else cells
