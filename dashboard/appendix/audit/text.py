"""The texts of an appendix cut into words, so that the checks can look for phrases and quote them verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Generic, Literal, NamedTuple, TypeVar

from dashboard.appendix.classify import terms
from dashboard.appendix.model import Appendix, Section, Task

TextField = Literal["title", "objective", "activity", "product"]
FIELDS: tuple[TextField, ...] = ("title", "objective", "activity", "product")

# A web address, the number of a document (889/QĐ-TTg), a number, or a word.
_TOKEN = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)+(?:vn|com|org|net|info|edu|gov)\b(?:/[\w\-./]*)?"
    r"|\d+(?:/\d{4})?/[A-ZĐ]+[\w-]*"
    r"|\d+(?:[.,]\d+)*(?![^\W_])"
    r"|[^\W_]+",
    re.IGNORECASE,
)

# What a sentence opens after, or a part of one that may begin with a capital.
STOP = re.compile(r"[.:;“\"(]\s*$")

T = TypeVar("T")


class Quote(NamedTuple):
    """A verbatim piece of the source and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word as printed; `word` is it in normal form, whatever its capitals and the spelling of its vowels.

    `gap` is what stands between it and the word before; `joined` is whether that is white space alone.
    """

    text: str
    word: str
    start: int
    end: int
    gap: str
    joined: bool


@cache
def normal(word: str) -> str:
    """A word in lower case and one spelling, as the classifier reads it."""
    return terms.normal(word)


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        found.append(Token(match[0], normal(match[0]), match.start(), match.end(), gap, not gap.strip()))
        end = match.end()
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Text:
    """A section title, a task title or a passage. `task` is None for a section title; `position` 0 for a title."""

    section: Section
    task: Task | None
    field: TextField
    position: int
    text: str
    line: int

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return tokens(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in their normal form."""
        return tuple(token.word for token in self.tokens)

    @cached_property
    def plain(self) -> str:
        """Its words in their normal form, as one string."""
        return " ".join(self.words)

    @cached_property
    def threes(self) -> frozenset[tuple[str, ...]]:
        """Its words, each with the two after it: texts without one in common share no run of three words."""
        return frozenset(self.words[i : i + 3] for i in range(len(self.words) - 2))

    @property
    def row(self) -> Task | Section:
        """The row it stands in."""
        return self.task or self.section

    @property
    def place(self) -> str:
        """Its name in the table of corrections: "VI", "IV.1 title", "III.4 product 2"."""
        if self.task is None:
            return self.section.section_code
        return f"{self.task.task_code} {self.field}" + (f" {self.position}" if self.position else "")

    @property
    def whole(self) -> Quote:
        """All of it."""
        return Quote(self.text, self.line)

    def quote(self, begin: int, end: int) -> Quote:
        """The words from `begin` up to `end`, with what stands between them."""
        return Quote(self.text[self.tokens[begin].start : self.tokens[end - 1].end], self.line)

    def is_name(self, place: int) -> bool:
        """Whether a word has a capital inside a sentence."""
        token = self.tokens[place]
        return token.text[0].isupper() and place > 0 and STOP.search(token.gap) is None

    @cached_property
    def capitals(self) -> tuple[tuple[int, int], ...]:
        """Where words with a capital stand side by side: from the first to behind the last."""
        found: list[tuple[int, int]] = []
        for place, token in enumerate(self.tokens):
            if token.text[0].isupper():
                goes_on = bool(found) and found[-1][1] == place and token.joined
                begin = found.pop()[0] if goes_on else place
                found.append((begin, place + 1))
        return tuple(found)

    @property
    def names(self) -> list[tuple[str, ...]]:
        """The names in it: two words or more side by side with a capital inside the sentence, or what ends with one: "sông Lô"."""
        found = []
        for begin, end in self.capitals:
            token = self.tokens[begin]
            is_last = end == len(self.tokens) or not self.tokens[end].joined
            ends_one = is_last and token.joined and token.text.istitle()
            if self.is_name(begin) and (end - begin > 1 or ends_one):
                found.append(self.words[begin - (end - begin == 1) : end])
        return found

    def contains(self, phrase: Sequence[str]) -> bool:
        """Whether the phrase stands in it, whatever separates its words."""
        return self.quoted(phrase) is not None

    def quoted(self, phrase: Sequence[str]) -> Quote | None:
        """The phrase as it first stands in it, whatever separates its words."""
        size = len(phrase)
        places = range(len(self.words) - size + 1)
        return next(
            (self.quote(i, i + size) for i in places if self.words[i : i + size] == tuple(phrase)), None
        )


class Span(NamedTuple, Generic[T]):
    """Where a phrase stands in a text, from word `begin` up to `end`, and what it stands for."""

    begin: int
    end: int
    value: T


def is_run(words: Sequence[Token], begin: int, end: int) -> bool:
    """Whether nothing but white space parts the words from `begin` up to `end`."""
    return all(words[i].joined for i in range(begin + 1, end))


def is_in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all of the one stands in the other, in its order."""
    rest = iter(long)
    return all(part in rest for part in short)


class Phrases(Generic[T]):
    """Phrases to look for, each standing for something; where two begin at one word the longer one counts."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in phrases.items():
            words = tuple(token.word for token in tokens(phrase))
            self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, text: Text, place: int) -> Span[T] | None:
        """The longest phrase that begins at word `place`, its words separated by white space alone.

        A text may be without words ("..."); there is nothing at its first place.
        """
        if place >= len(text.words):
            return None
        for words, value in self._by_first.get(text.words[place], ()):
            end = place + len(words)
            if text.words[place:end] == words and is_run(text.tokens, place, end):
                return Span(place, end, value)
        return None

    def all(self, text: Text) -> Iterator[Span[T]]:
        """The phrases in a text from its first word on, none inside another."""
        end = 0
        for place, word in enumerate(text.words):
            if place >= end and word in self._by_first and (span := self.at(text, place)) is not None:
                yield span
                end = span.end


@dataclass(frozen=True, eq=False)
class TaskTexts:
    """A task and its texts."""

    task: Task
    section: Section
    title: Text
    passages: tuple[Text, ...]

    def of(self, *fields: TextField) -> list[Text]:
        """The texts of some fields, in the order of the document."""
        return [text for text in (self.title, *self.passages) if text.field in fields]


@dataclass(frozen=True, eq=False)
class Document:
    """All texts of an appendix."""

    appendix: Appendix
    sections: tuple[Text, ...]
    tasks: tuple[TaskTexts, ...]

    @cached_property
    def heading(self) -> Text:
        """What stands above the table of a list that has sections."""
        return Text(self.appendix.sections[0], None, "title", 0, self.appendix.heading, 1)

    @property
    def texts(self) -> Iterator[Text]:
        """Section titles first, then the tasks with their passages."""
        yield from self.sections
        for task in self.tasks:
            yield from task.of(*FIELDS)


def document(appendix: Appendix) -> Document:
    """The texts of an appendix."""
    return Document(
        appendix,
        tuple(
            Text(section, None, "title", 0, section.title, section.source_line)
            for section in appendix.sections
        ),
        tuple(
            TaskTexts(
                task,
                section,
                Text(section, task, "title", 0, task.title, task.source_line),
                tuple(
                    Text(section, task, passage.field, passage.position, passage.text, passage.source_line)
                    for passage in task.passages
                ),
            )
            for section in appendix.sections
            for task in section.tasks
        ),
    )
