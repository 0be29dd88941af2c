"""The memo: administrative typography, a draft and nothing more, and quotes that stand where it says."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from dashboard.appendix.read import without_tags
from dashboard.exports.memo import memo
from dashboard.language import LANGUAGES
from dashboard.selection import parse
from dashboard.store import query


@cache
def opened(**parameters):
    return Document(io.BytesIO(memo(parse(parameters)[0])))


def text_of(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_that_of_decree_30(language):
    """A4; 20–25 mm above and below, 30–35 left, 15–20 right; page number above, in the middle, not on page 1."""
    document = opened(lang=language)
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= round(section.top_margin.mm) <= 25
    assert 20 <= round(section.bottom_margin.mm) <= 25
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    assert section.different_first_page_header_footer
    (line,) = section.header.paragraphs
    assert line.alignment == 1
    assert [code.text for code in line._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert not section.first_page_header.paragraphs[0].text
    normal = document.styles["Normal"].font
    assert normal.name == "Times New Roman"
    assert Pt(13) <= normal.size <= Pt(14)


@pytest.mark.parametrize(("language", "mark"), [("vi", "DỰ THẢO"), ("en", "DRAFT")])
def test_it_is_a_draft_without_number_seal_or_signature(language, mark):
    document = opened(lang=language)
    assert document.paragraphs[0].text == mark
    said = text_of(document)
    for issued in ("Nơi nhận", "Đã ký", "KT. BỘ TRƯỞNG", "Đặng Hoàng An", "CỘNG HÒA", "CỘNG HOÀ"):
        assert issued not in said
    assert not re.search(r"^Số:", said, re.MULTILINE)


def test_the_contradiction_is_told_with_its_line():
    said = text_of(opened())
    assert "Mục III, dòng 73." in said
    assert "4.200 triệu đồng" in said
    assert "5.200 triệu đồng" in said
    assert "“Thiết kế sinh thái, thiết kế bền vững, thiết kế để tái chế, tái sử dụng” (dòng 73)" in said


def test_the_reconciliation_adds_up():
    rows = [[cell.text for cell in row.cells] for row in opened().tables[1].rows]
    assert [row[2:] for row in rows if row[0] == "III"] == [["4.200", "5.200", "1.000"]]
    assert rows[-1][1:] == ["Tổng cộng", "25.000", "26.000", "1.000"]


def test_every_finding_is_there_with_its_quotes_and_every_quote_on_its_line():
    said = text_of(opened())
    printed = {
        row.line: " ".join(without_tags(row.text).split())
        for row in query("source_lines", decision="2323-QD-BCT-2021", lines=list(range(1, 200))).itertuples()
    }
    findings = query("findings", **parse({})[0].values())
    assert len(findings) > 100
    for row in findings.itertuples():
        assert row.message_vi in said
        for quote, line in zip(row.evidence, row.lines, strict=True):
            assert f"“{quote}” (dòng {line})" in said
            assert " ".join(quote.split()) in printed[line], (row.rule_code, quote)


def test_filters_leave_what_they_leave():
    document = opened(section="IX")
    said = text_of(document)
    assert "Bộ lọc: IX · Chi phí hoạt động." in said
    assert "Nhiệm vụ IX.1, dòng 112." in said
    assert "Nhiệm vụ I.1," not in said
    # What a filter splits cannot be compared with the section rows.
    assert len(opened(q="pin lithium").tables) == 1
