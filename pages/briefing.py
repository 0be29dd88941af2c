"""What must a leader know, on one sheet of paper?"""

from __future__ import annotations

import html
from datetime import date

import streamlit as st

from dashboard import filters
from dashboard.exports.briefing import briefing as answers_of
from dashboard.exports.stamp import decision_row, running_line, stamp
from dashboard.language import word
from dashboard.selection import Selection


def briefing(selection: Selection) -> None:
    """The sheet, which prints on one page of A4."""
    language, decision = selection.language, decision_row(selection.decision)
    title = word("exports.cover_title", language, year=decision["fiscal_year"], number=decision["number"])
    parts = [f"<h2>{html.escape(title)}</h2>", f"<p>{html.escape(running_line(selection).replace('**', ''))}</p>"]  # fmt: skip
    for answer in answers_of(selection):
        items = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in answer.sentences)
        parts.append(f"<h3>{html.escape(answer.question)}</h3><ul>{items}</ul>")
    unit = word("common.million_vnd", language)
    parts.append(f"<p class='stamp'>{html.escape(stamp(selection, selection.basis, unit, date.today()))}</p>")
    st.button(word("briefing.print", language), key="print", icon=":material/print:", on_click=_asked)
    with st.container(border=True, key="briefing"):
        st.html("".join(parts))
    if asked := st.session_state.get("printed", 0):
        # The browser may run the script of an element more than once.
        script = (
            f"if ((window.dashboardPrinted ?? 0) < {asked}) {{ window.dashboardPrinted = {asked}; print() }}"
        )
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _asked() -> None:
    st.session_state["printed"] = st.session_state.get("printed", 0) + 1


filters.view("briefing", briefing)
