"""What does the list promise to deliver, how much of it, and where does it state no number?"""

from __future__ import annotations

import streamlit as st

from dashboard import filters
from dashboard.decided_part import decided
from dashboard.figure_card import figure_card, figure_row, figure_rows
from dashboard.language import Language, number, word
from dashboard.selection import Selection


def deliverables(selection: Selection) -> None:
    """Types, types by section, reports, workshops and pilots, the programme's target, and the money behind each type."""
    language = selection.language
    st.caption(word("deliverables.ours", language))
    if figure_rows("deliverables_by_type", selection).empty:
        _kind_sentence("nothing", language)
        return
    figure_row(("deliverables_by_type", "deliverables_by_section"), selection)
    figure_row(("deliverable_reports", "deliverable_workshops"), selection)
    programme, caveat = st.columns(2, gap="small")
    with programme:
        figure_card("deliverable_pilots_and_programme", selection)
    with caveat:
        _caveat(selection)
    if figure_rows("deliverable_pilots", selection).empty:
        _kind_sentence("no_pilots", language)
        figure_card("deliverable_money", selection)
    else:
        figure_row(("deliverable_pilots", "deliverable_money"), selection)
    decided("deliverable", selection)


def _kind_sentence(key: str, language: Language) -> None:
    with st.container(border=True, key=key):
        st.markdown(f"#### {word(f'deliverables.{key}', language)}")
        st.markdown(word(f"deliverables.{key}_help", language))


def _caveat(selection: Selection) -> None:
    """What the pilots beside the programme's target do and do not prove."""
    language = selection.language
    rows = figure_rows("deliverable_pilots_and_programme", selection)
    if rows.empty:
        return
    most = rows.loc[rows["quantity"].idxmax()]
    values = {
        "year": most["fiscal_year"],
        "quantity": number(rows["quantity"].sum(), language),
        "tasks": number(len(rows), language),
        "task": most["task_code"],
        "most": number(most["quantity"], language),
        "start": most["target_from"],
        "end": most["target_to"],
    }
    with st.container(border=True, key="caveat", height="stretch"):
        st.markdown(f"##### {word('deliverables.caveat_title', language)}")
        for part in ("does", "counts", "scope"):
            st.markdown(word(f"deliverables.caveat_{part}", language, **values))
        st.caption(word("deliverables.caveat_source", language))


filters.view("deliverables", deliverables)
