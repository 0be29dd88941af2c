"""What communication money buys: charts of channels, air time, tasks and public events. Rows are those of the query of the same name."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import bars, theme
from dashboard.charts.bars import Bar
from dashboard.charts.deliverables import named
from dashboard.charts.figure import Column, FigureSpec
from dashboard.language import Language, enumeration, money, number, percent, word

_LABEL_WIDTH: Final = 20
_HEADING_WIDTH: Final = 26


def _name(row: Any, language: Language) -> str:
    return str(getattr(row, f"name_{language}"))


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _times(count: str, name: str, language: Language) -> str:
    return word("communications.times", language, count=count, name=_lower(name))


def communication_channels(rows: pd.DataFrame, language: Language) -> go.Figure:
    """Stated quantities by channel and format; a hollow piece where one is promised without a number."""
    groups: dict[str, list[Bar]] = {}
    largest = rows["quantity"].max()
    # A hollow piece says that something is there; its length says nothing.
    token = 1 if pd.isna(largest) else largest / 20
    for row in rows.itertuples():
        unstated = pd.isna(row.quantity)
        text = (
            word("communications.no_number", language)
            if unstated
            else f"<b>{number(row.quantity, language)}</b>"
        )
        channel = str(getattr(row, f"channel_{language}"))
        groups.setdefault(bars.balanced(channel, _HEADING_WIDTH), []).append(
            Bar(
                bars.balanced(_name(row, language), _LABEL_WIDTH),
                0 if unstated else row.quantity,
                token if row.unstated_count else 0,
                text,
                f"<b>{channel}</b><br>{_name(row, language)}: {text}<br>{row.task_codes}",
                row.type_code,
            )
        )
    return bars.grouped(groups, language, room=96)


def communication_channels_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many items on how many channels, and which format leads."""
    channels = number(rows["channel"].nunique(), language)
    by_type = rows.groupby(f"name_{language}", sort=False)["quantity"].sum()
    total = by_type.sum()
    if not total:
        return word("communications.channels_unstated", language, channels=channels)
    foremost = list(by_type.index[by_type == by_type.max()])
    return word(
        "communications.channels_finding" if len(foremost) == 1 else "communications.channels_tied",
        language,
        quantity=number(total, language),
        channels=channels,
        names=named(foremost, language),
        most=number(by_type.max(), language),
        share=percent(by_type.max() / total, language),
    )


def communication_air_time(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A bar an output: minutes at least, and on to minutes at most; how they come about stands below."""
    return bars.noted(
        [_air_time(row, language) for row in rows.itertuples()], language, room=136, rest=bars.filled()
    )


def _air_time(row: Any, language: Language) -> Bar:
    name = f"<b>{row.task_code}</b> {_name(row, language)}"
    channel = getattr(row, f"channel_{language}")
    hover = f"{name}<br>{bars.quoted(row.evidence)}"
    if pd.isna(row.total_max):
        count = (
            word("communications.no_number", language)
            if pd.isna(row.quantity)
            else word("communications.items", language, count=number(row.quantity, language))
        )
        note = word("communications.air_time_unknown", language, count=count, channel=channel)
        missing = word("communications.no_length", language)
        return Bar(name, 0, 0, missing, hover, row.type_code, theme.wrap(note, bars.NOTE_WIDTH))
    low, high = (number(minutes, language) for minutes in (row.minutes_min, row.minutes_max))
    note = word(
        "communications.air_time_each",
        language,
        count=number(row.quantity, language),
        minutes=low if low == high else f"{low}–{high}",
        channel=channel,
    )
    return Bar(
        name,
        row.total_min,
        row.total_max - row.total_min,
        f"<b>{_minutes(row.total_min, row.total_max, language)}</b>",
        hover,
        row.type_code,
        theme.wrap(note, bars.NOTE_WIDTH),
    )


def _minutes(low: float, high: float, language: Language) -> str:
    return word(
        "communications.air_time_exact" if low == high else "communications.air_time_range",
        language,
        low=number(low, language),
        high=number(high, language),
    )


def communication_air_time_finding(rows: pd.DataFrame, language: Language) -> str:
    """The range of minutes of each medium, or that its length is not stated."""
    parts = []
    for medium, group in rows.groupby(f"medium_{language}", sort=False):
        timed = group.dropna(subset=["total_max"])
        time = (
            _minutes(timed["total_min"].sum(), timed["total_max"].sum(), language)
            if len(timed)
            else word("communications.no_length", language)
        )
        parts.append(word("communications.air_time_medium", language, medium=_lower(str(medium)), time=time))
    return word("communications.air_time_finding", language, parts="; ".join(parts))


def communication_money(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A bar a task: its budget, below it what it buys; a price per item only where it buys one kind of thing."""
    return bars.noted(
        [
            Bar(
                bars.task_name(row.task_code, getattr(row, f"short_{language}")),
                0 if pd.isna(row.budget) else row.budget,
                0,
                f"<b>{number(row.budget, language)}</b> · {_price(row, language)}",
                theme.wrap(f"<b>{row.task_code}</b> {row.title}", 60),
                row.task_code,
                _lines(_basket(row, language)),
            )
            for row in rows.itertuples()
        ],
        language,
        room=128,
        rest=bars.filled(),
    )


def _price(row: Any, language: Language) -> str:
    if row.type_count > 1:
        return word("communications.money_mixed", language)
    if pd.isna(row.amount_per_item):
        return word("communications.money_no_number", language)
    return word("communications.money_per_item", language, amount=number(row.amount_per_item, language))


def _basket(row: Any, language: Language) -> list[str]:
    """What a task promises, in the order of the document; a number only where the text has one."""
    return [
        _times(number(int(quantity), language), name, language) if quantity.isdecimal() else _lower(name)
        for name, quantity in zip(getattr(row, f"names_{language}"), row.quantities, strict=True)
    ]


def _lines(products: list[str]) -> str:
    """Products in lines that a phone has room for, none of them broken."""
    whole = " · ".join(product.replace(" ", "\0") for product in products)
    return theme.wrap(whole, bars.NOTE_WIDTH).replace("\0", " ")


def communication_money_finding(rows: pd.DataFrame, language: Language) -> str:
    """Two tasks that promise the same and cost unlike sums, where there are such; else the sum and the largest task."""
    tasks = sorted(rows.dropna(subset=["budget"]).itertuples(), key=lambda row: row.source_line)
    for first, second in combinations(tasks, 2):
        if (
            sorted(_basket(first, language)) == sorted(_basket(second, language))
            and first.budget != second.budget
        ):
            return word(
                "communications.money_same_finding",
                language,
                basket=f" {word('common.and', language)} ".join(_basket(first, language)),
                first=first.task_code,
                first_amount=number(first.budget, language),
                second=second.task_code,
                second_amount=number(second.budget, language),
            )
    amount = money(rows["budget"].sum(), language)
    if len(rows) == 1:
        return word(
            "communications.money_one_finding", language, task=rows["task_code"].iloc[0], amount=amount
        )
    budgets = rows["budget"].fillna(0)
    largest = list(rows.loc[budgets == budgets.max(), "task_code"])
    return word(
        "communications.money_finding",
        language,
        tasks=number(len(rows), language),
        amount=amount,
        largest=enumeration(largest, language),
    )


def communication_events(rows: pd.DataFrame, language: Language) -> go.Figure:
    """A bar a promise: how many events, with the document's own words."""
    unstated = word("communications.no_number", language)
    return bars.noted(
        [
            Bar(
                f"<b>{row.task_code}</b> {_name(row, language)}",
                0 if pd.isna(row.quantity) else row.quantity,
                0,
                unstated if pd.isna(row.quantity) else f"<b>{number(row.quantity, language)}</b>",
                theme.wrap(f"<b>{row.task_code}</b> {row.title}", 60),
                row.type_code,
                bars.quoted(row.evidence),
            )
            for row in rows.itertuples()
        ],
        language,
        room=96,
        rest=bars.filled(),
    )


def communication_events_finding(rows: pd.DataFrame, language: Language) -> str:
    """How many events of each type, in how many tasks."""
    by_type = rows.groupby(f"name_{language}", sort=False)["quantity"].sum()
    tasks = number(rows["task_code"].nunique(), language)
    if not by_type.sum():
        return word("communications.events_unstated", language, tasks=tasks)
    return word(
        "communications.events_finding",
        language,
        quantity=number(by_type.sum(), language),
        tasks=tasks,
        parts=" · ".join(
            _times(number(count, language), str(name), language) for name, count in by_type.items() if count
        ),
    )


_TYPE: Final = Column("name_{language}", "text", "communications.type")
_CHANNEL: Final = Column("channel_{language}", "text", "communications.channel")
_TASK: Final = Column("task_code", "code", "common.task")
_QUANTITY: Final = Column("quantity", "count", "communications.quantity")
_EVIDENCE: Final = Column("evidence", "text", "communications.evidence")

FIGURES = (
    FigureSpec(
        "communication_channels",
        "communications.channels",
        communication_channels,
        communication_channels_finding,
        (
            _CHANNEL,
            _TYPE,
            _QUANTITY,
            Column("unstated_count", "count", "communications.unstated"),
            Column("task_codes", "text", "communications.task_codes"),
        ),
        unit="communications.count_items",
        clicks=("type",),
    ),
    FigureSpec(
        "communication_air_time",
        "communications.air_time",
        communication_air_time,
        communication_air_time_finding,
        (
            _TASK,
            _TYPE,
            _CHANNEL,
            Column("medium_{language}", "text", "communications.medium"),
            Column("total_min", "count", "communications.total_min"),
            Column("total_max", "count", "communications.total_max"),
            _QUANTITY,
            Column("minutes_min", "count", "communications.minutes_min"),
            Column("minutes_max", "count", "communications.minutes_max"),
            _EVIDENCE,
        ),
        unit="communications.count_minutes",
        clicks=("type",),
    ),
    FigureSpec(
        "communication_money",
        "communications.money",
        communication_money,
        communication_money_finding,
        (
            _TASK,
            Column("short_{language}", "text", "common.short_name"),
            Column("budget", "amount", "common.amount"),
            Column("names_{language}", "text", "communications.buys"),
            Column("quantities", "text", "communications.quantities"),
            Column("type_count", "count", "communications.type_count"),
            Column("amount_per_item", "amount", "communications.amount_per_item"),
            Column("title", "text", "common.title_as_printed"),
        ),
        clicks=("task",),
    ),
    FigureSpec(
        "communication_events",
        "communications.events",
        communication_events,
        communication_events_finding,
        (
            _TASK,
            _TYPE,
            _QUANTITY,
            _EVIDENCE,
            Column("title", "text", "common.title_as_printed"),
        ),
        unit="communications.count_events",
        clicks=("type",),
    ),
)
