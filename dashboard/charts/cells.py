"""Cells in rows and columns, drawn as bars: of Plotly's own heat maps no click reaches the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.language import Language

# Shares of its place that a cell takes, so that a gap of about three pixels is left.
LENGTH: Final = 0.94
_HEIGHT: Final = 0.92
# A heat map has room for this many columns and rows at least, so that a cell never grows into a beam.
_LEAST_COLUMNS: Final = 4
_LEAST_ROWS: Final = 2
# The width of a column without a cell, in widths of one with cells: it needs room for its heading only.
_EMPTY_COLUMN: Final = 0.6
# Room to the right for the totals of rows, in pixels.
_TOTALS_ROOM: Final = 34
_LABEL_SIZE: Final = theme.TEXT_SIZE - 1
# The shades of the sequence on which text stands out, ink on the pale ones and paper on the strong ones, in light and dark.
_STRONG: Final = (7, 8)
_SHADES: Final = (1, 2, 3, *_STRONG)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at a place counted from 0; a click on it says its `codes`. `column` is the middle of it in widths of a cell.

    `value` shades it in a heat map, where one of 0 is hollow; there `is_open` outlines it in dashes.
    """

    row: int
    column: float
    text: str
    hover: str
    codes: tuple[str, ...]
    value: float = 0
    is_open: bool = False


def marks(
    cells: Sequence[Cell],
    *,
    colours: Sequence[str],
    inks: Sequence[str],
    text_size: int = theme.TEXT_SIZE,
    height: float = _HEIGHT,
) -> go.Bar:
    """Cells of one colour each, their texts in `inks`; `height` is the share of its row that a cell takes."""
    return go.Bar(
        x=[LENGTH] * len(cells),
        base=[cell.column - LENGTH / 2 for cell in cells],
        y=[cell.row for cell in cells],
        width=height,
        orientation="h",
        text=[cell.text for cell in cells],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"size": text_size, "color": inks},
        customdata=[list(cell.codes) for cell in cells],
        hovertext=[cell.hover for cell in cells],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": colours},
    )


def heat_map(
    cells: Sequence[Cell],
    rows: Sequence[str],
    columns: Sequence[str],
    language: Language,
    *,
    text_size: int = theme.TEXT_SIZE,
    totals: Sequence[str] = (),
    totals_heading: str = "",
) -> go.Figure:
    """Cells shaded by their values, names of rows to the left, of columns on top; `totals` of rows at the right edge.

    The `column` of a cell is its place in `columns`. Columns without a cell are narrow, which leaves room for the others.
    """
    filled = {cell.column for cell in cells}
    widths = [1 if place in filled else _EMPTY_COLUMN for place in range(len(columns))]
    ends = list(accumulate(widths))
    middles = [end - (width + 1) / 2 for end, width in zip(ends, widths, strict=True)]
    cells = [replace(cell, column=middles[int(cell.column)]) for cell in cells]
    row_height = theme.row_height(rows, _LABEL_SIZE)
    largest = max((cell.value for cell in cells), default=0)
    shades = [_shade(cell.value, largest) if cell.value else None for cell in cells]
    height, width = max(len(rows), _LEAST_ROWS), max(sum(widths), _LEAST_COLUMNS)
    edge = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _TOTALS_ROOM, "showarrow": False}
    heading: dict[str, Any] = {
        "text": totals_heading,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "font": {"size": theme.SMALL_TEXT_SIZE, "color": theme.MUTED},
    }
    notes = [edge | {"y": row, "text": f"<b>{total}</b>"} for row, total in enumerate(totals)]
    return theme.figure(
        language,
        marks(
            cells,
            colours=["rgba(0,0,0,0)" if shade is None else theme.SEQUENCE[shade] for shade in shades],
            inks=[theme.PAPER if shade in _STRONG else theme.INK for shade in shades],
            text_size=text_size,
        ),
        height=height * row_height + 40,
        margin={"l": 0, "r": _TOTALS_ROOM if totals else 4, "t": 32, "b": 4},
        annotations=[*notes, edge | heading] if totals else [],
        shapes=[_outline(cell) for cell in cells if cell.is_open],
        xaxis={
            "side": "top",
            # Room for the outline of an open cell at either end.
            "range": [-0.54, width - 0.46],
            "tickvals": middles,
            "ticktext": list(columns),
            "tickfont": {"size": theme.SMALL_TEXT_SIZE},
            "tickangle": 0,
            "showgrid": False,
            "ticks": "",
        },
        yaxis={
            "range": [height - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": list(rows),
            "tickfont": {"size": _LABEL_SIZE},
            "showgrid": False,
            "ticks": "",
        },
    )


def _shade(value: float, largest: float) -> int:
    """The place in the sequence of colours of a value above 0, up to the largest."""
    return _SHADES[min(int(value / largest * len(_SHADES)), len(_SHADES) - 1)]


def _outline(cell: Cell) -> dict[str, Any]:
    """Dashes around a cell, to the sides as far as its neighbours: no text is longer than that of an open cell."""
    return {
        "type": "rect",
        "x0": cell.column - 1 + LENGTH / 2,
        "x1": cell.column + 1 - LENGTH / 2,
        "y0": cell.row - _HEIGHT / 2,
        "y1": cell.row + _HEIGHT / 2,
        "line": {"color": theme.ACCENT, "dash": "dash", "width": 1.5},
    }
