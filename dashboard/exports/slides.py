"""A selection, or a deck, as PowerPoint: one slide a finding, with native charts, tables and shapes that can be edited.

python-pptx is imported with this module; import this module only when slides are asked for.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from dashboard.charts import FIGURES
from dashboard.charts.theme import shorten
from dashboard.deck import ATTENTION, HEADLINE, TITLE, Deck, Slide, story
from dashboard.exports import native_charts, slide_content, slide_master
from dashboard.exports.stamp import decision_row
from dashboard.language import Language, number, word
from dashboard.selection import Selection

_ACCENT, _TINT, _ALERT = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2, MSO_THEME_COLOR.ACCENT_3
_INK, _MUTED, _PAPER = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_2, MSO_THEME_COLOR.BACKGROUND_1
_COLOURS: Final = {"alert": _ALERT, "accent": _ACCENT, "tint": _TINT}
_CHART_TYPES: Final = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "overlaid": XL_CHART_TYPE.BAR_CLUSTERED,
    "ranges": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE,
    "doughnut": XL_CHART_TYPE.DOUGHNUT,
}
# Type of a chart in points, by the number of its labels at most; a letter's width as a share of it.
_TYPE_SIZES: Final = ((9, 16), (14, 14), (19, 12), (1000, 11))
_LETTER: Final = 0.52
# Characters that fit two lines of a title at full size.
_TITLE_WIDTH: Final = 104
_SMALL_TITLE: Final = Pt(22)


def slides(selection: Selection, deck: Deck | None = None, *, day: date | None = None) -> bytes:
    """A .pptx of a deck, or of the standing story for a selection; `day` is the date in the footers, by default today.

    Every number is a query's; each slide stands on its own view, in the selection's language.
    """
    language, day = selection.language, day or datetime.now(UTC).astimezone().date()
    presentation = slide_master.presentation(language)
    for slide in slide_content.told(story(selection) if deck is None else deck):
        _slide(presentation, slide, day)
    _properties(presentation, selection)
    result = io.BytesIO()
    presentation.save(result)
    return result.getvalue()


def _properties(presentation: Any, selection: Selection) -> None:
    language, properties = selection.language, presentation.core_properties
    properties.title = word("frame.name", language)
    properties.subject = str(decision_row(selection.decision)["number"])
    properties.author = word("frame.name", language)
    properties.last_modified_by = ""
    properties.keywords = ""
    properties.comments = ""
    properties.language = slide_master.LANGUAGE_TAGS[language]
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _slide(presentation: Any, slide: Slide, day: date) -> None:
    if slide.code == TITLE:
        page = _page(presentation, "title", slide, day)
        _lines(page.placeholders[1], slide_content.subtitle(slide.selection))
    elif slide.code == HEADLINE:
        page = _page(presentation, "free", slide, day)
        _say(page, slide_master.MEASURE, "")
        _headlines(page, slide.selection)
    elif slide.code == ATTENTION:
        page = _page(presentation, "table", slide, day)
        _say(page, slide_master.MEASURE, slide_content.measure(slide))
        _table(page, _attention(slide), slide)
    else:
        arranged = native_charts.arrange(FIGURES[slide.code], slide_content.rows_of(slide), slide.selection)
        if isinstance(arranged, native_charts.Chart):
            page = _page(presentation, "chart", slide, day)
            _chart(page, arranged, slide)
        elif isinstance(arranged, native_charts.Table):
            page = _page(presentation, "table", slide, day)
            _table(page, arranged, slide)
        elif isinstance(arranged, native_charts.Grid):
            page = _page(presentation, "table", slide, day)
            _grid(page, arranged, slide)
        else:
            page = _page(presentation, "free", slide, day)
            _treemap(page, arranged)
        _say(page, slide_master.MEASURE, _measure(slide, arranged))
    _say_language(page, slide.selection.language)


def _page(presentation: Any, layout: slide_master.Layout, slide: Slide, day: date) -> Any:
    """A slide with its title, footer, number and notes."""
    page = presentation.slides.add_slide(slide_master.layout(presentation, layout))
    page.shapes.title.text = slide_content.title(slide)
    if layout != "title" and len(page.shapes.title.text) > _TITLE_WIDTH:
        page.shapes.title.text_frame.paragraphs[0].runs[0].font.size = _SMALL_TITLE
    for place in (slide_master.FOOTER, slide_master.NUMBER):
        # python-pptx leaves these two on the layout; what they inherit is taken out of the copy.
        original = next(
            part for part in page.slide_layout.placeholders if part.placeholder_format.idx == place
        )
        element = copy.deepcopy(original._element)
        element.nvSpPr.cNvPr.set("id", str(900 + place))
        for inherited in [*element.spPr, *element.txBody.find("{*}lstStyle")]:
            inherited.getparent().remove(inherited)
        page.shapes._spTree.append(element)
    footer = next(part for part in page.placeholders if part.placeholder_format.idx == slide_master.FOOTER)
    footer.text_frame.paragraphs[0].runs[0].text = slide_content.footer(slide, day)
    frame = page.notes_slide.notes_text_frame
    _lines(
        frame,
        [
            line
            for heading, lines in slide_content.notes(slide, day)
            for line in (heading.upper(), *(f"– {line}" for line in lines), "")
        ][:-1],
    )
    return page


def _measure(slide: Slide, arranged: native_charts.Arranged) -> str:
    """What the native form shows: the name of the figure, of its numbers, and what did not fit."""
    language, spec = slide.selection.language, FIGURES[slide.code]
    if isinstance(arranged, native_charts.Treemap):
        return slide_content.measure(slide)
    parts = [spec.title(language)]
    if isinstance(arranged, native_charts.Chart) and len(arranged.series) == 1:
        parts.append(arranged.series[0].name)
    if isinstance(arranged, native_charts.Grid) and not arranged.heads:
        parts.append(arranged.key)
    if arranged.left_out:
        parts.append(word("slides.further_rows", language, count=number(arranged.left_out, language)))
    return " · ".join(parts)


def _chart(page: Any, chart: native_charts.Chart, slide: Slide) -> None:
    language = slide.selection.language
    data = CategoryChartData(number_format=_number_format(chart.series[0], language))
    data.categories = chart.labels
    for series in chart.series:
        data.add_series(series.name, series.values, _number_format(series, language))
    frame = page.placeholders[slide_master.CONTENT_PLACE].insert_chart(_CHART_TYPES[chart.kind], data)
    _describe(frame, slide_content.title(slide), _measure(slide, chart))
    native = frame.chart
    native.has_title = False
    size = next(size for most, size in _TYPE_SIZES if len(chart.labels) <= most)
    native.font.size = Pt(size)
    native.font.color.theme_color = _INK
    native.has_legend = len(chart.series) > 1 or chart.kind == "doughnut"
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.TOP
        native.legend.include_in_layout = False
    if chart.axis:
        native.category_axis.axis_title.text_frame.text = chart.axis
        font = native.category_axis.axis_title.text_frame.paragraphs[0].font
        font.size, font.bold = Pt(14), False
        font.color.theme_color = _MUTED
    if chart.kind == "doughnut":
        _style_doughnut(native, chart)
    elif chart.kind == "lines":
        _style_lines(native)
    else:
        _style_bars(native, chart, language)
        if chart.kind != "columns":
            _make_room(native, chart, size)


def _style_bars(native: Any, chart: native_charts.Chart, language: Language) -> None:
    plot = native.plots[0]
    plot.gap_width = 110 if len(chart.labels) <= 5 else 45 if len(chart.labels) <= 14 else 25
    on_top = chart.kind in {"overlaid", "ranges"}
    plot.overlap = 100 if on_top or chart.kind == "stacked" else -10
    plot.vary_by_categories = False
    values, names = native.value_axis, native.category_axis
    values.visible = values.has_major_gridlines = False
    values.minimum_scale = 0
    heights = [[value or 0 for value in part.values] for part in chart.series]
    stacked = zip(*heights, strict=True) if chart.kind == "stacked" else ()
    highest = max((*map(sum, stacked), *(value for part in heights for value in part)), default=0)
    if highest > 0:
        values.maximum_scale = highest * 1.12  # room for the numbers beside the bars
    names.format.line.fill.background()
    names.has_major_gridlines = False
    names.reverse_order = chart.kind != "columns"
    for place, (series, numbers) in enumerate(zip(plot.series, chart.series, strict=True)):
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _same_format(series), False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.bold = True
        if on_top and place:
            series.format.fill.background()
            series.format.line.width = Pt(2)
            series.format.line.color.theme_color = _ACCENT
            if chart.kind == "overlaid":
                _mark_differences(series, chart)
            continue
        series.format.fill.solid()
        colour = _TINT if on_top else _COLOURS.get(numbers.colour, _categories(place))
        series.format.fill.fore_color.theme_color = colour
        if on_top:
            labels.position = XL_LABEL_POSITION.INSIDE_BASE
        elif chart.kind == "stacked":
            labels.position = XL_LABEL_POSITION.CENTER
            labels.font.color.theme_color = _INK if colour == _TINT else _PAPER
            labels.number_format = _number_format(numbers, language, zeros=False)
        elif len(chart.series) == 1:
            _mark_largest(series, numbers.values)


def _make_room(native: Any, chart: native_charts.Chart, size: int) -> None:
    """Room to the left for each label on one line, as far as it is no more than two fifths of the chart."""
    for axis in native._chartSpace.iter(qn("c:catAx")):
        # Every bar has its label; otherwise some are left out where they are close.
        axis.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))
    longest = max(map(len, chart.labels), default=0) * size * _LETTER / 72
    left = min(longest / slide_master.CONTENT[2] + 0.02, 0.4)
    top = 0.1 if native.has_legend else 0.01
    area = native._chartSpace.chart.plotArea
    for layout in area.findall(qn("c:layout")):
        area.remove(layout)
    edges = {"x": left, "y": top, "w": 0.98 - left, "h": 0.98 - top}
    values = "".join(f'<c:{side} val="{value:.4f}"/>' for side, value in edges.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{values}</c:manualLayout></c:layout>'
        ),
    )


def _categories(place: int) -> Any:
    """The colour of a series: the accent, its tint, then the further categories; brick red is kept for contradictions."""
    accents = (_ACCENT, _TINT, MSO_THEME_COLOR.ACCENT_4, MSO_THEME_COLOR.ACCENT_5, MSO_THEME_COLOR.ACCENT_6)
    return accents[place % len(accents)]


def _mark_largest(series: Any, values: Sequence[float | None]) -> None:
    """The accent on the largest bars, its tint on the others."""
    largest = max((value for value in values if value is not None), default=None)
    series.format.fill.fore_color.theme_color = _TINT
    for place, value in enumerate(values):
        if value is not None and value == largest:
            fill = series.points[place].format.fill
            fill.solid()
            fill.fore_color.theme_color = _ACCENT


def _mark_differences(series: Any, chart: native_charts.Chart) -> None:
    """Brick red where the two numbers of a bar differ."""
    first, second = chart.series
    for place, (one, other) in enumerate(zip(first.values, second.values, strict=True)):
        if one != other:
            point = series.points[place]
            point.format.fill.background()
            point.format.line.width = Pt(2.5)
            point.format.line.color.theme_color = _ALERT
            font = point.data_label.font
            font.bold, font.size = True, Pt(16)
            font.color.theme_color = _ALERT
            point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END


def _style_lines(native: Any) -> None:
    values, names = native.value_axis, native.category_axis
    values.minimum_scale, values.maximum_scale = 0, 1
    values.major_unit = 0.25
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "0%", False
    values.format.line.fill.background()
    values.major_gridlines.format.line.color.theme_color = _TINT
    names.format.line.color.theme_color = _TINT
    for place, series in enumerate(native.plots[0].series):
        series.smooth = False
        series.marker.style = XL_MARKER_STYLE.NONE
        series.format.line.width = Pt(3 if place == 0 else 2)
        series.format.line.color.theme_color = _ACCENT if place == 0 else _MUTED
        if place:
            series.format.line.dash_style = MSO_LINE.ROUND_DOT


def _style_doughnut(native: Any, chart: native_charts.Chart) -> None:
    plot = native.plots[0]
    plot.vary_by_categories = True
    (series,) = plot.series
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = _same_format(series), False
    labels.font.bold = True
    for place in range(len(chart.labels)):
        fill = series.points[place].format.fill
        fill.solid()
        fill.fore_color.theme_color = _categories(place)
        font = series.points[place].data_label.font
        font.bold = True
        font.color.theme_color = _INK if _categories(place) == _TINT else _PAPER
    native.legend.position = XL_LEGEND_POSITION.RIGHT


def _number_format(series: native_charts.Series, language: Language, *, zeros: bool = True) -> str:
    """The form of a language, whatever the form set in the Windows that opens the file; without `zeros` 0 is not said.

    Excel's own thousands mark follows the reader's settings, so whole numbers carry theirs as literal text. Decimals
    can follow only the reader's; the code of the language makes LibreOffice keep to it at least.
    """
    code = {"vi": "[$-42A]", "en": "[$-809]"}[language]
    values = [value for value in series.values if value is not None]
    if series.kind == "share":
        return f"{code}0.0%" if any(round(value * 100, 6) % 1 for value in values) else "0%"
    if any(value % 1 for value in values):
        return f"{code}#,##0.0"
    mark = {"vi": '"."', "en": '","'}[language]
    if not zeros:
        return f"[>=1000]#{mark}000;[>0]0;"
    return f"[>=1000000]#{mark}000{mark}000;[>=1000]#{mark}000;0"


def _same_format(series: Any) -> str:
    """The number format that the series' own numbers carry."""
    return str(series._element.xpath("c:val/c:numRef/c:numCache/c:formatCode")[0].text)


def _attention(slide: Slide) -> native_charts.Table:
    language, lines = slide.selection.language, slide_content.attention(slide)
    return native_charts.Table(
        (word("slides.attention_where", language), word("slides.attention_what", language)),
        lines,
        (False, False),
        len(slide_content.rows_of(slide)) - len(lines),
    )


def _table(page: Any, table: native_charts.Table, slide: Slide) -> None:
    frame = page.placeholders[slide_master.CONTENT_PLACE].insert_table(len(table.lines) + 1, len(table.heads))
    _describe(
        frame,
        slide_content.title(slide),
        FIGURES[slide.code].title(slide.selection.language) if slide.code in FIGURES else "",
    )
    native = frame.table
    native.first_row, native.horz_banding = True, False
    widths = _column_widths(table)
    for column, width in zip(native.columns, widths, strict=True):
        column.width = Emu(round(Inches(slide_master.CONTENT[2]) * width))
    height = Inches(slide_master.CONTENT[3]) // (len(table.lines) + 1)
    for row in native.rows:
        row.height = Emu(min(height, Inches(0.45)))
    for line, texts in enumerate((table.heads, *table.lines)):
        for place, text in enumerate(texts):
            cell = native.cell(line, place)
            fill, ink = (_PAPER, _INK) if line else (_ACCENT, _PAPER)
            _cell(cell, text, 13 if line else 12, (fill, 0), ink, bold=line == 0, margin=0.12)
            if table.is_number[place]:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


# Shades of a heat map from faint to full: brightness of the accent, and the colour of the text that stands out on it.
_HEAT: Final = ((0.88, _INK), (0.76, _INK), (0.62, _INK), (0.5, _INK), (0.0, _PAPER))


def _grid(page: Any, grid: native_charts.Grid, slide: Slide) -> None:
    """A heat map as a table: shades of the accent, the number in each cell."""
    heads = [(grid.key, *grid.heads)] if grid.heads else []
    across = 1 + max(len(cells) for _, cells in grid.lines)
    placeholder = page.placeholders[slide_master.CONTENT_PLACE]
    frame = placeholder.insert_table(len(heads) + len(grid.lines), across)
    _describe(frame, slide_content.title(slide), grid.key)
    native = frame.table
    native.first_row, native.first_col, native.horz_banding = bool(heads), True, False
    width = Inches(slide_master.CONTENT[2])
    native.columns[0].width = Emu(round(width * 0.18))
    for column in list(native.columns)[1:]:
        column.width = Emu(round(width * 0.82 / (across - 1)))
    head_height = Inches(0.62) * len(heads)
    height = (Inches(slide_master.CONTENT[3]) - head_height) // len(grid.lines)
    for row in native.rows:
        row.height = Emu(min(height, Inches(0.5)))
    size = max(9, min(13, height * 72 // Inches(1) - 6))
    for line, texts in enumerate(heads):
        native.rows[line].height = head_height
        for place, text in enumerate(texts):
            _cell(native.cell(line, place), text, 9, (_MUTED, 0.9), _INK, bold=True, centred=place > 0)
    for line, (label, cells) in enumerate(grid.lines, start=len(heads)):
        _cell(native.cell(line, 0), label, size, (_PAPER, 0), _INK)
        for place, (shade, text) in enumerate(cells, start=1):
            brightness, ink = _HEAT[min(int((shade or 0) * len(_HEAT)), len(_HEAT) - 1)]
            # A cell left as it came would have the type and height of the table's own style.
            fill = (_PAPER, 0.0) if shade is None else (_ACCENT, brightness)
            _cell(native.cell(line, place), text, size, fill, ink, centred=True)


def _cell(
    cell: Any,
    text: str,
    size: int,
    fill: tuple[Any, float],
    ink: Any,
    *,
    bold: bool = False,
    centred: bool = False,
    margin: float = 0.05,
) -> None:
    """Fills a cell of a table; `fill` is a theme colour and its brightness, `margin` in inches."""
    cell.text = text
    cell.margin_left = cell.margin_right = Inches(margin)
    cell.margin_top = cell.margin_bottom = 0
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.theme_color, cell.fill.fore_color.brightness = fill
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold = Pt(size), bold
    paragraph.font.color.theme_color = ink


def _column_widths(table: native_charts.Table) -> list[float]:
    """Shares of the table's width: as long as the longest text, within bounds."""
    lengths = [
        max(min(max(len(text) for text in texts), 70), 8)
        for texts in zip(table.heads, *table.lines, strict=True)
    ]
    return [length / sum(lengths) for length in lengths]


def _headlines(page: Any, selection: Selection) -> None:
    """The headline figures as large numbers, two by two."""
    left, top, width, height = slide_master.CONTENT
    gap = 0.3
    each, high = (width - gap) / 2, (height - gap) / 2
    for place, part in enumerate(slide_content.headlines(selection)):
        down, across = divmod(place, 2)
        box = (left + across * (each + gap), top + down * (high + gap), each, high)
        shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, box))
        _plain(shape, MSO_THEME_COLOR.BACKGROUND_2)
        shape.name = part.label
        _describe(shape, part.label, " ".join(filter(None, (part.value, part.note))))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = Inches(0.4)
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for line, (text, size, colour, bold) in enumerate(
            ((part.label, 20, _MUTED, False), (part.value, 48, _ACCENT, True), (part.note, 18, _MUTED, False))
        ):
            paragraph = frame.paragraphs[0] if line == 0 else frame.add_paragraph()
            paragraph.text = text
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.font.size, paragraph.font.bold = Pt(size), bold
            paragraph.font.color.theme_color = colour


# Shades of a treemap's groups, strong for the largest: theme colour, brightness, colour of the text.
_SHADES: Final = (
    (_ACCENT, 0.0, _PAPER),
    (_ACCENT, 0.15, _PAPER),
    (_TINT, 0.0, _INK),
    (_TINT, 0.3, _INK),
    (_TINT, 0.55, _INK),
)


def _treemap(page: Any, treemap: native_charts.Treemap) -> None:
    """Tiles as rectangles; text goes where a tile has room for it, and every tile says itself to assistive technology."""
    left, top, width, height = slide_master.CONTENT
    groups = 1 + max((tile.group for tile in treemap.tiles), default=0)
    size = 11 if len(treemap.tiles) > 20 else 14
    for tile in treemap.tiles:
        box = (left + tile.left * width, top + tile.top * height, tile.width * width, tile.height * height)
        shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, box))
        colour, brightness, ink = _SHADES[tile.group * len(_SHADES) // groups]
        _plain(shape, colour)
        shape.fill.fore_color.brightness = brightness
        shape.line.fill.solid()
        shape.line.fill.fore_color.theme_color = _PAPER
        shape.line.width = Pt(2 if tile.is_group else 0.75)
        shape.name = tile.lines[0]
        _describe(shape, tile.lines[0], "" if tile.is_group else tile.lines[1])
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = Inches(0.06)
        frame.margin_top = frame.margin_bottom = Inches(0.03)
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.TOP
        for line, text in enumerate(_fitting(tile, box[2], box[3], size)):
            paragraph = frame.paragraphs[0] if line == 0 else frame.add_paragraph()
            paragraph.text = text
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.font.size, paragraph.font.bold = Pt(size), line == 0
            paragraph.font.color.theme_color = ink


# Width of a bold letter and height of a line, in inches per point of type.
_CHARACTER: Final = 0.0078
_LINE: Final = 0.0172


def _fitting(tile: native_charts.Tile, width: float, height: float, size: int) -> list[str]:
    """The lines of a tile that it has room for, in type of `size` points; width and height in inches."""
    characters = int((width - 0.14) / (_CHARACTER * size))
    rows = int((height - 0.08) / (_LINE * size))
    if tile.is_group:
        return [line for line in tile.lines if len(line) <= characters][:1]
    head, *rest = tile.lines
    if characters < len(head) or not rows:
        return [head.split(" · ")[0]] if rows and characters >= len(head.split(" · ")[0]) else []
    room = (rows - 1) * characters * 3 // 4  # words break before the edge
    return [head, *(shorten(text, room) for text in rest if room >= 16 and rows >= 2)]


def _plain(shape: Any, colour: Any) -> None:
    """A filled shape without outline and shadow."""
    shape.fill.solid()
    shape.fill.fore_color.theme_color = colour
    shape.line.fill.background()
    style = shape._element.find("{*}style")  # the theme's shadow and bevel come with it
    shape._element.remove(style)


def _describe(shape: Any, name: str, text: str) -> None:
    """The text that stands for a shape where it cannot be seen."""
    properties = shape._element._nvXxPr.cNvPr
    properties.set("descr", ". ".join(filter(None, (name, text))))


def _say(page: Any, place: int, text: str) -> None:
    """Fills a placeholder with text; one that has nothing to say is taken off the slide."""
    placeholder = page.placeholders[place]
    if text:
        placeholder.text = text
    else:
        placeholder._element.getparent().remove(placeholder._element)


def _lines(shape: Any, lines: Sequence[str]) -> None:
    """Fills a text with paragraphs."""
    frame = shape.text_frame if hasattr(shape, "text_frame") else shape
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line


def _say_language(page: Any, language: Language) -> None:
    """Marks all text with its language, so that spelling is checked and text read aloud in it."""
    tag = slide_master.LANGUAGE_TAGS[language]
    for part in (page, page.notes_slide):
        for run in part._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            run.get_or_add_rPr().set("lang", tag)
