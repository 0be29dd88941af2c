"""What does the communication money buy, where is it published or broadcast, how much and for how long?"""

from __future__ import annotations

import streamlit as st

from dashboard import filters
from dashboard.decided_part import decided
from dashboard.figure_card import figure_row, figure_rows
from dashboard.language import word
from dashboard.selection import Selection


def communications(selection: Selection) -> None:
    """What each task costs and buys, channels, air time and how often; public events apart."""
    language = selection.language
    st.caption(word("communications.ours", language))
    if figure_rows("communication_money", selection).empty:
        with st.container(border=True, key="no-communications"):
            st.markdown(f"#### {word('communications.nothing', language)}")
            st.markdown(word("communications.nothing_help", language))
        return
    _row(("communication_money", "communication_channels"), selection)
    _row(("communication_air_time", "communication_events"), selection)
    if not figure_rows("communication_channels", selection).empty:
        _schedules(selection)
    decided("communication", selection)


def _row(names: tuple[str, ...], selection: Selection) -> None:
    """Those of the figures that have rows, side by side."""
    if drawn := tuple(name for name in names if not figure_rows(name, selection).empty):
        figure_row(drawn, selection)


def _schedules(selection: Selection) -> None:
    """How often the document says that something is broadcast, in its own words."""
    language = selection.language
    rows = figure_rows("communication_schedules", selection)
    with st.container(border=True, key="schedules"):
        st.markdown(f"#### {word('communications.schedule_title', language)}")
        for row in rows.itertuples():
            st.markdown(f"> “{row.evidence}”")
            st.caption(
                word(
                    "communications.schedule_line",
                    language,
                    task=row.task_code,
                    line=row.source_line,
                    reason=getattr(row, f"reason_{language}"),
                )
            )
        st.markdown(word(f"communications.schedule_{'none' if rows.empty else 'others'}", language))


filters.view("communications", communications)
