"""How the rows of the classification on a page were decided: rule, matched words, evidence, and a person's override with its reason."""

from __future__ import annotations

import html
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.language import Language, number, word
from dashboard.selection import Selection

Kind = Literal["sector", "deliverable", "communication"]


def decided(kind: Kind, selection: Selection) -> None:
    """A section, closed at first, with a line for each decided text of the selection; a chosen line shows its evidence."""
    language = selection.language
    section = st.expander(
        word("decided.title", language), icon=":material/rule:", key=f"decided-{kind}", on_change="rerun"
    )
    if not section.open:
        return
    rows = store.query("decided", kind=kind, **selection.values())
    by_person = int(rows["overridden"].sum())
    with section:
        st.caption(
            word(
                f"decided.summary_{kind}",
                language,
                count=number(len(rows), language),
                by_rule=number(len(rows) - by_person, language),
                by_person=number(by_person, language),
            )
        )
        chosen = _table(kind, rows, language)
        if chosen is not None:
            _detail(chosen, language)


def _table(kind: Kind, rows: pd.DataFrame, language: Language) -> Any | None:
    """The lines; the chosen one, or None."""
    table = pd.DataFrame(
        {
            word("common.task", language): rows["task_code"],
            word("decided.bullet", language): rows["product_position"],
            word("decided.reading", language): _reading(rows, language),
            word("decided.evidence", language): rows["evidence"],
            word("decided.by", language): [
                word("decided.by_person" if overridden else "decided.by_rule", language)
                for overridden in rows["overridden"]
            ],
        }
    )
    if kind == "sector":
        table = table.drop(columns=word("decided.bullet", language))
    state = st.dataframe(
        table,
        hide_index=True,
        height=min(36 * len(rows) + 40, 400),
        key=f"decided-table-{kind}",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            word("common.task", language): st.column_config.TextColumn(width=80),
            word("decided.bullet", language): st.column_config.NumberColumn(width=130),
            word("decided.reading", language): st.column_config.TextColumn(width=190),
            word("decided.evidence", language): st.column_config.TextColumn(width="large"),
            word("decided.by", language): st.column_config.TextColumn(width=130),
        },
        alt=word("decided.title", language),
    )
    places = state["selection"]["rows"]
    return next(rows.iloc[places[:1]].itertuples()) if places and places[0] < len(rows) else None


def _reading(rows: pd.DataFrame, language: Language) -> list[str]:
    nothing = word("decided.nothing_further", language)
    return [nothing if pd.isna(name) else name for name in rows[f"name_{language}"]]


def _detail(row: Any, language: Language) -> None:
    """The text with its evidence marked, and what decided."""
    name, reason = getattr(row, f"name_{language}"), getattr(row, f"reason_{language}")
    reading = word("decided.nothing_further", language) if pd.isna(name) else name
    term = word("decided.no_term", language) if pd.isna(row.term) else row.term
    rule = word("decided.reviewed", language) if row.overridden else reason
    lines = [("rule", rule), ("reason", reason)] if row.overridden else [("rule", rule), ("term", term)]
    evidence = html.escape(row.evidence)
    passage = html.escape(row.passage).replace(evidence, f"<mark>{evidence}</mark>", 1)
    told = "".join(f"<br>{word(f'decided.{key}', language)}: {html.escape(text)}" for key, text in lines)
    with st.container(border=True, key=f"decided-detail-{row.position}"):
        st.markdown(f"**{row.task_code} · {reading}**")
        st.caption(word("decided.line", language, line=row.source_line))
        st.html(f"<p>“{passage}”</p><p>{told.removeprefix('<br>')}</p>")
