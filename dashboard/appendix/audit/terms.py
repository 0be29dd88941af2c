"""Terms that one task does not keep to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import finding, quoted
from dashboard.appendix.audit.text import FIELDS, TaskTexts, Text, is_run
from dashboard.appendix.audit.usage import OFTEN, Usage
from dashboard.appendix.model import Finding


def term_differs(task: TaskTexts, usage: Usage) -> Iterator[Finding]:
    """A term that the task writes in one place with another syllable inside, or without it, all else being the same.

    The syllable must be part of a word there; other words between are free to come and go. Where one syllable stands
    for another, the task must write the usual one three times: two terms may be meant.
    """
    references = usage.references
    optional = {**references.terms["particle"], **references.terms["classifier"]}
    frames: dict[tuple[object, ...], dict[str, list[tuple[Text, int, int]]]] = {}
    for before, text in product((3, 2), task.of(*FIELDS)):
        for i, size in product(range(before, len(text.words) - 1), (0, 1)):
            begin, end = i - before, i + size + 5 - before
            if end > len(text.words) or not is_run(text.tokens, begin, end):
                continue
            if size and (
                text.words[i] in optional
                or not usage.is_inside(text.words[i - 1], text.words[i], text.words[i + 1])
            ):
                continue
            frame = (before, *text.words[begin:i], *text.words[i + size : end])
            inner = text.words[i] if size else ""
            frames.setdefault(frame, {}).setdefault(inner, []).append((text, begin, end))
    done: set[tuple[Text, int]] = set()
    for variants in frames.values():
        if len(variants) != 2:
            continue
        often, rare = sorted(variants.values(), key=len, reverse=True)
        (usual, begin, end), (odd, odd_begin, odd_end) = often[0], rare[0]
        enough = "" in variants or (len(often) >= OFTEN and len(rare) == 1)
        if not enough or usual is odd or (odd, odd_begin) in done:
            continue
        done |= {(odd, place) for place in range(odd_begin - 5, odd_end + 5)}
        here = odd.quote(*usage.widen(odd, odd_begin, odd_end))
        there = usual.quote(*usage.widen(usual, begin, end))
        yield finding("term_differs", task.task, [here, there], what=quoted([here]), usual=quoted([there]))


def two_terms(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """Two terms that pass for one thing, both in one task: a green label here, an ecolabel there."""
    used: dict[str, dict[str, tuple[Text, int, int]]] = {}
    for text in task.of(*FIELDS):
        for span in references.phrases("one_thing").all(text):
            term = " ".join(text.words[span.begin : span.end])
            used.setdefault(span.value, {}).setdefault(term, (text, span.begin, span.end))
    for terms in used.values():
        if len(terms) > 1:
            (usual, begin, end), (odd, odd_begin, odd_end) = list(terms.values())[:2]
            here, there = odd.quote(odd_begin, odd_end), usual.quote(begin, end)
            yield finding(
                "term_differs", task.task, [here, there], what=quoted([here]), usual=quoted([there])
            )
