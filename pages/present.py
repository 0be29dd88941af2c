"""How is the list told in a meeting?"""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from dashboard import filters
from dashboard.deck import Deck
from dashboard.language import Language, word
from dashboard.selection import Selection
from dashboard.slide_editor import ignored_in_words, open_editor, shown_deck
from dashboard.stage import notes_on_stage, slide_on_stage, stamp_on_stage


@st.fragment(key="present")
def present() -> None:
    """The stage: one slide, and below it the way to the others, the notes, the arrangement and out."""
    selection, ignored = filters.current()
    language = selection.language
    _, unknown = filters.deck(language)
    deck, _ = shown_deck()
    place = _place(len(deck))
    today = datetime.now().astimezone().date()
    with st.container(key="stage"):
        slide_on_stage(deck[place])
        with st.container(key="stage-foot", horizontal=True, vertical_alignment="center"):
            stamp_on_stage(deck[place], today)
            with st.container(
                key="stage-controls", horizontal=True, vertical_alignment="center", width="content"
            ):
                _turning(place, len(deck), language)
                with st.popover(
                    word("present.notes", language), icon=":material/speaker_notes:", key="stage-notes"
                ):
                    notes_on_stage(deck[place], today)
                _leaving(selection, deck)
        said = ignored_in_words((*ignored, *unknown), language) or st.session_state.pop("deck-said", "")
        if said:
            with st.container(key="stage-ignored"):
                st.info(said, icon=":material/link_off:")


def _place(count: int) -> int:
    """The place of the slide that the URL names, from 0; the nearest where there is none."""
    given = filters.page_parameter("slide")
    return min(max(int(given) if given.isdecimal() else 1, 1), count) - 1


def _turning(place: int, count: int, language: Language) -> None:
    """Back, where one is, and on."""
    _step("previous", ":material/chevron_left:", "Left", place - 1, count, language)
    st.html(
        f"<p class='stage-position'>{word('present.position', language, number=place + 1, count=count)}</p>",
        width="content",
    )
    _step("next", ":material/chevron_right:", "Right", place + 1, count, language)


def _step(name: str, icon: str, key: str, target: int, count: int, language: Language) -> None:
    st.button(
        word(f"present.{name}", language),
        key=f"stage-{name}",
        icon=icon,
        shortcut=key,
        disabled=not 0 <= target < count,
        on_click=_go,
        args=(target,),
    )


def _go(target: int) -> None:
    """Turns to the slide at a place, from 0; what the link held that means nothing here goes with it."""
    selection, _ = filters.current()
    own, _ = filters.deck(selection.language)
    filters.write(selection)
    filters.write_deck(own)
    filters.write_page_parameter("slide", str(target + 1))


def _leaving(selection: Selection, deck: Deck) -> None:
    """To the order of the slides, to PowerPoint, and back to the dashboard."""
    language = selection.language
    if st.button(word("present.arrange", language), icon=":material/reorder:", key="stage-arrange"):
        open_editor(language)
    st.download_button(
        word("present.download", language),
        data=lambda: _powerpoint(selection, deck),
        file_name=f"slides-{selection.basis}-{language}.pptx",
        mime="application/vnd.openxmlformats-officedocument.presentationml.presentation",
        key="stage-download",
        on_click="ignore",
        icon=":material/download:",
    )
    if st.button(word("present.leave", language), icon=":material/close:", key="stage-leave", shortcut="Esc"):
        st.switch_page(filters.page_path("overview"), query_params=filters.link(selection))


def _powerpoint(selection: Selection, deck: Deck) -> bytes:
    from dashboard.exports.slides import slides  # noqa: PLC0415 - python-pptx is slow to import

    return slides(selection, deck)


present()
