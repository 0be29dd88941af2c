"""The viewer's slides in a drawer: put in order, added, removed, saved to a file and opened from one."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from dashboard import deck as decks
from dashboard import filters
from dashboard.charts import FIGURES
from dashboard.deck import Deck, Slide
from dashboard.exports import slide_content
from dashboard.language import Language, word
from dashboard.selection import Ignored


def shown_deck() -> tuple[Deck, bool]:
    """The slides to show, those without rows left out, and whether the viewer put them together."""
    selection, _ = filters.current()
    own = slide_content.told(filters.deck(selection.language)[0])
    return own or slide_content.told(decks.story(selection)), bool(own)


def ignored_in_words(ignored: Sequence[Ignored], language: Language) -> str:
    """The sentence that names what of a link or file was ignored; '' where nothing was."""
    if not ignored:
        return ""
    values = ", ".join(dict.fromkeys(f"`{part.parameter}={part.value}`" for part in ignored))
    return word("present.ignored", language, values=values)


def open_editor(language: Language) -> None:
    """Opens the drawer."""
    st.dialog(word("present.arrange", language), position="right", on_dismiss="rerun")(_editor)()


def _editor() -> None:
    language = filters.current()[0].language
    deck, is_own = shown_deck()
    st.caption(word("present.arrange_own" if is_own else "present.arrange_story", language))
    for place, slide in enumerate(deck):
        _line(deck, place, slide)
    _add(deck, language)
    with st.container(horizontal=True, key="deck-file"):
        st.download_button(
            word("present.save", language),
            data=decks.to_file(deck),
            file_name="slides.json",
            mime="application/json",
            key="deck-save",
            on_click="ignore",
            icon=":material/save:",
        )
        if is_own:
            st.button(
                word("present.restore", language),
                key="deck-restore",
                icon=":material/history:",
                on_click=filters.write_deck,
                args=((),),
            )
    st.file_uploader(
        word("present.load", language), type="json", key="deck-load", on_change=_load, args=(language,)
    )
    if said := st.session_state.get("deck-said"):
        st.info(said, icon=":material/info:")


def _line(deck: Deck, place: int, slide: Slide) -> None:
    """A slide in the list: its name and filters, and the buttons that move or remove it."""
    language = slide.selection.language
    called = slide_content.name(slide)
    steps = {
        "up": (":material/arrow_upward:", place > 0, decks.moved(deck, place, -1)),
        "down": (":material/arrow_downward:", place + 1 < len(deck), decks.moved(deck, place, 1)),
        "remove": (":material/delete:", len(deck) > 1, decks.toggled(deck, slide)),
    }
    with st.container(
        key=f"deck-row-{place}", horizontal=True, vertical_alignment="center", border=True, gap="xxsmall"
    ):
        st.html(
            f"<p class='deck-line'><b>{place + 1}. {html.escape(called)}</b><br>"
            f"{html.escape(slide_content.scope(slide))}</p>",
            width="stretch",
        )
        for step, (icon, possible, result) in steps.items():
            st.button(
                word(f"present.{step}", language, name=called),
                key=f"deck-{step}-{place}",
                icon=icon,
                type="tertiary",
                disabled=not possible,
                on_click=filters.write_deck,
                args=(result,),
            )


def _add(deck: Deck, language: Language) -> None:
    """Any slide there is, on the filters in force, to add at the end."""
    selection, _ = filters.current()
    possible = {code: Slide(code, selection) for code in (*decks.OWN, *FIGURES)}
    options = [slide.code for slide in slide_content.told(tuple(possible.values())) if slide not in deck]

    def added() -> None:
        code = st.session_state["deck-add"]
        if code:
            filters.write_deck(decks.toggled(deck, possible[code]))
            st.session_state["deck-add"] = None

    st.selectbox(
        word("present.add_slide", language),
        options,
        index=None,
        format_func=lambda code: slide_content.name(possible[code]),
        placeholder=word("present.add_placeholder", language),
        key="deck-add",
        on_change=added,
        disabled=len(deck) >= decks.LIMIT,
    )


def _load(language: Language) -> None:
    """Opens the deck of an uploaded file, or says why it is none."""
    uploaded = st.session_state["deck-load"]
    if uploaded is None:
        return
    try:
        deck, ignored = decks.from_file(uploaded.getvalue(), language)
    except decks.DeckNotRead as error:
        st.session_state["deck-said"] = word(f"present.unread_{error.reason}", language)
        return
    filters.write_deck(deck)
    said = word("present.loaded", language, count=len(deck))
    st.session_state["deck-said"] = f"{said} {ignored_in_words(ignored, language)}".strip()
