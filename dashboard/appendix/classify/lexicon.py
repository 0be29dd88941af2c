"""The lexicon: what the reference tables say of industries, products, channels and numbers, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from dashboard.appendix.classify.overrides import Kind, Overrides, load_overrides
from dashboard.appendix.classify.quantities import Numbers
from dashboard.appendix.classify.reference import Row, rows
from dashboard.appendix.classify.terms import Terms, any_of
from dashboard.appendix.model import CommunicationOutput, Decided, Deliverable, TaskSector

SectorKind = Literal["phrase", "name", "short", "broad", "running_cost", "mask"]
Marker = Literal[
    "joint", "lead", "object", "about", "per", "per_after", "period", "not_count", "scope_unit", "specification", "broadcast",
    "consists", "opens", "own_name", "before_mention",
    "alternative", "communication_section", "sector_lead", "total", "site", "class", "product", "classifier", "classifier_before",
    "not_a_channel", "purpose", "reported", "whole", "part", "institution", "avoided", "avoided_use",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectorTerm:
    """How a term points to a sector.

    A `phrase` does by itself, a `name` after a leading word or alone in a title, a `short` name only after a leading
    word, a `broad` one only where nothing else does, `running_cost` only at the head of a title; a `mask` hides what
    it covers and has no sector.
    """

    sector_code: str | None
    kind: SectorKind


@dataclass(frozen=True, slots=True)
class ProductTerm:
    """What a term promises: a type, `when_medium` only on that medium. `medium` makes an `other` an output on it.

    Without a type the term is no product and hides what it covers.
    """

    type_code: str | None
    when_medium: str | None
    medium: str | None


@dataclass(frozen=True, slots=True)
class TypeRule:
    """How a type is counted and shown: an output that is published or a public event, its medium, what counts it."""

    output: Literal["publication", "event"] | None
    medium: str | None
    medium_fixed: bool
    counted_by: Marker | None


@dataclass(frozen=True, slots=True)
class Channel:
    """Where something is published; `media` holds the usual one first. Not `named`: one that the lexicon does not know."""

    channel: str
    media: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a row stands as it does, in words."""

    name_vi: str
    name_en: str


_NO_RULE = TypeRule(None, None, False, None)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The reviewed tables of data/reference/, checked and compiled."""

    sector_terms: Terms[SectorTerm]
    product_terms: Terms[ProductTerm]
    channel_terms: Terms[Channel | None]
    type_rules: dict[str, TypeRule]
    default_channels: dict[str, Channel]
    rules: dict[str, Rule]
    numbers: Numbers
    markers: dict[Marker, tuple[str, ...]]
    overrides: Overrides

    def type_rule(self, type_code: str) -> TypeRule:
        """What holds for a type; nothing special where the table has no row for it."""
        return self.type_rules.get(type_code, _NO_RULE)

    def decided(
        self,
        kind: Kind,
        row: TaskSector | Deliverable | CommunicationOutput,
        code: str | None,
        rule: str,
        term: str | None,
    ) -> Decided:
        """How a row came about; `code` is None where its text was judged to promise nothing further."""
        words, position = self.rules[rule], None if isinstance(row, TaskSector) else row.product_position
        return Decided(
            kind, row.task_code, position, code, rule, term, row.evidence, False, words.name_vi, words.name_en
        )

    def any(self, *markers: Marker) -> str:
        """The regular expression for one of the words of these markers."""
        return any_of(term for marker in markers for term in self.markers[marker])

    @cached_property
    def own_name(self) -> re.Pattern[str]:
        """What gives a channel word a name of its own ("đài của tỉnh")."""
        return re.compile(rf"\s*{self.any('own_name')}")

    @cached_property
    def lead(self) -> str:
        """The regular expression for the words that may stand before a product and its number."""
        return rf"(?:{self.any('lead')}(?:,|\s+và)?\s+){{0,6}}"


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon in the CSV files of `folder` (UTF-8, byte order mark or not).

    Raises `ReferenceNotUnderstood` for a row that has not the agreed form or names an unknown code.
    """
    media_rows = rows(folder / "media.csv", "medium", "default_channel")
    media = {row["medium"] for row in media_rows}
    sectors = {row.needed("sector_code") for row in rows(folder / "sectors.csv", "sector_code")}
    types = {row.needed("type_code") for row in rows(folder / "deliverable_types.csv", "type_code")}
    channels, channel_terms = _channels(folder, media)
    markers = _markers(folder)
    return Lexicon(
        sector_terms=Terms(
            _sector_term(row, sectors) for row in _once(_rows_of(folder, "sector_terms"), "term")
        ),
        product_terms=Terms(
            _product_term(row, types, media)
            for row in _once(_rows_of(folder, "deliverable_terms"), "term", "when_medium")
        ),
        channel_terms=Terms([*channel_terms, *((term, None) for term in markers["not_a_channel"])]),
        type_rules={
            row.one_of("type_code", types): _type_rule(row, media) for row in _rows_of(folder, "type_rules")
        },
        default_channels={
            row["medium"]: channels[row.one_of("default_channel", channels)] for row in media_rows
        },
        rules={
            row["rule"]: Rule(row.needed("name_vi"), row.needed("name_en"))
            for row in _rows_of(folder, "rules")
        },
        numbers=Numbers(_numbers(folder), markers["not_count"], markers["total"]),
        markers=markers,
        overrides=load_overrides(folder, sectors, types, channels, media),
    )


_COLUMNS = {
    "sector_terms": ("sector_code", "kind", "term"),
    "deliverable_terms": ("type_code", "term", "when_medium", "medium"),
    "type_rules": ("type_code", "output", "medium", "medium_fixed", "counted_by"),
    "rules": ("rule", "name_vi", "name_en"),
    "numbers": ("word", "value"),
    "markers": ("marker", "term"),
    "channels": ("channel", "media", "named", "terms"),
}


def _rows_of(folder: Path, table: str) -> list[Row]:
    return rows(folder / f"{table}.csv", *_COLUMNS[table])


def _once(table: list[Row], *key: str) -> list[Row]:
    """The rows of a table in which no two may have the same key."""
    seen: set[tuple[str, ...]] = set()
    for row in table:
        cells = tuple(row[column].lower() for column in key)
        if cells in seen:
            raise row.error(",".join(cells))
        seen.add(cells)
    return table


def _sector_term(row: Row, sectors: Container[str]) -> tuple[str, SectorTerm]:
    kind: SectorKind = row.one_of("kind", get_args(SectorKind))  # type: ignore[assignment]
    sector = row.optional("sector_code", sectors)
    if (sector is None) != (kind == "mask"):
        raise row.error(row["sector_code"] or row["kind"])
    return row.needed("term"), SectorTerm(sector, kind)


def _product_term(row: Row, types: Container[str], media: Container[str]) -> tuple[str, ProductTerm]:
    when, medium = row.optional("when_medium", media), row.optional("medium", media)
    return row.needed("term"), ProductTerm(row.optional("type_code", types), when, medium)


def _type_rule(row: Row, media: Container[str]) -> TypeRule:
    output = row.optional("output", ("publication", "event"))
    counted_by = row.optional("counted_by", ("site", "product", "class"))
    medium = row.optional("medium", media)
    return TypeRule(output, medium, row.optional("medium_fixed", ("true", "false")) == "true", counted_by)  # type: ignore[arg-type]


def _channels(
    folder: Path, media: Container[str]
) -> tuple[dict[str, Channel], list[tuple[str, Channel | None]]]:
    channels: dict[str, Channel] = {}
    terms: list[tuple[str, Channel | None]] = []
    for row in _rows_of(folder, "channels"):
        of_channel = tuple(row.terms("media"))
        if not of_channel or any(medium not in media for medium in of_channel):
            raise row.error(row["media"])
        channel = Channel(row.needed("channel"), of_channel, row.flag("named"))
        channels[channel.channel] = channel
        terms += [(term, channel) for term in row.terms("terms")]
    return channels, terms


def _markers(folder: Path) -> dict[Marker, tuple[str, ...]]:
    found: dict[Marker, list[str]] = {marker: [] for marker in get_args(Marker)}
    for row in _rows_of(folder, "markers"):
        found[row.one_of("marker", found)].append(row.needed("term"))  # type: ignore[index]
    return {marker: tuple(terms) for marker, terms in found.items()}


def _numbers(folder: Path) -> dict[str, int]:
    """The number words; one of value 0 counts nothing ("một số")."""
    words: dict[str, int] = {}
    for row in _rows_of(folder, "numbers"):
        if not row["value"].isdecimal():
            raise row.error(row["value"])
        words[row.needed("word")] = int(row["value"])
    return words
