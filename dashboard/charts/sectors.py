"""Which industries the money goes to: charts of sectors. Rows are those of the query of the same name.

Where a task joins industries by "hoặc" (or) its money is a range: a solid bar for what is certain, a hatched one from
there to what it would be if the task fell to the industry.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import bars, theme
from dashboard.charts.cells import LENGTH, Cell, heat_map, marks
from dashboard.charts.figure import Column, FigureSpec
from dashboard.language import MOST_NAMES, Language, enumeration, money, number, percent, word

# Room to the right of bars for their labels and, beyond, a column of numbers of tasks; in pixels.
_AMOUNT_ROOM: Final = 104
_TASKS_ROOM: Final = 40
# Characters in a line of the label of a division, of which half a page of 1280 pixels has two.
_DIVISION_WIDTH: Final = 17
# Boxes for tasks that there is room for at least in the row of a sector.
_LEAST_BOXES: Final = 3
# Characters that a sentence can spare for a list of tasks.
_LIST_WIDTH: Final = 30


def sector_kinds(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Bars: money of tasks that name an industry, of cross-sector tasks, of running costs, each with its share."""
    largest = rows["amount"].max()
    labels = [bars.balanced(_kind(row.kind, language), 12) for row in rows.itertuples()]
    drawn = bars.labelled(
        labels,
        rows["amount"],
        # All industries together are no filter: a click on them says nothing.
        codes=["" if row.kind == "industry" else row.kind for row in rows.itertuples()],
        hovers=[
            f"<b>{_kind(row.kind, language)}</b><br>{money(row.amount, language)} · {percent(row.share, language)}"
            f"<br>{_tasks(row.task_count, row.task_count, language)}"
            for row in rows.itertuples()
        ],
        colours=[theme.ACCENT if amount == largest else theme.TINT for amount in rows["amount"]],
        texts=[
            f"<b>{percent(row.share, language)}</b> · {number(row.amount, language)}"
            for row in rows.itertuples()
        ],
    )
    return theme.figure(
        language,
        drawn,
        height=46 * len(rows) + 16,
        margin={"l": 0, "r": theme.LABEL_ROOM, "t": 8, "b": 8},
        xaxis=theme.hidden_axis() | {"range": [0, largest]},
        yaxis={"autorange": "reversed", "ticks": ""},
    )


def sector_kinds_finding(rows: pd.DataFrame, language: Language) -> str:
    """The share of each kind that is there."""
    shares = [
        word(f"sectors.kinds_{row.kind}", language, share=percent(row.share, language))
        for row in rows.itertuples()
    ]
    return word("sectors.kinds_finding", language, shares=enumeration(shares, language))


def _kind(kind: str, language: Language) -> str:
    return word(f"sectors.kind_{kind}", language)


def sector_budget(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Range bars of each industry's money, largest midpoint first, and the number of its tasks beside them."""
    names = list(rows[f"name_{language}"])
    return _ranges(
        rows,
        [bars.balanced(name, 13) for name in names],
        [
            f"<b>{name}</b> · {_vsic(row.vsic, language)}<br>{span(row.amount_low, row.amount_high, language)}"
            f" {word('common.million_vnd', language)}<br>{_tasks(row.tasks_low, row.tasks_high, language)}"
            for name, row in zip(names, rows.itertuples(), strict=True)
        ],
        list(rows["sector_code"]),
        language,
    )


def sector_budget_finding(rows: pd.DataFrame, language: Language) -> str:
    """The industries that may hold most: those that could reach what the first holds for certain."""
    return _with_left_out(_budget_finding(rows, language), rows, language)


def _budget_finding(rows: pd.DataFrame, language: Language) -> str:
    certain = rows["amount_low"].max()
    first = rows[rows["amount_high"] >= certain]
    count = number(len(rows), language)
    is_open = bool((first["amount_low"] != first["amount_high"]).any())
    # The unit once, behind the last amount: what follows a number without one is measured in the same.
    units = ["", f" {word('common.million_vnd', language)}"]
    spans = [
        f"{getattr(row, f'name_{language}')} ({span(row.amount_low, row.amount_high, language)}"
        f"{units[place == len(first)]})"
        for place, row in enumerate(first.itertuples(), 1)
    ]
    if len(rows) == 1:
        return word("sectors.budget_one", language, industry=spans[0])
    if len(first) == len(rows) and not is_open:
        return word("sectors.budget_equal", language, count=count, amount=money(certain, language))
    if len(first) > MOST_NAMES:
        return word(
            "sectors.budget_many_open" if is_open else "sectors.budget_many",
            language,
            first=number(len(first), language),
            count=count,
            amount=money(certain, language),
        )
    return word(
        "sectors.budget_open" if is_open and len(first) > 1 else "sectors.budget_finding",
        language,
        industries=enumeration(spans, language, "sectors.or" if is_open else "common.and"),
        count=count,
    )


def sector_divisions(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Range bars of the money of each VSIC division, labelled with the industries that stand for it."""
    names = [getattr(row, f"name_{language}") for row in rows.itertuples()]
    return _ranges(
        rows,
        [
            _division_label(row.division, name, language)
            for name, row in zip(names, rows.itertuples(), strict=True)
        ],
        [
            f"<b>{_division(row.division, language)}</b> {name}<br>{span(row.amount_low, row.amount_high, language)}"
            f" {word('common.million_vnd', language)}<br>{_tasks(row.tasks_low, row.tasks_high, language)}"
            for name, row in zip(names, rows.itertuples(), strict=True)
        ],
        [",".join(codes) for codes in rows["sector_codes"]],
        language,
    )


def sector_divisions_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many divisions there are, and which have most for certain."""
    coded = rows[rows["division"].notna()]
    if coded.empty:
        return word("sectors.divisions_none", language)
    first = coded[coded["amount_low"] == coded["amount_low"].max()]
    finding = word(
        "sectors.divisions_finding" if first["amount_low"].max() else "sectors.divisions_open",
        language,
        count=number(len({code for codes in coded["division"] for code in codes.split(", ")}), language),
        amount=money(first["amount_low"].max(), language),
        industries=_names(
            [f"{row.division} ({getattr(row, f'name_{language}')})" for row in first.itertuples()], language
        ),
    )
    return _with_left_out(finding, rows, language)


def _division_label(division: Any, name: str, language: Language) -> str:
    code = _division(division, language)
    if pd.isna(division):
        return f"<b>{code}</b><br>{bars.balanced(name, _DIVISION_WIDTH)}"
    return bars.balanced(f"{code} {name}", _DIVISION_WIDTH).replace(code, f"<b>{code}</b>", 1)


def _division(division: Any, language: Language) -> str:
    return word("sectors.no_division", language) if pd.isna(division) else str(division)


def sector_coverage(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A unit for each task in the row of the sector it names; a dashed place where no task names a sector."""
    sectors = list(rows.itertuples())
    units = [cell for line, row in enumerate(sectors) for cell in _units(line, row, language)]
    width = max([_LEAST_BOXES, *(cell.column + 1 for cell in units)])
    empty = [line for line, row in enumerate(sectors) if row.tasks_high == 0]
    boxes = marks(
        units,
        colours=["rgba(0,0,0,0)" if cell.is_open else theme.ACCENT for cell in units],
        inks=[theme.INK if cell.is_open else theme.PAPER for cell in units],
        height=0.78,
    )
    boxes.marker.line = {"color": theme.ACCENT, "width": [2 if cell.is_open else 0 for cell in units]}
    return theme.figure(
        language,
        boxes,
        height=36 * len(sectors) + 8,
        margin={"l": 0, "r": 4, "t": 4, "b": 4},
        xaxis=theme.hidden_axis() | {"range": [-0.5, width - 0.5]},
        yaxis={
            "range": [len(sectors) - 0.5, -0.5],
            "tickvals": list(range(len(sectors))),
            "ticktext": [bars.balanced(getattr(row, f"name_{language}"), 16) for row in sectors],
            "ticks": "",
            "showgrid": False,
        },
        shapes=[
            {
                "type": "rect",
                "x0": -LENGTH / 2,
                "x1": width - 1 + LENGTH / 2,
                "y0": line - 0.39,
                "y1": line + 0.39,
                "line": {"color": theme.MUTED, "dash": "dot", "width": 1.5},
            }
            for line in empty
        ],
        annotations=[
            {
                "x": -LENGTH / 2,
                "xshift": 8,
                "y": line,
                "xanchor": "left",
                "text": word(
                    "sectors.no_certain_task" if len(sectors[line].left_out) else "sectors.no_task", language
                ),
                "showarrow": False,
                "font": {"color": theme.MUTED},
            }
            for line in empty
        ],
    )


def _units(line: int, row: Any, language: Language) -> list[Cell]:
    """The tasks of a sector, those last for which the document leaves it open."""
    named = zip(row.task_codes, getattr(row, f"task_shorts_{language}"), repeat(False))
    left_open = zip(row.open_task_codes, getattr(row, f"open_task_shorts_{language}"), repeat(True))
    return [
        Cell(
            line,
            place,
            f"{code} ?" if is_open else code,
            f"<b>{code}</b> {short}" + (f"<br>{word('sectors.open_task', language)}" if is_open else ""),
            (code,),
            is_open=is_open,
        )
        for place, (code, short, is_open) in enumerate(chain(named, left_open))
    ]


def sector_coverage_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many of the sectors have a task that names them for certain, and which have none at all, or which have one."""
    named = rows[rows["tasks_low"] > 0]
    missing = rows[rows["tasks_high"] == 0]
    if named.empty:
        none = "coverage_none" if len(missing) == len(rows) else "coverage_open"
        return _with_left_out(
            word(f"sectors.{none}", language, count=number(len(rows), language)), rows, language
        )
    key = "missing" if len(missing) <= MOST_NAMES else "named"
    listed = {"missing": missing, "named": named}[key]
    finding = word(
        f"sectors.coverage_{key}" if len(missing) else "sectors.coverage_whole",
        language,
        covered=number(len(named), language),
        count=number(len(rows), language),
        sectors=_names(list(listed[f"name_{language}"]), language),
    )
    return _with_left_out(finding, rows, language)


def sector_sections(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Heat map: money of each industry in each section, shaded by what is certain; dashed where a task leaves its industry open."""
    columns = list(rows["all_sections"].iloc[0])
    names = list(dict.fromkeys(rows[f"name_{language}"]))
    return heat_map(
        [
            _section_cell(row, names.index(getattr(row, f"name_{language}")), columns, language)
            for row in rows.itertuples()
        ],
        [bars.balanced(name, 12) for name in names],
        columns,
        language,
        text_size=theme.SMALL_TEXT_SIZE,
    )


def _section_cell(row: Any, place: int, columns: Sequence[str], language: Language) -> Cell:
    extent = span(row.amount_low, row.amount_high, language)
    return Cell(
        place,
        columns.index(row.section_code),
        # A cell is narrow: where nothing is certain, the most it could be.
        extent if row.amount_low or not row.amount_high else f"≤{number(row.amount_high, language)}",
        f"<b>{getattr(row, f'name_{language}')}</b> · {row.section_code} {getattr(row, f'short_{language}')}"
        f"<br>{extent} {word('common.million_vnd', language)}<br>{', '.join(row.task_codes)}",
        (row.sector_code, row.section_code),
        row.amount_low,
        row.amount_low != row.amount_high,
    )


def sector_sections_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many industries how many sections name, and which sections name none."""
    columns = list(rows["all_sections"].iloc[0])
    named = set(rows["section_code"])
    silent = [section for section in columns if section not in named]
    finding = word(
        "sectors.sections_finding" if silent else "sectors.sections_all",
        language,
        industries=number(rows["sector_code"].nunique(), language),
        sections=number(len(named), language),
        silent=enumeration(silent, language),
    )
    return _with_left_out(finding, rows, language)


def _ranges(
    rows: pd.DataFrame, labels: Sequence[str], hovers: Sequence[str], codes: Sequence[str], language: Language
) -> go.Figure:
    """Bars to `amount_low`, hatched from there to `amount_high`; numbers of tasks in a column of their own."""
    largest, certain = rows["amount_high"].max(), rows["amount_low"].max()
    # What could reach the first is on a par with it.
    colours = [theme.ACCENT if high >= certain else theme.TINT for high in rows["amount_high"]]
    marks = {"codes": codes, "hovers": hovers, "colours": colours, "texts": [""] * len(rows)}
    solid = bars.labelled(labels, rows["amount_low"], **marks)
    extents = rows["amount_high"] - rows["amount_low"]
    hatched = bars.labelled(labels, extents, **marks)
    # The tint is too pale for lines.
    lines = [theme.MUTED if colour == theme.TINT else colour for colour in colours]
    hatched.update(
        base=rows["amount_low"],
        marker={
            "color": "rgba(0,0,0,0)",
            "pattern": {"shape": "/", "fgcolor": lines, "size": 7, "solidity": 0.3},
            "line": {"color": lines, "width": [1.5 if extent else 0 for extent in extents]},
        },
    )
    notes: list[dict[str, Any]] = []
    for place, row in enumerate(rows.itertuples()):
        notes.append(
            {
                "x": row.amount_high,
                "y": place,
                "text": f"<b>{span(row.amount_low, row.amount_high, language)}</b>",
                "xanchor": "left",
                "xshift": 6,
                "showarrow": False,
            }
        )
        notes.append(_aside(place, span(row.tasks_low, row.tasks_high, language)))
    notes.append(_aside(-0.85, word("sectors.tasks", language)) | {"font": {"color": theme.MUTED}})
    return theme.figure(
        language,
        solid,
        hatched,
        barmode="overlay",
        height=theme.row_height(labels) * len(rows) + 38,
        annotations=notes,
        margin={"l": 0, "r": _AMOUNT_ROOM + _TASKS_ROOM, "t": 4, "b": 4},
        xaxis=theme.hidden_axis() | {"range": [0, largest]},
        yaxis={"ticks": "", "range": [len(rows) - 0.5, -1.3]},
    )


def _aside(place: float, text: str) -> dict[str, Any]:
    """An annotation in the column right of the bars, at a row."""
    return {
        "xref": "paper",
        "x": 1,
        "y": place,
        "text": text,
        "xanchor": "right",
        "xshift": _AMOUNT_ROOM + _TASKS_ROOM,
        "showarrow": False,
    }


def span(low: float, high: float, language: Language) -> str:
    """A number, or a range where the ends differ."""
    if low == high:
        return number(low, language)
    return f"{number(low, language)}–{number(high, language)}"


def _tasks(low: float, high: float, language: Language) -> str:
    return word("sectors.tasks_count", language, count=span(low, high, language))


def _vsic(divisions: Sequence[str], language: Language) -> str:
    return f"VSIC {', '.join(divisions)}" if len(divisions) else word("sectors.no_division", language)


def _with_left_out(finding: str, rows: pd.DataFrame, language: Language) -> str:
    """A finding with the tasks that do not count because the document leaves their industry open, if there are any."""
    codes = dict.fromkeys(code for codes in rows["left_out"] for code in codes)
    if not codes:
        return finding
    return word(
        "sectors.with_left_out", language, finding=finding, tasks=theme.shorten(", ".join(codes), _LIST_WIDTH)
    )


def _names(names: Sequence[str], language: Language) -> str:
    """Names of sectors within a sentence, or how many they are where they are many."""
    if len(names) > MOST_NAMES:
        return word("sectors.industries_count", language, count=number(len(names), language))
    return enumeration(names, language)


_NAME: Final = Column("name_{language}", "text", "sectors.industry")
_AMOUNTS: Final = (
    Column("amount_low", "amount", "sectors.amount_low"),
    Column("amount_high", "amount", "sectors.amount_high"),
)
_EVEN: Final = Column("amount", "amount", "sectors.amount_even")
_TASKS: Final = (
    Column("tasks_low", "count", "sectors.tasks_low"),
    Column("tasks_high", "count", "sectors.tasks_high"),
)
_VSIC: Final = Column("vsic", "text", "sectors.vsic")

FIGURES = (
    FigureSpec(
        "sector_budget",
        "sectors.budget",
        sector_budget,
        sector_budget_finding,
        (_NAME, _VSIC, *_TASKS, *_AMOUNTS, _EVEN, Column("share_of_list", "share", "sectors.share_even")),
        clicks=("sector",),
    ),
    FigureSpec(
        "sector_kinds",
        "sectors.kinds",
        sector_kinds,
        sector_kinds_finding,
        (
            Column("kind", "text", "sectors.kind", words="sectors.kind_{}"),
            Column("task_count", "count", "common.tasks"),
            Column("amount", "amount", "common.amount"),
            Column("share", "share", "sectors.share_shown"),
        ),
        clicks=("sector",),
    ),
    FigureSpec(
        "sector_coverage",
        "sectors.coverage",
        sector_coverage,
        sector_coverage_finding,
        (
            _NAME,
            *_TASKS,
            Column("task_codes", "text", "sectors.certain_tasks"),
            Column("open_task_codes", "text", "sectors.open_tasks"),
            *_AMOUNTS,
        ),
        unit="common.count_tasks",
        clicks=("task",),
    ),
    FigureSpec(
        "sector_sections",
        "sectors.sections",
        sector_sections,
        sector_sections_finding,
        (
            _NAME,
            Column("section_code", "code", "common.section"),
            Column("short_{language}", "text", "sectors.section_name"),
            Column("task_codes", "text", "common.task"),
            *_AMOUNTS,
            _EVEN,
        ),
        clicks=("sector", "section"),
    ),
    FigureSpec(
        "sector_divisions",
        "sectors.divisions",
        sector_divisions,
        sector_divisions_finding,
        (Column("division", "code", "sectors.vsic"), _NAME, *_TASKS, *_AMOUNTS, _EVEN),
        clicks=("sector",),
    ),
)
