"""The audit of an appendix: what a careful reader would question, each with its quotes, and which tasks overlap."""

from __future__ import annotations

from dashboard.appendix.audit import arithmetic, completeness, overlap, promise, wording
from dashboard.appendix.audit.outputs import Outputs
from dashboard.appendix.audit.overlap import overlaps
from dashboard.appendix.audit.references import AuditReferences, Correction, load_audit_references
from dashboard.appendix.audit.rules import RULES, Rule
from dashboard.appendix.audit.text import document
from dashboard.appendix.model import Appendix, Classification, Finding

__all__ = [
    "RULES",
    "AuditReferences",
    "Correction",
    "Rule",
    "audit",
    "load_audit_references",
    "overlaps",
]

_SEVERITIES = ("error", "warning", "note")


def audit(
    appendix: Appendix,
    classification: Classification,
    references: AuditReferences,
    decision_id: str | None = None,
) -> tuple[Finding, ...]:
    """All findings about an appendix, errors first, then in the order of the document.

    `decision_id` says which accepted readings apply, and that a list of one province need not name it.
    """
    texts = document(appendix)
    outputs = Outputs(references)
    compared = overlap.compare(texts)
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
            found,
            key=lambda one: (
                _SEVERITIES.index(one.severity),
                one.source_line,
                rules.index(one.rule_code),
            ),
        )
    )
