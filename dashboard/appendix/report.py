"""What was read out of an appendix and what a careful reader would question, for programs and for the terminal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal

from dashboard.appendix.audit import audit, load_audit_references
from dashboard.appendix.classify import ReferenceNotUnderstood, classify, load_lexicon
from dashboard.appendix.load import sources
from dashboard.appendix.model import (
    Appendix,
    AppendixError,
    Classification,
    Finding,
    RowNotUnderstood,
    RowRepeated,
    Section,
    Severity,
    TableNotFound,
    Task,
    TextNotDecoded,
)
from dashboard.appendix.read import decode, read
from dashboard.language import Language, amount, number, word

Outcome = Literal["accept", "warn", "reject"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")

_LIST_YEAR: Final = re.compile(r"danh mục[^\n]*?\bnăm\s+(\d{4})\b", re.IGNORECASE)
# Escape sequences of a terminal: red, yellow, faint, bold.
_COLOURS: Final = {"error": "31", "warning": "33", "note": "2", "head": "1"}


@dataclass(frozen=True, slots=True)
class Reading:
    """An appendix that could be read: what it says, what it promises, what to question. `year` is None where unclear."""

    appendix: Appendix
    classification: Classification
    findings: tuple[Finding, ...]
    year: int | None

    @property
    def outcome(self) -> Outcome:
        """`accept` where nothing but notes was found, else `warn`."""
        return "warn" if any(finding.severity != "note" for finding in self.findings) else "accept"

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(finding.severity == severity for finding in self.findings)


def examine(content: bytes, data: Path) -> Reading:
    """Reads, classifies and audits the text form of an appendix with the reference tables of `data`; writes nothing.

    The readings that people accepted for a decision apply to its own text only. Raises an `AppendixError` for a text
    that cannot be read as an appendix.
    """
    decision_id = next(
        (
            source.metadata["decision_id"]
            for source in sources(data)
            if source.text_file.read_bytes() == content
        ),
        None,
    )
    text = decode(content)
    appendix = read(text)
    references = data / "reference"
    classification = classify(appendix, load_lexicon(references), decision_id)
    findings = audit(appendix, classification, load_audit_references(references), decision_id)
    return Reading(appendix, classification, findings, _year(text, appendix))


def _year(text: str, appendix: Appendix) -> int | None:
    """The year of the list: as its title says, else where all tasks that state one state the same."""
    if title := _LIST_YEAR.search(text):
        return int(title[1])
    years = {year for task in appendix.tasks for year in (task.year_from, task.year_to) if year is not None}
    return years.pop() if len(years) == 1 else None


def as_json(reading: Reading, language: Language) -> dict[str, Any]:
    """The report as the JSON of `check`: amounts as decimal text in million VND, positions from 1."""
    return {
        "outcome": reading.outcome,
        "year": reading.year,
        "stated_total_million": _decimal(reading.appendix.stated_total),
        "sections": _sections(reading),
        "findings": [
            {
                "rule": finding.rule_code,
                "severity": finding.severity,
                "section": finding.section_code,
                "task": finding.task_code,
                "message": _message(finding, language),
                "evidence": list(finding.evidence),
                "line": finding.source_line,
            }
            for finding in reading.findings
        ],
        "messages": [],
    }


def rejection(error: AppendixError, language: Language) -> dict[str, Any]:
    """The report on a text that cannot be read as an appendix, in the same form."""
    code, values = _error(error)
    message = {
        "level": "error",
        "code": code,
        "text": in_words(error, language),
        "sheet": None,
        "row": None,
        "column": values.get("column") or None,
        "line": values.get("line"),
    }
    return {
        "outcome": "reject",
        "year": None,
        "stated_total_million": None,
        "sections": [],
        "findings": [],
        "messages": [message],
    }


def in_words(error: AppendixError, language: Language) -> str:
    """Why a text cannot be read, in one sentence."""
    code, values = _error(error)
    return word(f"command.{code}", language, **values)


def _error(error: AppendixError) -> tuple[str, dict[str, Any]]:
    match error:
        case TableNotFound(missing):
            return "table_not_found", {"missing": ", ".join(f"“{head}”" for head in missing)}
        case RowNotUnderstood(line, "", text):
            return "row_not_understood", {"line": line, "text": text}
        case RowNotUnderstood(line, column, text):
            return "cell_not_understood", {"line": line, "column": column, "text": text}
        case RowRepeated(line, code):
            return "row_repeated", {"line": line, "code": code}
        case TextNotDecoded(position):
            return "text_not_decoded", {"position": position}
        case ReferenceNotUnderstood(file, line, text):
            return "reference_not_understood", {"file": file, "line": line, "text": text}
    raise error


def _sections(reading: Reading) -> list[dict[str, Any]]:
    readings: defaultdict[str, dict[str, list[dict[str, Any]]]] = defaultdict(
        lambda: {"sectors": [], "deliverables": [], "communication_outputs": []}
    )
    for sector in reading.classification.task_sectors:
        readings[sector.task_code]["sectors"].append(
            {"sector": sector.sector_code, "share": _decimal(sector.share), "evidence": sector.evidence}
        )
    for product in reading.classification.deliverables:
        readings[product.task_code]["deliverables"].append(
            {
                "product": product.product_position,
                "type": product.type_code,
                "quantity": product.quantity,
                "evidence": product.evidence,
            }
        )
    for output in reading.classification.communication_outputs:
        readings[output.task_code]["communication_outputs"].append(
            {
                "product": output.product_position,
                "channel": output.channel,
                "medium": output.medium,
                "format": output.type_code,
                "quantity": output.quantity,
                "evidence": output.evidence,
            }
        )
    return [
        {
            "ref": section.section_code,
            "title": section.title,
            "stated_budget_million": _decimal(section.stated_budget),
            "line": section.source_line,
            "tasks": [_task(task) | readings[task.task_code] for task in section.tasks],
        }
        for section in reading.appendix.sections
    ]


def _task(task: Task) -> dict[str, Any]:
    return {
        "tt": task.task_code.rpartition(".")[2],
        "title": task.title,
        "objectives": [passage.text for passage in task.texts("objective")],
        "activities": [passage.text for passage in task.texts("activity")],
        "products": [passage.text for passage in task.texts("product")],
        "budget_million": _decimal(task.budget),
        "time": _time(task),
        "line": task.source_line,
    }


def _time(task: Task) -> str | None:
    if task.year_from is None:
        return None
    return str(task.year_from) if task.year_from == task.year_to else f"{task.year_from}-{task.year_to}"


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _message(finding: Finding, language: Language) -> str:
    return finding.message_vi if language == "vi" else finding.message_en


def as_text(reading: Reading, language: Language, *, colour: bool) -> str:
    """The report for a terminal: what was read, the findings by severity with their quotes, and the count."""

    def paint(kind: str, text: str) -> str:
        return f"\033[{_COLOURS[kind]}m{text}\033[0m" if colour else text

    parts = [paint("head", _summary(reading.appendix, language))]
    for severity in SEVERITIES:
        found = [finding for finding in reading.findings if finding.severity == severity]
        if not found:
            continue
        title = f"{word(f'audit.severity_{severity}', language)} ({number(len(found), language)})"
        parts += ["", paint("head", title)]
        for finding in found:
            parts += _lines(finding, language, paint(severity, _where(finding, language)))
    counts = {severity: number(reading.count(severity), language) for severity in SEVERITIES}
    worst = next((severity for severity in SEVERITIES if reading.count(severity)), "head")
    key = "command.counts" if reading.findings else "command.clean"
    parts += ["", paint(worst, word(key, language, **counts))]
    return "\n".join(parts)


def _summary(appendix: Appendix, language: Language) -> str:
    total = appendix.stated_total
    return word(
        "command.read",
        language,
        sections=number(len(appendix.sections), language),
        tasks=number(len(appendix.tasks), language),
        total=word("command.no_total", language) if total is None else amount(total, language),
        sum=amount(_sum(appendix.sections), language),
    )


def _sum(sections: Iterable[Section]) -> Decimal:
    return sum((section.tasks_total for section in sections), Decimal(0))


def _where(finding: Finding, language: Language) -> str:
    place = finding.task_code or finding.section_code or word("command.whole_list", language)
    name = word(f"audit.{finding.rule_code}_name", language)
    return word("command.where", language, place=place, line=finding.source_line, rule=name)


def _lines(finding: Finding, language: Language, where: str) -> Sequence[str]:
    quotes = (
        "    " + word("exports.quote", language, quote=quote, line=line)
        for quote, line in zip(finding.evidence, finding.lines, strict=True)
    )
    return [f"  {where}", f"    {_message(finding, language)}", *quotes]
