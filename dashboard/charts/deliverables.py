"""What the tasks promise: charts of product types, reports, workshops and pilots. Rows are those of the query of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import bars, theme
from dashboard.charts.bars import Bar
from dashboard.charts.cells import Cell, heat_map
from dashboard.charts.figure import Column, FigureSpec
from dashboard.language import MOST_NAMES, Language, enumeration, money, number, percent, word

_LABEL_WIDTH: Final = 20
# Narrower where nine columns must stand beside the labels on a phone.
_CELL_LABEL_WIDTH: Final = 16
_SECTION_WIDTH: Final = 16


def _name(row: Any, language: Language) -> str:
    return str(getattr(row, f"name_{language}"))


def _task(row: Any, language: Language) -> str:
    return bars.task_name(row.task_code, getattr(row, f"short_{language}"))


def deliverables_by_type(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Products by family and type, solid where a number is stated and hollow where none is; their stated sum at the edge."""
    groups: dict[str, list[Bar]] = {}
    for row in rows.itertuples():
        stated = "–" if pd.isna(row.quantity) else number(row.quantity, language)
        hover = word(
            "deliverables.by_type_hover",
            language,
            products=number(row.product_count, language),
            tasks=number(row.task_count, language),
            unstated=number(row.unstated_count, language),
            quantity=stated,
        )
        groups.setdefault(str(getattr(row, f"family_{language}")), []).append(
            Bar(
                bars.balanced(_name(row, language), _LABEL_WIDTH),
                row.stated_count,
                row.unstated_count,
                number(row.product_count, language),
                f"<b>{_name(row, language)}</b><br>{hover}",
                row.type_code,
                f"<b>{stated}</b>",
            )
        )
    return bars.grouped(groups, language, room=92, note_heading=word("deliverables.stated_sum", language))


def deliverables_by_type_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many of the promised products have no number."""
    return word(
        "deliverables.by_type_finding",
        language,
        unstated=number(rows["unstated_count"].sum(), language),
        products=number(rows["product_count"].sum(), language),
    )


def deliverables_by_section(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Heat map: how many tasks of each section promise each type; the right edge counts them over all sections."""
    types = list(dict.fromkeys(rows["type_code"]))
    sections = list(dict.fromkeys(rows.sort_values("section_position")["section_code"]))
    names = dict(zip(rows["type_code"], rows[f"name_{language}"], strict=True))
    totals = dict(zip(rows["type_code"], rows["type_tasks"], strict=True))
    return heat_map(
        [
            Cell(
                types.index(row.type_code),
                sections.index(row.section_code),
                number(row.task_count, language),
                _cell_hover(row, language),
                (row.type_code, row.section_code),
                row.task_count,
            )
            for row in rows.itertuples()
        ],
        [bars.balanced(names[kind], _CELL_LABEL_WIDTH) for kind in types],
        sections,
        language,
        totals=[number(totals[kind], language) for kind in types],
        totals_heading=word("deliverables.all_sections", language),
    )


def _cell_hover(row: Any, language: Language) -> str:
    return (
        f"<b>{_name(row, language)} · {row.section_code} {getattr(row, f'short_{language}')}</b><br>"
        + word(
            "deliverables.by_section_hover",
            language,
            tasks=number(row.task_count, language),
            section_tasks=number(row.section_tasks, language),
        )
    )


def deliverables_by_section_finding(rows: pd.DataFrame, language: Language) -> str:
    """Which types reach most sections, and how many stay in one."""
    reach = rows.groupby("type_code", sort=False)["section_code"].count()
    sections = int(rows["section_count"].iloc[0])
    if sections == 1:
        first = rows.loc[rows["task_count"].idxmax()]
        foremost = list(rows.loc[rows["task_count"] == first["task_count"], f"name_{language}"])
        key = "only" if len(reach) == 1 else "even" if len(foremost) == len(reach) else "one"
        return word(
            f"deliverables.by_section_{key}",
            language,
            section=first["section_code"],
            types=number(len(reach), language),
            names=named(foremost, language),
            tasks=number(first["task_count"], language),
            section_tasks=number(first["section_tasks"], language),
        )
    if reach.max() == 1:
        return word("deliverables.by_section_apart", language, types=number(len(reach), language))
    names = dict(zip(rows["type_code"], rows[f"name_{language}"], strict=True))
    return word(
        "deliverables.by_section_finding",
        language,
        single=number((reach == 1).sum(), language),
        types=number(len(reach), language),
        widest=named([names[kind] for kind in reach[reach == reach.max()].index], language),
        reach=number(reach.max(), language),
        sections=number(sections, language),
    )


def named(names: Sequence[str], language: Language) -> str:
    """Types in quotation marks, their number where a sentence has no room for all of them."""
    if len(names) > MOST_NAMES:
        return word("deliverables.types", language, count=number(len(names), language))
    return enumeration([f"“{name}”" for name in names], language)


def deliverable_reports(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A mark a task, by section: which tasks promise a report."""
    return _task_marks(rows, language)


def deliverable_workshops(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A mark a task, by section: which tasks promise workshops, and how many."""
    return _task_marks(rows, language)


def _task_marks(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Sections as rows, their tasks as marks: a full square with the stated number, a hollow one without, a dot for none."""
    tasks = list(rows.itertuples())
    sections = list(dict.fromkeys(row.section_code for row in tasks))
    names = {row.section_code: _section(row, language) for row in tasks}
    widest = max(row.position for row in tasks)
    stated = [row.product_count > 0 and not pd.isna(row.quantity) for row in tasks]
    marks = go.Scatter(
        x=[row.position for row in tasks],
        y=[names[row.section_code] for row in tasks],
        mode="markers+text",
        marker={
            "symbol": ["square" if row.product_count else "circle" for row in tasks],
            "size": [20 if row.product_count else 7 for row in tasks],
            "color": [
                (theme.ACCENT if number_stated else theme.PAPER) if row.product_count else theme.MUTED
                for row, number_stated in zip(tasks, stated, strict=True)
            ],
            "line": {
                "width": [2 if row.product_count else 0 for row in tasks],
                "color": theme.ACCENT,
            },
            "opacity": 1,
        },
        text=[
            f"<b>{number(row.quantity, language)}</b>" if number_stated else ""
            for row, number_stated in zip(tasks, stated, strict=True)
        ],
        textfont={"size": theme.TEXT_SIZE, "color": theme.PAPER},
        customdata=[[row.task_code] for row in tasks],
        hovertext=[
            f"{_task(row, language)}<br>"
            + (
                bars.quoted(row.evidence)
                if row.product_count
                else word("deliverables.none_promised", language)
            )
            for row in tasks
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    return theme.figure(
        language,
        marks,
        height=max(len(sections), 2) * theme.row_height([*names.values()], theme.TEXT_SIZE - 1) + 40,
        margin={"l": 0, "r": 0, "t": 32, "b": 4},
        xaxis={
            "side": "top",
            "range": [0.4, max(widest, 8) + 0.6],
            "tickvals": list(range(1, widest + 1)),
            "tickfont": {"size": theme.SMALL_TEXT_SIZE, "color": theme.MUTED},
            "showgrid": False,
            "ticks": "",
        },
        yaxis={
            "range": [max(len(sections), 2) - 0.5, -0.5],
            "categoryarray": [names[section] for section in sections],
            "tickfont": {"size": theme.TEXT_SIZE - 1},
            "showgrid": False,
            "ticks": "",
        },
    )


def _section(row: Any, language: Language) -> str:
    short = theme.shorten(getattr(row, f"section_short_{language}"), 28)
    return bars.balanced(f"{row.section_code} {short}", _SECTION_WIDTH).replace(
        row.section_code, f"<b>{row.section_code}</b>", 1
    )


def deliverable_reports_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many tasks promise a report, and how many of them say how many."""
    return _tasks_finding("reports", rows, language)


def deliverable_workshops_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many tasks promise workshops, how many workshops they state, and how many tasks promise none."""
    return _tasks_finding("workshops", rows, language)


def _tasks_finding(kind: str, rows: pd.DataFrame, language: Language) -> str:
    promising = rows[rows["product_count"] > 0]
    tasks = number(len(rows), language)
    if promising.empty:
        return word(f"deliverables.{kind}_none", language, tasks=tasks)
    counts = {
        "stated": promising["quantity"].sum(),
        "unstated": promising["quantity"].isna().sum(),
        "without": len(rows) - len(promising),
    }
    return word(
        f"deliverables.{kind}_finding",
        language,
        promising=number(len(promising), language),
        tasks=tasks,
        parts="; ".join(
            word(f"deliverables.part_{part}", language, count=number(count, language))
            for part, count in counts.items()
            if count
        ),
    )


def deliverable_pilots(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A bar a task: how many models or sites it states, and its own words for where."""
    unstated = word("deliverables.no_number", language)
    return bars.noted(
        [
            Bar(
                _task(row, language),
                0 if pd.isna(row.quantity) else row.quantity,
                0,
                unstated if pd.isna(row.quantity) else f"<b>{number(row.quantity, language)}</b>",
                theme.wrap(f"<b>{row.task_code}</b> {row.title}", 60),
                row.task_code,
                "<br>".join(bars.quoted(phrase) for phrase in row.evidence),
            )
            for row in rows.itertuples()
        ],
        language,
        room=96,
        rest=bars.outlined(),
    )


def deliverable_pilots_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many pilots the tasks state, and what is without a number."""
    return word(
        "deliverables.pilots_finding_unstated"
        if rows["unstated_count"].any()
        else "deliverables.pilots_finding",
        language,
        tasks=number(len(rows), language),
        quantity=number(rows["quantity"].sum(), language),
        unstated=number(rows["unstated_count"].sum(), language),
    )


def deliverable_pilots_and_programme(rows: pd.DataFrame, language: Language) -> go.Figure:
    """The whole list's pilots, a piece a task, above the range that the national programme asks for."""
    tasks = list(rows.itertuples())
    first, total = tasks[0], int(rows["quantity"].sum())
    thickness = 0.36
    pieces = go.Bar(
        x=[row.quantity for row in tasks],
        base=[row.running_quantity - row.quantity for row in tasks],
        y=[0] * len(tasks),
        width=thickness,
        orientation="h",
        marker={"color": theme.ACCENT, "line": {"width": 2, "color": theme.PAPER}},
        customdata=[[row.task_code] for row in tasks],
        hovertext=[f"{_task(row, language)}<br><b>{number(row.quantity, language)}</b>" for row in tasks],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    target = go.Bar(
        x=[first.target_max - first.target_min],
        base=[first.target_min],
        y=[1],
        width=thickness,
        orientation="h",
        marker=bars.outlined(theme.MUTED),
        hoverinfo="skip",
    )
    above = {"x": 0, "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    promised = word("deliverables.list_promises", language, year=first.fiscal_year)
    asked = word("deliverables.programme_asks", language, start=first.target_from, end=first.target_to)
    span = f"{number(first.target_min, language)}–{number(first.target_max, language)}"
    return theme.figure(
        language,
        pieces,
        target,
        height=210,
        margin={"l": 6, "r": 34, "t": 6, "b": 30},
        barmode="overlay",
        annotations=[
            above | {"y": -thickness / 2, "text": promised},
            above | {"y": 1 - thickness / 2, "text": asked},
            {"x": total, "y": 0, "text": f"<b>{number(total, language)}</b>", "showarrow": False}
            | {"xanchor": "left", "xshift": 6},
            {"x": first.target_max, "y": 1, "text": f"<b>{span}</b>", "showarrow": False}
            | {"xanchor": "right", "xshift": -8},
        ],
        xaxis={
            "range": [0, max(first.target_max, total)],
            "dtick": 5,
            "gridcolor": theme.LINE,
            "tickfont": {"size": theme.SMALL_TEXT_SIZE, "color": theme.MUTED},
        },
        yaxis=theme.hidden_axis() | {"range": [1.3, -0.75]},
    )


def deliverable_pilots_and_programme_finding(rows: pd.DataFrame, language: Language) -> str:
    """The list's sum beside the programme's range, as two numbers and no verdict."""
    first = rows.iloc[0]
    return word(
        "deliverables.programme_finding",
        language,
        quantity=number(rows["quantity"].sum(), language),
        low=number(first["target_min"], language),
        high=number(first["target_max"], language),
        start=first["target_from"],
        end=first["target_to"],
    )


def deliverable_money(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A bar a type: the money of the tasks that promise it, on a track that is the money of all tasks shown."""
    types = list(rows.itertuples())
    whole = types[0].shown_amount
    labels = [bars.balanced(_name(row, language), _LABEL_WIDTH) for row in types]
    hovers = [
        f"<b>{_name(row, language)}</b><br>"
        + word(
            "deliverables.money_hover",
            language,
            tasks=number(row.task_count, language),
            amount=money(row.amount, language),
            share=percent(row.share_of_shown, language),
        )
        for row in types
    ]
    track = go.Bar(
        x=[whole] * len(types),
        y=labels,
        orientation="h",
        marker={"color": theme.SEQUENCE[1]},
        hoverinfo="skip",
    )
    held = go.Bar(
        x=[row.amount for row in types],
        y=labels,
        orientation="h",
        marker={"color": theme.ACCENT},
        customdata=[[row.type_code] for row in types],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )
    return theme.figure(
        language,
        track,
        held,
        height=max(len(types), 2) * theme.row_height(labels, theme.TEXT_SIZE - 1) + 8,
        margin={"l": 0, "r": theme.LABEL_ROOM, "t": 4, "b": 4},
        barmode="overlay",
        annotations=[
            {
                "x": 1,
                "xref": "paper",
                "y": label,
                "text": f"<b>{number(row.amount, language)}</b> · {percent(row.share_of_shown, language)}",
                "xanchor": "left",
                "xshift": 8,
                "showarrow": False,
            }
            for row, label in zip(types, labels, strict=True)
        ],
        xaxis=theme.hidden_axis() | {"range": [0, whole]},
        yaxis={"autorange": "reversed", "ticks": "", "tickfont": {"size": theme.TEXT_SIZE - 1}},
    )


def deliverable_money_finding(rows: pd.DataFrame, language: Language) -> str:
    """What the tasks with the leading type hold; never a sum over types."""
    row = next(rows.itertuples())
    return word(
        "deliverables.money_finding",
        language,
        name=_name(row, language),
        amount=money(row.amount, language),
        share=percent(row.share_of_shown, language),
        whole=money(row.shown_amount, language),
    )


_TYPE: Final = Column("name_{language}", "text", "deliverables.type")
_TASK: Final = (
    Column("task_code", "code", "common.task"),
    Column("short_{language}", "text", "common.short_name"),
)
# Long texts stand last: half a page has no room for more columns behind one.
_TITLE: Final = Column("title", "text", "common.title_as_printed")
_PROMISE: Final = (
    *_TASK,
    Column("product_count", "count", "deliverables.products"),
    Column("quantity", "count", "deliverables.quantity"),
    Column("evidence", "text", "deliverables.evidence"),
    _TITLE,
)

FIGURES = (
    FigureSpec(
        "deliverables_by_type",
        "deliverables.by_type",
        deliverables_by_type,
        deliverables_by_type_finding,
        (
            Column("family_{language}", "text", "deliverables.family"),
            _TYPE,
            Column("product_count", "count", "deliverables.products"),
            Column("task_count", "count", "common.tasks"),
            Column("stated_count", "count", "deliverables.stated"),
            Column("unstated_count", "count", "deliverables.unstated"),
            Column("quantity", "count", "deliverables.quantity"),
        ),
        unit="common.count_products",
        clicks=("type",),
    ),
    FigureSpec(
        "deliverables_by_section",
        "deliverables.by_section",
        deliverables_by_section,
        deliverables_by_section_finding,
        (
            _TYPE,
            Column("section_code", "code", "common.section"),
            Column("short_{language}", "text", "common.short_name"),
            Column("task_count", "count", "common.tasks"),
            Column("section_tasks", "count", "deliverables.section_tasks"),
        ),
        unit="common.count_tasks",
        clicks=("type", "section"),
    ),
    FigureSpec(
        "deliverable_reports",
        "deliverables.reports",
        deliverable_reports,
        deliverable_reports_finding,
        _PROMISE,
        unit="common.count_tasks",
        clicks=("task",),
    ),
    FigureSpec(
        "deliverable_workshops",
        "deliverables.workshops",
        deliverable_workshops,
        deliverable_workshops_finding,
        _PROMISE,
        unit="deliverables.count_workshops",
        clicks=("task",),
    ),
    FigureSpec(
        "deliverable_pilots",
        "deliverables.pilots",
        deliverable_pilots,
        deliverable_pilots_finding,
        _PROMISE,
        unit="deliverables.count_pilots",
        clicks=("task",),
    ),
    FigureSpec(
        "deliverable_pilots_and_programme",
        "deliverables.programme",
        deliverable_pilots_and_programme,
        deliverable_pilots_and_programme_finding,
        (
            *_TASK,
            Column("quantity", "count", "deliverables.quantity"),
            Column("running_quantity", "count", "common.running_amount"),
            _TITLE,
        ),
        unit="deliverables.count_pilots",
        clicks=("task",),
    ),
    FigureSpec(
        "deliverable_money",
        "deliverables.money",
        deliverable_money,
        deliverable_money_finding,
        (
            _TYPE,
            Column("task_count", "count", "common.tasks"),
            Column("amount", "amount", "common.amount"),
            Column("share_of_shown", "share", "deliverables.share_of_shown"),
        ),
        clicks=("type",),
    ),
)
