"""Where do the figures come from, and how do I take them along?"""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import filters, store
from dashboard.exports.dictionary import dictionary
from dashboard.exports.kinds import KINDS, Kind, make
from dashboard.exports.stamp import decision_row, selection_totals
from dashboard.language import Language, date_short, money, number, word
from dashboard.selection import Selection

# The account of method, in the order it is read; `data.method_{part}` and `data.method_{part}_title`.
_METHOD: Final = ("source", "bases", "readings", "findings", "programme", "classification", "numbers")


def data(selection: Selection) -> None:
    """What can be taken along, what the decision says of itself, how the figures came about, the tables of the store."""
    _take_away(selection)
    about, method = st.columns(2, gap="small")
    with about:
        _decision(selection)
    with method:
        _method(selection)
    _dictionary(selection.language)


def _take_away(selection: Selection) -> None:
    language = selection.language
    with st.container(border=True, key="take-away"):
        st.markdown(f"#### {word('data.take_away', language)}")
        st.caption(_extent(selection))
        for kind in KINDS.values():
            _offer(kind, selection)
        _print(language)


def _extent(selection: Selection) -> str:
    """How much the files hold."""
    row = store.query("extents", **selection.values()).iloc[0]
    counts = {str(name): number(count, selection.language) for name, count in row.items()}
    return word("data.extent", selection.language, **counts)


def _offer(kind: Kind, selection: Selection) -> None:
    """One kind of file: what it is for, how large, and a button that makes it when it is pressed."""
    language = selection.language
    text, size, button = st.columns((6.5, 1.2, 2.1), gap="small", vertical_alignment="center")
    text.markdown(
        f"{kind.icon} **{word(f'data.{kind.code}', language)}** · {word(f'data.{kind.code}_about', language)}"
    )
    size.caption(word("data.size", language, size=number(kind.estimate(selection), language, 0)))
    button.download_button(
        word(f"data.{kind.code}_download", language),
        data=partial(make, kind.code, selection),
        file_name=kind.file_name(selection),
        mime=kind.mime,
        key=f"download-{kind.code}",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )


def _print(language: Language) -> None:
    st.markdown(f":material/print: **{word('data.print', language)}** · {word('data.print_about', language)}")


def _decision(selection: Selection) -> None:
    """What the decision says of itself, verbatim."""
    language, decision = selection.language, decision_row(selection.decision)
    lines: dict[str, str | list[str]] = {
        "number": decision["number"],
        "signed": f"{decision['place']}, {date_short(decision['signed_on'], language)}",
        "issuer": decision["issuer"],
        "decision_title": decision["title"],
        "appendix": decision["appendix_title"],
        "signer": f"{decision['signer_office']} {decision['signer']}",
        "proposed_by": decision["proposed_by"],
        "legal_bases": list(decision["legal_bases"]),
        "recipients": list(decision["recipients"]),
        "text_file": f"{decision['source_name']} · SHA-256 {decision['source_sha256']}",
    }
    rows = "".join(
        f"<tr><th>{html.escape(word(f'data.{key}', language))}</th><td>{_cell(value)}</td></tr>"
        for key, value in lines.items()
    )
    with st.container(border=True, key="decision", height="stretch"):
        st.markdown(f"#### {word('data.decision', language)}")
        st.html(f"<table class='record'>{rows}</table>")
        st.caption(word("data.verbatim", language))


def _cell(value: str | Iterable[str]) -> str:
    if isinstance(value, str):
        return html.escape(value)
    return "<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in value) + "</ul>"


def _method(selection: Selection) -> None:
    """How the figures came about, with the sources of what is not in the decision."""
    language, totals = selection.language, selection_totals(selection)
    decision = decision_row(selection.decision)
    figures = {
        "number": decision["number"],
        "line": decision["total_line"],
        "stated": money(totals["stated_total"], language),
        "sections": money(totals["sections_total"], language),
        "tasks": money(totals["tasks_total"], language),
        "difference": money(abs(totals["difference"]), language),
    }
    with st.container(border=True, key="method", height="stretch"):
        st.markdown(f"#### {word('data.method', language)}")
        for part in _METHOD:
            st.markdown(f"##### {word(f'data.method_{part}_title', language)}")
            st.markdown(word(f"data.method_{part}", language, **figures))


def _dictionary(language: Language) -> None:
    """The tables of the store, one at a time; the URL says which, else the tasks."""
    tables = {table.name: table for table in dictionary(language)}
    with st.container(border=True, key="dictionary"):
        st.markdown(f"#### {word('data.dictionary', language)}")
        st.caption(word("data.dictionary_about", language, count=number(len(tables), language)))
        st.session_state["table"] = filters.page_code("table", tables) or "task"
        chosen = st.pills(
            word("data.dictionary", language),
            list(tables),
            key="table",
            required=True,
            label_visibility="collapsed",
            on_change=_table_chosen,
        )
        table = tables[chosen]
        st.markdown(f"`{table.name}` · {table.text}")
        heads = [word(f"data.column_{part}", language) for part in ("name", "type", "text", "optional")]
        rows = [
            (
                f"`{column.name}`",
                f"`{column.type}`",
                column.text,
                word("data.may_be_empty", language) if column.optional else "",
            )
            for column in table.columns
        ]
        st.table(pd.DataFrame(rows, columns=heads).set_index(heads[0]), alt=table.text)


def _table_chosen() -> None:
    filters.write_page_parameter("table", st.session_state["table"])


filters.view("data", data)
