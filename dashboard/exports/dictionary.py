"""The data dictionary: every table and column of the store, from the schema itself, described in the chosen language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard import store
from dashboard.language import Language, word, word_keys


@dataclass(frozen=True, slots=True)
class Described:
    """A column: its name, its DuckDB type, whether it may be empty, and what it holds."""

    name: str
    type: str
    optional: bool
    text: str


@dataclass(frozen=True, slots=True)
class DescribedTable:
    """A table: its name, what a row is, and its columns in order."""

    name: str
    text: str
    columns: tuple[Described, ...]


@lru_cache(maxsize=2)
def dictionary(language: Language) -> tuple[DescribedTable, ...]:
    """The tables in the order of the schema; a comment that no one has put into the language yet stands as it is."""
    texts = _texts(language)
    rows = store.query("data_dictionary").fillna("")
    return tuple(
        DescribedTable(
            str(name),
            texts.get(table["table_comment"].iloc[0], table["table_comment"].iloc[0]),
            tuple(
                Described(
                    row.column_name, row.data_type, row.is_nullable, texts.get(row.comment, row.comment)
                )
                for row in table.itertuples()
            ),
        )
        for name, table in rows.groupby("table_name", sort=False)
    )


def _texts(language: Language) -> Mapping[str, str]:
    """The comments of the schema and what they are in a language."""
    names = [key.partition(".")[2] for key in word_keys() if key.startswith("dictionary.")]
    return {word(f"dictionary.{name}", "en"): word(f"dictionary.{name}", language) for name in names}
