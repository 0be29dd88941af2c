"""Reads out of an appendix which industries it is about, what it will deliver and what will be published where.

The knowledge is in the tables of data/reference/ (see the README there); the definitions are those of the data
contract: a sector is what the task's own words name as its object, only the product column promises, a quantity is
what the text states, and nothing is dropped: what the lexicon cannot place is `other` or `cross_sector` with its text.
"""

from __future__ import annotations

from dashboard.appendix.classify.communications import outputs_of
from dashboard.appendix.classify.deliverables import promises_of
from dashboard.appendix.classify.lexicon import Lexicon, load_lexicon
from dashboard.appendix.classify.overrides import reviewed
from dashboard.appendix.classify.reference import ReferenceNotUnderstood
from dashboard.appendix.classify.sectors import sectors_of
from dashboard.appendix.model import (
    Appendix,
    Classification,
    CommunicationOutput,
    Decided,
    Deliverable,
    TaskSector,
)

__all__ = ["Lexicon", "ReferenceNotUnderstood", "classify", "load_lexicon"]


def classify(appendix: Appendix, lexicon: Lexicon, decision_id: str | None = None) -> Classification:
    """The classification of an appendix, each row with verbatim evidence and how it was decided.

    With `decision_id` the reviewed overrides of that decision replace what the lexicon finds for the same task or
    product; without it only the lexicon speaks. Raises `ReferenceNotUnderstood` for an override that does not fit.
    """
    sectors: list[tuple[TaskSector | None, Decided]] = []
    deliverables: list[tuple[Deliverable | None, Decided]] = []
    outputs: list[tuple[CommunicationOutput | None, Decided]] = []
    for section in appendix.sections:
        for task in section.tasks:
            promises, repeats = promises_of(task, lexicon)
            sectors += sectors_of(section, task, lexicon)
            for promise in promises:
                row = promise.deliverable
                decided = lexicon.decided("deliverable", row, row.type_code, promise.rule, promise.term)
                deliverables.append((row, decided))
            for repeat in repeats:
                decided = lexicon.decided("deliverable", repeat.deliverable, None, "schedule", repeat.term)
                deliverables.append((None, decided))
            outputs += outputs_of(section, task, promises, lexicon)
    overrides = lexicon.overrides
    final_sectors = reviewed(appendix, sectors, overrides.sectors, decision_id)
    final_deliverables = reviewed(appendix, deliverables, overrides.deliverables, decision_id)
    final_outputs = reviewed(appendix, outputs, overrides.communications, decision_id)
    return Classification(
        tuple(row for row, _ in final_sectors if row is not None),
        tuple(row for row, _ in final_deliverables if row is not None),
        tuple(row for row, _ in final_outputs if row is not None),
        tuple(decided for _, decided in [*final_sectors, *final_deliverables, *final_outputs]),
    )
