"""The appendix in memory, as the document has it; amounts in million VND, source lines counted from 1."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Field = Literal["objective", "activity", "product"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One bullet of a task, verbatim in NFC without tags and bullet mark; `position` from 1 within its field."""

    field: Field
    position: int
    text: str
    source_line: int


@dataclass(frozen=True, slots=True)
class Task:
    """One task row. `budget` and the years are None where the row states none."""

    task_code: str
    section_code: str
    position: int
    title: str
    budget: Decimal | None
    year_from: int | None
    year_to: int | None
    source_line: int
    passages: tuple[Passage, ...]

    def texts(self, field: Field) -> tuple[Passage, ...]:
        """The passages of one field, in their order."""
        return tuple(passage for passage in self.passages if passage.field == field)


@dataclass(frozen=True, slots=True)
class Section:
    """One section row and its tasks. `stated_budget` is what the row itself prints, None where it prints none."""

    section_code: str
    position: int
    title: str
    stated_budget: Decimal | None
    source_line: int
    tasks: tuple[Task, ...]

    @property
    def tasks_total(self) -> Decimal:
        """The sum of the task rows, a missing amount counting as nothing."""
        return sum((task.budget for task in self.tasks if task.budget is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class Appendix:
    """The whole table. `stated_total` is the printed grand total, None where no total row stands; `total_label` its name.

    `heading` is what stands above the table, as printed.
    """

    sections: tuple[Section, ...]
    stated_total: Decimal | None
    total_line: int | None
    total_label: str = ""
    heading: str = ""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in the order of the document."""
        return tuple(task for section in self.sections for task in section.tasks)


class AppendixError(Exception):
    """The text cannot be read as an appendix; nothing was stored."""


@dataclass(frozen=True)
class TableNotFound(AppendixError):
    """No line holds the seven column heads of the table. `missing`: the heads not found in the nearest line."""

    missing: tuple[str, ...]


@dataclass(frozen=True)
class RowNotUnderstood(AppendixError):
    """A row or cell has a form that was never agreed on. `column` is the head of its column, or '' for the row."""

    line: int
    column: str
    text: str


@dataclass(frozen=True)
class RowRepeated(AppendixError):
    """Two rows claim the same number."""

    line: int
    code: str


@dataclass(frozen=True)
class TextNotDecoded(AppendixError):
    """The bytes are no text in UTF-8 or UTF-16. `position`: of the first bad byte, from 0."""

    position: int


@dataclass(frozen=True, slots=True)
class TaskSector:
    """An industry that a task's own words name; `share` sums to 1 per task, `evidence` is verbatim."""

    task_code: str
    sector_code: str
    share: Decimal
    is_alternative: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One promised product. `quantity` is None where the text states none, never an implied 1."""

    task_code: str
    product_position: int
    type_code: str
    quantity: int | None
    unit: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class CommunicationOutput:
    """One promised publication, broadcast or public event; minutes are per item."""

    task_code: str
    product_position: int
    channel: str
    medium: str
    type_code: str
    quantity: int | None
    minutes_min: int | None
    minutes_max: int | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Decided:
    """How one row of the classification came about.

    `code` is the sector or type; None where a text was read and judged to promise nothing further. `rule` is a code of
    data/reference/rules.csv, `term` the words of the lexicon that matched, None where none did. The reasons are those
    of the rule, or of the reviewed override where one decided.
    """

    kind: Literal["sector", "deliverable", "communication"]
    task_code: str
    product_position: int | None
    code: str | None
    rule: str
    term: str | None
    evidence: str
    overridden: bool
    reason_vi: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Classification:
    """What the task texts promise, each row with its evidence and how it was decided."""

    task_sectors: tuple[TaskSector, ...]
    deliverables: tuple[Deliverable, ...]
    communication_outputs: tuple[CommunicationOutput, ...]
    decided: tuple[Decided, ...] = ()


Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a careful reader would question; `evidence` holds verbatim quotes.

    `lines` are the source lines of the quotes, one for each; `related_task_codes` the tasks the finding touches,
    its own among them. Section and task are None where the finding is about the whole list.
    """

    rule_code: str
    severity: Severity
    section_code: str | None
    task_code: str | None
    message_vi: str
    message_en: str
    evidence: tuple[str, ...]
    source_line: int
    family_code: str
    related_task_codes: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage of one task beside its like in another; `score` from 0 to 1, where 1 is the same wording."""

    field: Literal["title", "objective", "activity", "product"]
    first: str
    second: str
    score: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two tasks of much the same text, the earlier one first.

    `score` is the share of their text that both have, from 0 to 1. A `duplicate` says the same of the same object;
    a `template` says it of another object (industry, place). Budgets in million VND, None where the row has none.
    """

    first_task_code: str
    second_task_code: str
    kind: Literal["duplicate", "template"]
    score: float
    shared: tuple[SharedPassage, ...]
    first_budget: Decimal | None
    second_budget: Decimal | None
