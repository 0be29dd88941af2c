"""Where the money goes: charts of sections and tasks. Rows are those of the query of the same name."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import bars, theme
from dashboard.charts.figure import Column, FigureSpec
from dashboard.language import Language, enumeration, money, number, percent, word


def _short(row: Any, language: Language) -> str:
    return str(getattr(row, f"short_{language}"))


def _meant(row: Any) -> str:
    """The title for a hover: where a person accepted another reading than the print, that reading with a mark."""
    return theme.wrap(row.title if row.reading == row.title else f"{row.reading} ✎", 60)


def _printed(row: Any, language: Language) -> str:
    """A line with the title as printed, where a hover shows another reading."""
    if row.reading == row.title:
        return ""
    return "<br>" + theme.wrap(word("budget.hover_printed", language, title=row.title), 60)


def _section_label(row: Any, language: Language) -> str:
    return bars.balanced(f"{row.section_code} · {theme.shorten(_short(row, language), 34)}", 25)


def _row_height(labels: Sequence[str]) -> int:
    """Pixels from one section to the next: room for a number of two lines, which leaves a phone more room for the bars."""
    return max(46, theme.row_height(labels))


def budget_by_section(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Sorted bars: amount of each section on the basis in force, with its share of the list."""
    sections = list(rows.itertuples())
    largest = max((row.amount for row in sections), default=0)
    labels = [_section_label(row, language) for row in sections]
    drawn = bars.labelled(
        labels,
        [row.amount for row in sections],
        texts=[
            f"<b>{number(row.amount, language)}</b><br>{percent(row.share_of_list, language)}"
            for row in sections
        ],
        hovers=[
            f"<b>{row.section_code}. {_meant(row)}</b>{_printed(row, language)}<br>{money(row.amount, language)}"
            f" · {percent(row.share_of_list, language)}<br>"
            + word("budget.tasks_count", language, count=number(row.task_count, language))
            for row in sections
        ],
        codes=[row.section_code for row in sections],
        colours=[theme.ACCENT if row.amount == largest else theme.TINT for row in sections],
    )
    return theme.figure(
        language,
        drawn,
        height=_row_height(labels) * max(len(sections), 2) + 8,
        margin={"l": 0, "r": 64, "t": 4, "b": 4},
        xaxis=theme.hidden_axis() | {"range": [0, largest]},
        yaxis={"autorange": "reversed", "ticks": ""},
    )


def budget_by_section_finding(rows: pd.DataFrame, language: Language) -> str:
    """How much of the list's money the largest sections hold; sections that tie are named together."""
    if len(rows) == 1:
        row = next(rows.itertuples())
        return word(
            "budget.by_section_one",
            language,
            section=row.section_code,
            name=_short(row, language),
            amount=money(row.amount, language),
            share=percent(row.share_of_list, language),
        )
    top = rows[rows["amount"] >= rows["amount"].iloc[2 if len(rows) > 3 else 0]]
    return word(
        "budget.by_section_finding",
        language,
        top=len(top),
        sections=enumeration([row.section_code for row in top.itertuples()], language),
        share=percent(top["amount"].sum() / rows["amount"].sum(), language),
        count=number(len(rows), language),
    )


def budget_approved_and_tasks(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Solid bar for the section row, dotted outline for the sum of its tasks; a difference is named in brick red."""
    sections = sorted(rows.itertuples(), key=lambda row: row.position)
    labels = [_section_label(row, language) for row in sections]
    largest = max((max(row.stated_budget, row.tasks_budget) for row in sections), default=0)
    differs = [row.difference != 0 for row in sections]
    texts = [
        f"<b>{number(row.stated_budget, language)}</b> → <b>{number(row.tasks_budget, language)}</b><br>"
        f"({'+' if row.difference > 0 else '−'}{number(abs(row.difference), language)})"
        if row.difference
        else number(row.stated_budget, language)
        for row in sections
    ]
    hovers = [
        f"<b>{row.section_code}. {_meant(row)}</b>{_printed(row, language)}<br>"
        + word(
            "budget.approved_and_tasks_hover",
            language,
            approved=number(row.stated_budget, language),
            tasks=number(row.tasks_budget, language),
        )
        for row in sections
    ]
    approved = go.Bar(
        x=[row.stated_budget for row in sections],
        y=labels,
        orientation="h",
        marker={"color": theme.TINT},
        customdata=[[row.section_code] for row in sections],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )
    outline = go.Bar(
        x=[row.tasks_budget for row in sections],
        y=labels,
        orientation="h",
        marker={
            "color": "rgba(0,0,0,0)",
            "line": {"width": 2, "color": [theme.ALERT if differ else theme.ACCENT for differ in differs]},
        },
        text=texts,
        textposition="none",
        hoverinfo="skip",
    )
    notes = [
        {
            "x": max(row.stated_budget, row.tasks_budget),
            "y": label,
            "text": text,
            "xanchor": "left",
            "xshift": 8,
            "showarrow": False,
            "align": "left",
            "font": {"color": theme.ALERT} if differ else {},
        }
        for row, label, text, differ in zip(sections, labels, texts, differs, strict=True)
    ]
    return theme.figure(
        language,
        approved,
        outline,
        height=_row_height(labels) * max(len(sections), 2) + 8,
        barmode="overlay",
        annotations=notes,
        margin={"l": 0, "r": 112 if any(differs) else 64, "t": 4, "b": 4},
        xaxis=theme.hidden_axis() | {"range": [0, largest]},
        yaxis={"autorange": "reversed", "ticks": ""},
    )


def budget_approved_and_tasks_finding(rows: pd.DataFrame, language: Language) -> str:
    """Whether section rows and task rows agree, and where they do not."""
    differing = rows[rows["difference"] != 0]
    if differing.empty:
        return word("budget.approved_and_tasks_agree", language, count=number(len(rows), language))
    agree = len(rows) - len(differing)
    return word(
        "budget.approved_and_tasks_finding" if agree else "budget.approved_and_tasks_differ",
        language,
        differing=len(differing),
        sections=enumeration(list(differing["section_code"]), language),
        difference=money(abs(differing["difference"].sum()), language),
        agree=number(agree, language),
        count=number(len(rows), language),
    )


# Tiles bear paper-coloured text on the strong shades, ink on the others.
_STRONG = (theme.SEQUENCE[8], theme.SEQUENCE[7])
_PALE = theme.SEQUENCE[1]


class _Tile(NamedTuple):
    """A rectangle of the treemap; `parent` is the code of the one around it, amounts in million VND."""

    code: str
    label: str
    parent: str
    amount: float
    text: str
    hover: str
    colour: str


# Share of the treemap's area from which a tile has room for the short name of its task.
_ROOM_FOR_NAME = 0.026
# The same for the amount of a section behind its name, and for the whole name of a task.
_ROOM_FOR_AMOUNT = 0.1
# Share below which a section has room for its amount alone.
_ROOM_FOR_HEAD = 0.05


def budget_by_task(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Treemap section → task, areas as sums of task rows; a click opens a section, the bar above leads back."""
    sections = (
        rows.groupby("section_code", sort=False, observed=True)["budget"].sum().sort_values(ascending=False)
    )
    names = dict(zip(rows["section_code"], rows[f"section_short_{language}"], strict=True))
    shades = dict(zip(sections.index, _shades(len(sections)), strict=True))
    is_whole = rows["share_of_list"].sum() > 0.9999
    root = word("budget.whole_list" if is_whole else "budget.part_shown", language)
    total = rows["budget"].sum()
    tiles = [_Tile(root, f"{root} · {number(total, language)}", "", total, "", "", _PALE)]
    tiles += [
        _Tile(
            str(code),
            _head(str(code), names[code], number(amount, language), amount / total),
            root,
            amount,
            "",
            f"<b>{code} · {names[code]}</b><br>{money(amount, language)}",
            shades[code],
        )
        for code, amount in sections.items()
    ]
    tiles += [
        _Tile(
            row.task_code,
            f"<b>{row.task_code}</b>{separator}{number(row.budget, language)}",
            row.section_code,
            row.budget,
            _tile_name(_short(row, language), row.budget / total) if has_room else "",
            f"<b>{row.task_code}</b> {_meant(row)}{_printed(row, language)}<br>{money(row.budget, language)}",
            shades[row.section_code],
        )
        for row in rows.itertuples()
        for has_room in (row.budget / total >= _ROOM_FOR_NAME,)
        for separator in (" " if has_room else "<br>",)
    ]
    tree = go.Treemap(
        ids=[tile.code for tile in tiles],
        labels=[tile.label for tile in tiles],
        parents=[tile.parent for tile in tiles],
        values=[tile.amount for tile in tiles],
        text=[tile.text for tile in tiles],
        branchvalues="total",
        textinfo="label+text",
        hovertext=[tile.hover for tile in tiles],
        hovertemplate="%{hovertext}<extra></extra>",
        customdata=[[tile.code] for tile in tiles],
        marker={
            "colors": [tile.colour for tile in tiles],
            "line": {"width": 2, "color": theme.PAPER},
            "pad": {"t": 28, "l": 3, "r": 3, "b": 3},
        },
        tiling={"packing": "squarify", "pad": 2},
        pathbar={"visible": True, "thickness": 30, "textfont": {"size": theme.TEXT_SIZE, "color": theme.INK}},
        textfont={
            "size": theme.TEXT_SIZE,
            "color": [theme.PAPER if tile.colour in _STRONG else theme.INK for tile in tiles],
        },
        root={"color": _PALE},
    )
    return theme.figure(
        language,
        tree,
        height=660,
        margin={"l": 0, "r": 0, "t": 36, "b": 4},
        uniformtext={"minsize": 12, "mode": "hide"},
    )


def _head(code: str, name: str, amount: str, share: float) -> str:
    """The line above the tasks of a section; one that does not fit would be left blank."""
    if share < _ROOM_FOR_HEAD:
        return f"{code} · {amount}"
    return f"{code} · {name} · {amount}" if share >= _ROOM_FOR_AMOUNT else f"{code} · {name}"


def _tile_name(short: str, share: float) -> str:
    """The short name of a task in lines that the narrowest tile of its share of the area can hold."""
    length, width = (60, 24) if share >= _ROOM_FOR_AMOUNT else (32, 12)
    return "<br>".join(textwrap.wrap(theme.shorten(short, length), width, break_long_words=False))


def _shades(count: int) -> list[str]:
    """A shade per section, strong for the largest; the middle of the sequence is left out, as no text stands out on it."""
    usable = [*_STRONG, *(theme.SEQUENCE[place] for place in (3, 2, 1))]
    return [usable[place * len(usable) // count] for place in range(count)]


def budget_by_task_finding(rows: pd.DataFrame, language: Language) -> str:
    """The largest task and its weight."""
    row = next(rows.itertuples())
    if len(rows) == 1:
        return word("budget.by_task_one", language, task=row.task_code, amount=money(row.budget, language))
    return word(
        "budget.by_task_finding",
        language,
        task=row.task_code,
        amount=money(row.budget, language),
        share=percent(row.budget / rows["budget"].sum(), language),
        count=number(len(rows), language),
    )


def largest_tasks(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Sorted bars of the six largest tasks, labelled with code and title."""
    tasks = list(rows.itertuples())
    largest = max((row.budget for row in tasks), default=0)
    drawn = bars.labelled(
        [bars.balanced(f"{row.task_code} · {theme.shorten(_short(row, language), 40)}", 24) for row in tasks],
        [row.budget for row in tasks],
        texts=[f"<b>{number(row.budget, language)}</b>" for row in tasks],
        hovers=[
            f"<b>{row.task_code}</b> {_meant(row)}{_printed(row, language)}<br>{money(row.budget, language)}"
            for row in tasks
        ],
        codes=[row.task_code for row in tasks],
        colours=[theme.ACCENT if row.budget == largest else theme.TINT for row in tasks],
    )
    return theme.figure(
        language,
        drawn,
        height=50 * max(len(tasks), 2) + 8,
        margin={"l": 0, "r": 64, "t": 4, "b": 4},
        xaxis=theme.hidden_axis() | {"range": [0, largest]},
        yaxis={"autorange": "reversed", "ticks": ""},
    )


def largest_tasks_finding(rows: pd.DataFrame, language: Language) -> str:
    """What the tasks shown hold together."""
    tied = int(rows["tied_with_last"].iloc[-1])
    return word(
        "budget.largest_tasks_finding_tied" if tied else "budget.largest_tasks_finding",
        language,
        count=number(len(rows), language),
        amount=money(rows["budget"].sum(), language),
        share=percent(rows["share_of_list"].sum(), language),
        others=number(tied, language),
    )


def task_sizes(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Dot plot: one dot per task, stacked over its amount; a line marks the median."""
    xs, ys, codes, hovers = [], [], [], []
    for row in rows.itertuples():
        for height, code in enumerate(row.task_codes, start=1):
            xs.append(row.budget)
            ys.append(height)
            codes.append(code)
            hovers.append(f"<b>{code}</b><br>{money(row.budget, language)}")
    dots = go.Scatter(
        x=xs,
        y=ys,
        mode="markers",
        marker={"size": 18, "color": theme.ACCENT},
        customdata=[[code] for code in codes],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )
    median = rows["median_budget"].iloc[0] if len(rows) else 0
    tallest = max(ys, default=1)
    at_median = int(rows.loc[rows["budget"] == median, "task_count"].sum())
    ticks = _spaced(list(rows["budget"]))
    counts = [
        {
            "x": row.budget,
            "y": row.task_count,
            "text": f"<b>{number(row.task_count, language)}</b>",
            "yshift": 20,
            "showarrow": False,
        }
        for row in rows.itertuples()
    ]
    return theme.figure(
        language,
        dots,
        height=30 * max(tallest, 4) + 110,
        margin={"l": 0, "r": 8, "t": 8, "b": 54},
        annotations=[
            *counts,
            theme.axis_note(word("common.million_vnd", language)),
            {
                "x": median,
                "y": tallest + 1.6,
                "text": word("budget.median_label", language, amount=number(median, language)),
                "showarrow": False,
                "xanchor": "left",
                "xshift": 6,
                "font": {"color": theme.MUTED},
            },
        ],
        shapes=[
            {
                "type": "line",
                "x0": median,
                "x1": median,
                # Above the count of the tasks that have just that amount, so that it stays legible.
                "y0": at_median + 1.2 if at_median else 0.3,
                "y1": tallest + 1.6,
                "line": {"color": theme.MUTED, "dash": "dot", "width": 2},
                "layer": "below",
            }
        ],
        xaxis={
            "tickvals": ticks,
            "ticktext": [number(value, language) for value in ticks],
            "showgrid": False,
        },
        yaxis=theme.hidden_axis() | {"range": [0.3, tallest + 2.2]},
    )


def _spaced(values: list[float]) -> list[float]:
    """Of sorted values, those that lie far enough apart for their labels to stand side by side on a phone."""
    gap = (values[-1] - values[0]) * 0.14 if values else 0
    kept: list[float] = []
    for value in values:
        if not kept or value - kept[-1] >= gap:
            kept.append(value)
    return kept


def task_sizes_finding(rows: pd.DataFrame, language: Language) -> str:
    """The commonest amount, and the range."""
    commonest = rows.loc[rows["task_count"].idxmax()]
    count, smallest, largest = rows["task_count"].sum(), rows["budget"].min(), rows["budget"].max()
    if len(rows) == 1 or commonest["task_count"] == 1:
        return word(
            "budget.task_sizes_same" if len(rows) == 1 else "budget.task_sizes_different",
            language,
            count=number(count, language),
            smallest=money(smallest, language),
            largest=money(largest, language),
        )
    return word(
        "budget.task_sizes_finding",
        language,
        tasks=number(commonest["task_count"], language),
        count=number(count, language),
        amount=money(commonest["budget"], language),
        smallest=number(smallest, language),
        largest=number(largest, language),
    )


def budget_concentration(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Running share of the money over the tasks from the largest on, against an even spread."""
    count = len(rows)
    curve = go.Scatter(
        x=[0, *rows["place"]],
        y=[0, *rows["running_share"]],
        mode="lines",
        line={"color": theme.ACCENT, "width": 3, "shape": "linear"},
        fill="tozeroy",
        fillcolor=theme.TINT + "55",
        customdata=[[""], *[[code] for code in rows["task_code"]]],
        hovertext=[
            "",
            *[
                word(
                    "budget.concentration_hover",
                    language,
                    place=number(row.place, language),
                    share=percent(row.running_share, language),
                    task=row.task_code,
                )
                for row in rows.itertuples()
            ],
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    even = go.Scatter(
        x=[0, count],
        y=[0, 1],
        mode="lines",
        line={"color": theme.MUTED, "dash": "dot", "width": 2},
        hoverinfo="skip",
    )
    half = rows[rows["running_share"] >= 0.5].iloc[0]
    return theme.figure(
        language,
        curve,
        even,
        height=400,
        margin={"l": 0, "r": 8, "t": 8, "b": 54},
        annotations=[
            theme.axis_note(word("budget.concentration_x", language)),
            {
                "x": half["place"],
                "y": half["running_share"],
                "text": word(
                    "budget.concentration_label",
                    language,
                    place=number(half["place"], language),
                    share=percent(half["running_share"], language),
                ),
                # Beside the point where it lies high, as there is no room above it.
                "ax": -24 if half["running_share"] < 0.9 else -40,
                "ay": -44 if half["running_share"] < 0.9 else 12,
                "xanchor": "right",
                "arrowcolor": theme.MUTED,
            },
            {
                "x": count * 0.62,
                "y": 0.54,
                "text": word("budget.concentration_even", language),
                "showarrow": False,
                "xanchor": "left",
                "font": {"color": theme.INK, "size": theme.SMALL_TEXT_SIZE},
            },
        ],
        xaxis={
            "range": [0, count],
            "showgrid": False,
            "tickvals": list(range(0, count + 1, 5 if count > 12 else 1)),
        },
        yaxis={
            "range": [0, 1.04],
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "ticktext": [percent(share, language) for share in (0, 0.25, 0.5, 0.75, 1)],
            "gridcolor": theme.LINE,
        },
    )


def budget_concentration_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many of the largest tasks it takes to hold half the money."""
    half = rows[rows["running_share"] >= 0.5].iloc[0]
    if len(rows) == 1:
        return word("budget.concentration_one", language)
    return word(
        "budget.concentration_finding",
        language,
        place=number(half["place"], language),
        count=number(len(rows), language),
        share=percent(half["running_share"], language),
        task_share=percent(half["task_share"], language),
    )


_SECTION = (
    Column("section_code", "code", "common.section"),
    Column("short_{language}", "text", "common.short_name"),
    Column("title", "text", "common.title_as_printed"),
)

FIGURES = (
    FigureSpec(
        "budget_by_section",
        "budget.by_section",
        budget_by_section,
        budget_by_section_finding,
        (
            *_SECTION,
            Column("task_count", "count", "common.tasks"),
            Column("amount", "amount", "common.amount"),
            Column("share_of_list", "share", "common.share_of_list"),
        ),
        follows_basis=True,
        clicks=("section",),
    ),
    FigureSpec(
        "budget_approved_and_tasks",
        "budget.approved_and_tasks",
        budget_approved_and_tasks,
        budget_approved_and_tasks_finding,
        (
            *_SECTION,
            Column("stated_budget", "amount", "common.approved"),
            Column("tasks_budget", "amount", "common.tasks_total"),
            Column("difference", "amount", "common.difference"),
        ),
        both_bases=True,
        clicks=("section",),
    ),
    FigureSpec(
        "budget_by_task",
        "budget.by_task",
        budget_by_task,
        budget_by_task_finding,
        (
            Column("task_code", "code", "common.task"),
            Column("short_{language}", "text", "common.short_name"),
            Column("title", "text", "common.title_as_printed"),
            Column("budget", "amount", "common.amount"),
            Column("share_of_section", "share", "common.share_of_section"),
            Column("share_of_list", "share", "common.share_of_list"),
        ),
        clicks=("task",),
    ),
    FigureSpec(
        "largest_tasks",
        "budget.largest_tasks",
        largest_tasks,
        largest_tasks_finding,
        (
            Column("task_code", "code", "common.task"),
            Column("short_{language}", "text", "common.short_name"),
            Column("title", "text", "common.title_as_printed"),
            Column("budget", "amount", "common.amount"),
            Column("share_of_list", "share", "common.share_of_list"),
        ),
        clicks=("task",),
    ),
    FigureSpec(
        "task_sizes",
        "budget.task_sizes",
        task_sizes,
        task_sizes_finding,
        (
            Column("budget", "amount", "common.amount_per_task"),
            Column("task_count", "count", "common.tasks"),
            Column("amount", "amount", "common.amount"),
            Column("task_codes", "text", "common.task"),
        ),
        clicks=("task",),
    ),
    FigureSpec(
        "budget_concentration",
        "budget.concentration",
        budget_concentration,
        budget_concentration_finding,
        (
            Column("place", "count", "common.place"),
            Column("task_code", "code", "common.task"),
            Column("title", "text", "common.title_as_printed"),
            Column("budget", "amount", "common.amount"),
            Column("running_budget", "amount", "common.running_amount"),
            Column("running_share", "share", "common.running_share"),
        ),
        clicks=("task",),
    ),
)
