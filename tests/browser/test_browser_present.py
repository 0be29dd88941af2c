"""Presentation mode in a browser: the whole screen, keys, type that is read at the back of a room, the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.charts import FIGURES
from dashboard.deck import story
from dashboard.exports.slide_content import told
from dashboard.selection import Selection, default_decision

pytestmark = pytest.mark.browser
SLIDES = len(told(story(Selection(default_decision()))))

# Text on the stage that is smaller than 20 px, runs off the screen or into the foot. The words of the buttons
# stand beside their icons for assistive technology only.
SEEN = """() => {
  const found = [], stage = document.querySelector('.st-key-stage');
  const foot = document.querySelector('.st-key-stage-foot').getBoundingClientRect();
  const texts = [...stage.querySelectorAll('h1, p, th, td, li, .stage-cards b, .stage-cards span, svg text')]
    .filter(e => e.textContent.trim() && !e.closest('button') && getComputedStyle(e).visibility !== 'hidden');
  for (const e of texts) {
    const b = e.getBoundingClientRect(), what = e.textContent.trim().slice(0, 40);
    if (!b.width || !b.height) continue;
    const scroller = e.closest('.st-key-stage-figure');
    if (scroller && b.bottom > scroller.getBoundingClientRect().bottom + 1 && scroller.scrollHeight > scroller.clientHeight) continue;
    if (parseFloat(getComputedStyle(e).fontSize) < 19.9) found.push('small: ' + what);
    if (b.left < -1 || b.top < -1 || b.right > innerWidth + 1 || b.bottom > innerHeight + 1) found.push('off: ' + what);
    if (!e.closest('.st-key-stage-foot') && b.bottom > foot.top + 2) found.push('in the foot: ' + what);
  }
  return found;
}"""


def turn(reader, number: int, count: int) -> None:
    """Goes on to the next slide, if there is one."""
    if number < count:
        reader.page.keyboard.press("ArrowRight")
        reader.page.wait_for_function(
            f"document.querySelector('.stage-position').innerText === '{number + 1} / {count}'"
        )
        reader.settle()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("reader", [1280, 1920], indirect=True)
def test_every_slide_is_large_and_whole(reader, language):
    reader.open(f"/present?lang={language}")
    for number in range(1, SLIDES + 1):
        assert reader.page.evaluate(SEEN) == [], f"slide {number}"
        turn(reader, number, SLIDES)


@pytest.mark.parametrize("reader", [1280], indirect=True)
def test_every_figure_can_stand_on_the_stage(reader):
    reader.open(f"/present?deck={','.join(FIGURES)}")
    for number, name in enumerate(FIGURES, start=1):
        assert reader.page.evaluate(SEEN) == [], name
        turn(reader, number, len(FIGURES))


@pytest.mark.parametrize("reader", [1920], indirect=True)
def test_the_stage_grows_with_the_screen(reader):
    reader.open("/present?slide=3")
    box = reader.page.locator(".st-key-stage").bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (1920, 1080)
    chart = reader.page.locator(".st-key-stage .main-svg").first.bounding_box()
    assert chart is not None
    assert chart["x"] + chart["width"] <= 1920


def test_the_stage_is_all_there_is(reader):
    reader.open("/present")
    assert not reader.page.get_by_test_id("stSidebar").is_visible()
    assert not reader.page.get_by_test_id("stHeader").is_visible()


def test_keys_turn_the_slides_and_lead_out(reader):
    reader.open("/present?section=VIII")
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_url(re.compile("slide=2"))
    reader.settle()
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_url(re.compile("slide=3"))
    reader.settle()
    reader.page.keyboard.press("ArrowLeft")
    reader.page.wait_for_url(re.compile("slide=2"))
    reader.settle()
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_url(lambda url: "/present" not in url)
    reader.settle()
    assert "section=VIII" in reader.page.url
    assert reader.page.get_by_test_id("stSidebar").is_visible()


def test_slides_put_together_by_hand_leave_as_powerpoint(reader, tmp_path: Path):
    reader.open("/budget?section=III")
    reader.page.locator(".st-key-slide-budget_by_task button").click()
    reader.page.wait_for_url(re.compile("deck=budget_by_task"))
    reader.settle()
    reader.page.get_by_test_id("stSidebar").get_by_role("link", name="Trình chiếu").click()
    reader.page.wait_for_url(re.compile("/present.*deck=budget_by_task"))
    reader.settle()
    with reader.page.expect_download() as waiting:
        reader.page.locator(".st-key-stage-download button").click()
    file = tmp_path / "slides.pptx"
    waiting.value.save_as(file)
    (page,) = Presentation(str(file)).slides
    assert page.shapes.title.text_frame.text.startswith("Nhiệm vụ lớn nhất là III.2 với 1.200 triệu đồng")


def test_notes_are_shown_on_demand(reader):
    reader.open("/present?slide=3")
    assert not reader.page.locator(".stage-notes-text").is_visible()
    reader.page.get_by_role("button", name="Ghi chú người nói").click()
    notes = reader.page.locator(".stage-notes-text")
    notes.wait_for()
    assert "2323/III (dòng 73)" in notes.inner_text()
