"""The audit of an appendix: what a careful reader would question, each with its quotes, and which tasks overlap."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dashboard.appendix.audit import arithmetic, completeness, overlap, promise, wording
from dashboard.appendix.audit.comparison import compare, overlaps
from dashboard.appendix.audit.outputs import Outputs
from dashboard.appendix.audit.references import AuditReferences, Correction, load_audit_references
from dashboard.appendix.audit.rules import RULES, Rule
from dashboard.appendix.audit.text import document
from dashboard.appendix.model import Appendix, Classification, Finding, Severity

__all__ = [
    "RULES",
    "AuditReferences",
    "Correction",
    "Rule",
    "audit",
    "load_audit_references",
    "overlaps",
]

_SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")


def audit(
    appendix: Appendix,
    classification: Classification,
    references: AuditReferences,
    decision_id: str | None = None,
) -> tuple[Finding, ...]:
    """All findings about an appendix, errors first, then in the order of the document.

    `decision_id` says which accepted readings and reviews apply, and that a list of one province need not name it.
    """
    texts = document(appendix)
    outputs = Outputs(references)
    compared = compare(texts, references)
    found = [
        *arithmetic.check(appendix),
        *completeness.check(texts, outputs, decision_id),
        *promise.check(texts, classification, outputs),
        *overlap.check(texts, compared, classification, outputs),
        *wording.check(texts, compared, references, decision_id),
    ]
    rules = list(RULES)
    return tuple(
        sorted(
            (_weighed(one, references, decision_id) for one in found),
            key=lambda one: (
                _SEVERITIES.index(one.severity),
                one.source_line,
                rules.index(one.rule_code),
            ),
        )
    )


def _weighed(finding: Finding, references: AuditReferences, decision_id: str | None) -> Finding:
    """The finding with the severity that a person's review gave it, its own where none did."""
    for review in references.reviews:
        known = (review.decision_id, review.rule_code, review.task_code)
        if known == (decision_id, finding.rule_code, finding.task_code):
            given = next((one for one in _SEVERITIES if one == review.severity), finding.severity)
            return replace(finding, severity=given)
    return finding
