"""The native form of each figure in PowerPoint: which chart, table or shapes its rows become, and their numbers.

Nothing here knows PowerPoint: `dashboard.exports.slides` draws what this module arranges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from dashboard.charts import Column, FigureSpec
from dashboard.charts.theme import shorten
from dashboard.exports.tables import basis_of, heading, neutral, shown
from dashboard.language import Language, number, word
from dashboard.selection import Selection

Kind = Literal["bars", "overlaid", "columns", "lines", "tiles", "table"]


@dataclass(frozen=True, slots=True)
class Form:
    """How rows become marks: `labels` are the columns that name a mark, `values` those of its numbers.

    `overlaid` is a solid bar under an outlined one, the nearest native form of a dumbbell. `tiles` is a treemap of
    shapes; the first two labels name its group. A `table` takes all columns of the figure. A value is the name of one
    of the figure's columns, or a column that only the slide shows. `axis` is the key of the words beside labels that
    are numbers; without it their heading stands there.
    """

    kind: Kind
    labels: tuple[str, ...] = ()
    values: tuple[str | Column, ...] = ()
    axis: str = ""


_SECTION: Final = ("section_code", "short_{language}")
_TASK: Final = ("task_code", "short_{language}")

# Figures that the default form would not tell well.
FORMS: Final[Mapping[str, Form]] = {
    "budget_approved_and_tasks": Form("overlaid", _SECTION, ("stated_budget", "tasks_budget")),
    "budget_by_task": Form("tiles", ("section_code", "section_short_{language}", *_TASK), ("budget",)),
    "task_sizes": Form("columns", ("budget",), ("task_count",)),
    "budget_concentration": Form(
        "lines",
        ("place",),
        ("running_share", Column("task_share", "share", "budget.concentration_even")),
        "budget.concentration_x",
    ),
}
# What a slide has room for: bars, members of a treemap (else its groups stand alone), and lines of a table.
MOST_BARS: Final = 20
MOST_TILES: Final = 60
MOST_LINES: Final = 10
_LABEL_WIDTH: Final = 46
_NUMBERS: Final = ("amount", "count", "share")
_CELL_WIDTH: Final = 90


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers under its name; None where a mark has none."""

    name: str
    kind: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart; `axis` says what the labels are where they are numbers; `left_out` marks did not fit."""

    kind: Kind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Tile:
    """A rectangle of a treemap, in shares of the whole: its group's place by size, 0 the largest; its lines of text.

    The tile of a group itself lies behind those of its members.
    """

    left: float
    top: float
    width: float
    height: float
    group: int
    is_group: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Treemap:
    """Tiles, groups before their members."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A native table; `is_number` says per column whether it holds numbers; `left_out` lines did not fit."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    is_number: tuple[bool, ...]
    left_out: int = 0


def form_of(spec: FigureSpec) -> Form:
    """The form of a figure: the one in FORMS, else bars of its first amount, count or share, else a table."""
    if spec.name in FORMS:
        return FORMS[spec.name]
    names = [column.name for column in spec.columns if column.name.startswith(("short_", "name_"))][:1]
    codes = [column.name for column in spec.columns if column.name in {"section_code", "task_code"}][:1]
    for kind in _NUMBERS:
        values = [column.name for column in spec.columns if column.kind == kind][:1]
        if values and (names or codes):
            return Form("bars", (*codes, *names), tuple(values))
    return Form("table")


def arrange(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> Chart | Treemap | Table:
    """The rows of a figure in its native form. A label that two marks would share makes a table of bars."""
    form, language = form_of(spec), selection.language
    if form.kind == "table":
        return _table(spec, rows, selection)
    if form.kind == "tiles":
        return _treemap(form, rows, language)
    labels = [_label(form.labels, row, language) for row in rows.to_dict("records")]
    if len(set(labels)) < len(labels):
        return _table(spec, rows, selection)
    most = len(rows) if form.kind == "lines" else MOST_BARS
    return Chart(
        form.kind,
        tuple(labels[:most]),
        tuple(
            Series(
                heading(column, language, basis_of(spec, selection)),
                column.kind,
                tuple(None if pd.isna(value) else float(value) for value in rows[column.name][:most]),
            )
            for column in _values(spec, form)
        ),
        _axis(spec, form, selection),
        max(0, len(rows) - most),
    )


def _values(spec: FigureSpec, form: Form) -> tuple[Column, ...]:
    own = {column.name: column for column in spec.columns}
    return tuple(own[value] if isinstance(value, str) else value for value in form.values)


def _axis(spec: FigureSpec, form: Form, selection: Selection) -> str:
    if form.axis:
        return word(form.axis, selection.language)
    numbers = [column for column in spec.columns if column.name in form.labels and column.kind in _NUMBERS]
    return heading(numbers[0], selection.language, basis_of(spec, selection)) if numbers else ""


def _label(columns: Sequence[str], row: Mapping[str, Any], language: Language) -> str:
    parts = [row[column.format(language=language)] for column in columns]
    words = [part if isinstance(part, str) else number(part, language) for part in parts]
    return neutral(shorten(" · ".join(words), _LABEL_WIDTH))


def _table(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> Table:
    language, basis = selection.language, basis_of(spec, selection)
    # The title as printed is as long as a paragraph; where there is a short name, it goes without.
    has_short = any(column.name.startswith("short_") for column in spec.columns)
    columns = [column for column in spec.columns if not (has_short and column.name == "title")]
    return Table(
        tuple(heading(column, language, basis) for column in columns),
        tuple(
            tuple(
                shorten(shown(column, row[column.source(language)], language), _CELL_WIDTH)
                for column in columns
            )
            for row in rows[:MOST_LINES].to_dict("records")
        ),
        tuple(column.kind in _NUMBERS for column in columns),
        max(0, len(rows) - MOST_LINES),
    )


# Height of the strip that names a group, as a share of the whole.
_STRIP: Final = 0.062


def _treemap(form: Form, rows: pd.DataFrame, language: Language) -> Treemap:
    group_columns, member_columns, value = form.labels[:2], form.labels[2:], str(form.values[0])
    rows = rows[rows[value] > 0]
    totals = (
        rows.groupby(group_columns[0], sort=False)[value].sum().sort_values(ascending=False, kind="stable")
    )
    tiles: list[Tile] = []
    for place, (code, box) in enumerate(
        zip(totals.index, squarified(list(totals), (0, 0, 1, 1)), strict=True)
    ):
        members = rows[rows[group_columns[0]] == code].sort_values(value, ascending=False, kind="stable")
        records = members.to_dict("records")
        left, top, width, height = box
        name = _label(group_columns, records[0], language)
        tiles.append(Tile(*box, place, is_group=True, lines=(f"{name} · {number(totals[code], language)}",)))
        if len(rows) > MOST_TILES:
            continue
        strip = min(_STRIP, height / 2)
        inside = (left, top + strip, width, height - strip)
        for row, inner in zip(records, squarified(list(members[value]), inside), strict=True):
            text = (
                f"{row[member_columns[0]]} · {number(row[value], language)}",
                _label(member_columns[1:], row, language),
            )
            tiles.append(Tile(*inner, place, is_group=False, lines=text))
    return Treemap(tuple(tiles))


Box = tuple[float, float, float, float]


def squarified(sizes: Sequence[float], box: Box) -> list[Box]:
    """Rectangles (left, top, width, height) that fill `box`, areas in proportion to `sizes`, largest first.

    Each row takes tiles as long as that makes its worst one squarer (Bruls, Huizing and van Wijk, 2000).
    """
    left, top, width, height = box
    if not sizes:
        return []
    scale = width * height / sum(sizes)
    # 16:9, so that tiles are square on the slide and not in shares of it.
    long_side = width * 16 >= height * 9
    side = height if long_side else width
    ratio = 16 / 9 if long_side else 9 / 16

    def worst(row: Sequence[float]) -> float:
        thickness = sum(row) * scale / side
        return max(
            max(thickness * ratio / length, length / (thickness * ratio))
            for length in (size * scale / thickness for size in row)
        )

    count = 1
    while count < len(sizes) and worst(sizes[: count + 1]) <= worst(sizes[:count]):
        count += 1
    row, rest = sizes[:count], sizes[count:]
    thickness = sum(row) * scale / side
    tiles: list[Box] = []
    offset = 0.0
    for size in row:
        length = size * scale / thickness
        tiles.append(
            (left, top + offset, thickness, length) if long_side else (left + offset, top, length, thickness)
        )
        offset += length
    remaining = (
        (left + thickness, top, width - thickness, height)
        if long_side
        else (left, top + thickness, width, height - thickness)
    )
    return tiles + squarified(rest, remaining)
