"""One figure on screen: its finding, what is measured, the chart, and below it table, query, source and download."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import deck, filters, store
from dashboard.charts import FIGURES, FigureSpec
from dashboard.deck import Slide
from dashboard.exports.stamp import citation
from dashboard.exports.tables import basis_of, figure_csv, heading, shown
from dashboard.finding_marks import figure_mark
from dashboard.language import Language, number, unbroken, word
from dashboard.selection import Selection, codes
from dashboard.source_viewer import source_lines


@lru_cache(maxsize=512)
def figure_rows(name: str, selection: Selection) -> pd.DataFrame:
    """The rows of a query for a selection, asked once; not to be changed by who reads them."""
    return store.query(name, **selection.values())


@lru_cache(maxsize=512)
def _drawn(name: str, selection: Selection) -> tuple[str, go.Figure]:
    """Finding and chart, drawn once per selection."""
    spec, rows = FIGURES[name], figure_rows(name, selection)
    chart = spec.draw(rows, selection.language)
    if spec.clicks:
        # What Streamlit would set once the figure stands, which draws it a second time.
        chart.update_layout(clickmode="event+select", hovermode="closest", dragmode="pan")
        # Plotly forgets what was clicked on where a figure changes: then a second click on the same mark is told too.
        chart.update_layout(meta=selection.parameters())
    return spec.finding(rows, selection.language), chart


def figure_row(names: tuple[str, ...], selection: Selection) -> None:
    """Draws figures side by side in cards of one height."""
    for column, name in zip(st.columns(len(names), gap="small"), names, strict=True):
        with column:
            figure_card(name, selection)


def figure_card(name: str, selection: Selection) -> None:
    """Draws the figure of a name for a selection; nothing where it has no rows."""
    spec, rows = FIGURES[name], figure_rows(name, selection)
    if rows.empty:
        return
    finding, chart = _drawn(name, selection)
    language = selection.language
    with st.container(border=True, key=f"card-{name}", height="stretch"):
        st.markdown(f"#### {unbroken(finding)}")
        stamps = [spec.measure(language), word(spec.unit, language)]
        if spec.is_money:
            stamps.append(word(f"common.basis_{basis_of(spec, selection)}", language))
        st.caption(" · ".join(stamps))
        figure_mark(spec, rows, selection)
        _chart(spec, chart, finding, language)
        _below(spec, rows, selection)


def _chart(spec: FigureSpec, chart: go.Figure, finding: str, language: Language) -> None:
    key = f"figure-{spec.name}"
    config: dict[str, Any] = {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"filename": spec.name, "scale": 2},
        "locale": language,
        "locales": {
            language: {"dictionary": {"Download plot as a PNG": word("card.download_png", language)}}
        },
    }
    if not spec.clicks:
        st.plotly_chart(chart, key=key, config=config, alt=finding)
        return
    st.plotly_chart(
        chart,
        key=key,
        config=config,
        alt=finding,
        on_select=lambda: _clicked(spec, key),
        selection_mode="points",
    )
    if task := st.session_state.pop("open_task", None):
        open_task(task)


def _clicked(spec: FigureSpec, key: str) -> None:
    """A click on a mark filters by its codes, or opens its task; a second click undoes the filter."""
    points = st.session_state[key]["selection"]["points"]
    # Tiles of a treemap are known by their id, other marks by what they carry.
    carried = (points[0].get("customdata") or [points[0].get("id", "")]) if points else []
    marked: dict[str, str] = {
        parameter: code for parameter, code in zip(spec.clicks, carried, strict=False) if code
    }
    if "." in marked.get("task", ""):
        st.session_state["open_task"] = marked["task"]
    elif code := marked.get("task"):
        # A tile above the tasks: a section, or the whole.
        selection, _ = filters.current()
        filters.toggle({"section": code if code in codes(selection.decision).section else ""})
    elif marked:
        filters.toggle(marked)


def open_task(task_code: str) -> None:
    """Leaves for the dossier of a task, filters kept."""
    selection, _ = filters.current()
    st.switch_page(
        filters.page_path("tasks"),
        query_params=filters.link(selection) | {"task": citation(selection, task_code)},
    )


def _below(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> None:
    language = selection.language
    parts = ["table", "sql"] + (["source"] if "source_line" in rows.columns else [])
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        chosen = st.pills(
            word("card.more", language),
            parts,
            format_func=lambda part: word(f"card.{part}", language),
            key=f"below-{spec.name}",
            label_visibility="collapsed",
            width="content",
        )
        st.download_button(
            word("card.download_csv", language),
            data=lambda: figure_csv(spec, rows, selection),
            file_name=f"{spec.name}-{selection.basis}-{language}.csv",
            mime="text/csv",
            key=f"csv-{spec.name}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        _add_to_slides(spec, selection)
    if chosen == "table":
        figure_table(spec, rows, selection)
    elif chosen == "sql":
        st.code(store.query_text(spec.name), language="sql", wrap_lines=True)
    elif chosen == "source":
        source_lines(selection, sorted({int(line) for line in rows["source_line"]}))


def _add_to_slides(spec: FigureSpec, selection: Selection) -> None:
    """Adds the figure, as it is shown, to the viewer's slides; a second click takes it out."""
    language = selection.language
    slides, _ = filters.deck(language)
    slide = Slide(spec.name, selection)
    added = slide in slides
    full = len(slides) >= deck.LIMIT and not added
    st.button(
        word("present.added" if added else "present.add", language),
        key=f"slide-{spec.name}",
        type="tertiary",
        icon=":material/playlist_add_check:" if added else ":material/playlist_add:",
        help=word("present.full", language, limit=number(deck.LIMIT, language))
        if full
        else word("present.added_help", language)
        if added
        else None,
        disabled=full,
        on_click=filters.write_deck,
        args=(deck.toggled(slides, slide),),
    )


def figure_table(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> None:
    """The rows of a figure as a table: numbers in the form of the language, sorted as numbers."""
    language, basis = selection.language, basis_of(spec, selection)
    headings = {column: heading(column, language, basis) for column in spec.columns}
    table = pd.DataFrame({headings[column]: rows[column.source(language)] for column in spec.columns})
    formats = {headings[column]: _formatter(column, language) for column in spec.columns}
    st.dataframe(
        table.style.format(formats), hide_index=True, alt=spec.title(language), key=f"table-{spec.name}"
    )
    filters.on_paper(table, formats)


def _formatter(column: Any, language: Language) -> Any:
    return lambda value: shown(column, value, language)
