"""Where a product is published: the channel that its bullet names, else the one that its task names."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from dashboard.appendix.classify.heads import Bullet
from dashboard.appendix.classify.lexicon import Channel, Lexicon
from dashboard.appendix.classify.terms import normal
from dashboard.appendix.model import Task


@dataclass(frozen=True, slots=True)
class Place:
    """A product in its bullet: where its segment starts and ends."""

    bullet: Bullet
    start: int
    end: int


def channel_of(lexicon: Lexicon, task: Task, place: Place, media: Container[str]) -> Channel | None:
    """The channel on one of `media` for a product, None where the task names none.

    The product's own segment speaks first, then the rest of its bullet, then title, objectives and activities. A
    channel word without a name ("trên trang thông tin điện tử") takes the name that the task gives elsewhere.
    """
    text = place.bullet.normal
    for start, end in ((place.start, place.end), (place.end, len(text)), (0, place.start)):
        hits = list(_hits(lexicon, text, media, start, end))
        for channel, _ in hits:
            if channel.named:
                return channel
        for channel, hit_end in hits:
            if _has_own_name(lexicon, place.bullet, hit_end):
                return channel
            return _named_by_task(lexicon, task, _also_on(channel, media)) or channel
    return _named_by_task(lexicon, task, media) or _any_of_task(lexicon, task, media)


def _has_own_name(lexicon: Lexicon, bullet: Bullet, end: int) -> bool:
    """Whether the channel word that ends here is followed by a name of its own ("Báo Đồng Nai", "đài của tỉnh")."""
    rest = bullet.verbatim[end:].lstrip()
    return rest[:1].isupper() or lexicon.own_name.match(bullet.normal, end) is not None


def _also_on(channel: Channel, media: Container[str]) -> tuple[str, ...]:
    return tuple(medium for medium in channel.media if medium in media)


def _named_by_task(lexicon: Lexicon, task: Task, media: Container[str]) -> Channel | None:
    return next((channel for channel in _of_task(lexicon, task, media) if channel.named), None)


def _any_of_task(lexicon: Lexicon, task: Task, media: Container[str]) -> Channel | None:
    return next(_of_task(lexicon, task, media), None)


def _of_task(lexicon: Lexicon, task: Task, media: Container[str]) -> Iterator[Channel]:
    texts = (
        task.title,
        *(passage.text for field in ("objective", "activity") for passage in task.texts(field)),
    )
    for text in texts:
        for channel, _ in _hits(lexicon, normal(text), media, 0, len(text)):
            yield channel


def _hits(
    lexicon: Lexicon, text: str, media: Container[str], start: int, end: int
) -> Iterator[tuple[Channel, int]]:
    for hit in lexicon.channel_terms.find(text, start, end):
        channel = hit.values[0]
        if channel is not None and any(medium in media for medium in channel.media):
            yield channel, hit.end
