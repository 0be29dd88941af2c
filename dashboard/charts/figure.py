"""What a figure is: a query, the chart of its rows, the finding in a sentence, and the columns of its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from dashboard.language import Language, word

Kind = Literal["text", "code", "count", "amount", "share"]
Clicked = Literal["section", "sector", "type", "task", "severity", "family"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a figure's table; `{language}` in `name` stands for vi or en. Amounts in million VND, shares of 1.

    `words` is the key of the words for a column of codes, with `{}` for the code.
    """

    name: str
    kind: Kind
    heading: str
    words: str = ""

    def source(self, language: Language) -> str:
        """The name of the column in the query's rows."""
        return self.name.format(language=language)

    def title(self, language: Language) -> str:
        """The heading in a language."""
        return word(self.heading, language)


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure by the name of its query. Words: `{words}_title`, `{words}_measure`.

    `clicks`: the filters or page parameters that a click on a mark sets from the mark's customdata, in this order; a
    mark that stands for several codes joins them by commas.
    `follows_basis`: whether the amounts follow the chosen basis; else they are always sums of task rows.
    `unit`: the word key of what is counted; only money has a basis.
    `both_bases`: whether it sets the two bases against each other; its columns then say which is which.
    """

    name: str
    words: str
    draw: Callable[[pd.DataFrame, Language], go.Figure]
    finding: Callable[[pd.DataFrame, Language], str]
    columns: tuple[Column, ...]
    follows_basis: bool = False
    both_bases: bool = False
    unit: str = "common.million_vnd"
    clicks: tuple[Clicked, ...] = ()

    @property
    def is_money(self) -> bool:
        """Whether the figure shows amounts of money, which have a basis."""
        return self.unit == "common.million_vnd"

    def title(self, language: Language) -> str:
        """What the figure is called where its finding is too long."""
        return word(f"{self.words}_title", language)

    def measure(self, language: Language) -> str:
        """What is measured."""
        return word(f"{self.words}_measure", language)
