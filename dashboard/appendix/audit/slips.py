"""Slips of the hand: words repeated, mistyped, missing or out of place, and texts that break off."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from dashboard.appendix.audit.comparison import Comparison
from dashboard.appendix.audit.outputs import number_at
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import finding, in_words, quoted
from dashboard.appendix.audit.syllables import (
    has_foreign_letters,
    has_marks,
    is_syllable,
    marks_moved,
    slip,
    sounds_like,
    tone_in_place,
)
from dashboard.appendix.audit.text import FIELDS, TaskTexts, Text, is_run
from dashboard.appendix.audit.usage import OFTEN, Pair, Usage, letters
from dashboard.appendix.model import Finding
from dashboard.language import fold


def repeated_words(text: Text, references: AuditReferences) -> Iterator[Finding]:
    """The same one to four words twice in a row; words that double by nature ("dần dần") aside."""
    place = 0
    while place < len(text.words):
        for size in (4, 3, 2, 1):
            end = place + 2 * size
            words = text.words[place : place + size]
            if (
                end <= len(text.words)
                and words == text.words[place + size : end]
                and is_run(text.tokens, place, end)
                and not (size == 1 and _is_double(text, place, references))
            ):
                quote = text.quote(place, end)
                yield finding("repeated_words", text.row, [quote], what=quoted([quote]))
                place = end - 1
                break
        place += 1


def _is_double(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether a syllable stands twice with reason: by nature, or as the end of one word and the start of the next."""
    word = text.words[place]
    ends_one = text.words[max(place - 1, 0) : place + 1] in references.word_ends
    starts_one = text.words[place + 1 : place + 3] in references.word_starts
    if ends_one:
        return starts_one or references.phrases("work_phrase").at(text, place + 1) is not None
    is_doubled = word in references.terms["doubled"] or (word, word) in references.dictionary
    opens = place > 0 and not text.tokens[place].joined  # "nhà nhà dùng làn, người người dùng túi vải"
    return word.isdecimal() or (is_doubled and (opens or not starts_one))


def mistyped(text: Text, usage: Usage) -> Iterator[Finding]:
    """A syllable that cannot be one, or two that make no word but are a slip away from one."""
    loose = usage.loose[text]
    confused = {span.begin: span for span in usage.references.phrases("confused").all(text)}
    done = 0
    for i, word in enumerate(text.words):
        if i < done:
            continue
        known = confused.get(i)
        near = _slip_at(text, i, loose, usage) if loose[i] else None
        if known is not None and not text.is_name(i):
            begin, end, meant = known.begin, known.end, known.value
        elif near is not None and near[0] >= done:
            begin, end = near[0], near[0] + 2
            meant = usage.references.spelled(near[1])
        elif (in_place := tone_in_place(text.tokens[i].text)) != text.tokens[i].text:
            begin, end, meant = i, i + 1, in_place
        elif has_marks(word) and _is_impossible(text, i, usage):
            begin, end, meant = i, i + 1, None
        else:
            continue
        done = end
        quote = text.quote(begin, end)
        yield finding(
            "mistyped",
            text.row,
            [quote],
            what=quoted([quote]),
            meant=in_words("probably", what=quoted([meant])) if meant else "",
        )


def _is_impossible(text: Text, place: int, usage: Usage) -> bool:
    """Whether a word that looks Vietnamese cannot be; a name of another tongue ("Srêpôk") may have any letters."""
    word, printed = text.words[place], text.tokens[place].text
    return (
        len(word) > 1
        and word.isalpha()
        and not printed.isupper()
        and not is_syllable(word)
        and not (has_foreign_letters(word) and _is_in_name(text, place))
        and word not in usage.references.terms["loanword"]
    )


def _is_in_name(text: Text, place: int) -> bool:
    """Whether a word has a capital inside a sentence, or opens one together with another: "Đắk Lắk"."""
    following = text.tokens[place + 1 : place + 2]
    opens_name = text.tokens[place].text[0].isupper() and any(
        token.joined and token.text[0].isupper() for token in following
    )
    return opens_name or text.is_name(place)


def _slip_at(text: Text, place: int, loose: list[bool], usage: Usage) -> tuple[int, Pair] | None:
    """The word that a loose syllable should have made with a neighbour, and where that begins."""
    for begin in (place, place - 1):
        if begin < 0 or begin + 1 >= len(text.words) or not text.tokens[begin + 1].joined:
            continue
        if any(token.text.isupper() for token in text.tokens[begin : begin + 2]):
            continue  # an abbreviation
        if text.tokens[begin + 1].text[0].isupper():
            continue  # a name: "hồ Dầu Tiếng"
        pair = (text.words[begin], text.words[begin + 1])
        near = _near_word(pair, (loose[begin], loose[begin + 1]), usage)
        if near is not None and (near[0] == pair[0] or not text.is_name(begin)):
            return begin, near  # no slip in a name: "tiếng Hàn trình độ sơ cấp"
    return None


def _near_word(pair: Pair, loose: tuple[bool, bool], usage: Usage) -> Pair | None:
    """The word that two syllables are one slip away from; of several the nearest, the most alike, the one used most here.

    A syllable that is part of another word is taken as it stands. Many words that no list has are near to one it has.
    So the word must be one that the text uses, or the pair must hold a syllable that cannot stand alone and does or
    that one hardly meets alone, or the two must be easy to confuse.
    """
    particles = usage.references.terms["particle"].keys()
    if any(not word.isalpha() or len(word) == 1 for word in pair):
        return None
    if not particles.isdisjoint(pair) and set(pair) <= particles | usage.references.common:
        return None  # "do" is no slip but beside a syllable like "rủi"
    key = (pair, loose)
    if key not in usage.near:
        ranked = [
            rank
            for word in _candidates(pair, usage)
            if (rank := _nearness(pair, word, loose, usage)) is not None
        ]
        usage.near[key] = min(ranked)[-1] if ranked else None
    return usage.near[key]


def _candidates(pair: Pair, usage: Usage) -> Iterator[Pair]:
    """Words of the same letters, and words that share a syllable in its place."""
    yield from usage.words_by_letters.get(letters(pair), ())
    for place, syllable in enumerate(pair):
        yield from (word for word in usage.words_with.get(syllable, ()) if word[place] == syllable)


def _nearness(
    pair: Pair, word: Pair, loose: tuple[bool, bool], usage: Usage
) -> tuple[int, bool, int, Pair] | None:
    """How near a word is to what stands there, None where it cannot be meant."""
    places = [place for place in (0, 1) if pair[place] != word[place]]
    if not places or not all(loose[place] for place in places):
        return None
    slips = [slip(pair[place], word[place]) for place in places]
    # Beside half a word another letter may make another word that no list has: "khuyến đọc".
    is_broken = len(places) == 1 and any(
        loose[place] and not usage.references.stands_alone(pair[place]) and (place in places or slips == [0])
        for place in (0, 1)
    )
    is_confused = any(
        sounds_like(pair[place], word[place]) or marks_moved(pair[place], word[place]) for place in places
    )
    free = usage.references.terms["particle"].keys() | usage.references.terms["classifier"].keys()
    if not is_confused and any(pair[place] in free for place in places):
        return None
    is_rare = word in usage.references.words and usage.references.common.isdisjoint(
        pair[place] for place in places
    )
    is_odd = all(loose) and (usage.pairs[word] >= 2 or is_rare)
    # "lao đông" in "người lao đông", of a word that the list uses often
    is_odd = is_odd or (usage.pairs[word] >= OFTEN and not any(slips))
    if not (is_odd or is_broken or is_confused):
        return None
    is_other = [
        usage.references.stands_alone(pair[place]) and pair[place][1:] == word[place][1:] for place in places
    ]
    if not is_confused and any(other and far for other, far in zip(is_other, slips, strict=True)):
        return None  # a slip is seldom in the first letter: "cấp mã" is not "cấp xã"
    is_free = all(usage.references.stands_alone(pair[place]) for place in places)
    if is_free and not all(loose) and not is_broken and usage.pairs[word] < 2:
        return None  # a word of its own beside a word of two: "mô hình trữ nước"
    far = sum(2 if one is None else one for one in slips)
    return (far, not is_confused, -usage.pairs[word], word) if far <= 1 else None


def missing_word(text: Text, usage: Usage) -> Iterator[Finding]:
    """Half a word: a syllable that does not stand alone, or that is left of a set phrase ("nâng cao chất", "nâng nhận thức").

    What is meant is the set phrase, or what the list elsewhere has in such a place.
    """
    references = usage.references
    loose = usage.loose[text]
    for i, word in enumerate(text.words):
        if not loose[i] or _shares_a_word(text, i, references):
            continue
        whole = _whole_word(text, i, usage) or _set_phrase(text, i, usage) or _other_half(text, i, usage)
        if whole is None or _slip_at(text, i, loose, usage) is not None:
            continue  # nothing is missing, or mistyped rather than missing
        begin, end = usage.widen(text, *_with_neighbours(text, i))
        quote = text.quote(begin, end)
        printed = [token.text for token in text.tokens]
        filled = [printed[i] if syllable == word else usage.spelled(syllable) for syllable in whole]
        meant = " ".join((*printed[begin:i], *filled, *printed[i + 1 : end]))
        yield finding("missing_word", text.row, [quote], what=quoted([quote]), meant=quoted([meant]))


def beside_one_number(task: TaskTexts, usage: Usage) -> Iterator[Finding]:
    """After one number two syllables of the same letters: "20 xương" where the task has "20 xưởng" besides.

    The one that the list has but once is questioned.
    """
    counted: dict[tuple[int, str], dict[str, tuple[Text, int]]] = {}
    for text in task.of(*FIELDS):
        for place, word in enumerate(text.words[1:]):
            number = number_at(text, place, usage.references)
            if number is not None and text.tokens[place + 1].joined and word.isalpha():
                counted.setdefault((number, fold(word)), {}).setdefault(word, (text, place))
    for variants in counted.values():
        if len(variants) == 2:
            rare, usual = sorted(variants, key=lambda word: usage.syllables[word])
            if usage.syllables[rare] == 1 < usage.syllables[usual]:
                text, place = variants[rare]
                quote = text.quote(place, place + 2)
                meant = quoted([f"{text.tokens[place].text} {usage.spelled(usual)}"])
                yield finding(
                    "mistyped",
                    task.task,
                    [quote],
                    what=quoted([quote]),
                    meant=in_words("probably", what=meant),
                )


def nothing_counted(text: Text, references: AuditReferences) -> Iterator[Finding]:
    """A word like "từng" that nothing follows but "của" or "tại": what there is many of is missing."""
    for i, word in enumerate(text.words[:-1]):
        following = text.tokens[i + 1]
        is_open = following.word in references.terms["open_end"] and following.word not in _EACH
        if word in _EACH and following.joined and is_open:
            begin, end = max(i - 1, 0), min(i + 3, len(text.words))
            quote = text.quote(begin, end)
            before, after = text.quote(begin, i + 1), text.quote(i + 1, end)
            meant = f"{before.text} … {after.text}"
            yield finding("missing_word", text.row, [quote], what=quoted([quote]), meant=quoted([meant]))


# Words that count or name one after another, and what they count follows.
_EACH = ("từng", "mỗi", "những", "các")


def _with_neighbours(text: Text, place: int) -> tuple[int, int]:
    """The word at a place and those beside it, as far as white space alone parts them."""
    begin = place - 1 if place and text.tokens[place].joined else place
    end = place + 2 if place + 1 < len(text.words) and text.tokens[place + 1].joined else place + 1
    return begin, end


def _shares_a_word(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether a syllable may belong to a word beyond a comma or an "and": "nguyên, nhiên liệu", "xuất và nhập khẩu".

    After a comma only the second half of a word does: "nâng, hạ cấp".
    """
    begin, end = _with_neighbours(text, place)
    opens_word = references.terms["half_of"].get(text.words[place], "").startswith(text.words[place])
    first, last = begin == place > 0 and not opens_word, end == place + 1 < len(text.words)
    return first or last or text.words[end - 1] in references.terms["joint"]


def _set_phrase(text: Text, place: int, usage: Usage) -> Pair | None:
    """The word of a set phrase of which only one syllable stands there, beside all else of it; the one used most here."""
    for size in (3, 2):
        meant = [
            word
            for begin in range(max(place - size + 1, 0), place + 1)
            if is_run(text.tokens, begin, min(begin + size, len(text.words)))
            for half, word in usage.references.broken_phrases.get(text.words[begin : begin + size], [])
            if begin + half == place
        ]
        if meant:
            usual = usage.references.terms["half_of"].get(text.words[place])
            return max(meant, key=lambda pair: (usage.pairs[pair], " ".join(pair) == usual))
    return None


def _whole_word(text: Text, place: int, usage: Usage) -> Pair | None:
    """The word of which only one syllable stands there, as the list writes it beside the same neighbour.

    Either neighbour will do for a syllable that never stands alone. For one that this list all but never has alone it
    must be the neighbour that the lost syllable stood next to, twice in the list, or both.
    """
    word = text.words[place]
    is_bound = word in usage.references.terms["bound"] or usage.references.is_half(word)
    if not (is_bound or (word in usage.never_alone and not usage.references.stands_alone(word))):
        return None
    begin, end = _with_neighbours(text, place)
    before = text.words[begin] if begin < place else None
    after = text.words[place + 1] if end > place + 1 else None
    # A name is no model for running text: "Đài Tiếng nói Việt Nam" for "tiếng Việt".
    triples = usage.triples if text.is_name(place) else usage.plain_triples
    seen: list[tuple[int, Pair]] = []
    for pair in usage.words_with.get(word, []):
        if pair in ((before, word), (word, after)):
            continue
        left = triples[before, *pair] if before is not None else 0
        right = triples[*pair, after] if after is not None else 0
        beside = left if pair[1] == word else right
        if (left + right) if is_bound else (beside >= 2 or (left and right)):
            seen.append((left + right, pair))
    return max(seen)[1] if seen else None


def _other_half(text: Text, place: int, usage: Usage) -> Pair | None:
    """The word that the list uses most of those with a syllable that no dictionary has by itself, else the usual one."""
    word = text.words[place]
    if text.is_name(place):
        return None
    usual = usage.references.terms["half_of"].get(word)
    is_half = usage.references.is_half(word)
    used = [
        (usage.pairs[pair], pair) for pair in usage.words_with.get(word, ()) if is_half and usage.pairs[pair]
    ]
    return max(used)[1] if used else tuple(usual.split()) if usual else None


def missing_beside_twin(comparison: Comparison, usage: Usage) -> Iterator[Finding]:
    """Words inside a passage that its twin in a duplicate task has and it lacks, all else being the same.

    What the twin adds with a comma, a joint ("và phát thải") or a word like "tại" or "phiên" may be left out.
    """
    optional = usage.references.phrases("about", "joint")
    free = {**usage.references.terms["particle"], **usage.references.terms["classifier"]}
    for first, second, _ in comparison.pairs:
        for ours, theirs in ((first, second), (second, first)):
            steps = [step for step in Indel.opcodes(ours.words, theirs.words) if step.tag != "equal"]
            if len(steps) != 1 or steps[0].tag != "insert" or not 0 < steps[0].src_start < len(ours.words):
                continue
            step = steps[0]
            begin, end = step.dest_start, step.dest_end
            if (
                end - begin > 3
                or all(word in free for word in theirs.words[begin:end])
                or any(optional.at(theirs, place) for place in range(begin, end))
                or not is_run(theirs.tokens, begin - 1, end + 1)
            ):
                continue
            place = step.src_start
            quote = ours.quote(*usage.widen(ours, max(0, place - 3), min(len(ours.words), place + 3)))
            whole = theirs.quote(*usage.widen(theirs, max(0, begin - 3), min(len(theirs.words), end + 3)))
            yield finding(
                "missing_word",
                ours.row,
                [quote, whole],
                related=comparison.codes,
                what=quoted([quote]),
                meant=quoted([whole]),
            )


def word_order(text: Text, usage: Usage) -> Iterator[Finding]:
    """A plural mark that splits a word: "khu các công nghiệp"."""
    loose = usage.loose[text]
    for i in range(1, len(text.words) - 1):
        before, mark, after = text.words[i - 1 : i + 2]
        if (
            mark in ("các", "những")
            and loose[i - 1]
            and text.tokens[i].joined
            and text.tokens[i + 1].joined
            and (before, after) in usage.references.syllable_pairs
        ):
            end = min(i + 3, len(text.words))
            quote = text.quote(i - 1, end)
            meant = usage.references.spelled((mark, before, *text.words[i + 1 : end]))
            yield finding("word_order", text.row, [quote], what=quoted([quote]), meant=quoted([meant]))


def unfinished(task: TaskTexts, usage: Usage) -> Iterator[Finding]:
    """A text that breaks off: after a joining word, or after a colon that nothing follows."""
    references = usage.references
    ends = references.phrases("open_end")
    verbs = references.phrases("make", "study", "other_work")
    for field in FIELDS:
        texts = task.of(field)
        for text, following in zip(texts, [*texts[1:], None], strict=False):
            last = len(text.words) - 1
            if last < 1:
                continue
            loose = usage.loose[text][last]
            breaks_off = any(
                (span := ends.at(text, begin)) is not None
                and span.end == last + 1
                and (loose or begin < last)
                for begin in (last - 1, last)
            )
            # What a colon announces may be the next bullets, unless they are work of their own.
            announces = text.text.rstrip().endswith(":") and (
                following is None or not following.words or verbs.at(following, 0) is not None
            )
            if breaks_off or announces:
                yield finding(
                    "unfinished_text",
                    task.task,
                    [text.whole],
                    what=quoted([text.quote(max(0, last - 4), last + 1)]),
                )
