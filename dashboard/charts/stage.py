"""Charts on a stage: larger type, and room for it, so that they are read at the back of a room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts.theme import TEXT_SIZE, fit_labels, labels_of

# On a stage of 1280 × 720 no text is smaller than this; and the height that a line of it takes.
STAGE_TEXT_SIZE: Final = 20
_LINE: Final = 27
_FACTOR: Final = STAGE_TEXT_SIZE / TEXT_SIZE
# The widest bar, as a part of the chart's height.
_WIDEST_BAR: Final = 0.17


def staged(chart: go.Figure, height: int) -> go.Figure:
    """A copy of a chart for a slide on screen, `height` pixels high, higher where its rows need it.

    Labels along the vertical axis stand on one line where two would not fit between the rows.
    """
    result = go.Figure(chart)
    rows = _rows(result)
    margin = {side: (result.layout.margin[side] or 0) * _FACTOR for side in "lrtb"}
    result.update_layout(height=max(height, _needed(result, rows, margin)), margin=margin)
    for font in (result.layout.font, result.layout.hoverlabel.font):
        _grow(font)
    if result.layout.uniformtext.minsize:
        result.layout.uniformtext.minsize = STAGE_TEXT_SIZE
    for axis in (*result.select_xaxes(), *result.select_yaxes()):
        _grow(axis.tickfont)
    for trace in result.data:
        _grow_trace(trace)
    for note in result.layout.annotations:
        _grow_note(note)
    if rows * 2.4 * _LINE > result.layout.height:
        _on_one_line(result)
    if rows:
        result.layout.bargap = max(result.layout.bargap, 1 - _WIDEST_BAR * rows)
        result.layout.margin.l = 0
        fit_labels(result)
    return result


def _rows(chart: go.Figure) -> float:
    """How many rows there are along the vertical axis, headings between them too; 0 where it bears no labels."""
    axes = list(chart.select_yaxes())
    if any(axis.visible is False for axis in axes):
        return 0
    named = [axis for axis in axes if axis.ticktext]
    rows = [float(len(axis.ticktext)) for axis in named]
    rows += [abs(float(axis.range[0]) - float(axis.range[1])) for axis in named if axis.range]
    return max([*rows, len({label for trace in chart.data for label in labels_of(trace)})])


def _needed(chart: go.Figure, rows: float, margin: Mapping[str, float]) -> float:
    """The least height in pixels: a line for each row; and all of it where bars are named by text between them."""
    if rows:
        return rows * _LINE + margin["t"] + margin["b"]
    named_between = any(trace.type == "bar" and trace.orientation == "h" for trace in chart.data)
    return float(chart.layout.height) * _FACTOR if named_between else 0


def _grow(font: Any) -> None:
    font.size = max(STAGE_TEXT_SIZE, (font.size or 0) * _FACTOR)


def _grow_trace(trace: Any) -> None:
    for name in ("textfont", "insidetextfont", "outsidetextfont"):
        if name in trace and trace[name].size:
            _grow(trace[name])
    if trace.type == "treemap":
        _grow(trace.pathbar.textfont)
        trace.pathbar.thickness *= _FACTOR
        trace.marker.pad.t *= _FACTOR


def _grow_note(note: Any) -> None:
    if note.font.size:
        _grow(note.font)
    for shift in ("ax", "ay", "xshift", "yshift"):
        if isinstance(note[shift], int | float):
            note[shift] *= _FACTOR


def _on_one_line(chart: go.Figure) -> None:
    """Takes the line breaks out of the labels along the vertical axis, wherever they are named, and of the headings."""

    def joined(labels: Sequence[str]) -> list[str]:
        return [label.replace("<br>", " ") for label in labels]

    for axis in chart.select_yaxes():
        for name in ("ticktext", "categoryarray"):
            if axis[name] is not None:
                axis[name] = joined(axis[name])
    for trace in chart.data:
        if labels := labels_of(trace):
            trace.y = joined(labels)
    for note in chart.layout.annotations:
        note.text = note.text.replace("<br>", " ")
        if isinstance(note.y, str):
            note.y = note.y.replace("<br>", " ")
