"""How alike two tasks are in what they are about, whatever words join it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.text import FIELDS, Document, TaskTexts, Text

# What a title says weighs twice.
_TITLE = 2

Pair = frozenset[TaskTexts]


def likeness(texts: Document, plain: Mapping[Text, str], references: AuditReferences) -> dict[Pair, float]:
    """For every two tasks the cosine, 0 to 1, of their words weighed by how few tasks of the list have them (TF-IDF).

    `plain` gives the words of each text, those that say the same in a task list always the same one.
    """
    words = {
        task: Counter(
            word
            for text in task.of(*FIELDS)
            for word in _words(plain[text], references)
            for _ in range(_TITLE if text.field == "title" else 1)
        )
        for task in texts.tasks
    }
    tasks_with = Counter(word for counted in words.values() for word in counted)
    weights = {
        task: {
            word: (1 + math.log(count)) * math.log((len(words) + 1) / tasks_with[word])
            for word, count in counted.items()
        }
        for task, counted in words.items()
    }
    lengths = {task: math.hypot(*weighed.values()) for task, weighed in weights.items()}
    return {
        frozenset(pair): _product(*(weights[task] for task in pair))
        / math.prod(lengths[task] for task in pair)
        for pair in combinations(texts.tasks, 2)
    }


def _product(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    short, long = sorted((first, second), key=len)
    return sum(weight * long[word] for word, weight in short.items() if word in long)


def _words(plain: str, references: AuditReferences) -> Iterator[str]:
    """The syllables of a text, and each two that are a word or part of one; numbers and words like "của" aside.

    Syllables besides make what is alike of two compounds count: "kho dữ liệu", "cơ sở dữ liệu".
    """
    syllables = plain.split()
    particles = references.terms["particle"]
    yield from (syllable for syllable in syllables if syllable.isalpha() and syllable not in particles)
    yield from (" ".join(pair) for pair in pairwise(syllables) if pair in references.known_pairs)
