"""One thing written in several ways, and punctuation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA, Prefix

from dashboard.appendix.audit.outputs import number_at
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import finding, quoted
from dashboard.appendix.audit.syllables import is_syllable, sounds_like
from dashboard.appendix.audit.text import FIELDS, STOP, Document, Quote, TaskTexts, Text, is_in_order
from dashboard.appendix.model import Finding
from dashboard.language import fold

# Numbers below ten with a leading zero: one way of writing them, whatever the number.
PADDED = "0"


def missing_connectives(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """Two words side by side that the list elsewhere joins with a comma or "và"."""
    bare: dict[tuple[str, str], list[tuple[Text, int, int]]] = {}
    parted: dict[tuple[str, str], tuple[Text, int, int]] = {}
    for text in document.texts:
        spans = list(references.word_phrases.all(text))
        for first, second in pairwise(spans):
            between = text.words[first.end : second.begin]
            joined = text.tokens[first.end].joined
            key = (first.value, second.value)
            if not between and joined:
                bare.setdefault(key, []).append((text, first.begin, second.end))
            elif (not between and text.tokens[first.end].gap.strip() in (",", "/")) or between == ("và",):
                parted.setdefault(key, (text, first.begin, second.end))
    for key, places in bare.items():
        if key in parted:
            usual, begin, end = parted[key]
            whole = usual.quote(begin, end)
            quotes = [text.quote(begin, end) for text, begin, end in places]
            place = places[0][0]
            yield finding(
                "missing_connective",
                place.row,
                [*quotes, whole],
                line=place.line,
                related=[text.task.task_code for text, _, _ in places if text.task],
                what=quoted(quotes[:1]),
                usual=quoted([whole]),
            )


def several_ways(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """One address, name, count or range of years in several spellings, one finding for each.

    Words that only sometimes have a capital initial are the habit of a whole list: one finding for all of them.
    """
    spellings: dict[tuple[str, str], dict[str, tuple[Text, Quote]]] = {}
    for text in document.texts:
        for kind, name, spelling, quote in _spelled(text, references):
            spellings.setdefault((kind, name), {}).setdefault(spelling, (text, quote))
    _join_sites(spellings)
    several = {
        (kind, name): variants
        for (kind, name), variants in spellings.items()
        if len(variants) > 1 and (kind != "digits" or PADDED in variants)
    }
    initials = [
        variants
        for (kind, _), variants in several.items()
        if kind == "word" and len({spelling[1:] for spelling in variants}) == 1
    ]
    for variants in several.values():
        if variants not in initials:
            yield _spellings([variants.values()])
    if initials:
        yield _spellings([variants.values() for variants in initials])
    for task in document.tasks:
        yield from _institutions(task, references)
        yield from _names(task)


def _join_sites(spellings: dict[tuple[str, str], dict[str, tuple[Text, Quote]]]) -> None:
    """Puts the addresses of what must be one site together: "soyte.hatinh.gov.vn" and "syt.hatinh.gov.vn"."""
    sites = [key for key in spellings if key[0] == "address"]
    for first, second in combinations(sites, 2):
        if first in spellings and second in spellings and _same_site(first[1], second[1]):
            spellings[first] |= spellings.pop(second)


def _same_site(first: str, second: str) -> bool:
    """Whether two hosts may be one: but for a dot or a dash, or in one domain by a letter or a short form.

    Where no one owns the domain: one name under two endings ("vsi.gov.vn", "vsi.com.vn"), or two long ones with one beginning
    or but for a letter.
    A long name is one site in two domains of one kind, too: "congtrinhxanh.xaydung.gov.vn", "congtrinhxanh.moc.gov.vn".
    """
    (one, domain), (other, second_domain) = (
        address.split("/")[0].split(".", 1) for address in (first, second)
    )
    if first.translate(_DOTS) == second.translate(_DOTS):
        return True
    if domain == second_domain and sorted(one) == sorted(other):
        return True  # letters in another order: "scp", "spc"
    if _SHARED.fullmatch(domain) and _SHARED.fullmatch(second_domain):
        is_near = Prefix.similarity(one, other) >= _LONG or (
            min(len(one), len(other)) >= _LETTER and OSA.distance(one, other) == 1
        )
        is_near = is_near or (
            min(len(one), len(other)) >= _LONG and is_in_order(*sorted((one, other), key=len))
        )
        return one == other or (domain == second_domain and is_near)
    if one == other:
        ours, theirs = domain.split("."), second_domain.split(".")
        return len(one) >= _LONG and (ours[-2:] == theirs[-2:] or ours[0] == theirs[0])
    if domain != second_domain:
        return False
    if [sign for sign in one if sign.isdigit()] != [sign for sign in other if sign.isdigit()]:
        return False  # "vov1" and "vov2" are two
    short, long = sorted((one, other), key=len)
    is_short_form = len(short) > 2 and short[0] == long[0] and is_in_order(short, long)
    return is_short_form or (len(short) > 3 and OSA.distance(one, other) == 1)


_LONG = 8  # letters of two names with one beginning
_LETTER = 6  # letters of two names that differ in one
_DOTS = str.maketrans("", "", ".-")
# What many sites have in common, and no one owns: "gov.vn".
_SHARED = re.compile(r"(?:(?:com|org|net|info|edu|gov)\.)?\w+")


def _names(task: TaskTexts) -> Iterator[Finding]:
    """A name of two words or more that a task writes in another way besides: "Long Cốc", "Lóng Cốc"."""
    named: dict[str, dict[tuple[str, ...], tuple[Text, Quote]]] = {}
    for text in task.of(*FIELDS):
        for begin, end in text.capitals:
            if end - begin > 1 and text.is_name(begin) and not text.text.isupper():
                words = text.words[begin:end]
                named.setdefault(fold(" ".join(words)), {})[words] = (text, text.quote(begin, end))
    for first, second in combinations(list(named), 2):
        if (
            first in named
            and second in named
            and _sound_alike(*(next(iter(named[key])) for key in (first, second)))
        ):
            named[first] |= named.pop(second)
    for variants in named.values():
        if len(variants) > 1:
            yield _spellings([variants.values()])


def _sound_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names differ in one syllable that many speakers sound alike: "Phồn Xương", "Phồn Sương"."""
    apart = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    return len(first) == len(second) and len(apart) == 1 and sounds_like(*apart[0])


# What an institution is called, and its name: "hiệp hội", "nước mắm Sa Châu".
_Institution = tuple[tuple[str, ...], tuple[str, ...]]


def _institutions(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """An institution that one task gives two names, alike but for a word that shares a syllable with the other.

    "Trung tâm Kiểm soát bệnh tật", "dịch bệnh"; "Đài Phát thanh và Truyền hình", "Đài Truyền thanh - Truyền hình".
    """
    named: dict[str, dict[_Institution, tuple[Text, Quote]]] = {}
    for text in task.of(*FIELDS):
        for span in references.phrases("institution").all(text):
            if text.tokens[span.begin].text[0].isupper():
                end = _end_of_institution(text, span.end, references)
                # "Logistics" and "các Doanh nghiệp Logistic" may be of one name.
                name = tuple(
                    word if is_syllable(word) else word.removesuffix("s")
                    for word in text.words[span.end : end]
                    if word not in _IN_NAMES
                )
                place = (text, text.quote(span.begin, end))
                called = (text.words[span.begin : span.end], name)
                named.setdefault(span.value, {}).setdefault(called, place)
    for names in named.values():
        alike = {
            name: None
            for pair in combinations(names, 2)
            if len({*pair[0][1]} & {*pair[1][1]}) > 2
            and (pair[0][1] == pair[1][1] or _are_alike(pair[0][1], pair[1][1], references))
            for name in pair
        }
        if alike:
            yield _spellings([[names[name] for name in alike]])


# Words that a name may have or lack.
_IN_NAMES = ("và", "các")

# How many syllables the name of an institution has at most.
_NAME = 14


def _end_of_institution(text: Text, begin: int, references: AuditReferences) -> int:
    """Where the name of an institution ends at the latest: words with a capital, known words, and joints between.

    A place of two words with a capital ends it: "Hiệp hội Nước mắm Sa Châu đứng tên".
    """
    end, institutions = begin, references.phrases("institution")
    for place in range(begin, min(begin + _NAME, len(text.words))):
        token = text.tokens[place]
        is_other = text.words[place - 1] == "và" and institutions.at(text, place) is not None
        if is_other or (not token.joined and token.gap.strip() not in ("-", "–")):
            break
        is_foreign = token.word.isalpha() and not is_syllable(token.word)
        if (
            is_foreign
            or token.text[0].isupper()
            or any(pair in references.known_pairs for pair in pairwise(text.words[place - 1 : place + 2]))
        ):
            end = place + 1
        elif token.word not in _IN_NAMES and token.word not in references.terms["place"]:
            break
    places = [last for first, last in text.capitals if first > begin and last - first > 1 and last <= end]
    return places[-1] if places else end


def _are_alike(ours: tuple[str, ...], theirs: tuple[str, ...], references: AuditReferences) -> bool:
    """Whether names differ in one word, which shares a syllable with the other, or in their order, or one is cut short inside.

    One may be followed by more words.
    """
    if min(len(ours), len(theirs)) < 4:
        return False
    if ours[-2:] == theirs[-2:]:
        short, long = (
            [word for word in name if word not in references.terms["place"]]
            for name in sorted((ours, theirs), key=len)
        )
        if sorted(short) == sorted(long) or (len(short) != len(long) and is_in_order(short, long)):
            return True
    apart = [place for place, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other]
    if not apart or apart[-1] - apart[0] > 1:
        return False
    return any(
        {ours[begin : begin + 2], theirs[begin : begin + 2]} <= references.known_pairs
        and not set(ours[begin : begin + 2]).isdisjoint(theirs[begin : begin + 2])
        for begin in range(max(apart[-1] - 1, 0), apart[0] + 1)
    )


def _spellings(groups: Sequence[Collection[tuple[Text, Quote]]]) -> Finding:
    places = [place for variants in groups for place in variants]
    return finding(
        "written_several_ways",
        None,
        [quote for _, quote in places],
        line=min(quote.line for _, quote in places),
        related=[text.task.task_code for text, _ in places if text.task],
        ways=quoted(" / ".join(quote.text for _, quote in variants) for variants in groups),
    )


def _spelled(text: Text, references: AuditReferences) -> Iterator[tuple[str, str, str, Quote]]:
    """What could be spelled in another way: its kind, its name whatever the spelling, the spelling, and the quote."""
    words = [(span.begin, span.end, span.value) for span in references.word_phrases.all(text)]
    for i, token in enumerate(text.tokens):
        if "." in token.text and any(letter.isalpha() for letter in token.text):
            address = re.sub(r"^https?://|/$", "", token.word)
            yield "address", address.removeprefix("www."), token.text, text.quote(i, i + 1)
        if token.text.upper() in references.abbreviations:
            yield "abbreviation", token.word, token.text, text.quote(i, i + 1)
        elif len(token.word) > 3 and token.word.isalpha() and not is_syllable(token.word):
            words.append((i, i + 1, token.word))
        number = number_at(text, i, references)
        if number is not None and number < 10 and token.text.isdecimal() and _counts(text, i, references):
            quote = text.quote(i, next((end for begin, end, _ in words if begin == i + 1), i + 2))
            yield "digits", "", PADDED if token.text.startswith("0") else quote.text, quote
        if _TWO_PLACEMENTS.search(token.text.lower()):
            yield "tone", token.word, token.text.lower(), text.quote(i, i + 1)
    for begin, end in text.capitals:
        if end - begin > 2 and not text.text.isupper():  # "Seafood Expo Global", "Seafood Global Expo"
            parts = text.words[begin:end]
            yield "order", " ".join(sorted(parts)), " ".join(parts), text.quote(begin, end)
    for match in _YEARS.finditer(text.text):
        yield "years", f"{match[1]}-{match[2]}", match[0], Quote(match[0], text.line)
    for begin, end, name in words:
        opens = begin == 0 or STOP.search(text.tokens[begin].gap) is not None
        if not opens and not text.text.isupper():
            quote = text.quote(begin, end)
            yield "word", name, quote.text, quote


def _counts(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether a word that can be counted follows a number: "9, cấp 10" and "tuýp 2 tại" count nothing."""
    if place + 1 >= len(text.words):
        return False
    following = text.words[place + 1]
    turns = references.phrases("about", "joint").at(text, place + 1) is not None
    return text.tokens[place + 1].joined and following.isalpha() and not turns


_YEARS = re.compile(r"(20\d\d)\s*[-–]\s*(20\d\d)")
# Rimes with two spellings: hóa and hoá, thúy and thuý, kỹ and kĩ.
_TWO_PLACEMENTS = re.compile(r"(?:[óòỏõọ][ae]|o[áàảãạéèẻẽẹ]|[úùủũụ]y|(?<!q)u[ýỳỷỹỵ]|[hklmst][iìíỉĩịyỳýỷỹỵ])$")


def punctuation(text: Text) -> Iterator[Finding]:
    """A small initial, stray or missing spaces, doubled stops, brackets and quotation marks that do not close."""
    quotes = [Quote(match[0].strip(), text.line) for match in _STRAY.finditer(text.text)]
    if text.text[:1].islower() and text.task is not None:
        quotes.append(text.quote(0, min(3, len(text.words))))
    if any(text.text.count(one) != text.text.count(other) for one, other in ("()", "“”", "[]")):
        quotes.append(text.whole)
    if quotes:
        yield finding("punctuation", text.row, quotes, line=text.line, what=quoted(quotes))


_STRAY = re.compile(
    r"\b\w++(?: [,;.!?](?!\.)\s?\w*|,[^\W\d_]\w*|[,;]{2,}|\(\w+| *\( +\w+| +\)|/ \w+| /\w+| {2,}\w+)"
)
