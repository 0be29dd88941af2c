"""A slide on the stage of presentation mode: its finding, what is measured, and one figure in large type."""

from __future__ import annotations

import html
from datetime import date
from typing import Final

import streamlit as st

from dashboard.deck import ATTENTION, HEADLINE, TITLE, Slide
from dashboard.exports import slide_content
from dashboard.language import unbroken
from dashboard.store import ROOT

# Apart from style.css: its rules about the whole document would slow down every other page.
STYLE: Final = (ROOT / "dashboard" / "stage.css").read_text("utf-8")


def slide_on_stage(slide: Slide) -> None:
    """Draws a slide; its foot is the page's."""
    st.html(f"<style>{STYLE}</style>")
    st.title(unbroken(slide_content.title(slide)), anchor=False)
    if measure := slide_content.measure(slide):
        st.caption(measure)
    if slide.code == TITLE:
        with st.container(key="stage-lines"):
            for line in slide_content.subtitle(slide.selection):
                st.markdown(line)
    elif slide.code == HEADLINE:
        cards = "".join(
            f"<div><span>{html.escape(part.label)}</span><b>{html.escape(part.value)}</b>"
            f"<span>{html.escape(part.note)}</span></div>"
            for part in slide_content.headlines(slide.selection)
        )
        st.html(f"<div class='stage-cards'>{cards}</div>")
    elif slide.code == ATTENTION:
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


def stamp_on_stage(slide: Slide, day: date) -> None:
    """Source, unit, basis, filters and date of a slide."""
    st.html(f"<p class='stage-stamp'>{html.escape(slide_content.footer(slide, day))}</p>")


def notes_on_stage(slide: Slide, day: date) -> None:
    """The speaker's notes of a slide."""
    parts = (
        f"<h2>{html.escape(heading)}</h2><ul>"
        + "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        + "</ul>"
        for heading, lines in slide_content.notes(slide, day)
    )
    st.html(f"<div class='stage-notes-text'>{''.join(parts)}</div>")
