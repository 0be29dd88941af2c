"""Reads the table of an appendix from the text form of a decision.

The text form is one line per table row with tabs between cells; lists inside a cell are run together in one line.
Nothing is guessed: what has no agreed form raises an `AppendixError` that names line, column and text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dashboard.appendix.model import (
    Appendix,
    Field,
    Passage,
    RowNotUnderstood,
    RowRepeated,
    Section,
    TableNotFound,
    Task,
    TextNotDecoded,
)

# Column heads, told by a word that only this head has.
_HEADS = {
    "TT": re.compile(r"^(tt|stt|số tt)$", re.IGNORECASE),
    "Tên nhiệm vụ": re.compile(r"tên|nhiệm vụ", re.IGNORECASE),
    "Mục tiêu": re.compile(r"mục tiêu", re.IGNORECASE),
    "Nội dung": re.compile(r"nội dung", re.IGNORECASE),
    "Dự kiến sản phẩm": re.compile(r"sản phẩm", re.IGNORECASE),
    "Kinh phí": re.compile(r"kinh phí", re.IGNORECASE),
    "Thời gian": re.compile(r"thời gian", re.IGNORECASE),
}
_NUMBER, _TITLE, _OBJECTIVE, _ACTIVITY, _PRODUCT, _BUDGET, _TIME = range(7)
_COLUMNS = tuple(_HEADS)
_LISTS: tuple[tuple[int, Field], ...] = (
    (_OBJECTIVE, "objective"),
    (_ACTIVITY, "activity"),
    (_PRODUCT, "product"),
)

# The unit in the head of the budget column, as a factor to million VND.
_UNITS = {
    "triệu đồng": Decimal(1),
    "tỷ đồng": Decimal(1000),
    "nghìn đồng": Decimal("0.001"),
    "đồng": Decimal("0.000001"),
}

_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_SECTION = re.compile(rf"({_ROMAN})[.)]?")
_SECTION_GLUED = re.compile(rf"({_ROMAN})[.)]?\s+(\S.*)")
_TASK = re.compile(r"0*(\d{1,3})[.)]?")
_TOTAL = re.compile(r"tổng (kinh phí|cộng|số)|cộng|tổng", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(\d{1,2}|\d{4,6}))?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_TIME_WORDS = re.compile(
    r"năm|quý|tháng|từ|đến|hết|giai đoạn|trong|[IV]+|\b\d{1,2}\b|[\s\-–/.,()]", re.IGNORECASE
)

_TAG = re.compile(r"</?(?:ul|ol|li|p|br|div|span|b|i|strong|em)\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_MARK = re.compile(r"[-–•+*]\s*")
# A dash that may open a bullet: white space follows, or it stands apart before a capital letter or a digit.
_DASH = re.compile(r"\s*-\s+(?=\S)|\s+-(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text with its number."""

    number: int
    text: str


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, with or without byte order mark, in NFC.

    Raises `TextNotDecoded` for anything else.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif data[1:2] == b"\0" or data[:1] == b"\0":
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))
    except UnicodeDecodeError as error:
        raise TextNotDecoded(error.start) from error


def lines(text: str) -> list[Line]:
    """The lines of a text, whatever ends them (LF, CRLF or CR), numbered from 1."""
    return [Line(number, line) for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1)]


def without_tags(line: str) -> str:
    """A line without the tags that the extraction left in it; everything else stays."""
    return _TAG.sub("", line)


def read(text: str) -> Appendix:
    """The appendix in a decision's text.

    Raises an `AppendixError` where the table or a row of it is not understood.
    """
    rows = iter(lines(text))
    heading, order, factor = _find_head(rows)
    sections: list[Section] = []
    tasks: list[Task] = []
    open_section: Section | None = None
    total: tuple[Decimal | None, int, str] | None = None

    def close() -> None:
        if open_section is not None:
            sections.append(
                Section(
                    open_section.section_code,
                    open_section.position,
                    open_section.title,
                    open_section.stated_budget,
                    open_section.source_line,
                    tuple(tasks),
                )
            )
            tasks.clear()

    for row in rows:
        if not row.text.strip():
            continue
        if total is not None:
            if "\t" in row.text.strip():
                raise RowNotUnderstood(row.number, "", row.text)
            break  # words after the table are not part of it
        cells = _cells(row, order)
        if _is_total(cells):
            label = _label(cells)
            amount = _amount(row, "".join(cells[_OBJECTIVE:]).removeprefix(label), factor)
            total = (amount, row.number, label)
        elif (head := _section_head(cells)) is not None:
            if any(cells[_OBJECTIVE:_BUDGET]) or cells[_TIME]:
                raise RowNotUnderstood(row.number, "", row.text)
            close()
            code, title = head
            if any(section.section_code == code for section in sections):
                raise RowRepeated(row.number, code)
            budget = _amount(row, cells[_BUDGET], factor)
            open_section = Section(code, len(sections) + 1, title, budget, row.number, ())
        elif (number := _TASK.fullmatch(cells[_NUMBER])) is not None and cells[_TITLE]:
            if open_section is None:
                raise RowNotUnderstood(row.number, _COLUMNS[_NUMBER], row.text)
            code = f"{open_section.section_code}.{int(number[1])}"
            if any(task.task_code == code for task in tasks):
                raise RowRepeated(row.number, code)
            tasks.append(_task(row, cells, code, open_section.section_code, len(tasks) + 1, factor))
        else:
            raise RowNotUnderstood(row.number, _COLUMNS[_NUMBER], row.text)
    close()
    if not sections:
        raise TableNotFound(())
    amount, line, label = total if total is not None else (None, None, "")
    return Appendix(tuple(sections), amount, line, label, heading)


def _find_head(rows: Iterator[Line]) -> tuple[str, tuple[int, ...], Decimal]:
    """What stands above, the place of each known column in the row, and the factor of the budget column to million VND."""
    missing: tuple[str, ...] = _COLUMNS
    above: list[str] = []
    for row in rows:
        above.append(row.text)
        cells = [_plain(cell) for cell in row.text.split("\t")]
        if len(cells) < len(_HEADS):
            continue
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            for head, pattern in reversed(_HEADS.items()):
                if head not in places and pattern.search(cell):
                    places[head] = place
                    break
        if len(places) < len(_HEADS):
            missing = min(missing, tuple(head for head in _HEADS if head not in places), key=len)
            continue
        budget_head = cells[places["Kinh phí"]]
        for unit, factor in _UNITS.items():
            if unit in budget_head.lower():
                return "\n".join(above[:-1]).strip(), tuple(places[head] for head in _HEADS), factor
        raise RowNotUnderstood(row.number, "Kinh phí", budget_head)
    raise TableNotFound(missing)


def _cells(row: Line, order: tuple[int, ...]) -> list[str]:
    """The seven cells in the agreed order; cells cut off at the end of the line count as empty."""
    cells = row.text.split("\t")
    if any(cell.strip() for cell in cells[len(order) :]) or len(cells) == 1:
        raise RowNotUnderstood(row.number, "", row.text)
    cells += [""] * (len(order) - len(cells))
    ordered = [cells[place].strip() for place in order]
    return [
        cell if column in (_OBJECTIVE, _ACTIVITY, _PRODUCT) else _plain(cell)
        for column, cell in enumerate(ordered)
    ]


def _plain(cell: str) -> str:
    return _TAG.sub(" ", cell).strip()


def _label(cells: list[str]) -> str:
    """The label of a total row, in whichever text column it stands."""
    return next((cell for cell in map(_plain, cells[_TITLE:_BUDGET]) if cell), "")


def _is_total(cells: list[str]) -> bool:
    filled = [cell for cell in cells[:_BUDGET] if cell]
    return len(filled) == 1 and _TOTAL.match(_plain(filled[0])) is not None


def _section_head(cells: list[str]) -> tuple[str, str] | None:
    """Code and title of a section row; they may be glued together in the first cell."""
    number, title = cells[_NUMBER], cells[_TITLE]
    if title and (alone := _SECTION.fullmatch(number)):
        return alone[1], title
    if not title and (glued := _SECTION_GLUED.fullmatch(number)):
        return glued[1], glued[2]
    return None


def _task(row: Line, cells: list[str], code: str, section_code: str, position: int, factor: Decimal) -> Task:
    passages = tuple(
        Passage(field, place, text, row.number)
        for column, field in _LISTS
        for place, text in enumerate(_bullets(row, column, cells[column]), start=1)
    )
    year_from, year_to = _years(row, cells[_TIME])
    budget = _amount(row, cells[_BUDGET], factor)
    return Task(code, section_code, position, cells[_TITLE], budget, year_from, year_to, row.number, passages)


def _amount(row: Line, cell: str, factor: Decimal) -> Decimal | None:
    """An amount in the Vietnamese number form ("1.234,5"), None for an empty cell.

    A comma before exactly three digits could be either form, so it is not understood.
    """
    cell = _plain(cell)
    if not cell:
        return None
    match = _AMOUNT.fullmatch(cell)
    if match is None:
        raise RowNotUnderstood(row.number, _COLUMNS[_BUDGET], cell)
    whole, fraction = re.sub(r"[.\s]", "", match[1]), match[2] or "0"
    return (Decimal(f"{whole}.{fraction}") * factor).normalize() + Decimal(0)


def _years(row: Line, cell: str) -> tuple[int | None, int | None]:
    """First and last year of a time cell: "2022", "2022-2023", "Quý I/2022"; none for an empty cell or "Quý IV"."""
    years = [int(year) for year in _YEAR.findall(cell)]
    rest = _TIME_WORDS.sub("", _YEAR.sub("", cell))
    is_number = not years and cell[:1].isdecimal()
    if rest or is_number or len(years) > 2 or years != sorted(years):
        raise RowNotUnderstood(row.number, _COLUMNS[_TIME], cell)
    return (years[0], years[-1]) if years else (None, None)


def _bullets(row: Line, column: int, cell: str) -> list[str]:
    """The items of a list cell. A cell that is no list is one item; an empty cell has none."""
    if "<" in _TAG.sub("", cell) and re.search(r"<[a-z/!]", _TAG.sub("", cell)):
        raise RowNotUnderstood(row.number, _COLUMNS[column], cell)
    if _ITEM.search(cell):
        before, *items = _ITEM.split(cell)
        if _plain(before):
            raise RowNotUnderstood(row.number, _COLUMNS[column], cell)
        return [
            text
            for item in items
            if (text := _MARK.sub("", _plain(item), count=1) if _is_marked(item) else _plain(item))
        ]
    plain = _plain(cell)
    if not plain or not _is_marked(plain):
        return [plain] if plain else []
    start = _MARK.match(plain)
    assert start is not None  # noqa: S101 - what is marked has a mark
    cuts = [(0, start.end())]
    cuts += [
        match.span() for match in _DASH.finditer(plain, start.end()) if _opens_bullet(plain, *match.span())
    ]
    ends = [begin for begin, _ in cuts[1:]] + [len(plain)]
    items = [plain[begin:end].strip() for (_, begin), end in zip(cuts, ends, strict=True)]
    if not all(items):
        raise RowNotUnderstood(row.number, _COLUMNS[column], plain)
    return items


def _is_marked(text: str) -> bool:
    return re.match(r"[-–•+*]\s*\D|[-–•+*]\s+\d|-\d{2}\D", _plain(text)) is not None


def _opens_bullet(text: str, begin: int, end: int) -> bool:
    """Whether the dash between `begin` and `end` opens a bullet, rather than joining two words or a range.

    Between two numbers it joins a rising range ("4 - 5 phút", "2021 - 2030") but opens a bullet after a year or
    before a zero-padded count ("đến 2025 - 01 hội thảo"). Before a small letter it opens one only after the end
    of a sentence ("ổn định. - viết 100 bài"), or glued to nothing at all.
    """
    before, after = text[:begin], text[end:]
    left, right = re.search(r"\d+$", before), re.match(r"\d+", after)
    if left and right:
        if right[0].startswith("0") and not left[0].startswith("0"):
            return True
        both_or_no_year = bool(_YEAR.fullmatch(left[0])) == bool(_YEAR.fullmatch(right[0]))
        return not (both_or_no_year and int(left[0]) < int(right[0]))
    if after[0].islower():
        return before[-1] in '.;:!?)”"'
    return True
