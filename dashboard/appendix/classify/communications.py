"""What is published or broadcast where, and the public events of the section about communication (DESIGN §5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dashboard.appendix.classify.channels import Place, channel_of
from dashboard.appendix.classify.deliverables import Promise
from dashboard.appendix.classify.lexicon import Channel, Lexicon
from dashboard.appendix.classify.terms import normal
from dashboard.appendix.model import CommunicationOutput, Decided, Section, Task

_MINUTES_OF_A_DAY = 24 * 60
_TIMED = ("radio", "tv", "video")


def outputs_of(
    section: Section, task: Task, promises: Iterable[Promise], lexicon: Lexicon
) -> Iterator[tuple[CommunicationOutput, Decided]]:
    """The outputs among a task's promises, each on its channel."""
    about_communication = _communication(lexicon).search(normal(section.title)) is not None
    for promise in promises:
        kind = lexicon.type_rule(promise.deliverable.type_code)
        medium = promise.medium or kind.medium
        is_event = kind.output == "event" or promise.medium == "event"
        if medium is None or (is_event and not about_communication):
            continue
        channel = _channel(
            lexicon, task, promise, medium, fixed=kind.medium_fixed or promise.medium is not None
        )
        if not is_event and not kind.medium_fixed and promise.medium is None:
            medium = channel.media[0]
        minutes = _minutes(lexicon, promise.place) if medium in _TIMED else None
        promised = promise.deliverable
        output = CommunicationOutput(
            promised.task_code,
            promised.product_position,
            channel.channel,
            medium,
            promised.type_code,
            promised.quantity,
            minutes[0] if minutes else None,
            minutes[1] if minutes else None,
            promised.evidence,
        )
        rule = "public_event" if is_event else "published"
        yield output, lexicon.decided("communication", output, output.type_code, rule, promise.term)


def _channel(lexicon: Lexicon, task: Task, promise: Promise, medium: str, *, fixed: bool) -> Channel:
    default = lexicon.default_channels[medium]
    if medium == "event":
        return default
    published_on = [it for it in lexicon.default_channels if it != "event"]
    media = [medium] if fixed and medium != "video" else published_on
    return channel_of(lexicon, task, promise.place, media) or default


@lru_cache(maxsize=8)
def _communication(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.any("communication_section"))


@lru_cache(maxsize=8)
def _minutes_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{lexicon.numbers.pattern})\s*(?:phút|['’′])")


def _minutes(lexicon: Lexicon, place: Place) -> tuple[int, int] | None:
    """The length of one item in minutes, at least and at most."""
    text = place.bullet.normal
    match = _minutes_pattern(lexicon).search(text, place.start, place.end)
    number = next(lexicon.numbers.find(text, *match.span("number")), None) if match else None
    return (
        (number.low, number.high) if number and 0 < number.low <= number.high <= _MINUTES_OF_A_DAY else None
    )
