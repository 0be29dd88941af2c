"""What is each task for, what does it do, deliver and cost?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard import filters, store
from dashboard.exports.stamp import citation
from dashboard.figure_card import figure_rows
from dashboard.finding_marks import finding_marks
from dashboard.language import number, percent, word
from dashboard.selection import Selection
from dashboard.source_viewer import source_lines
from dashboard.task_readings import evidence_key, evidence_places, marked, reading_chips, similar_tasks

# Pixels of a row of the table: three lines of a title, as many titles begin with the same words; from 65 on they wrap.
_ROW_HEIGHT: Final = 68


def tasks(selection: Selection) -> None:
    """The table of tasks, or the dossier of the one that the URL names."""
    cited = filters.page_parameter("task")
    code = cited.rsplit("/", 1)[-1]
    rows = store.query("task", decision=selection.decision, task=code) if cited else pd.DataFrame()
    if cited and (rows.empty or cited not in {code, citation(selection, code)}):
        st.info(word("tasks.unknown", selection.language, citation=cited), icon=":material/link_off:")
    elif cited:
        _dossier(selection, next(rows.itertuples()))
        return
    _table(selection)


def _table(selection: Selection) -> None:
    language = selection.language
    rows = (
        figure_rows("budget_by_task", selection)
        .merge(store.query("task_labels", **selection.values()), on="task_code")
        .sort_values("source_line", ignore_index=True)
    )
    heads = {
        "task_code": word("common.task", language),
        "title": word("common.title_as_printed", language),
        "budget": f"{word('common.amount', language)} ({word('common.million_vnd', language)})",
        f"sectors_{language}": word("tasks.sectors", language),
        f"types_{language}": word("tasks.types", language),
        f"section_short_{language}": word("common.section", language),
        "share_of_list": word("common.share_of_list", language),
        "year_from": word("tasks.year", language),
    }
    table = rows[list(heads)].rename(columns=heads)
    formats: dict[str, Callable[[Any], str]] = {
        heads["budget"]: lambda value: number(value, language),
        heads["share_of_list"]: lambda value: percent(value, language),
        heads["year_from"]: lambda value: (
            word("tasks.no_year", language) if pd.isna(value) else f"{value:.0f}"
        ),
    }
    st.caption(word("tasks.table_hint", language))

    def opened() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        if chosen:
            filters.write_page_parameter("task", citation(selection, rows["task_code"][chosen[0]]))

    key = "task-table"
    st.dataframe(
        table.style.format(formats),
        hide_index=True,
        height=_ROW_HEIGHT * min(len(rows), 11) + 42,
        row_height=_ROW_HEIGHT,
        key=key,
        on_select=opened,
        selection_mode="single-row",
        column_config={
            heads["task_code"]: st.column_config.TextColumn(width=80),
            heads[f"section_short_{language}"]: st.column_config.TextColumn(width=160),
            heads["title"]: st.column_config.TextColumn(width=400),
            heads[f"sectors_{language}"]: st.column_config.ListColumn(width=170),
            heads[f"types_{language}"]: st.column_config.ListColumn(width=300),
            heads["budget"]: st.column_config.NumberColumn(width=140),
            heads["share_of_list"]: st.column_config.NumberColumn(width=170),
            heads["year_from"]: st.column_config.NumberColumn(width=90),
        },
        alt=word("tasks.title", language),
    )
    filters.on_paper(table, formats)


def _dossier(selection: Selection, task: Any) -> None:
    language = selection.language
    _steps(selection, task.task_code)
    st.caption(f"{word('common.section', language)} {task.section_code} · {task.section_title}")
    readings = store.query("task_readings", decision=selection.decision, task=task.task_code)
    passages = store.query("task_passages", decision=selection.decision, task=task.task_code)
    evidence = evidence_places(task.title, passages, readings)
    title = marked(task.title, evidence.get(("title", 0), ()), selection.words)
    st.html(f"<h2 class='dossier-title'>{task.task_code} · {title}</h2>")
    finding_marks(selection, task.task_code)
    reading_chips(selection, readings)
    # On a phone they stand two by two.
    with st.container(horizontal=True, gap="medium", key="metrics"):
        _metrics(selection, task)
    columns = st.columns((3, 5, 4), gap="small")
    for column, field in zip(columns, ("objective", "activity", "product"), strict=True):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"##### {word(f'tasks.{field}', language)}")
            items = "".join(
                f"<li>{marked(row.text, evidence.get((field, row.position), ()), selection.words)}</li>"
                for row in passages[passages["field"] == field].itertuples()
            )
            none_stated = f"<p>{word('tasks.none_stated', language)}</p>"
            st.html(f"<ul class='passages'>{items}</ul>" if items else none_stated)
    st.html(f"<p class='evidence-key'>{word('tasks.verbatim', language)} {evidence_key(language)}</p>")
    similar_tasks(selection, task.task_code)
    with st.container(border=True, key="source"):
        st.markdown(
            f"##### {word('tasks.source', language, section_line=task.section_line, line=task.source_line)}"
        )
        source_lines(selection, [task.section_line, task.source_line])


def _metrics(selection: Selection, task: Any) -> None:
    """Budget, its share and rank in section and list, year, and the citation."""
    language = selection.language
    st.metric(
        f"{word('tasks.budget', language)} ({word('common.million_vnd', language)})",
        number(task.budget, language) if pd.notna(task.budget) else word("tasks.no_budget", language),
        width="content",
    )
    for heading, share, rank, count in (
        (
            word("tasks.in_section", language, section=task.section_code),
            task.share_of_section,
            task.rank_in_section,
            task.section_tasks,
        ),
        (word("tasks.in_list", language), task.share_of_list, task.rank_in_list, task.list_tasks),
    ):
        st.metric(
            heading,
            percent(share, language),
            delta=word("tasks.rank", language, rank=number(rank, language), count=number(count, language)),
            delta_color="off",
            delta_arrow="off",
            width="content",
        )
    st.metric(
        word("tasks.year", language),
        word("tasks.no_year", language) if pd.isna(task.year_from) else _years(task),
        width="content",
    )
    with st.container(width=170):
        st.caption(word("tasks.citation", language), help=word("tasks.citation_help", language))
        st.code(citation(selection, task.task_code), language=None)


def _years(task: Any) -> str:
    return f"{task.year_from}" if task.year_from == task.year_to else f"{task.year_from}–{task.year_to}"


def _steps(selection: Selection, code: str) -> None:
    """Back to the list, and to the neighbours of the task in the document."""
    language = selection.language
    order = list(store.query("task_codes", decision=selection.decision)["task_code"])
    place = order.index(code)
    steps = [("back", "", ":material/list:")]
    steps += [("previous", order[place - 1], ":material/chevron_left:")] if place else []
    steps += [("next", order[place + 1], ":material/chevron_right:")] if place + 1 < len(order) else []
    with st.container(horizontal=True, gap="small"):
        for step, target, icon in steps:
            st.button(
                word(f"tasks.{step}", language) + (f" {target}" if target else ""),
                key=f"step-{step}",
                icon=icon,
                on_click=filters.write_page_parameter,
                args=("task", citation(selection, target) if target else ""),
            )


filters.view("tasks", tasks)
