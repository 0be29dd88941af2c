"""The native form of each figure in PowerPoint: which chart, table or shapes its rows become, and their numbers.

Nothing here knows PowerPoint: `dashboard.exports.slides` draws what this module arranges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final, Literal

import pandas as pd

from dashboard.charts import Column, FigureSpec
from dashboard.charts.theme import shorten
from dashboard.exports.stamp import names
from dashboard.exports.tables import basis_of, heading, neutral, shown
from dashboard.language import Language, number, word
from dashboard.selection import Selection

Kind = Literal[
    "bars", "stacked", "overlaid", "ranges", "columns", "lines", "doughnut", "tiles", "grid", "units", "table"
]


@dataclass(frozen=True, slots=True)
class Form:
    """How rows become marks: `labels` are the columns that name a mark, `values` those of its numbers.

    `overlaid` is a solid bar under an outlined one, the nearest native form of a dumbbell; `ranges` the same, where it
    is no contradiction that they differ. A `doughnut` of more than four parts becomes bars. `tiles` is a treemap of
    shapes; the first two labels name its group. A `grid` is a heat map whose columns are the sections; its first value
    shades a cell, two more are a range that it says where they differ. `units` are a cell for each task beside its
    section: dark where its first value is not 0, with the second one where that is stated. A `table` takes all columns
    of the figure.

    `colours` are those of the values where they say more than which is which: 'alert', 'accent' or 'tint'.
    A value is the name of one of the figure's columns, or a column that only the slide shows. `axis` is the key of the
    words beside labels that are numbers; without it their heading stands there.
    """

    kind: Kind
    labels: tuple[str, ...] = ()
    values: tuple[str | Column, ...] = ()
    axis: str = ""
    colours: tuple[str, ...] = ()


_SECTION: Final = ("section_code", "short_{language}")
_TASK: Final = ("task_code", "short_{language}")
_SECTION_OF_TASK: Final = ("section_code", "section_short_{language}")
_NAME: Final = ("name_{language}",)

# Figures that the default form would not tell well.
FORMS: Final[Mapping[str, Form]] = {
    "budget_approved_and_tasks": Form("overlaid", _SECTION, ("stated_budget", "tasks_budget")),
    "budget_by_task": Form("tiles", (*_SECTION_OF_TASK, *_TASK), ("budget",)),
    "sector_kinds": Form("doughnut", ("kind",), ("amount",)),
    "sector_budget": Form("ranges", _NAME, ("amount_low", "amount_high")),
    "sector_divisions": Form("ranges", ("division", *_NAME), ("amount_low", "amount_high")),
    "sector_coverage": Form("ranges", _NAME, ("tasks_low", "tasks_high")),
    "sector_sections": Form("grid", _NAME, ("amount", "amount_low", "amount_high")),
    "deliverables_by_type": Form(
        "stacked", _NAME, ("stated_count", "unstated_count"), colours=("accent", "tint")
    ),
    "deliverable_reports": Form("units", _SECTION_OF_TASK, ("product_count", "quantity")),
    "deliverable_workshops": Form("units", _SECTION_OF_TASK, ("product_count", "quantity")),
    "deliverable_pilots": Form("bars", _TASK, ("quantity",)),
    "deliverable_pilots_and_programme": Form("bars", _TASK, ("quantity",)),
    "communication_channels": Form("bars", ("channel_{language}", *_NAME), ("quantity",)),
    "communication_air_time": Form("ranges", ("task_code", *_NAME), ("total_min", "total_max")),
    "deliverables_by_section": Form("grid", _NAME, ("task_count",)),
    "findings_by_family": Form(
        "stacked", ("family_code",), ("errors", "warnings", "notes"), colours=("alert", "accent", "tint")
    ),
    "task_sizes": Form("columns", ("budget",), ("task_count",)),
    "budget_concentration": Form(
        "lines",
        ("place",),
        ("running_share", Column("task_share", "share", "budget.concentration_even")),
        "budget.concentration_x",
    ),
}
# What a slide has room for: bars, members of a treemap (else its groups stand alone), and lines of a table.
MOST_BARS: Final = 24
MOST_TILES: Final = 60
MOST_LINES: Final = 10
MOST_PARTS: Final = 4
_LABEL_WIDTH: Final = 46
_NUMBERS: Final = ("amount", "count", "share")
_CELL_WIDTH: Final = 90


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers under its name; None where a mark has none. `colour` as in `Form`, '' for the next in turn."""

    name: str
    kind: str
    values: tuple[float | None, ...]
    colour: str = ""


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

    The tile of a group lies behind those of its members; its lines say the same ever shorter, and one of them is shown.
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


@dataclass(frozen=True, slots=True)
class Grid:
    """A heat map as a native table: a cell's shade from 0 to 1, None where it is empty, and its text.

    `key` says what the cells show; `heads` are empty where the columns are only places.
    """

    key: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, tuple[tuple[float | None, str], ...]], ...]
    left_out: int = 0


Arranged = Chart | Treemap | Grid | Table


def form_of(spec: FigureSpec) -> Form:
    """The form of a figure: the one in FORMS, else bars of its first amount, count or share, else a table."""
    if spec.name in FORMS:
        return FORMS[spec.name]
    named = [column.name for column in spec.columns if column.name.startswith(("short_", "name_"))][:1]
    codes = [column.name for column in spec.columns if column.name in {"section_code", "task_code"}][:1]
    for kind in _NUMBERS:
        values = [column.name for column in spec.columns if column.kind == kind][:1]
        if values and (named or codes):
            return Form("bars", (*codes, *named), tuple(values))
    return Form("table")


def arrange(spec: FigureSpec, rows: pd.DataFrame, selection: Selection) -> Arranged:
    """The rows of a figure in its native form. A label that two marks would share makes a table of bars."""
    form, language = form_of(spec), selection.language
    if form.kind == "table":
        return _table(spec, rows, selection)
    if form.kind == "tiles":
        return _treemap(spec, form, rows, language)
    if form.kind == "units":
        return _units(spec, form, rows, selection)
    if form.kind == "grid":
        return _grid(spec, form, rows, selection)
    labels = [_label(spec, form.labels, row, language) for row in rows.to_dict("records")]
    if len(set(labels)) < len(labels):
        return _table(spec, rows, selection)
    most = len(rows) if form.kind == "lines" else MOST_BARS
    unstated = word("slides.not_stated", language)
    labels = [
        label
        if any(pd.notna(row[column.name]) for column in _values(spec, form))
        else f"{label} ({unstated})"
        for label, row in zip(labels, rows.to_dict("records"), strict=True)
    ]
    return Chart(
        "bars" if form.kind == "doughnut" and len(rows) > MOST_PARTS else form.kind,
        tuple(labels[:most]),
        tuple(
            Series(
                heading(column, language, basis_of(spec, selection)),
                column.kind,
                tuple(None if pd.isna(value) else float(value) for value in rows[column.name][:most]),
                colour,
            )
            for column, colour in zip(_values(spec, form), form.colours or repeat(""), strict=False)
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


def _label(spec: FigureSpec, columns: Sequence[str], row: Mapping[str, Any], language: Language) -> str:
    own = {column.name: column for column in spec.columns}
    words = [
        shown(own.get(name, Column(name, "text", "")), row[name.format(language=language)], language)
        for name in columns
    ]
    words = [part for part in words if part]
    # The longest part gives way, so that what tells labels apart stays.
    longest = max(words, key=len, default="")
    room = max(_LABEL_WIDTH - len(" · ".join(words)) + len(longest), 12)
    return neutral(" · ".join(shorten(part, room) if part == longest else part for part in words))


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


def _grid(spec: FigureSpec, form: Form, rows: pd.DataFrame, selection: Selection) -> Grid:
    language, values = selection.language, _values(spec, form)
    shade, *ends = [column.name for column in values]
    sections = {
        code: name
        for code, name in names(language, selection.decision)["section"].items()
        if code in set(rows["section_code"])
    }
    largest = rows[shade].max()
    lines: dict[str, dict[str, tuple[float | None, str]]] = {}
    for row in rows.to_dict("records"):
        text = number(row[shade], language)
        if ends and row[ends[0]] != row[ends[1]]:
            text = f"{number(row[ends[0]], language)}–{number(row[ends[1]], language)}"
        label = _label(spec, form.labels, row, language)
        lines.setdefault(label, {})[row["section_code"]] = (float(row[shade] / largest), text)
    return Grid(
        heading(values[0], language, basis_of(spec, selection)),
        tuple(sections.values()),
        tuple(
            (label, tuple(cells.get(code, (None, "")) for code in sections))
            for label, cells in list(lines.items())[:MOST_BARS]
        ),
        max(0, len(lines) - MOST_BARS),
    )


def _units(spec: FigureSpec, form: Form, rows: pd.DataFrame, selection: Selection) -> Grid:
    language = selection.language
    promised, stated = (column.name for column in _values(spec, form))
    lines: dict[str, list[tuple[float | None, str]]] = {}
    for row in rows.to_dict("records"):
        said = f": {number(row[stated], language)}" if pd.notna(row[stated]) else ""
        text = f"{row['task_code']}{said if row[promised] else ': –'}"
        cells = lines.setdefault(_label(spec, form.labels, row, language), [])
        cells.append((float(row[promised] > 0), text))
    widest = max(map(len, lines.values()), default=0)
    return Grid(
        word("slides.unit_key", language),
        (),
        tuple((label, (*cells, *[(None, "")] * (widest - len(cells)))) for label, cells in lines.items()),
    )


def _treemap(spec: FigureSpec, form: Form, rows: pd.DataFrame, language: Language) -> Treemap:
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
        name = _label(spec, group_columns, records[0], language)
        amount = number(totals[code], language)
        lines = (f"{name} · {amount}", f"{code} · {amount}", str(code))
        tiles.append(Tile(*box, place, is_group=True, lines=lines))
        if len(rows) > MOST_TILES:
            continue
        strip = min(_STRIP, height / 2)
        inside = (left, top + strip, width, height - strip)
        for row, inner in zip(records, squarified(list(members[value]), inside), strict=True):
            text = (
                f"{row[member_columns[0]]} · {number(row[value], language)}",
                _label(spec, member_columns[1:], row, language),
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
