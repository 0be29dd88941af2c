"""How is the list told in a meeting?"""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from dashboard import deck as decks
from dashboard import filters
from dashboard.deck import Deck, Slide
from dashboard.exports import slide_content
from dashboard.language import Language, word
from dashboard.selection import Ignored, Selection


@st.fragment(key="present")
def present() -> None:
    """The stage: one slide, and below it the way to the others, the notes, the arrangement and out."""
    selection, ignored = filters.current()
    own, unknown = filters.deck(selection.language)
    deck = slide_content.told(own) or slide_content.told(decks.story(selection))
    place = _place(len(deck))
    with st.container(key="stage"):
        _slide(deck[place])
        with st.container(key="stage-foot", horizontal=True, vertical_alignment="center"):
            st.html(f"<p class='stage-stamp'>{html.escape(slide_content.footer(deck[place], _today()))}</p>")
            _controls(selection, deck, place)
        said = _ignored((*ignored, *unknown), selection.language) or st.session_state.pop("deck-said", "")
        if said:
            with st.container(key="stage-ignored"):
                st.info(said, icon=":material/link_off:")


def _place(count: int) -> int:
    """The place of the slide that the URL names, from 0; the nearest where there is none."""
    given = filters.page_parameter("slide")
    return min(max(int(given) if given.isdecimal() else 1, 1), count) - 1


def _today() -> date:
    return datetime.now().astimezone().date()


def _ignored(ignored: Sequence[Ignored], language: Language) -> str:
    """The sentence that names what of a link or file was ignored; '' where nothing was."""
    if not ignored:
        return ""
    values = ", ".join(dict.fromkeys(f"`{part.parameter}={part.value}`" for part in ignored))
    return word("present.ignored", language, values=values)


def _slide(slide: Slide) -> None:
    selection = slide.selection
    st.title(slide_content.title(slide), anchor=False)
    if measure := slide_content.measure(slide):
        st.caption(measure)
    if slide.code == decks.TITLE:
        with st.container(key="stage-lines"):
            for line in slide_content.subtitle(selection):
                st.markdown(line)
    elif slide.code == decks.HEADLINE:
        cards = "".join(
            f"<div><span>{html.escape(part.label)}</span><b>{html.escape(part.value)}</b>"
            f"<span>{html.escape(part.note)}</span></div>"
            for part in slide_content.headlines(selection)
        )
        st.html(f"<div class='stage-cards'>{cards}</div>")
    elif slide.code == decks.ATTENTION:
        lines = "".join(
            f"<tr><th>{html.escape(where)}</th><td>{html.escape(what)}</td></tr>"
            for where, what in slide_content.attention(slide)
        )
        st.html(f"<table class='stage-table'>{lines}</table>")
    else:
        _chart(slide)


def _chart(slide: Slide) -> None:
    """The chart of a figure; one that is higher than the stage scrolls."""
    chart = slide_content.figure(slide)
    stage, height = slide_content.STAGE_HEIGHT, chart.layout.height
    st.html(f"<style>.st-key-stage {{ --h: {height:.0f}px; }}</style>")
    with st.container(key="stage-figure", height=stage if height > stage else "content", border=False):
        st.plotly_chart(
            chart,
            key=f"stage-{slide.code}",
            config={"displayModeBar": False},
            alt=slide_content.title(slide),
        )


def _controls(selection: Selection, deck: Deck, place: int) -> None:
    language = selection.language
    with st.container(key="stage-controls", horizontal=True, vertical_alignment="center", width="content"):
        _step("previous", "Left", place - 1, len(deck), language)
        st.html(
            f"<p class='stage-position'>{word('present.position', language, number=place + 1, count=len(deck))}</p>",
            width="content",
        )
        _step("next", "Right", place + 1, len(deck), language)
        with st.popover(word("present.notes", language), icon=":material/speaker_notes:", key="stage-notes"):
            st.html(_notes(deck[place]))
        if st.button(word("present.arrange", language), icon=":material/reorder:", key="stage-arrange"):
            st.dialog(word("present.arrange", language), position="right", on_dismiss="rerun")(_arrange)()
        st.download_button(
            word("present.download", language),
            data=lambda: _powerpoint(selection, deck),
            file_name=f"slides-{selection.basis}-{language}.pptx",
            mime="application/vnd.openxmlformats-officedocument.presentationml.presentation",
            key="stage-download",
            on_click="ignore",
            icon=":material/download:",
        )
        if st.button(
            word("present.leave", language), icon=":material/close:", key="stage-leave", shortcut="Esc"
        ):
            st.switch_page(filters.page_path("overview"), query_params=filters.link(selection))


def _notes(slide: Slide) -> str:
    parts = (
        f"<h2>{html.escape(heading)}</h2><ul>"
        + "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        + "</ul>"
        for heading, lines in slide_content.notes(slide, _today())
    )
    return f"<div class='stage-notes-text'>{''.join(parts)}</div>"


def _step(name: str, key: str, target: int, count: int, language: Language) -> None:
    st.button(
        word(f"present.{name}", language),
        key=f"stage-{name}",
        icon={"previous": ":material/chevron_left:", "next": ":material/chevron_right:"}[name],
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


def _powerpoint(selection: Selection, deck: Deck) -> bytes:
    from dashboard.exports.slides import slides  # noqa: PLC0415 - python-pptx is slow to import

    return slides(selection, deck)


def _arrange() -> None:
    """The slides in their order, to move, remove, save and load."""
    selection, _ = filters.current()
    language = selection.language
    own, _ = filters.deck(language)
    deck = slide_content.told(own) or slide_content.told(decks.story(selection))
    st.caption(word("present.arrange_own" if own else "present.arrange_story", language))
    for place, slide in enumerate(deck):
        _arranged(deck, place, slide)
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
        if own:
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


def _arranged(deck: Deck, place: int, slide: Slide) -> None:
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
    st.session_state["deck-said"] = f"{said} {_ignored(ignored, language)}".strip()


present()
