"""The findings as a memo in Word, in the typography of Vietnamese administrative documents, marked as a draft.

Decree 30/2020/NĐ-CP, appendix I: A4, margins, Times New Roman 13–14, page number at the top and not on the first
page. It is a working paper, not an issued document: it bears no number, seal or signature.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from dashboard import store
from dashboard.exports.stamp import decision_row, filters_in_words, source
from dashboard.exports.tables import plain, quoted
from dashboard.language import Language, date_long, date_short, number, word
from dashboard.selection import Selection

_FONT: Final = "Times New Roman"
_SIZE: Final = 13
_SEVERITIES: Final = ("error", "warning", "note")
_FIRST_LINE: Final = Mm(10)


def memo(selection: Selection) -> bytes:
    """The findings that touch a selection as .docx: summary, reconciliation, then findings by severity."""
    language = selection.language
    findings = store.query("findings", **selection.values())
    document = Document()
    _page(document, selection)
    _style(document, language)
    _head(document, selection)
    _part(document, 1, word("memo.scope", language))
    for text in _scope(selection):
        _text(document, text)
    _part(document, 2, word("memo.summary", language))
    _counts(document, selection)
    if not selection.splits_sections:
        _reconciliation(document, selection)
    part = 3
    for severity in _SEVERITIES:
        rows = findings[findings["severity"] == severity]
        if rows.empty:
            continue
        _part(document, part, word(f"audit.severity_{severity}", language))
        _text(document, word(f"memo.meaning_{severity}", language))
        for place, (rule, found) in enumerate(rows.groupby("rule_code", sort=False), 1):
            _heading(document, 2, f"{part}.{place}. {word(f'audit.{rule}_name', language)}")
            _text(document, word(f"audit.{rule}_explanation", language))
            for row in found.itertuples():
                _finding(document, row, language)
        part += 1
    _part(document, part, word("memo.limits", language))
    _text(document, word("memo.limits_text", language))
    properties = document.core_properties
    properties.title, properties.subject = word("memo.title", language), source(selection)
    properties.author, properties.language = word("frame.name", language), _locale(language)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _locale(language: Language) -> str:
    return "vi-VN" if language == "vi" else "en-GB"


def _page(document: DocumentType, selection: Selection) -> None:
    """A4; page number in the middle of the top margin from page 2 on; draft mark and source at the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number_line = section.header.paragraphs[0]
    number_line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(number_line)
    foot = word(
        "memo.foot",
        selection.language,
        source=source(selection),
        date=date_short(date.today(), selection.language),
    )
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(foot).font.size = Pt(10)


def _page_number(line: Paragraph) -> None:
    run = line.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _style(document: DocumentType, language: Language) -> None:
    """Times New Roman 13 for the text, bold for headings, all black; the language for the spelling check."""
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(_SIZE), RGBColor(0, 0, 0)
        style.font.bold = name != "Normal"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_before = Pt(0 if name == "Normal" else 8)
        style.paragraph_format.space_after = Pt(6)
    document.styles["Normal"].paragraph_format.line_spacing = 1.1
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), _locale(language))
    document.styles["Normal"].element.get_or_add_rPr().append(tongue)


def _head(document: DocumentType, selection: Selection) -> None:
    language, decision = selection.language, decision_row(selection.decision)
    mark = _text(document, word("memo.draft", language), align=WD_ALIGN_PARAGRAPH.RIGHT, bold=True)
    mark.paragraph_format.space_after = Pt(12)
    title = _text(document, word("memo.title", language), align=WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    title.runs[0].font.size = Pt(14)
    title.paragraph_format.space_after = Pt(0)
    about = word(
        "memo.about",
        language,
        number=decision["number"],
        date=date_long(decision["signed_on"], language),
        issuer=decision["issuer"],
    )
    below = _text(document, about, align=WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    below.paragraph_format.space_after = Pt(18)


def _scope(selection: Selection) -> list[str]:
    language, decision = selection.language, decision_row(selection.decision)
    return [
        word("memo.decision", language, number=decision["number"], title=decision["title"]),
        word("memo.filters", language, filters=filters_in_words(selection)),
        word("memo.working_paper", language, date=date_long(date.today(), language)),
    ]


def _heading(document: DocumentType, level: int, text: str) -> None:
    document.add_heading(text, level).paragraph_format.keep_with_next = True


def _part(document: DocumentType, place: int, text: str) -> None:
    _heading(document, 1, f"{place}. {text}")


def _text(
    document: DocumentType,
    text: str,
    *,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
    bold: bool = False,
) -> Paragraph:
    """A paragraph; running text has its first line indented."""
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    paragraph.alignment = align
    if align == WD_ALIGN_PARAGRAPH.JUSTIFY:
        paragraph.paragraph_format.first_line_indent = _FIRST_LINE
    return paragraph


def _counts(document: DocumentType, selection: Selection) -> None:
    """How many findings there are, by family and severity."""
    language = selection.language
    rows = store.query("findings_by_family", **selection.values())
    columns = [f"{severity}s" for severity in _SEVERITIES]
    sums = {severity: number(rows[f"{severity}s"].sum(), language) for severity in _SEVERITIES}
    _text(document, word("memo.counts", language, **sums))
    heads = [word("memo.family", language)]
    heads += [word(f"audit.severity_{severity}", language) for severity in _SEVERITIES]
    lines = [
        [
            word(f"audit.family_{row['family_code']}", language),
            *(number(row[column], language) for column in columns),
        ]
        for row in rows.to_dict("records")
    ]
    _table(document, heads, lines, (70, 30, 30, 30))


def _reconciliation(document: DocumentType, selection: Selection) -> None:
    """Section rows beside the sums of their tasks."""
    language = selection.language
    rows = store.query("budget_approved_and_tasks", **selection.values())
    amounts = ("stated_budget", "tasks_budget", "difference")
    _text(document, word("memo.reconciliation", language)).paragraph_format.keep_with_next = True
    heads = [
        word(f"common.{key}", language)
        for key in ("section", "title_as_printed", "approved", "tasks_total", "difference")
    ]
    lines = [
        [row.section_code, row.title, *(_amount(getattr(row, name), language) for name in amounts)]
        for row in rows.itertuples()
    ]
    sums = [_amount(rows[name].sum(), language) for name in amounts]
    lines.append(["", word("common.total", language), *sums])
    _table(document, heads, lines, (14, 68, 26, 26, 26), texts=2, bold_last=True)


def _amount(value: Any, language: Language) -> str:
    value = plain(value)
    return "" if value is None else number(value, language)


def _table(
    document: DocumentType,
    heads: Sequence[str],
    lines: Iterable[Sequence[str]],
    widths: Sequence[int],
    *,
    texts: int = 1,
    bold_last: bool = False,
) -> None:
    """A ruled table, widths in mm; the first `texts` columns hold text, the others numbers; headings repeat."""
    rows = [heads, *lines]
    table = document.add_table(len(rows), len(heads), "Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for place, (row, values) in enumerate(zip(table.rows, rows, strict=True)):
        head, last = place == 0, place == len(rows) - 1
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if head:
            properties.append(OxmlElement("w:tblHeader"))
        for column, (cell, value, width) in enumerate(zip(row.cells, values, widths, strict=True)):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(value)
            run.font.size, run.bold = Pt(12), head or (last and bold_last)
            paragraph.paragraph_format.space_after = Pt(2)
            if head:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif column >= texts:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.keep_with_next = head
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _finding(document: DocumentType, row: Any, language: Language) -> None:
    """What was found and where, then each quote with its line."""
    code = plain(row.task_code) or plain(row.section_code)
    place = word("memo.whole_list", language)
    if code:
        place = f"{word('common.task' if plain(row.task_code) else 'common.section', language)} {code}"
    paragraph = _text(document, "")
    paragraph.add_run(f"{word('memo.place', language, place=place, line=row.source_line)} ").bold = True
    paragraph.add_run(getattr(row, f"message_{language}"))
    paragraph.paragraph_format.keep_with_next = len(row.evidence) > 0
    for quote, line in zip(row.evidence, row.lines, strict=True):
        cited = document.add_paragraph()
        cited.add_run(f"– {quoted(quote, line, language)}").italic = True
        cited.paragraph_format.left_indent = Mm(10)
        cited.paragraph_format.space_after = Pt(2)
        cited.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
