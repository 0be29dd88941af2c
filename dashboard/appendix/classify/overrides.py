"""The reviewed overrides: for a decision that a person has gone through, that person's reading is final."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Generic, Literal, TypeVar

from dashboard.appendix.classify.reference import Row, rows
from dashboard.appendix.model import Appendix, CommunicationOutput, Decided, Deliverable, Task, TaskSector

Kind = Literal["sector", "deliverable", "communication"]
T = TypeVar("T", TaskSector, Deliverable, CommunicationOutput)


@dataclass(frozen=True, slots=True)
class Override(Generic[T]):
    """A reviewed row; without `row` the text is judged to promise nothing further."""

    source: Row
    decision_id: str
    task_code: str
    product_position: int | None
    row: T | None
    decided: Decided


@dataclass(frozen=True, slots=True)
class Overrides:
    """All reviewed rows of all decisions."""

    sectors: tuple[Override[TaskSector], ...]
    deliverables: tuple[Override[Deliverable], ...]
    communications: tuple[Override[CommunicationOutput], ...]


def reviewed(
    appendix: Appendix,
    readings: Iterable[tuple[T | None, Decided]],
    overrides: Iterable[Override[T]],
    decision_id: str | None,
) -> list[tuple[T | None, Decided]]:
    """The readings, those of a reviewed task (or product of it) replaced by the review, in the order of the document.

    Raises `ReferenceNotUnderstood` where the evidence of an override does not stand in the text it speaks of.
    """
    mine = [override for override in overrides if override.decision_id == decision_id]
    replaced = {(override.task_code, override.product_position) for override in mine}
    kept = [it for it in readings if (it[1].task_code, it[1].product_position) not in replaced]
    order = {task.task_code: (place, task) for place, task in enumerate(appendix.tasks)}
    for override in mine:
        if override.task_code not in order or not _stands_in(order[override.task_code][1], override):
            raise override.source.error(override.source["evidence"] or override.task_code)
        kept.append((override.row, override.decided))
    return sorted(kept, key=lambda it: (order[it[1].task_code][0], it[1].product_position or 0))


def _stands_in(task: Task, override: Override[T]) -> bool:
    evidence, position = override.source["evidence"], override.product_position
    if position is None:
        return any(evidence in text for text in (task.title, *(passage.text for passage in task.passages)))
    return any(passage.position == position and evidence in passage.text for passage in task.texts("product"))


_REASONED = ("decision_id", "task_code", "evidence", "reason_vi", "reason_en")


def load_overrides(
    folder: Path,
    sectors: Container[str],
    types: Container[str],
    channels: Container[str],
    media: Container[str],
) -> Overrides:
    """The overrides in `folder`.

    Raises `ReferenceNotUnderstood` for unknown codes, missing reasons, and shares of a task that do not sum to 1.
    """
    return Overrides(
        tuple(_sectors(folder, sectors)),
        tuple(_deliverables(folder, types)),
        tuple(_communications(folder, types, channels, media)),
    )


def _override(
    row: Row, kind: Kind, code: str | None, product_position: int | None, reading: T | None
) -> Override[T]:
    task, reasons = row.needed("task_code"), (row.needed("reason_vi"), row.needed("reason_en"))
    decided = Decided(kind, task, product_position, code, "override", None, row["evidence"], True, *reasons)
    return Override(row, row.needed("decision_id"), task, product_position, reading, decided)


def _sectors(folder: Path, sectors: Container[str]) -> Iterator[Override[TaskSector]]:
    table = rows(folder / "sector_overrides.csv", *_REASONED, "sector_code", "share", "is_alternative")
    total: dict[tuple[str, str], Decimal] = {}
    last: dict[tuple[str, str], Row] = {}
    for row in table:
        sector, share = row.one_of("sector_code", sectors), row.share("share")
        task = row["decision_id"], row["task_code"]
        total[task] = total.get(task, Decimal(0)) + share
        last[task] = row
        reading = TaskSector(
            row["task_code"], sector, share, row.flag("is_alternative"), row.needed("evidence")
        )
        yield _override(row, "sector", sector, None, reading)
    for task, share in total.items():
        if share != 1:
            raise last[task].error(f"{task[1]}: {share}")


def _deliverables(folder: Path, types: Container[str]) -> Iterator[Override[Deliverable]]:
    columns = "product_position", "type_code", "quantity", "unit"
    for row in rows(folder / "deliverable_overrides.csv", *_REASONED, *columns):
        position, type_code = _position(row), row.optional("type_code", types)
        reading = type_code and Deliverable(
            row["task_code"],
            position,
            type_code,
            row.count("quantity"),
            row["unit"] or None,
            row.needed("evidence"),
        )
        yield _override(row, "deliverable", type_code, position, reading or None)


def _communications(
    folder: Path, types: Container[str], channels: Container[str], media: Container[str]
) -> Iterator[Override[CommunicationOutput]]:
    columns = "product_position", "channel", "medium", "type_code", "quantity", "minutes_min", "minutes_max"
    for row in rows(folder / "communication_overrides.csv", *_REASONED, *columns):
        position, type_code = _position(row), row.optional("type_code", types)
        reading = type_code and CommunicationOutput(
            row["task_code"],
            position,
            row.one_of("channel", channels),
            row.one_of("medium", media),
            type_code,
            row.count("quantity"),
            row.count("minutes_min"),
            row.count("minutes_max"),
            row.needed("evidence"),
        )
        yield _override(row, "communication", type_code, position, reading or None)


def _position(row: Row) -> int:
    position = row.count("product_position")
    if position is None:
        raise row.error(row["product_position"])
    return position
