"""Colours and layout that every chart shares.

Colours are the placeholders that the screen replaces with the palette of its theme in .streamlit/config.toml, light
or dark, without drawing the figure anew: #000001 stands for the first of `chartCategoricalColors`, and so on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.language import Language

ACCENT: Final = "#000001"
TINT: Final = "#000002"
ALERT: Final = "#000003"
CATEGORIES: Final = ("#000001", "#000004", "#000005", "#000006", "#000007", "#000008")
INK: Final = "#000009"
MUTED: Final = "#000010"
PAPER: Final = "#000038"
LINE: Final = "#000039"
SEQUENCE: Final = tuple(f"#0000{number}" for number in range(11, 21))

TEXT_SIZE: Final = 15
SMALL_TEXT_SIZE: Final = 13
ROW_HEIGHT: Final = 38
# Room to the right of horizontal bars for their labels, in pixels.
LABEL_ROOM: Final = 118
# Widths of the screen's typeface in em, rounded up to those of its bold cut; accents do not widen a letter.
_WIDTHS: Final = {
    character: width
    for width, characters in (
        (0.2, " "),
        (0.34, "|',.:;ijlI-·f()[]!/"),
        (0.47, "trszc?*"),
        (0.68, "BCDĐGHKNOPQRU&"),
        (0.9, "mwMW%@—"),
        (1.0, "…"),
    )
    for character in characters
}
_OTHER_WIDTH: Final = 0.57
# Pixels between a label and its axis, and as many to spare.
_LABEL_GAP: Final = 10
# Height of a line of a label in sizes of its font, and pixels at least between the labels of two rows.
_LABEL_LINE: Final = 1.3
_BETWEEN_LABELS: Final = 5


def figure(language: Language, *traces: Any, height: int, **layout: Any) -> go.Figure:
    """A figure of `traces` with the house's layout; `height` in pixels."""
    result = go.Figure(list(traces))
    result.update_layout(
        template="none",
        height=height,
        margin={"l": 0, "r": 0, "t": 8, "b": 8},
        font={"size": TEXT_SIZE, "color": INK},
        hoverlabel={
            "font": {"size": TEXT_SIZE, "color": INK},
            "bgcolor": PAPER,
            "bordercolor": MUTED,
            "align": "left",
            "namelength": -1,
        },
        separators=",." if language == "vi" else ".,",
        showlegend=False,
        minreducedwidth=24,
        dragmode=False,
        bargap=0.32,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    axis: dict[str, Any] = {"fixedrange": True, "automargin": True, "zeroline": False}
    axis["tickfont"] = {"size": TEXT_SIZE, "color": INK}
    result.update_xaxes(axis)
    result.update_yaxes(axis)
    result.update_layout(**layout)
    fit_labels(result)
    return result


def fit_labels(chart: go.Figure) -> None:
    """Sets the left margin to the labels along the vertical axis.

    Plotly would find it by drawing the figure twice, which takes longer than all else, and anew for other rows.
    """
    for axis in chart.select_yaxes():
        labels = axis.ticktext or [label for trace in chart.data for label in labels_of(trace)]
        if labels and axis.visible is not False:
            axis.automargin = False
            room = max(label_width(label, axis.tickfont.size) for label in labels) + _LABEL_GAP
            chart.layout.margin.l = max(chart.layout.margin.l, round(room))


def labels_of(trace: Any) -> list[str]:
    """The values of a trace along the vertical axis where they are labels, [] where they are numbers."""
    values: Sequence[Any] = trace["y"] if "y" in trace and trace["y"] is not None else ()
    return list(values) if all(isinstance(value, str) for value in values) else []


def row_height(labels: Sequence[str], size: float = TEXT_SIZE) -> int:
    """Pixels from one row to the next: more than usual where labels of several lines stand in rows that follow."""
    lines = [label.count("<br>") + 1 for label in labels]
    needed = ((above + below) / 2 * _LABEL_LINE * size + _BETWEEN_LABELS for above, below in pairwise(lines))
    return round(max([ROW_HEIGHT, *needed]))


def label_width(text: str, size: float) -> float:
    """The width of the longest line of a label in pixels, for a font of `size` pixels; rather more than less."""
    lines = re.sub(r"</?b>", "", text).split("<br>")
    return size * max(
        sum(
            _WIDTHS.get(character, _OTHER_WIDTH)
            for character in unicodedata.normalize("NFD", line)
            if not unicodedata.combining(character)
        )
        for line in lines
    )


def axis_note(text: str) -> dict[str, Any]:
    """An annotation below the right end of the horizontal axis that names it; needs 54 px of bottom margin.

    Plotly's own axis title is placed before its labels are measured on some redraws, which is an error in the browser.
    """
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 0,
        "xanchor": "right",
        "yanchor": "top",
        "yshift": -30,
        "showarrow": False,
        "font": {"size": SMALL_TEXT_SIZE, "color": MUTED},
    }


def hidden_axis() -> dict[str, Any]:
    """An axis that bears no ticks: its marks are labelled directly."""
    return {"visible": False}


def wrap(text: str, width: int) -> str:
    """`text` broken into lines of at most `width` characters at white space, for a chart label."""
    lines = [""]
    for part in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(part) > width:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return "<br>".join(lines)


def shorten(text: str, width: int) -> str:
    """`text` cut at a word to at most `width` characters, with an ellipsis where something is left out."""
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;.") + "…"
