"""What was read out of a task, on its dossier: chips, the evidence marked in the text, and the tasks that read alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import filters, store
from dashboard.exports.stamp import citation
from dashboard.language import Language, mark, money, number, percent, word
from dashboard.selection import Selection

# A field of the task ('title', 'objective', …) and the place of the bullet in it, from 1; the title is ('title', 0).
Place = tuple[str, int]
# What proves a reading: its kind, 'sector' or 'type', and the phrase.
Proof = tuple[str, str]


def evidence_places(
    title: str, passages: pd.DataFrame, readings: pd.DataFrame
) -> Mapping[Place, Sequence[Proof]]:
    """Where each phrase of evidence stands: that of a sector where it is first found, that of a product in its bullet.

    `passages` and `readings` are the rows of queries task_passages and task_readings.
    """
    texts: dict[Place, str] = {("title", 0): title}
    texts |= {(row.field, row.position): row.text for row in passages.itertuples()}
    found: dict[Place, list[Proof]] = {}
    for row in readings.itertuples():
        # Where no industry is named, the whole title is the evidence: nothing to point out.
        if row.evidence == title:
            continue
        places = list(texts) if row.kind == "sector" else [("product", int(row.product_position))]
        for place in places:
            if row.evidence in texts[place]:
                found.setdefault(place, []).append((row.kind, row.evidence))
                break
    return found


def marked(text: str, proofs: Iterable[Proof], words: Iterable[str]) -> str:
    """`text` as HTML: what is searched for highlighted, evidence underlined by its kind."""
    kinds: list[frozenset[str]] = [frozenset()] * len(text)
    for kind, phrase in proofs:
        start = text.index(phrase)
        for place in range(start, start + len(phrase)):
            kinds[place] |= {kind}
    pieces = []
    for proven, run in groupby(zip(kinds, text, strict=True), key=lambda part: part[0]):
        piece = mark("".join(character for _, character in run), words)
        classes = " ".join(f"evidence-{kind}" for kind in sorted(proven))
        pieces.append(f"<span class='{classes}'>{piece}</span>" if classes else piece)
    return "".join(pieces)


def evidence_key(language: Language) -> str:
    """What the underlines mean, as HTML."""
    return " ".join(
        f"<span class='evidence-{kind}'>{word(f'tasks.evidence_{kind}', language)}</span>"
        for kind in ("sector", "type")
    )


def reading_chips(selection: Selection, readings: pd.DataFrame) -> None:
    """Sectors and promised products as chips, each with its evidence; a click lists the tasks that share it."""
    language = selection.language
    for kind, attribute in (("sector", "sectors"), ("type", "types")):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"reading-{kind}"):
            st.caption(word(f"tasks.{attribute}", language), width="content")
            for place, row in enumerate(readings[readings["kind"] == kind].itertuples()):
                st.button(
                    _chip(row, language),
                    key=f"reading-{kind}-{place}",
                    help=word("tasks.chip_help", language, evidence=row.evidence),
                    on_click=_list_filtered,
                    args=(attribute, row.code),
                )


def _chip(row: Any, language: Language) -> str:
    name = str(getattr(row, f"name_{language}"))
    if row.is_alternative:
        return f"{name} · {word('tasks.alternative', language)}"
    return name if pd.isna(row.quantity) else f"{name} · {number(row.quantity, language)}"


def _list_filtered(attribute: str, code: str) -> None:
    """Leaves the dossier for the list of tasks that have a sector or a type."""
    selection, _ = filters.current()
    filters.write(selection.without_filters().with_values(**{attribute: (code,)}))
    filters.write_page_parameter("task", "")


def similar_tasks(selection: Selection, task_code: str) -> None:
    """Tasks of much the same text, each with the way to its dossier and to the two side by side."""
    language = selection.language
    rows = store.query("similar_tasks", decision=selection.decision, task=task_code)
    if rows.empty:
        return
    with st.container(border=True, key="similar"):
        st.markdown(f"##### {word('tasks.similar', language)}")
        st.caption(word("tasks.similar_note", language))
        for row in rows.itertuples():
            with st.container(horizontal=True, vertical_alignment="center"):
                amount = (
                    word("tasks.no_budget", language) if pd.isna(row.budget) else money(row.budget, language)
                )
                st.page_link(
                    filters.page_path("tasks"),
                    label=f"**{row.task_code}** {getattr(row, f'short_{language}')} · {amount}",
                    icon=":material/fact_check:",
                    query_params=filters.link(selection) | {"task": citation(selection, row.task_code)},
                )
                st.page_link(
                    filters.page_path("audit"),
                    label=word(
                        f"tasks.similar_{row.kind}", language, share=percent(row.score, language, decimals=0)
                    ),
                    icon=":material/compare_arrows:",
                    query_params=filters.link(selection.without_filters())
                    | {"part": "overlaps", "pair": f"{row.first_task_code},{row.second_task_code}"},
                )
