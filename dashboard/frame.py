"""Page config, language and navigation; runs the chosen page. Started by app.py."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard import filters, store
from dashboard.appendix.model import AppendixError
from dashboard.appendix.report import in_words
from dashboard.exports.stamp import decision_row
from dashboard.language import LANGUAGES, Language, word
from dashboard.selection import Selection

ICON: Final = filters.PAGES.parent / "dashboard" / "icon.svg"
STYLE: Final = (filters.PAGES.parent / "dashboard" / "style.css").read_text("utf-8")


def main() -> None:
    """Draws the frame around the chosen page; a text that cannot be read is named in a sentence."""
    try:
        problem = store.problem()
    except AppendixError as error:
        language: Language = "en" if st.query_params.get("lang") == "en" else "vi"
        st.set_page_config(page_title=word("frame.name", language), page_icon=str(ICON))
        st.error(in_words(error, language), title=word("frame.unread", language), icon=":material/report:")
        return
    selection, _ = filters.current()
    language = selection.language
    st.set_page_config(page_title=word("frame.name", language), page_icon=str(ICON), layout="wide")
    pages = [
        st.Page(
            filters.page_path(name),
            title=word(f"{name}.title", language),
            icon=icon,
            url_path=name,
            default=name == "overview",
        )
        for group in filters.GROUPS.values()
        for name, icon in group.items()
    ]
    chosen = st.navigation(pages, position="hidden")
    st.html(f"<style>{STYLE}</style>")
    st.html(f"<script>document.documentElement.lang = '{language}'</script>", unsafe_allow_javascript=True)
    with st.sidebar:
        _brand(selection)
        _language_switch(language)
    if problem is not None:
        st.error(
            in_words(problem, language), title=word("frame.outdated", language), icon=":material/report:"
        )
    chosen.run()


def _brand(selection: Selection) -> None:
    language, decision = selection.language, decision_row(selection.decision)
    st.markdown(f"**{word('frame.name', language)}**")
    st.caption(word("frame.subject", language, year=decision["fiscal_year"], number=decision["number"]))


def _language_switch(language: Language) -> None:
    st.session_state["language"] = language
    st.segmented_control(
        word("frame.language", language),
        LANGUAGES,
        format_func=lambda code: word(f"frame.language_{code}", language),
        key="language",
        required=True,
        label_visibility="collapsed",
        width="stretch",
        on_change=_language_changed,
    )


def _language_changed() -> None:
    selection, _ = filters.current()
    filters.write(selection.with_values(language=st.session_state["language"]))


main()
