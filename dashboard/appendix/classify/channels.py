"""Where a product is published: the channel that its bullet names, else the one that its task names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from dashboard.appendix.classify.lexicon import Channel, Lexicon
from dashboard.appendix.classify.terms import lower
from dashboard.appendix.model import Task

# A channel word with nothing but marks and brackets behind it gives no name of its own.
_NAMELESS = re.compile(r"[\s.,;]*(?:\([^)]*\)?)?[\s.,;]*\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A product in its bullet: the lower-case bullet, the product's segment in it, and where its head stands."""

    text: str
    start: int
    end: int
    head_start: int
    head_end: int


def channel_of(lexicon: Lexicon, task: Task, place: Place, media: Container[str]) -> Channel | None:
    """The channel on one of `media` for a product, None where the task names none.

    The product's own segment speaks first, then the rest of its bullet, then title, objectives and activities. A
    channel word without a name ("trên trang thông tin điện tử") takes the name that the task gives elsewhere.
    """
    for start, end in ((place.start, place.end), (place.end, len(place.text)), (0, place.start)):
        hits = list(_hits(lexicon, place.text, media, start, end))
        for channel, _, _ in hits:
            if channel.named:
                return channel
        for channel, hit_start, hit_end in hits:
            within_head = place.head_start <= hit_start < place.head_end
            if within_head or _NAMELESS.match(place.text, hit_end, end):
                return _named_by_task(lexicon, task, _also_on(channel, media)) or channel
            return channel
    return _named_by_task(lexicon, task, media) or _any_of_task(lexicon, task, media)


def _also_on(channel: Channel, media: Container[str]) -> tuple[str, ...]:
    return tuple(medium for medium in channel.media if medium in media)


def _named_by_task(lexicon: Lexicon, task: Task, media: Container[str]) -> Channel | None:
    return next((channel for channel in _of_task(lexicon, task, media) if channel.named), None)


def _any_of_task(lexicon: Lexicon, task: Task, media: Container[str]) -> Channel | None:
    return next(_of_task(lexicon, task, media), None)


def _of_task(lexicon: Lexicon, task: Task, media: Container[str]) -> Iterator[Channel]:
    texts = task.title, *(passage.text for field in ("objective", "activity") for passage in task.texts(field))
    for text in texts:
        for channel, _, _ in _hits(lexicon, lower(text), media, 0, len(text)):
            yield channel


def _hits(
    lexicon: Lexicon, text: str, media: Container[str], start: int, end: int
) -> Iterator[tuple[Channel, int, int]]:
    for hit in lexicon.channel_terms.find(text, start, end):
        channel = hit.values[0]
        if channel is not None and any(medium in media for medium in channel.media):
            yield channel, hit.start, hit.end
