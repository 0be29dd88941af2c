"""Reads the reviewed reference tables: CSV in UTF-8 with a head line, checked cell by cell."""

from __future__ import annotations

import csv
from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from dashboard.appendix.model import AppendixError


@dataclass(frozen=True)
class ReferenceNotUnderstood(AppendixError):
    """A row of a reference table has not the form its head asks for. `text` is the row or cell, `line` counts from 1."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a reference table, by column."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, text: str) -> ReferenceNotUnderstood:
        """What to raise where this row's `text` is not understood."""
        return ReferenceNotUnderstood(self.file, self.line, text)

    def needed(self, column: str) -> str:
        """A cell that must not be empty."""
        if not self[column]:
            raise self.error(",".join(self.cells.values()))
        return self[column]

    def one_of(self, column: str, known: Container[str]) -> str:
        """A cell that must hold one of the `known` codes."""
        if self[column] not in known:
            raise self.error(self[column])
        return self[column]

    def optional(self, column: str, known: Container[str]) -> str | None:
        """One of the `known` codes, None for an empty cell."""
        return self.one_of(column, known) if self[column] else None

    def flag(self, column: str) -> bool:
        """A cell of true or false."""
        return self.one_of(column, ("true", "false")) == "true"

    def count(self, column: str) -> int | None:
        """A whole number above 0, None for an empty cell."""
        if not self[column]:
            return None
        if not self[column].isdecimal() or int(self[column]) == 0:
            raise self.error(self[column])
        return int(self[column])

    def share(self, column: str) -> Decimal:
        """A share above 0 and up to 1."""
        try:
            share = Decimal(self[column])
        except InvalidOperation:
            raise self.error(self[column]) from None
        if not 0 < share <= 1:
            raise self.error(self[column])
        return share

    def terms(self, column: str) -> list[str]:
        """The parts of a cell that lists them with semicolons."""
        return [part.strip() for part in self[column].split(";") if part.strip()]


def rows(file: Path, *columns: str) -> list[Row]:
    """The rows of a table, which must have these `columns` and may have more.

    Raises `ReferenceNotUnderstood` for bytes that are no UTF-8, a missing column or a row of another length.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        raise ReferenceNotUnderstood(file.name, 1, str(error)) from error
    reader = csv.reader(lines, strict=True)
    found: list[Row] = []
    head: list[str] = []
    try:
        for cells in reader:
            if not head:
                head = cells
                if not set(columns) <= set(head):
                    raise ReferenceNotUnderstood(file.name, 1, ",".join(cells))
            elif cells:
                if len(cells) != len(head):
                    raise ReferenceNotUnderstood(file.name, reader.line_num, ",".join(cells))
                stripped = (cell.strip() for cell in cells)
                found.append(Row(file.name, reader.line_num, dict(zip(head, stripped, strict=True))))
    except csv.Error as error:
        raise ReferenceNotUnderstood(file.name, reader.line_num, str(error)) from error
    return found
