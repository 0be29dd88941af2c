"""Lines of the decision as printed, with what is searched or quoted marked in them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from dashboard import store
from dashboard.appendix.read import without_tags
from dashboard.language import mark
from dashboard.selection import Selection

_NO_QUOTES: Mapping[int, Sequence[str]] = MappingProxyType({})


def source_lines(
    selection: Selection, line_numbers: Sequence[int], quotes: Mapping[int, Sequence[str]] = _NO_QUOTES
) -> None:
    """Draws lines of the decision cell by cell with their numbers; the tags of the extraction are left out.

    `quotes` are verbatim passages by line: these lines stand out and the passages in them are marked. In the other
    lines the matches of the search are.
    """
    rows = store.query("source_lines", decision=selection.decision, lines=list(line_numbers))
    lines = []
    for row in rows.itertuples():
        cells = [cell for cell in without_tags(row.text).split("\t") if cell.strip()]
        quoted = quotes.get(row.line)
        marked = (mark_quotes(cell, quoted) if quoted else mark(cell, selection.words) for cell in cells)
        kind = " class='quoted'" if quoted else ""
        lines.append(
            f"<tr{kind}><th>{row.line}</th><td>{''.join(f'<span>{cell}</span>' for cell in marked)}</td></tr>"
        )
    st.html(f"<table class='source-lines'>{''.join(lines)}</table>")


def mark_quotes(text: str, quotes: Sequence[str]) -> str:
    """`text` as HTML, escaped, with every quote in it in a <mark>; quotes stand as whole words, spacing aside."""
    # A longer quote goes first, so that a shorter one within it does not break it up.
    patterns = [
        r"\s+".join(map(re.escape, quote.split())) for quote in sorted(set(quotes), key=len, reverse=True)
    ]
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
    pieces, end = [], 0
    for match in whole.finditer(text):
        pieces += [html.escape(text[end : match.start()]), f"<mark>{html.escape(match[0])}</mark>"]
        end = match.end()
    return "".join(pieces) + html.escape(text[end:])
