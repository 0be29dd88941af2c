"""PowerPoint: the numbers of the store in charts that can be edited, on slides that say where they come from."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from dashboard.charts import FIGURES
from dashboard.deck import OWN, Slide, story
from dashboard.exports import native_charts
from dashboard.exports.slide_content import told
from dashboard.exports.slides import slides
from dashboard.language import LANGUAGES
from dashboard.selection import BASES, Selection, default_decision
from dashboard.store import ROOT, query, query_text

DAY = date(2026, 3, 2)
FILTERS = (
    {},
    {"sections": ("III", "VIII")},
    {"search": "mo hinh", "budget_min": Decimal(600)},
)


@pytest.fixture(params=[(f, b, la) for f in FILTERS for b in BASES for la in LANGUAGES], ids=str)
def selection(request) -> Selection:
    filtered, basis, language = request.param
    return Selection(default_decision(), language, basis, **filtered)


@pytest.fixture(params=LANGUAGES)
def everything(request) -> tuple[Selection, tuple[Slide, ...]]:
    """The whole list and a deck of every slide there is."""
    selection = Selection(default_decision(), request.param)
    return selection, told(tuple(Slide(code, selection) for code in (*OWN, *FIGURES)))


def opened(selection, deck=None):
    return Presentation(io.BytesIO(slides(selection, deck, day=DAY)))


def charts_of(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def workbook_of(chart):
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def test_charts_and_their_workbooks_hold_the_numbers_of_the_store(selection):
    """Each series is a column of the query's rows as far as it goes; where one column is split, its parts are."""
    deck = told(tuple(Slide(name, selection) for name in FIGURES))
    found = 0
    for slide, page in zip(deck, opened(selection, deck).slides, strict=True):
        rows = query(slide.code, **selection.values())
        columns = {
            name: [None if pd.isna(value) else float(value) for value in rows[name]]
            for name in rows.select_dtypes("number")
        }
        for chart in charts_of(page):
            found += 1
            series = [list(part.values) for part in chart.plots[0].series]
            labels = list(chart.plots[0].categories)
            heads, *lines = workbook_of(chart)
            assert heads[1:] == [part.name for part in chart.plots[0].series]
            assert [line[0] for line in lines] == labels
            columns_in_book = [list(column) for column in zip(*(line[1:] for line in lines), strict=True)]
            for in_book, in_chart in zip(columns_in_book, series, strict=True):
                assert [value is None for value in in_book] == [value is None for value in in_chart]
                # A workbook keeps 16 digits.
                assert list(filter(None, in_book)) == pytest.approx(list(filter(None, in_chart)), rel=1e-14)
            together = Counter(value for part in series for value in part if value)
            assert all(
                any(column[: len(part)] == part for column in columns.values()) for part in series
            ) or any(together == Counter(filter(None, column)) for column in columns.values()), slide.code
    assert found >= 3


def test_the_sections_of_the_decision(everything):
    """Printed amounts of the nine section rows, largest first; lines 55 to 111 of the text."""
    selection, _ = everything
    (page,) = opened(selection, (Slide("budget_by_section", selection),)).slides
    (chart,) = charts_of(page)
    assert list(chart.plots[0].series[0].values) == [5600, 5000, 4200, 3800, 1700, 1500, 1400, 1000, 800]
    assert [label.split(" · ")[0] for label in chart.plots[0].categories] == (
        ["VIII", "I", "III", "II", "IV", "V", "VI", "IX", "VII"]
    )


def test_both_amounts_of_section_iii_stand_side_by_side(everything):
    selection, _ = everything
    (page,) = opened(selection, (Slide("budget_approved_and_tasks", selection),)).slides
    (chart,) = charts_of(page)
    approved, tasks = chart.plots[0].series
    assert (approved.values[2], tasks.values[2]) == (4200, 5200)
    assert sum(approved.values) == 25000
    assert sum(tasks.values) == 26000


def test_every_slide_is_whole(everything):
    """Title, footer, number and notes in their placeholders; text for every shape that cannot be read aloud."""
    selection, deck = everything
    presentation = opened(selection, deck)
    assert presentation.slide_width * 9 == pytest.approx(presentation.slide_height * 16, rel=1e-3)
    assert len(presentation.slides) == len(deck)
    number = "2323/QĐ-BCT"
    day = {"vi": "02/03/2026", "en": "2 March 2026"}[selection.language]
    for slide, page in zip(deck, presentation.slides, strict=True):
        kinds = {part.placeholder_format.type.name: part for part in page.placeholders}
        title = kinds.get("TITLE") or kinds["CENTER_TITLE"]
        assert len(title.text_frame.text) > 20, slide.code
        if slide.code in FIGURES:
            rows = query(slide.code, **selection.values())
            assert title.text_frame.text == FIGURES[slide.code].finding(rows, selection.language)
        footer = kinds["FOOTER"].text_frame.text
        assert number in footer
        assert day in footer
        assert "SLIDE_NUMBER" in kinds
        notes = page.notes_slide.notes_text_frame.text
        assert footer in notes
        assert notes.count("\n\n") >= 2
        for shape in page.shapes:
            if shape.is_placeholder and shape.has_text_frame:
                assert shape.text_frame.text, f"{slide.code}: an empty placeholder shows its prompt"
            else:
                assert len(shape._element._nvXxPr.cNvPr.get("descr", "")) > 3, f"{slide.code}: {shape.name}"


def test_every_figure_has_numbers_or_words_on_its_slide(everything):
    selection, deck = everything
    for slide, page in zip(deck, opened(selection, deck).slides, strict=True):
        drawn = charts_of(page) or [s for s in page.shapes if s.has_table or not s.is_placeholder]
        assert drawn or slide.code == "title", slide.code


def test_notes_cite_sections_and_tasks(everything):
    selection, _ = everything
    deck = (Slide("budget_by_section", selection), Slide("largest_tasks", selection))
    sections, tasks = (page.notes_slide.notes_text_frame.text for page in opened(selection, deck).slides)
    assert re.search(r"2323/III \(\S+ 73\)", sections)
    assert re.search(r"2323/III\.2 \(\S+ 76\)", tasks)


def test_a_filtered_slide_says_so(selection):
    for slide, page in zip(told(story(selection)), opened(selection).slides, strict=True):
        footer = next(p for p in page.placeholders if p.placeholder_format.type.name == "FOOTER")
        spec = FIGURES.get(slide.code)
        text = footer.text_frame.text
        if spec and "$sections" not in query_text(slide.code):
            assert {"vi": "Toàn bộ danh mục", "en": "Whole list"}[selection.language] in text
            continue
        for code in selection.sections:
            assert f"{code} · " in text
        if selection.search:
            assert "“mo hinh”" in text
            if spec is None or (spec.is_money and not spec.both_bases):
                assert {"vi": "theo dòng nhiệm vụ", "en": "on task rows"}[selection.language] in text


def test_each_slide_of_a_deck_stands_on_its_own_view():
    whole = Selection(default_decision())
    one = whole.with_values(sections=("III",))
    first, second = opened(whole, (Slide("largest_tasks", whole), Slide("largest_tasks", one))).slides
    assert charts_of(first)[0].plots[0].series[0].values[0] == 1500
    assert charts_of(second)[0].plots[0].series[0].values[0] == 1200


def test_a_slide_of_what_is_certain_leaves_the_open_task_out_and_says_so():
    whole = Selection(default_decision())
    certain = whole.with_values(certain=True)
    open_money, certain_money, coverage = opened(
        whole,
        (Slide("sector_budget", whole), Slide("sector_budget", certain), Slide("sector_coverage", certain)),
    ).slides
    # Textiles: I.3 1 000 and II.2 700, with V.1 up to 1 000 more.
    assert [part.values[0] for part in charts_of(open_money)[0].plots[0].series] == [1700, 2700]
    assert [part.values[0] for part in charts_of(certain_money)[0].plots[0].series] == [1700, 1700]
    assert "V.1" in coverage.shapes.title.text_frame.text
    for page in (certain_money, coverage):
        footer = next(p for p in page.placeholders if p.placeholder_format.type.name == "FOOTER")
        assert "Ngành: chỉ phần chắc chắn" in footer.text_frame.text


@pytest.mark.parametrize(
    ("name", "certain", "filled", "said"),
    [
        ("sector_sections", False, 20, {("Dệt may", "V"): "0–1.000", ("Hóa chất", "II"): "1.300"}),
        ("sector_sections", True, 18, {("Dệt may", "V"): "", ("Hóa chất", "II"): "1.300"}),
        ("deliverables_by_section", False, 47, {("Báo cáo", "II"): "6", ("Báo cáo", "IX"): ""}),
    ],
)
def test_heat_maps_are_tables_with_a_number_in_every_cell(name, certain, filled, said):
    """One cell an industry or type and section; II.1 700 and II.4 600 are the 1 300 of chemicals in section II."""
    selection = Selection(default_decision(), certain=certain)
    (page,) = opened(selection, (Slide(name, selection),)).slides
    (table,) = (shape.table for shape in page.shapes if shape.has_table)
    heads, *lines = ([cell.text for cell in row.cells] for row in table.rows)
    cells = {
        (line[0], head.split(" · ")[0]): text
        for line in lines
        for head, text in zip(heads[1:], line[1:], strict=True)
    }
    assert sum(map(bool, cells.values())) == filled
    assert {place: cells[place] for place in said} == said


def test_an_empty_selection_still_makes_a_deck():
    nothing = Selection(default_decision(), search="xyzxyz")
    pages = opened(nothing).slides
    assert len(pages) >= 2
    assert "0 trong 33 nhiệm vụ" in pages[1].shapes.title.text_frame.text


def test_only_fonts_that_every_windows_has(everything):
    selection, deck = everything
    archive = ZipFile(io.BytesIO(slides(selection, deck, day=DAY)))
    named = {
        font
        for name in archive.namelist()
        if re.match(r"ppt/(slides|slideMasters|slideLayouts|charts|theme/theme1)", name)
        and name.endswith(".xml")
        for font in re.findall(r'<a:latin[^>]*typeface="([^"+]+)', archive.read(name).decode())
    }
    assert named <= {"Arial"}


def test_numbers_carry_the_marks_of_their_language(everything):
    selection, _ = everything
    (page,) = opened(selection, (Slide("budget_by_section", selection),)).slides
    labels = charts_of(page)[0].plots[0].series[0].data_labels
    assert {"vi": '#"."000', "en": '#","000'}[selection.language] in labels.number_format


def test_text_is_marked_with_its_language(everything):
    selection, deck = everything
    for page in opened(selection, deck).slides:
        tags = {run.get("lang") for run in page._element.iter("{*}rPr")} - {None}
        assert tags == {{"vi": "vi-VN", "en": "en-GB"}[selection.language]}


def test_the_story_has_no_slide_without_rows():
    for sections in ((), ("IX",)):
        selection = Selection(default_decision(), sections=sections)
        assert len(opened(selection).slides) == len(told(story(selection)))


def test_tiles_fill_the_box_in_proportion():
    sizes = [6, 6, 4, 3, 2, 2, 1]
    box = (0.1, 0.2, 0.6, 0.5)
    tiles = native_charts.squarified(sizes, box)
    areas = [width * height for _, _, width, height in tiles]
    assert areas == pytest.approx([size * 0.6 * 0.5 / 24 for size in sizes])
    for left, top, width, height in tiles:
        assert left >= box[0] - 1e-9
        assert top >= box[1] - 1e-9
        assert left + width <= 0.7 + 1e-9
        assert top + height <= 0.7 + 1e-9
    for i, (left, top, width, height) in enumerate(tiles):
        for other_left, other_top, other_width, other_height in tiles[i + 1 :]:
            across = min(left + width, other_left + other_width) - max(left, other_left)
            down = min(top + height, other_top + other_height) - max(top, other_top)
            assert across < 1e-9 or down < 1e-9


@pytest.mark.office
def test_nothing_runs_off_the_slide_or_into_its_foot(everything, tmp_path: Path):
    """LibreOffice draws every slide; every word lies on the page, and none but the footer's in the foot."""
    selection, deck = everything
    file = tmp_path / "slides.pptx"
    file.write_bytes(slides(selection, deck, day=DAY))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "slides.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = boxes.split("<page ")[1:]
    assert len(pages) == len(deck)
    said = []
    for slide, page in zip(deck, pages, strict=True):
        width, height = (
            float(re.search(rf'^[^>]*{side}="([\d.]+)"', page)[1]) for side in ("width", "height")
        )
        foot = height * 6.84 / 7.5
        footer = ""
        for left, top, right, bottom, text in re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
        ):
            assert float(left) >= 0, f"{slide.code}: {text}"
            assert float(top) >= 0, f"{slide.code}: {text}"
            assert float(right) <= width, f"{slide.code}: {text}"
            assert float(bottom) <= height, f"{slide.code}: {text}"
            assert float(bottom) <= foot + 3 or float(top) >= foot - 3, f"{slide.code}: {text}"
            footer += text if float(top) >= foot - 3 else ""
            said.append(text)
        assert footer.startswith({"vi": "Nguồn:", "en": "Source:"}[selection.language]), slide.code
    assert {"vi": "5.600", "en": "5,600"}[selection.language] in said


def test_no_page_waits_for_python_pptx():
    code = "import dashboard.figure_card, dashboard.stage, dashboard.slide_editor, sys; sys.exit('pptx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
