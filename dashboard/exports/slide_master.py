"""The master and the four layouts that the slides stand on: 16:9, the colours of the screen's light theme, Arial.

Titles, charts, tables, footers and slide numbers are placeholders of these layouts, so the outline view finds every
title and a change of the master changes every slide.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal
from xml.sax.saxutils import escape, quoteattr

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches

from dashboard.language import Language, word
from dashboard.store import ROOT

Layout = Literal["title", "chart", "table", "free"]
Box = tuple[float, float, float, float]  # left, top, width, height in inches

WIDTH, HEIGHT = 13.333, 7.5
CONTENT: Final[Box] = (0.6, 2.0, 12.13, 4.72)
# Places of the placeholders that slides fill.
MEASURE: Final = 13
CONTENT_PLACE: Final = 14
FOOTER: Final = 11
NUMBER: Final = 12

FONT: Final = "Arial"  # on every Windows, with all of Vietnamese
LANGUAGE_TAGS: Final = {"vi": "vi-VN", "en": "en-GB"}

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DRAWING = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


@dataclass(frozen=True, slots=True)
class _Placeholder:
    """A placeholder of a layout; `size` in points, `colour` of the theme."""

    kind: str
    index: int
    box: Box
    prompt: str
    size: float
    colour: str = "tx1"
    bold: bool = False
    anchor: str = "t"
    align: str = "l"


@cache
def palette() -> tuple[str, ...]:
    """The light theme's colours of the screen as RRGGBB: accent, tint, alert, five categories, ink, muted."""
    colours = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]["light"]
    return tuple(colour.removeprefix("#") for colour in colours["chartCategoricalColors"])


def presentation(language: Language) -> Any:
    """An empty presentation on the house's master."""
    result = Presentation()
    result.slide_width, result.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _theme(result.slide_master)
    _text_styles(result.slide_master)
    # Four of the default layouts are made over, the others go.
    kept = {0: "title", 1: "chart", 3: "table", 5: "free"}
    layouts = dict(enumerate(result.slide_layouts))
    for place, layout in layouts.items():
        if place not in kept:
            result.slide_layouts.remove(layout)
    _fill_tree(result.slide_master, "", _master_placeholders(language), language, decorated=True)
    for place, code in kept.items():
        layout = layouts[place]
        layout._element.set(
            "type", {"title": "title", "chart": "chart", "table": "tbl"}.get(code, "titleOnly")
        )
        _fill_tree(
            layout, word(f"slides.layout_{code}", language), _layout_placeholders(code, language), language
        )
    return result


def layout(of: Any, code: Layout) -> Any:
    """The layout of a code in a presentation that `presentation` made."""
    return of.slide_layouts[("title", "chart", "table", "free").index(code)]


def _master_placeholders(language: Language) -> tuple[_Placeholder, ...]:
    return (
        _title(language),
        _Placeholder("body", 1, CONTENT, word("slides.prompt_measure", language), 18),
        *_foot(language, (3, 4)),
    )


def _title(language: Language) -> _Placeholder:
    return _Placeholder(
        "title",
        0,
        (0.6, 0.32, 12.13, 1.15),
        word("slides.prompt_title", language),
        28,
        bold=True,
        anchor="b",
    )


def _foot(language: Language, places: tuple[int, int]) -> tuple[_Placeholder, _Placeholder]:
    prompt = word("slides.prompt_footer", language)
    return (
        _Placeholder("ftr", places[0], (0.6, 6.84, 11.2, 0.46), prompt, 11, "tx2", anchor="ctr"),
        _Placeholder(
            "sldNum", places[1], (11.93, 6.84, 0.8, 0.46), "‹#›", 11, "tx2", anchor="ctr", align="r"
        ),
    )


def _layout_placeholders(code: str, language: Language) -> tuple[_Placeholder, ...]:
    foot = _foot(language, (FOOTER, NUMBER))
    if code == "title":
        prompt = word("slides.prompt_subtitle", language)
        return (
            _Placeholder(
                "ctrTitle",
                0,
                (0.9, 1.3, 11.5, 1.9),
                word("slides.prompt_title", language),
                40,
                bold=True,
                anchor="b",
            ),
            _Placeholder("subTitle", 1, (0.9, 3.45, 11.5, 2.9), prompt, 20, "tx2"),
            *foot,
        )
    measured = _Placeholder(
        "body", MEASURE, (0.6, 1.47, 12.13, 0.42), word("slides.prompt_measure", language), 16, "tx2"
    )
    kind = {"chart": "chart", "table": "tbl"}.get(code)
    content = (
        (_Placeholder(kind, CONTENT_PLACE, CONTENT, word(f"slides.prompt_{code}", language), 16),)
        if kind
        else ()
    )
    return (_title(language), measured, *content, *foot)


def _theme(master: Any) -> None:
    """The palette and the font into the theme: dark and light pairs, six accents, links."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    accents = palette()
    ink, muted = accents[8], accents[9]
    colours = dict(zip((f"accent{place}" for place in range(1, 7)), accents[:6], strict=True))
    colours |= {"dk1": ink, "lt1": "FFFFFF", "dk2": muted, "lt2": "F3F6F9"}
    colours |= {"hlink": accents[0], "folHlink": muted}
    for name, colour in colours.items():
        holder = theme.find(f".//a:clrScheme/a:{name}", _DRAWING)
        for child in list(holder):
            holder.remove(child)
        holder.append(parse_xml(f'<a:srgbClr {_NAMESPACES} val="{colour}"/>'))
    for latin in theme.findall(".//a:fontScheme/*/a:latin", _DRAWING):
        latin.set("typeface", FONT)
    part._blob = serialize_part_xml(theme)


def _text_styles(master: Any) -> None:
    """Titles to the left; the size is that of the placeholder."""
    for style in master._element.findall(".//{*}titleStyle/{*}lvl1pPr"):
        style.set("algn", "l")


def _fill_tree(
    holder: Any,
    name: str,
    placeholders: Sequence[_Placeholder],
    language: Language,
    *,
    decorated: bool = False,
) -> None:
    """Puts these placeholders, and nothing else, onto a master or layout."""
    common = holder._element.cSld
    if name:
        common.set("name", name)
    tree = common.spTree
    for shape in list(tree.iter_shape_elms()):
        tree.remove(shape)
    if decorated:
        tree.append(parse_xml(_bar()))
    for place, placeholder in enumerate(placeholders, start=2 + decorated):
        tree.append(parse_xml(_xml(placeholder, place, language)))


def _frame(box: Box) -> str:
    left, top, width, height = (Emu(Inches(side)) for side in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _bar() -> str:
    """The strip of accent along the top; it says nothing, so assistive technology passes over it."""
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    )
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="2" name="Accent">{decorative}</p:cNvPr><p:cNvSpPr/>'
        f"<p:nvPr userDrawn='1'/></p:nvSpPr><p:spPr>{_frame((0, 0, WIDTH, 0.14))}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>"
    )


def _xml(placeholder: _Placeholder, shape_id: int, language: Language) -> str:
    tag = LANGUAGE_TAGS[language]
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    run = f'<a:rPr lang="{tag}"/><a:t>{escape(placeholder.prompt)}</a:t>'
    if placeholder.kind == "sldNum":
        text = f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{run}</a:fld>'
    else:
        text = f"<a:r>{run}</a:r>"
    name = quoteattr(re.sub(r"\s+", " ", placeholder.prompt))
    return (
        f"<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id='{shape_id}' name={name}/>"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{placeholder.kind}"{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_frame(placeholder.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" rIns="0" tIns="0" bIns="0" anchor="{placeholder.anchor}">'
        f'<a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{placeholder.align}">'
        f'<a:spcBef><a:spcPts val="600"/></a:spcBef><a:buNone/>'
        f'<a:defRPr lang="{tag}" sz="{round(placeholder.size * 100)}" b="{int(placeholder.bold)}">'
        f'<a:solidFill><a:schemeClr val="{placeholder.colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p>{text}</a:p></p:txBody></p:sp>"
    )
