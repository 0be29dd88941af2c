"""The audit page: findings open to their proof in the document, and what leads to them from elsewhere.

What the document says was read in its lines 55 to 113; amounts were added up by hand.
"""

from __future__ import annotations

import io
import re
from urllib.parse import parse_qsl

import pytest
from openpyxl import load_workbook

from dashboard.appendix.audit import RULES
from dashboard.appendix.read import without_tags
from dashboard.charts import FIGURES
from dashboard.exports.findings import findings, readings
from dashboard.finding_marks import plain_markdown
from dashboard.language import word
from dashboard.selection import parse
from dashboard.source_viewer import mark_quotes
from dashboard.store import query
from tests.pages.conftest import texts

DECISION = "2323-QD-BCT-2021"


def buttons(app):
    return [button for button in app.button if (button.key or "").startswith("open-")]


def pages_linked(app):
    """The page links of a page: label → URL parameters."""
    return {link.proto.label: link.proto.query_string for link in app.get("page_link")}


def html_of(app):
    return "".join(html.body for html in app.get("html"))


def test_errors_come_first_and_notes_are_behind_a_switch(open_page):
    app = open_page("audit")
    keys = [button.key for button in buttons(app)]
    assert keys[:2] == ["open-section_total-III", "open-grand_total_tasks-list"]
    severities = query("findings", **parse({})[0].values()).set_index("finding_code")["severity"]
    assert {severities[key.removeprefix("open-")] for key in keys} == {"error", "warning"}
    shown = open_page("audit", severity="note")
    assert {severities[b.key.removeprefix("open-")] for b in buttons(shown)} == {"note"}


def test_a_filter_counts_what_it_shows_beside_the_other(open_page):
    # As the figure has them: 6 warnings and 6 notes about overlap, 2 errors of arithmetic.
    def said(app):
        return " ".join(str(pills.proto) for pills in app.get("button_group"))

    assert "Trùng lặp (6)" in said(open_page("audit"))
    assert "Trùng lặp (12)" in said(open_page("audit", severity="warning,note"))
    overlaps = said(open_page("audit", family="overlap"))
    assert "Lỗi (0)" in overlaps
    assert "Cảnh báo (6)" in overlaps


def test_the_section_that_contradicts_itself_opens_to_its_proof(open_page):
    app = open_page("audit", finding="section_total-III")
    page = html_of(app)
    # Line 73 prints 4200; the tasks of lines 74 to 80 add up to 1000 + 1200 + 1000 + 1000 + 1000.
    assert "4.200 triệu đồng" in page
    assert "5.200 triệu đồng" in page
    assert "<mark>4200</mark>" in page
    assert page.count("<mark>1000</mark>") == 4
    assert page.count("<mark>1200</mark>") == 1
    assert "“Thiết kế sinh thái, thiết kế bền vững, thiết kế để tái chế, tái sử dụng” (dòng 73)" in page
    dossiers = [label for label in pages_linked(app) if label.startswith("**III.")]
    assert [label[2:7] for label in dossiers] == ["III.1", "III.2", "III.3", "III.4", "III.5"]
    assert word("audit.section_total_explanation", "vi") in texts(app)


def test_a_finding_steps_to_its_neighbours_and_back(open_page):
    app = open_page("audit", finding="section_total-III")
    assert not any(button.key == "step-previous" for button in app.button)
    app.button(key="step-next").click().run()
    assert app.query_params["finding"] == "grand_total_tasks-list"
    app.button(key="step-back").click().run()
    assert "finding" not in app.query_params
    assert buttons(app)


def test_an_unknown_finding_says_so_and_leads_back(open_page):
    app = open_page("audit", finding="no_rule-X.9")
    assert "no_rule-X.9" in app.info[0].value
    assert any(button.key == "step-back" for button in app.button)


def test_filters_of_the_page_and_of_the_sidebar_hold_together(open_page):
    arithmetic = open_page("audit", family="arithmetic")
    assert {button.key for button in buttons(arithmetic)} == {
        "open-section_total-III",
        "open-grand_total_tasks-list",
    }
    # Section I has no contradiction of amounts; the grand total is about the whole list.
    first = open_page("audit", section="I", family="arithmetic")
    assert {button.key for button in buttons(first)} == {"open-grand_total_tasks-list"}
    nonsense = open_page("audit", severity="grave", family="x")
    assert len(buttons(nonsense)) == len(buttons(open_page("audit")))


def test_every_quote_is_marked_on_the_line_it_is_said_to_stand_on():
    everything = query("findings", **parse({})[0].values())
    lines = query("source_lines", decision=DECISION, lines=list(range(1, 200)))
    printed = dict(zip(lines["line"], lines["text"], strict=True))
    for finding in everything.itertuples():
        for quote, line in zip(finding.evidence, finding.lines, strict=True):
            assert "<mark>" in mark_quotes(without_tags(printed[line]), [quote]), finding.finding_code


@pytest.mark.parametrize(
    ("text", "quotes", "marked"),
    [
        ("tại Việt, tại Việt Nam", ["Việt Nam", "tại Việt"], "<mark>tại Việt</mark>, <mark>tại Việt</mark> Nam"),
        ("các ngành giấy", ["ngành", "ngành giấy"], "các <mark>ngành giấy</mark>"),
        ("1000 10000", ["1000"], "<mark>1000</mark> 10000"),
        ("hai  dấu cách", ["hai dấu"], "<mark>hai  dấu</mark> cách"),
        ("a < b & c", ["b & c"], "a &lt; <mark>b &amp; c</mark>"),
    ],
)  # fmt: skip
def test_quotes_are_marked_as_whole_words_and_nothing_runs_as_html(text, quotes, marked):
    assert mark_quotes(text, quotes) == marked


def test_the_duplicate_tasks_stand_side_by_side(open_page):
    page = html_of(open_page("audit", part="overlaps"))
    assert "Nhiệm vụ I.4<br><small>1.000 triệu đồng</small>" in page
    assert "Nhiệm vụ VI.2<br><small>600 triệu đồng</small>" in page
    # Line 60 promises a workshop, line 94 none; line 94 has the words that line 60 lacks.
    assert (
        "<td>Tổ chức 01 hội thảo phổ biến tài liệu hướng dẫn</td><td></td><td class='likeness'>chỉ I.4</td>"
        in page
    )
    assert "<mark>nâng cao</mark> sức khỏe" in page
    assert "1.600 triệu đồng" in texts(open_page("audit", part="overlaps"))


def test_both_tasks_of_an_overlap_stand_whole_in_it():
    aligned = query("overlap_passages", decision=DECISION, first="I.4", second="VI.2")
    for task, column in (("I.4", "first_text"), ("VI.2", "second_text")):
        printed = query("task_passages", decision=DECISION, task=task)["text"]
        assert sorted(aligned.loc[aligned["field"] != "title", column].dropna()) == sorted(printed)


def test_a_pair_that_is_none_shows_the_first(open_page):
    assert "Nhiệm vụ VI.2" in html_of(open_page("audit", part="overlaps", pair="I.1,IX.1"))


def test_readings_stand_beside_the_print_with_their_reason():
    rows = readings(parse({"section": "VI"})[0])
    title = rows[rows["verbatim"] == "dân nhận sinh thái"].iloc[0]
    assert (title.place, title.source_line, title.reading) == ("VI · Tên", 91, "dán nhãn sinh thái")
    assert title.reason_vi
    assert set(rows["code"]) <= {"VI", "VI.1", "VI.2"}


def test_titles_are_read_as_they_are_meant():
    tasks = query("budget_by_task", **parse({})[0].values()).set_index("task_code")
    assert "thúc đẩy sản xuất và tiêu dùng bền vững" in tasks.loc["VII.1", "reading"]
    assert "một số ngành, lĩnh vực" in tasks.loc["VII.1", "reading"]
    assert "một số ngành lĩnh vực" in tasks.loc["VII.1", "title"]
    assert tasks.loc["I.1", "reading"] == tasks.loc["I.1", "title"]
    sections = query("budget_by_section", **parse({})[0].values()).set_index("section_code")
    assert sections.loc["VI", "reading"] == "Thúc đẩy dán nhãn sinh thái và chứng nhận nhãn sinh thái"
    assert len(sections) == 9


def test_every_check_is_listed_with_what_it_found(open_page):
    app = open_page("audit", part="checks", lang="en")
    tables = [table.value for table in app.table]
    lines = [line for table in tables for line in table.itertuples(index=False)]
    assert (len(tables), len(lines)) == (len({rule.family_key for rule in RULES.values()}), len(RULES))
    counts = {line[1].split("**")[1]: line[2] for line in lines}
    assert counts["Section row against its tasks"] == "1"
    assert counts["Grand total against the sections"] == "0"


def test_amounts_that_an_error_touches_lead_to_it(open_page):
    link = "Mục III: dòng mục khác tổng nhiệm vụ"
    marked = pages_linked(open_page("budget", section="III"))
    assert any(link in label and "finding=section_total-III" in url for label, url in marked.items())
    assert not any(link in label for label in pages_linked(open_page("budget", section="I")))


def warning_marks(app):
    """The discreet marks of the figures: the figure → how many warnings it says there are, and the link's parameters."""
    marks = {}
    for link in app.get("page_link"):
        parameters = dict(parse_qsl(link.proto.query_string))
        if parameters.get("about") in FIGURES:
            marks[parameters["about"]] = (int(re.findall(r"\d+", link.proto.label)[-1]), parameters)
    return marks


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("overview", {}),
        ("budget", {"section": "II"}),
        ("sectors", {"lang": "en"}),
        ("deliverables", {"q": "mô hình"}),
        ("communications", {}),
    ],
)
def test_the_mark_of_a_figure_counts_what_it_leads_to(open_page, page, parameters):
    marks = warning_marks(open_page(page, **parameters))
    assert marks
    for figure, (count, linked) in marks.items():
        assert parameters.items() <= linked.items()
        assert len(buttons(open_page("audit", **linked))) == count, figure


def test_what_touches_a_figure_by_what_it_measures(open_page):
    on_sectors = warning_marks(open_page("sectors"))
    assert {button.key for button in buttons(open_page("audit", **on_sectors["sector_coverage"][1]))} == {
        # Line 88 leaves open whether the software is for textile or plastics; other alternatives are of no industry.
        "open-undecided_alternative-V.1"
    }
    on_events = warning_marks(open_page("communications"))["communication_events"]
    # Section VIII is about communication; of its tasks with workshops the title of line 106 promises training in vain.
    assert {button.key for button in buttons(open_page("audit", **on_events[1]))} == {
        "open-undelivered_output-VIII.6"
    }
    assert "findings_by_family" not in warning_marks(open_page("audit"))


def test_a_figure_of_tasks_without_warnings_has_no_mark(open_page):
    # Section IX is one task: its missing year and its broken sentence touch neither money nor industries.
    assert not warning_marks(open_page("budget", section="IX"))


def test_findings_about_a_figure_can_be_left_again(open_page):
    app = open_page("audit", about="sector_coverage")
    assert len(buttons(app)) == 1
    app.button(key="about").click().run()
    assert "about" not in app.query_params
    assert len(buttons(app)) > 1
    for nonsense in ("findings_by_family", "no_figure", "X.9"):
        assert len(buttons(open_page("audit", about=nonsense))) == len(buttons(app))


def test_the_row_that_a_sum_is_about_is_quoted_with_its_amount(open_page):
    page = html_of(open_page("audit", finding="grand_total_tasks-list"))
    assert "“Tổng kinh phí” (dòng 113) <b>25000</b>" in page
    assert "<mark>Tổng kinh phí</mark>" in page


def test_markdown_in_a_quote_shows_as_it_is():
    assert plain_markdown("*x* [y](https://z) :red[a] $b$") == (
        r"\*x\* \[y\]\(https\:\/\/z\) \:red\[a\] \$b\$"
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workbook_holds_every_finding_as_text(language):
    selection, _ = parse({"section": "III", "lang": language})
    book = load_workbook(io.BytesIO(findings(selection)))
    assert book.sheetnames == [
        word("exports.table_finding", language),
        word("audit_page.part_overlaps", language),
        word("audit_page.part_readings", language),
    ]
    first = book.worksheets[0]
    assert first.max_row - 4 == len(query("findings", **selection.values()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_a_dossier_leads_to_the_findings_of_its_task(open_page):
    marks = {
        label: url
        for label, url in pages_linked(open_page("tasks", task="2323/III.2")).items()
        if "finding=" in url
    }
    # III.2 is one of the five tasks that section III's amount does not add up to; a title with several parks, one product.
    assert any("finding=section_total-III" in url for url in marks.values())
    assert any("finding=scope_narrows-III.2" in url for url in marks.values())
    assert sum(":red[" in label for label in marks) == 1


def test_the_notes_of_a_dossier_are_those_it_leads_to(open_page):
    (label, link), *others = (
        (label, url)
        for label, url in pages_linked(open_page("tasks", task="2323/III.2")).items()
        if "about=III.2" in url
    )
    assert not others
    listed = buttons(open_page("audit", **dict(parse_qsl(link))))
    assert label == f"Ghi chú ({len(listed)})"
    assert all("III.2" in button.label or "Toàn danh mục" in button.label for button in listed)
