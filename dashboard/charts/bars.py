"""Bars that several pages share: labelled ones, and those of two parts, grouped under headings or each with a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.language import Language

_TRANSPARENT: Final = "rgba(0,0,0,0)"
# Characters of a line above and below a bar that a phone of 390 pixels has room for.
_NAME_WIDTH: Final = 40
NOTE_WIDTH: Final = 52
# Pixels of a bar, of a line of text above or below it, and between two bars.
_BAR: Final = 18
_LINE: Final = 19
_GAP: Final = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: `solid` and then `rest` along the axis, `text` at its end.

    `name` stands beside it or above it, `note` at the right edge or below it; `code` is what a click on it says.
    """

    name: str
    solid: float
    rest: float
    text: str
    hover: str
    code: str
    note: str = ""


def labelled(
    names: Sequence[str],
    lengths: Sequence[float],
    *,
    texts: Sequence[str],
    hovers: Sequence[str],
    codes: Sequence[str],
    colours: Sequence[str],
) -> go.Bar:
    """Horizontal bars with their names beside them and their texts at the end; a click on one says its code."""
    return go.Bar(
        x=lengths,
        y=names,
        orientation="h",
        text=texts,
        textposition="outside",
        textfont={"size": theme.TEXT_SIZE, "color": theme.INK},
        # Else text of two lines shrinks to the thickness of its bar.
        constraintext="none",
        cliponaxis=False,
        customdata=[[code] for code in codes],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": colours},
    )


def balanced(text: str, width: int) -> str:
    """`text` in as few lines of at most `width` characters as it takes, all about as long."""
    fewest = theme.wrap(text, width).count("<br>")
    return next(
        lines
        for narrower in range(1, width + 1)
        if (lines := theme.wrap(text, narrower)).count("<br>") <= fewest
    )


def task_name(code: str, short: str) -> str:
    """A task above its bar or mark: its code in bold, and its short name in lines that a phone has room for."""
    return balanced(f"{code} {short}", _NAME_WIDTH).replace(code, f"<b>{code}</b>", 1)


def quoted(phrase: str) -> str:
    """A verbatim phrase below a bar, in lines that a phone has room for."""
    return balanced(f"“{phrase}”", NOTE_WIDTH)


def outlined(colour: str = theme.ACCENT) -> dict[str, Any]:
    """The look of what is promised without a number: a hollow part."""
    return {"color": _TRANSPARENT, "line": {"width": 2, "color": colour}}


def filled(colour: str = theme.TINT) -> dict[str, Any]:
    """The look of a range beyond its lower end."""
    return {"color": colour}


def grouped(
    groups: Mapping[str, Sequence[Bar]], language: Language, *, room: int, note_heading: str = ""
) -> go.Figure:
    """Bars in rows under the heading of their group; `room` pixels to the right for texts and notes."""
    places: list[float] = []
    bars: list[Bar] = []
    notes: list[dict[str, Any]] = []
    row = 0.0
    for heading, members in groups.items():
        more_lines = heading.count("<br>")
        row += 0.4 * more_lines
        notes.append(_text(f"<b>{heading}</b>", 0, row, "left") | {"xshift": 0})
        row += 0.2 * more_lines
        for above, bar in zip(("", *(bar.name for bar in members)), members, strict=False):
            row += theme.row_height((above, bar.name), theme.TEXT_SIZE - 1) / theme.ROW_HEIGHT
            places.append(row)
            bars.append(bar)
            notes.append(_text(bar.text, bar.solid + bar.rest, row, "left"))
            if bar.note:
                notes.append(_text(bar.note, 1, row, "right") | {"xref": "paper", "xshift": room})
        row += 1
    if note_heading:
        heading_note = _text(note_heading, 1, 0, "right") | {
            "xref": "paper",
            "xshift": room,
            "align": "right",
        }
        notes.append(heading_note | {"font": {"size": theme.SMALL_TEXT_SIZE, "color": theme.MUTED}})
    return theme.figure(
        language,
        *_parts(bars, places, outlined(), 0.62),
        height=int(max(row, 2) * theme.ROW_HEIGHT) + 12,
        margin={"l": 0, "r": room, "t": 6, "b": 6},
        barmode="overlay",
        annotations=notes,
        xaxis=theme.hidden_axis() | {"range": [0, _largest(bars)]},
        yaxis={
            "range": [row - 0.4, -0.6],
            "tickvals": places,
            "ticktext": [bar.name for bar in bars],
            "tickfont": {"size": theme.TEXT_SIZE - 1},
            "ticks": "",
            "showgrid": False,
        },
    )


def noted(bars: Sequence[Bar], language: Language, *, room: int, rest: Mapping[str, Any]) -> go.Figure:
    """Bars, each with its name above and its note below; `rest` is the look of their second part.

    The vertical axis counts pixels, as notes have one line or several.
    """
    places: list[float] = []
    notes: list[dict[str, Any]] = []
    top = 0.0
    for bar in bars:
        name_lines, note_lines = (text.count("<br>") + 1 if text else 0 for text in (bar.name, bar.note))
        middle = top + name_lines * _LINE + 3 + _BAR / 2
        places.append(middle)
        notes.append(_text(bar.name, 0, middle - _BAR / 2 - 2, "left") | {"xshift": 0, "yanchor": "bottom"})
        length = bar.solid + bar.rest
        notes.append(_text(bar.text, length, middle, "left") | ({} if length else {"xshift": 0}))
        if bar.note:
            below = _text(bar.note, 0, middle + _BAR / 2 + 1, "left") | {"xshift": 0, "yanchor": "top"}
            notes.append(below | {"font": {"size": theme.SMALL_TEXT_SIZE, "color": theme.MUTED}})
        top = middle + _BAR / 2 + note_lines * _LINE + _GAP
    return theme.figure(
        language,
        *_parts(list(bars), places, rest, _BAR),
        height=int(top) + 12,
        margin={"l": 0, "r": room, "t": 6, "b": 6},
        barmode="overlay",
        annotations=notes,
        xaxis=theme.hidden_axis() | {"range": [0, _largest(bars)]},
        yaxis=theme.hidden_axis() | {"range": [top, 0]},
    )


def _largest(bars: Sequence[Bar]) -> float:
    return max((bar.solid + bar.rest for bar in bars), default=0) or 1


def _parts(
    bars: Sequence[Bar], places: Sequence[float], rest: Mapping[str, Any], width: float
) -> list[go.Bar]:
    solid = [bar.solid for bar in bars]
    looks = ((solid, 0, {"color": theme.ACCENT}), ([bar.rest for bar in bars], solid, rest))
    return [
        go.Bar(
            x=lengths,
            base=base,
            y=places,
            width=width,
            orientation="h",
            marker=dict(look),
            customdata=[[bar.code] for bar in bars],
            hovertext=[bar.hover for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for lengths, base, look in looks
        if any(lengths)
    ]


def _text(text: str, x: float, y: float, anchor: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": anchor,
        "xshift": 6 if anchor == "left" else 0,
        "align": anchor,
        "showarrow": False,
    }
