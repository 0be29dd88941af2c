"""Which industries does the money reach, and which are left out?"""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from dashboard import filters, store
from dashboard.charts.sectors import span
from dashboard.decided_part import decided
from dashboard.exports.stamp import citation, names
from dashboard.figure_card import figure_card, figure_row, figure_rows
from dashboard.language import number, word
from dashboard.selection import Selection

_MOST_COMPARED: Final = 4
# Bars of industries up to which their card is lower than that of the eight sectors, and has room for another below it.
_FEW_INDUSTRIES: Final = 6


def sectors(selection: Selection) -> None:
    """Money by industry and kind, the eight sectors of Decision 889, sections, VSIC divisions, and a comparison."""
    language = selection.language
    _certain(selection)
    industries = len(figure_rows("sector_budget", selection))
    left, right = st.columns(2, gap="small")
    with left:
        if not industries:
            key = "sectors.no_certain_industry" if selection.certain else "sectors.no_industry"
            st.info(word(key, language), icon=":material/info:")
        figure_card("sector_budget", selection)
    with left if industries <= _FEW_INDUSTRIES else right:
        figure_card("sector_kinds", selection)
    with right:
        figure_card("sector_coverage", selection)
    _coverage_read_with_care(selection)
    figure_row(("sector_sections", "sector_divisions"), selection)
    _comparison(selection)
    decided("sector", selection)


def _certain(selection: Selection) -> None:
    """What sectors are, and the switch that leaves the open ones out."""
    language = selection.language
    st.markdown(word("sectors.ours", language))
    st.session_state["sectors-certain"] = selection.certain
    st.toggle(
        word("sectors.certain", language),
        key="sectors-certain",
        help=word("sectors.certain_help", language),
        on_change=lambda: filters.write(selection.with_values(certain=st.session_state["sectors-certain"])),
    )


def _coverage_read_with_care(selection: Selection) -> None:
    """What a count of the sectors of Decision 889 tells, and what it does not prove."""
    language = selection.language
    with st.container(border=True, key="coverage-care"):
        tells, proves_not = st.columns(2, gap="medium")
        tells.markdown(word("sectors.coverage_tells", language))
        proves_not.markdown(word("sectors.coverage_proves_not", language))
        st.caption(word("sectors.coverage_source", language))


def _comparison(selection: Selection) -> None:
    """Two to four industries side by side; which ones is in the URL. The filter by sector does not narrow it."""
    language, whole = selection.language, selection.with_values(sectors=())
    rows = figure_rows("sector_budget", whole).set_index("sector_code")
    if len(rows) < 2:
        return
    labels = names(language, selection.decision)["sector"]
    given = [code for part in filters.page_parameter("compare").split(",") if (code := part.strip())]
    chosen = [code for code in dict.fromkeys(given) if code in rows.index][:_MOST_COMPARED]
    with st.container(border=True, key="comparison"):
        st.markdown(f"#### {word('sectors.compare_title', language)}")
        st.session_state["sectors-compare"] = chosen
        st.multiselect(
            word("sectors.compare_choose", language),
            list(rows.index),
            format_func=labels.__getitem__,
            key="sectors-compare",
            placeholder=word("sectors.compare_placeholder", language),
            max_selections=_MOST_COMPARED,
            select_all=False,
            on_change=lambda: filters.write_page_parameter(
                "compare", ",".join(st.session_state["sectors-compare"])
            ),
        )
        if unknown := [code for code in given if code not in rows.index]:
            values = ", ".join(f"`{code}`" for code in unknown)
            st.info(word("sectors.compare_ignored", language, values=values), icon=":material/link_off:")
        if len(chosen) == 1:
            st.caption(word("sectors.compare_hint", language))
        if len(chosen) < 2:
            return
        values = whole.values() | {"chosen": chosen}
        tasks = store.query("sector_tasks", **values)
        for column, code in zip(st.columns(len(chosen), gap="medium"), chosen, strict=True):
            with column:
                _industry(selection, labels[code], rows.loc[code], tasks[tasks["sector_code"] == code])
        _promised(selection, chosen, store.query("sector_deliverables", **values))


def _industry(selection: Selection, name: str, money: pd.Series, tasks: pd.DataFrame) -> None:
    """One of the industries compared: its money, its tasks with links to their dossiers."""
    language = selection.language
    amount = span(money["amount_low"], money["amount_high"], language)
    count = word(
        "sectors.tasks_count", language, count=span(money["tasks_low"], money["tasks_high"], language)
    )
    st.metric(name, amount, border=True)
    st.caption(f"{word('common.million_vnd', language)} · {count}")
    for task in tasks.itertuples():
        open_mark = f" · {word('sectors.compare_open', language)}" if task.is_alternative else ""
        st.page_link(
            filters.page_path("tasks"),
            label=f"**{task.task_code}** {getattr(task, f'short_{language}')} · "
            f"{number(task.budget, language)}{open_mark}",
            query_params=filters.link(selection) | {"task": citation(selection, task.task_code)},
        )


def _promised(selection: Selection, chosen: list[str], rows: pd.DataFrame) -> None:
    """Products by type, a column for each of the industries compared."""
    language = selection.language
    labels = names(language, selection.decision)
    cells = {
        (row.type_code, row.sector_code): number(row.product_count, language)
        if pd.isna(row.quantity)
        else f"{number(row.product_count, language)} ({number(row.quantity, language)})"
        for row in rows.itertuples()
    }
    heading = word("sectors.compare_products", language)
    table = [
        {heading: labels["type"][kind]}
        | {labels["sector"][code]: cells.get((kind, code), "–") for code in chosen}
        for kind in dict.fromkeys(rows["type_code"])
    ]
    st.table(pd.DataFrame(table).set_index(heading), alt=heading)
    notes = ["products_note"] if selection.certain else ["products_note", "products_open"]
    st.caption(" ".join(word(f"sectors.compare_{note}", language) for note in notes))


filters.view("sectors", sectors)
