"""Filter state <-> URL, and the frame of a page around it: sidebar, chips, running line, empty result.

The URL is the only place where the state is kept: widgets are filled from it on every run and write to it when
changed, so that a link, reload, back and forward always show the same view.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.deck import Deck, from_url, to_url
from dashboard.exports.stamp import active_filters, names, running_line, selection_totals, stamp
from dashboard.language import Language, number, word
from dashboard.selection import BASES, PARAMETERS, Ignored, Selection, codes, decisions, parse

PRINT: Final = (store.ROOT / "dashboard" / "print.js").read_text("utf-8")
PAGES: Final = store.ROOT / "pages"
# Navigation: group → pages; the icon stands beside the title in the sidebar.
GROUPS: Final[Mapping[str, Mapping[str, str]]] = {
    "money": {"overview": ":material/dashboard:", "budget": ":material/account_balance:"},
    "content": {
        "sectors": ":material/factory:",
        "deliverables": ":material/inventory_2:",
        "communications": ":material/campaign:",
    },
    "detail": {"tasks": ":material/fact_check:", "audit": ":material/rule:", "data": ":material/database:"},
    "meeting": {"present": ":material/slideshow:", "briefing": ":material/article:"},
}


def current() -> tuple[Selection, tuple[Ignored, ...]]:
    """The selection that the URL holds, and what of the URL was ignored."""
    return parse(st.query_params.to_dict())


def write(selection: Selection) -> None:
    """Puts a selection into the URL; parameters of the page itself stay."""
    own = {name: value for name, value in st.query_params.to_dict().items() if name not in PARAMETERS}
    st.query_params.from_dict(selection.parameters() | own)


def page_parameter(name: str) -> str:
    """A parameter of the page itself, '' where the URL has none."""
    return st.query_params.get(name, "")


def page_code(name: str, allowed: Collection[str]) -> str:
    """The code that a parameter of the page holds, '' where there is none; one not `allowed` is named as ignored."""
    value = page_parameter(name)
    if value and value not in allowed:
        _ignored_in_page().append(Ignored(name, value))
    return value if value in allowed else ""


def page_codes(name: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The codes that a parameter of the page holds, in the order of `allowed`; others are named as ignored."""
    codes = [code for code in page_parameter(name).split(",") if code]
    _ignored_in_page().extend(Ignored(name, code) for code in codes if code not in allowed)
    return tuple(code for code in allowed if code in codes)


def _ignored_in_page() -> list[Ignored]:
    """What of the page's own parameters was ignored since the run of the page began."""
    ignored: list[Ignored] = st.session_state.setdefault("ignored-in-page", [])
    return ignored


def write_page_parameter(name: str, value: str) -> None:
    """Puts a parameter of the page itself into the URL; '' takes it out."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def toggle(marked: Mapping[str, str]) -> None:
    """Makes the codes of a mark, joined by commas, the only ones of their parameters; takes them out where they are that.

    '' lets all through.
    """
    is_undone = all(
        set(page_parameter(name).split(",")) == set(given.split(",")) for name, given in marked.items()
    )
    for name, given in marked.items():
        write_page_parameter(name, "" if is_undone else given)


def deck(language: Language) -> tuple[Deck, tuple[Ignored, ...]]:
    """The slides that the viewer put together, and what of them was ignored; none where there are none.

    The URL holds them, and the session where a link to another page left them out of the URL.
    """
    given = st.query_params.get("deck", "")
    if given:
        st.session_state["deck"] = given
    return from_url(given or st.session_state.get("deck", ""), language)


def write_deck(slides: Deck) -> None:
    """Puts the viewer's slides into the URL; an empty deck takes them out."""
    st.session_state["deck"] = to_url(slides)
    write_page_parameter("deck", to_url(slides))


def link(selection: Selection) -> dict[str, str]:
    """The parameters of a link to another page: the selection, and the viewer's slides."""
    slides = st.query_params.get("deck") or st.session_state.get("deck", "")
    return selection.parameters() | ({"deck": slides} if slides else {})


def page_path(name: str) -> Path:
    """The script of a page."""
    return PAGES / f"{name}.py"


def view(name: str, body: Callable[[Selection], None], *, filtered: bool = True) -> None:
    """Draws a page: its title, the filters in the sidebar, and `body` with the selection in force.

    All but the title is one fragment, so a filter change runs nothing else; it begins with the body, as figures are what
    the browser needs longest for. Words: `{name}.title`, `{name}.question`. With `filtered`, chips and the running line
    stand above the body, and where the filters leave no task a sentence with a reset takes its place.
    """
    language = current()[0].language
    st.title(word(f"{name}.title", language), anchor=False)
    st.caption(word(f"{name}.question", language))

    @st.fragment(key="view")
    def fragment() -> None:
        selection, ignored = current()
        _ignored_in_page().clear()
        note = st.container(key="ignored")
        chips = st.container(horizontal=True, vertical_alignment="center", gap="small", key="chips")
        if filtered and selection_totals(selection)["selected_tasks"] == 0:
            _nothing(language)
        else:
            body(selection)
        with note:
            _ignored((*ignored, *_ignored_in_page()), language)
        if filtered:
            with chips:
                _chips(selection)
        _sidebar(selection)
        _print(selection)

    fragment()


def on_paper(table: pd.DataFrame, formats: Mapping[str, Callable[[Any], str]]) -> None:
    """A table for print in the place of the one above it, which shows on paper only what has been scrolled to."""
    heads = "".join(f"<th>{html.escape(name)}</th>" for name in table.columns)
    lines = "".join(
        "<tr>"
        + "".join(
            f"<td>{html.escape(formats[name](value) if name in formats else _plain(value))}</td>"
            for name, value in zip(table.columns, row, strict=True)
        )
        + "</tr>"
        for row in table.itertuples(index=False)
    )
    st.html(f"<table class='on-paper'><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>")


def _plain(value: Any) -> str:
    return str(value) if isinstance(value, str) or not hasattr(value, "__iter__") else ", ".join(value)


def _print(selection: Selection) -> None:
    """What a page has on paper only: source, basis and filters at its foot."""
    unit = word("common.million_vnd", selection.language)
    foot = re.sub(r'["\\<]', "", stamp(selection, selection.basis, unit, date.today()))
    st.html(
        f'<style>@page {{ @bottom-left {{ content: "{foot}" }} }}</style><script>{PRINT}</script>',
        unsafe_allow_javascript=True,
    )


@lru_cache(maxsize=8)
def _budget_steps(decision: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(str(value)) for value in store.query("budget_steps", decision=decision)["budget"])


def _navigation(selection: Selection) -> None:
    """Links to the pages; each takes the selection along."""
    language = selection.language
    parameters = link(selection)
    with st.container(gap="xxsmall", key="navigation"):
        for group, members in GROUPS.items():
            st.caption(word(f"frame.group_{group}", language))
            for name, icon in members.items():
                st.page_link(
                    page_path(name),
                    label=word(f"{name}.title", language),
                    icon=icon,
                    query_params=parameters,
                    width="stretch",
                )


def _sidebar(selection: Selection) -> None:
    language = selection.language
    with st.sidebar:
        _navigation(selection)
        if len(decisions()) > 1:
            st.selectbox(
                word("filters.decision", language),
                decisions(),
                index=decisions().index(selection.decision),
                key="filter_decision",
                on_change=_changed,
                args=("decision",),
            )
        st.session_state["filter_basis"] = selection.basis
        st.segmented_control(
            word("filters.basis", language),
            BASES,
            format_func=lambda basis: word(f"common.basis_{basis}_short", language),
            key="filter_basis",
            required=True,
            disabled=selection.splits_sections,
            help=word("filters.basis_help", language),
            on_change=_changed,
            args=("chosen_basis",),
            width="stretch",
        )
        if selection.splits_sections:
            st.caption(word("filters.basis_forced", language))
        st.session_state["filter_search"] = selection.search
        st.text_input(
            word("filters.search", language),
            key="filter_search",
            placeholder=word("filters.search_placeholder", language),
            icon=":material/search:",
            on_change=_changed,
            args=("search",),
            max_chars=200,
        )
        for parameter, attribute in (("section", "sections"), ("sector", "sectors"), ("type", "types")):
            _list_filter(selection, parameter, attribute)
        _budget_filter(selection)


def _list_filter(selection: Selection, parameter: str, attribute: str) -> None:
    language = selection.language
    labels = names(language, selection.decision)[parameter]
    options = [code for code in getattr(codes(selection.decision), parameter) if code in labels]
    if not options:
        return
    st.session_state[f"filter_{attribute}"] = list(getattr(selection, attribute))
    st.multiselect(
        word(f"filters.{parameter}", language),
        options,
        format_func=labels.__getitem__,
        key=f"filter_{attribute}",
        placeholder=word("filters.all", language),
        on_change=_changed,
        args=(attribute,),
    )


def _budget_filter(selection: Selection) -> None:
    language = selection.language
    given = {amount for amount in (selection.budget_min, selection.budget_max) if amount is not None}
    steps = sorted({*_budget_steps(selection.decision), *given})
    if len(steps) < 2:
        return
    low = steps[0] if selection.budget_min is None else selection.budget_min
    high = steps[-1] if selection.budget_max is None else selection.budget_max
    st.session_state["filter_budget"] = (low, high)
    st.select_slider(
        word("filters.budget", language),
        steps,
        value=(low, high),
        format_func=lambda amount: number(amount, language),
        key="filter_budget",
        on_change=_changed,
        args=("budget",),
    )


def _changed(attribute: str) -> None:
    """Writes what a widget now holds into the URL."""
    selection, _ = current()
    key = "basis" if attribute == "chosen_basis" else attribute
    value = st.session_state[f"filter_{key}"]
    if attribute == "budget":
        steps = _budget_steps(selection.decision)
        low, high = value
        write(
            selection.with_values(
                budget_min=None if low <= steps[0] else low, budget_max=None if high >= steps[-1] else high
            )
        )
    elif attribute == "decision":
        write(Selection(value, selection.language, selection.chosen_basis))
    else:
        write(selection.with_values(**{attribute: tuple(value) if isinstance(value, list) else value}))


def _ignored(ignored: tuple[Ignored, ...], language: Language) -> None:
    if ignored:
        values = ", ".join(dict.fromkeys(f"`{part.parameter}={part.value}`" for part in ignored))
        st.info(word("filters.ignored", language, values=values), icon=":material/link_off:")


def _chips(selection: Selection) -> None:
    language = selection.language
    st.markdown(running_line(selection), width="content")
    for label, without in active_filters(selection):
        st.button(
            label,
            key=f"chip-{label}",
            icon=":material/close:",
            icon_position="right",
            help=word("filters.remove", language),
            on_click=write,
            args=(without,),
        )
    if selection.is_filtered:
        st.button(
            word("filters.reset", language),
            key="reset",
            type="tertiary",
            icon=":material/filter_alt_off:",
            on_click=write,
            args=(selection.without_filters(),),
        )


def _nothing(language: Language) -> None:
    with st.container(border=True, key="nothing"):
        st.markdown(f"#### {word('filters.nothing', language)}")
        st.markdown(word("filters.nothing_help", language))
