"""What is counted in the texts of a task, and where two counts of one thing contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dashboard.appendix.audit.outputs import Outputs, is_spelled, number_at
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.text import Quote, Span, Text, is_run

# Kinds of products that hold the results of a survey.
RECORDS = frozenset(("report", "database", "list", "map"))

# How many words may stand between "mỗi" and the number that each has: "mỗi hợp tác xã xây dựng một phương án".
_REACH = 8

_EACH = ("từng", "mỗi")
# Words before a number that counts all of a year, whatever stands beside it.
_SUMS = (("tổng", "cộng"), ("tổng", "số"), ("cả", "năm"))


class Count(NamedTuple):
    """How often a thing comes, under the name it has there, and the words from `begin` up to `end` that say so.

    `is_surveyed`: the passage surveys it or records a survey; what is made or reached is another number.
    `is_known`: the tables know the thing as an output, an addressee or a word; else it is of two mere syllables.
    `whole`: of what a number that was multiplied is the share, the classes of "12 lớp, mỗi lớp 35 học viên" or the months.
    """

    thing: str
    number: int
    name: tuple[str, ...]
    text: Text
    begin: int
    end: int
    is_surveyed: bool
    is_known: bool
    whole: str | None = None

    @property
    def quote(self) -> Quote:
        """The words that say so."""
        return self.text.quote(self.begin, self.end)


class _Sharer(NamedTuple):
    """Who has a share: the words after "mỗi" or after a slash, and where that stands.

    `is_sure` is false for the second number after a "mỗi": "mỗi lớp 02 ngày, 40 học viên" may count all learners.
    """

    name: tuple[str, ...]
    begin: int
    end: int
    is_sure: bool


def counts(texts: Iterable[Text], outputs: Outputs, *, with_rates: bool) -> Mapping[str, list[Count]]:
    """For each thing counted, its counts in order.

    A part counts nothing beside its whole ("05 lớp, trong đó 02 lớp"), a share is multiplied by those who have one
    ("12 lớp, mỗi lớp 35 học viên", "báo cáo cho từng lớp"), and with `with_rates` "02 a month" is 24.
    """
    found: list[Count] = []
    for text in texts:
        rate = next(outputs.references.phrases("rate").all(text), None)
        if rate is not None and not with_rates:
            continue
        shares: list[tuple[Count, _Sharer]] = []
        for count in _without_parts(text, outputs):
            sharer = _sharer(count, outputs)
            if sharer is not None:
                shares.append((count, sharer))
            elif not _is_of_each(count):
                found.append(_in_a_year(count, rate))
        shares += _one_each(text, outputs)
        for count, sharer in shares:
            found += _multiplied(count, sharer, found, outputs.references)
    by_thing: dict[str, list[Count]] = {}
    for count in found:
        by_thing.setdefault(count.thing, []).append(count)
    return by_thing


def clash(promised: Sequence[Count], delivered: Sequence[Count]) -> tuple[Count, Count] | None:
    """The first counts of both where no number agrees and no sum does, None where one does or a side counts nothing.

    What was surveyed is compared with what a report or a list records of it, the rest with all else. A thing that no
    table knows is compared where title and activities give one number of it and the products give one.
    """
    if not all(count.is_known for count in (*promised, *delivered)):
        promised = [count for count in promised if count.text.field != "objective"]
        if any(len({count.number for count in counts}) > 1 for counts in (promised, delivered)):
            return None  # numbers of several things that begin alike
    for surveyed in (True, False):
        ours = [count for count in promised if count.is_surveyed is surveyed]
        theirs = [
            count
            for count in delivered
            if count.is_surveyed is surveyed or not any(c.is_surveyed for c in promised)
        ]
        numbers = [[count.number for count in counts] for counts in (ours, theirs)]
        sums = [{*counts, sum(counts), sum(set(counts))} for counts in numbers]
        if ours and theirs and sums[0].isdisjoint(numbers[1]) and sums[1].isdisjoint(numbers[0]):
            return ours[0], theirs[0]
    return None


def _in_a_year(count: Count, rate: Span[str] | None) -> Count:
    """How often a year: "mỗi tháng 02 bài" and "02 bài mỗi tháng" are 24, but "48 ca, mỗi tháng 04 ca" are 48.

    So are "tổng cộng 48 ca".
    """
    is_sum = count.text.words[max(count.begin - 2, 0) : count.begin] in _SUMS
    if rate is None or rate.value == "1" or is_sum:
        return count
    if count.begin < rate.begin and not is_run(count.text.tokens, count.begin, rate.begin + 1):
        return count
    begin, end = min(count.begin, rate.begin), max(count.end, rate.end)
    name = " ".join(count.text.words[rate.begin : rate.end])
    return count._replace(number=count.number * int(rate.value), begin=begin, end=end, whole=name)


def _without_parts(text: Text, outputs: Outputs) -> Iterator[Count]:
    """The counts of a text, but none of a part: "05 lớp, trong đó 02 lớp" are five."""
    marks = [span.begin for span in outputs.references.phrases("part").all(text)]
    whole: dict[str, int] = {}
    for count in _counts_in(text, outputs):
        begin = whole.setdefault(count.thing, count.begin)
        is_rest = "khác" in text.words[count.end : count.end + 3]  # "Đồn Phồn Xương và 04 điểm di tích khác"
        if not is_rest and not any(begin < mark < count.begin for mark in marks):
            yield count


def _counts_in(text: Text, outputs: Outputs) -> Iterator[Count]:
    """The numbers of a text with the things they stand before.

    A thing is an output by its kind, an addressee, any other word of several syllables, people, or else the two
    syllables that follow. Of the last two a number counts only where it is exact.
    """
    references = outputs.references
    named = {span.begin: span for span in outputs.named(text)}
    rough = {span.end for span in references.phrases("rough").all(text)}
    is_survey, is_study = _is_survey(text, outputs)
    unknown: dict[str, str] = {}
    for place in range(len(text.words) - 1):
        number, following = number_at(text, place, references), place + 1
        if number is None or not text.tokens[following].joined or is_spelled(text, following, references):
            continue
        if text.words[following] in references.terms["piece"]:  # "150 bộ niêm phong"
            following = min(following + 1, len(text.words) - 1)
        begin = place
        while begin and text.tokens[begin].joined and is_spelled(text, begin - 1, references):
            begin -= 1
        output = named.get(following)
        span = references.phrases("audience", "general_audience", "item").at(text, following)
        span = span or references.word_phrases.at(text, following)
        is_known = True
        if output is not None and output.value != ("none",):
            thing, end = output.value[0], output.end
        elif span is not None:
            thing, end = span.value, span.end
        elif begin in rough:
            continue
        elif end := _end_of_unknown(text, following, references):
            thing, is_known = " ".join(text.words[following:end]), False
            unknown.setdefault(text.words[following], thing)
            end = _end_of_word(text, end, references)
        elif text.words[following] in unknown:  # "18 tổ tình nguyện, thêm 12 tổ"
            thing, is_known, end = unknown[text.words[following]], False, following + 1
        else:
            continue
        is_surveyed = is_survey if is_known else is_study
        yield Count(thing, number, text.words[following:end], text, begin, end, is_surveyed, is_known)


def _end_of_word(text: Text, end: int, references: AuditReferences) -> int:
    """Where the word ends whose syllable stands before `end`."""
    while (
        end < len(text.words)
        and text.tokens[end].joined
        and text.words[end - 1 : end + 1] in references.known_pairs
    ):
        end += 1
    return end


def _is_survey(text: Text, outputs: Outputs) -> tuple[bool, bool]:
    """Whether a text surveys or records a survey, and whether it at least looks into something or records that."""
    references = outputs.references
    if text.field == "product":
        kinds = {code for span in outputs.named(text) for code in span.value}
        is_record = not outputs.is_event(text) and not RECORDS.isdisjoint(kinds)
        return is_record, is_record
    is_survey = references.phrases("survey").at(text, 0) is not None
    return is_survey, is_survey or references.phrases("study").at(text, 0) is not None


def _end_of_unknown(text: Text, begin: int, references: AuditReferences) -> int:
    """Where people, or else what may name something, end: 0 if neither follows a number.

    Two syllables, or one before a word that ends a name ("60 chuyến phục vụ").
    """
    people = references.phrases("people").at(text, begin)
    if people is not None:
        return people.end
    particles = references.phrases("particle", "joint", "about")
    end = begin
    while (
        end < min(begin + 2, len(text.words))
        and text.tokens[end].joined
        and text.words[end].isalpha()
        and particles.at(text, end) is None
    ):
        end += 1
    # One syllable counts before "phục vụ" or "tại", not before a comma; "một" is more an article than a number.
    is_cut = end == begin + 1 and references.phrases("about").at(text, end) is None
    return 0 if end == begin or is_cut or text.words[begin - 1] == "một" else end


def _sharer(count: Count, outputs: Outputs) -> _Sharer | None:
    """Who has each so many, if that is what a number says: "mỗi lớp 35 học viên", "35 học viên/lớp"."""
    text = count.text
    if count.end < len(text.words) and text.tokens[count.end].gap.strip() == "/":
        return _Sharer(_two(text, count.end), count.begin, count.end + 1, is_sure=True)
    each = next((place for place in range(count.begin - 1, -1, -1) if text.words[place] == "mỗi"), None)
    if each is None or outputs.references.phrases("rate").at(text, each):
        return None
    name = _two(text, each + 1)
    if _is_named(count, name, outputs.references):
        return None  # those who have a share: "mỗi huyện 01 mô hình tại 05 huyện"
    if count.begin - each <= _REACH and is_run(text.tokens, each, count.begin + 1):
        return _Sharer(name, each, count.end, is_sure=True)
    follows = text.tokens[count.begin].gap.strip() == "," or text.words[count.begin - 1] in ("và", "với")
    stops = any(
        text.tokens[place].gap.strip() not in ("", ",", "-", "–") for place in range(each, count.begin)
    )
    is_output = count.thing in outputs.references.outputs_by_code
    if follows and not stops and not is_output:
        return _Sharer(name, each, count.end, is_sure=False)
    return None


def _is_of_each(count: Count) -> bool:
    """Whether a number is what each of a row of names has: "tại mỗi miền Bắc, Trung, Nam 02 lớp"."""
    text, begin = count.text, max(count.begin - _REACH, 0)
    each = next((place for place in range(begin, count.begin) if text.words[place] == "mỗi"), None)
    in_row = text.tokens[count.begin].joined and text.tokens[count.begin - 1].text.istitle()
    return each is not None and in_row and not is_run(text.tokens, each, count.begin)


def _one_each(text: Text, outputs: Outputs) -> Iterator[tuple[Count, _Sharer]]:
    """What an activity makes without a number, one for each: "lập báo cáo kiểm toán cho từng bệnh viện"."""
    if text.field != "activity":
        return
    for span in outputs.made(text):
        before = span.begin and number_at(text, span.begin - 1, outputs.references)
        each = next((place for place in range(span.end, len(text.words)) if text.words[place] in _EACH), None)
        if before or each is None or not is_run(text.tokens, span.begin, each + 1):
            continue
        if "và" in text.words[span.end : each]:
            continue  # another thing is made for each
        name = _two(text, each + 1)
        end = each + 1 + len(name)
        count = Count(span.value[0], 1, text.words[span.begin : span.end], text, span.begin, end, False, True)
        yield count, _Sharer(name, each, end, is_sure=True)


def _two(text: Text, begin: int) -> tuple[str, ...]:
    """A word and the next one, if nothing parts them."""
    end = min(begin + 2, len(text.words))
    return text.words[begin : end if is_run(text.tokens, begin, end) else begin + 1]


def _multiplied(
    count: Count, sharer: _Sharer, found: Sequence[Count], references: AuditReferences
) -> Iterator[Count]:
    """A share times the number of those who have one, nothing where that is unknown or either number is rough."""
    text = count.text
    rough = {span.end for span in references.phrases("rough").all(text)}
    sharers = [other for other in found if _is_named(other, sharer.name, references)]
    sharers = [other for other in sharers if sharers and other.text is sharers[-1].text]
    if len({other.number for other in sharers}) != 1 or not rough.isdisjoint((count.begin, sharer.begin)):
        return
    whole = sharers[-1]
    begin, end = min(count.begin, sharer.begin), max(count.end, sharer.end)
    if whole.text is text:
        begin, end = min(begin, whole.begin), max(end, whole.end)
    yield count._replace(number=count.number * whole.number, begin=begin, end=end, whole=whole.thing)
    if not sharer.is_sure:
        yield count


def _is_named(count: Count, name: tuple[str, ...], references: AuditReferences) -> bool:
    """Whether a count is of those that a word or two name: "lớp" of "lớp tập huấn"."""
    size = 2 if name in references.syllable_pairs and len(count.name) > 1 else 1
    return count.name[:size] == name[:size]
