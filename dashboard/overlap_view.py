"""Overlapping tasks on screen: two columns with the same passages aligned."""

from __future__ import annotations

import difflib
import html
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.language import Language, money, percent, word
from dashboard.selection import Selection


@lru_cache(maxsize=64)
def overlap_rows(selection: Selection) -> pd.DataFrame:
    """The pairs of a selection, as queries/overlaps.sql has them; not to be changed by who reads them."""
    return store.query("overlaps", **selection.values())


def side_by_side(selection: Selection, pair: Any) -> None:
    """Draws the two tasks of a pair: the same passages on one row, the words that differ marked."""
    language = selection.language
    first, second = pair.first_task_code, pair.second_task_code
    rows = store.query("overlap_passages", decision=selection.decision, first=first, second=second)
    heads = "".join(
        f"<th>{word('common.task', language)} {code}<br><small>{_money(budget, language)}</small></th>"
        for code, budget in ((first, pair.first_budget), (second, pair.second_budget))
    )
    lines = "".join(_aligned(row, (first, second), language) for row in rows.itertuples())
    with st.container(border=True, key="side-by-side"):
        st.markdown(f"#### {_in_words('overlap', pair, language)}")
        st.caption(word("audit_page.overlap_note", language))
        st.html(
            f"<table class='side-by-side'><tr><th></th>{heads}<th>{word('audit_page.likeness', language)}</th></tr>"
            f"{lines}</table>"
        )


def pair_name(pair: Any, language: Language) -> str:
    """A pair in one line: its tasks, what they share, and the money."""
    return _in_words("pair", pair, language)


def _in_words(form: str, pair: Any, language: Language) -> str:
    return word(
        f"audit_page.{form}_{pair.kind}",
        language,
        first=pair.first_task_code,
        second=pair.second_task_code,
        share=percent(pair.score, language, 0),
        amount=_money(pair.amount, language),
    )


def _money(amount: Any, language: Language) -> str:
    return word("audit.no_amount", language) if pd.isna(amount) else money(amount, language)


def _aligned(row: Any, tasks: tuple[str, str], language: Language) -> str:
    """A row of the comparison; a passage that only one task has faces an empty cell."""
    field = word("common.title_as_printed" if row.field == "title" else f"tasks.{row.field}", language)
    if pd.isna(row.score):
        cells = ["" if pd.isna(text) else html.escape(text) for text in (row.first_text, row.second_text)]
        likeness = word("audit_page.only_one", language, task=tasks[pd.isna(row.first_text)])
        kind = " class='only-one'"
    else:
        cells = _differences(row.first_text, row.second_text)
        likeness, kind = percent(row.score, language, 0), ""
    return f"<tr{kind}><th>{field}</th><td>{cells[0]}</td><td>{cells[1]}</td><td class='likeness'>{likeness}</td></tr>"


def _differences(first: str, second: str) -> list[str]:
    """Two passages as HTML, the words in which they differ in a <mark>; capitals and stops make no difference."""
    ours, theirs = first.split(), second.split()
    compared = [[part.lower().strip(".,;:") for part in parts] for parts in (ours, theirs)]
    matcher = difflib.SequenceMatcher(None, compared[0], compared[1], autojunk=False)
    pieces: tuple[list[str], list[str]] = ([], [])
    for step, a, b, c, d in matcher.get_opcodes():
        for place, words in ((0, ours[a:b]), (1, theirs[c:d])):
            if words:
                text = html.escape(" ".join(words))
                pieces[place].append(text if step == "equal" else f"<mark>{text}</mark>")
    return [" ".join(part) for part in pieces]
