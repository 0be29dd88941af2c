"""The rules of the house: which way imports point, that words and queries are used, and that nothing is missing."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from dashboard.charts import FIGURES
from dashboard.language import LANGUAGES, word, word_keys
from dashboard.language.words import _words
from dashboard.store import QUERIES, ROOT

# From the top down; a module may import what stands on its own level or below.
LEVELS = (
    ("app",),
    ("dashboard.frame", "dashboard.__main__"),
    ("pages",),
    (
        "dashboard.decided_part",
        "dashboard.figure_card",
        "dashboard.filters",
        "dashboard.finding_list",
        "dashboard.finding_marks",
        "dashboard.finding_sheet",
        "dashboard.overlap_view",
        "dashboard.reconciliation",
        "dashboard.slide_editor",
        "dashboard.source_viewer",
        "dashboard.stage",
        "dashboard.strips",
        "dashboard.task_readings",
    ),
    ("dashboard.charts", "dashboard.exports", "dashboard.deck"),
    ("dashboard.selection",),
    ("dashboard.store",),
    ("dashboard.appendix",),
    ("dashboard.language",),
)
WITHOUT_STREAMLIT = ("dashboard.appendix", "dashboard.charts", "dashboard.exports", "dashboard.language", "dashboard.store", "dashboard.selection", "dashboard.deck")  # fmt: skip
SOURCES = [
    ROOT / "app.py",
    *sorted((ROOT / "pages").glob("*.py")),
    *sorted((ROOT / "dashboard").rglob("*.py")),
]


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def level_of(module: str) -> int | None:
    for level, members in enumerate(LEVELS):
        if any(module == member or module.startswith(f"{member}.") for member in members):
            return level
    return None


@pytest.mark.parametrize("file", SOURCES, ids=module_of)
def test_imports_point_down(file):
    if (module := module_of(file)) == "dashboard":
        return
    own = level_of(module)
    assert own is not None, f"{module} has no place in the house"
    upward = [name for name in imports_of(file) if (level := level_of(name)) is not None and level < own]
    assert not upward


@pytest.mark.parametrize(
    "file", [f for f in SOURCES if module_of(f).startswith(WITHOUT_STREAMLIT)], ids=module_of
)
def test_no_streamlit_below_the_screen(file):
    assert not {name for name in imports_of(file) if name.split(".")[0] == "streamlit"}


@pytest.mark.parametrize("file", sorted((ROOT / "pages").glob("*.py")), ids=lambda file: file.stem)
def test_pages_hold_no_sql_and_build_no_figures(file):
    text = file.read_text("utf-8")
    assert not re.search(r"\b(select|from)\b.+\bfrom\b|duckdb|graph_objects", text)


def test_every_word_has_both_languages_and_the_same_places():
    for key, words in _words().items():
        assert set(words) == set(LANGUAGES), key
        assert all(words.values()), key
        places = [
            {name for _, name, _, _ in string.Formatter().parse(words[language]) if name}
            for language in LANGUAGES
        ]
        assert places[0] == places[1], key


def test_every_word_is_used_and_every_used_word_exists():
    """A key is used where it stands whole in the code, or where an f-string in it ends or begins like it."""
    code = "\n".join(file.read_text("utf-8") for file in SOURCES)
    whole = set(re.findall(r"[\"']([a-z_0-9]+\.[a-z_0-9]+)[\"']", code))
    patterns = [
        re.compile(re.sub(r"\\\{[^{}]*\\\}", "[a-z_0-9]+", re.escape(text)))
        for text in re.findall(r"f[\"']([a-z_0-9{}.]*\.[A-Za-z_0-9{}.\[\]']*)[\"']", code)
        if "{" in text
    ]
    figures = {f"{spec.words}_{part}" for spec in FIGURES.values() for part in ("title", "measure")}
    unused = {
        key
        for key in word_keys() - whole - figures
        if not any(pattern.fullmatch(key) for pattern in patterns)
    }
    assert not unused
    called = set(re.findall(r"\bword\(\s*\"([^\"]+)\"", code))
    assert called | figures <= word_keys()


def test_unknown_words_are_mistakes():
    with pytest.raises(KeyError):
        word("no.such_word", "vi")


def test_every_query_says_what_a_row_is_and_names_its_parameters():
    for file in QUERIES.glob("*.sql"):
        if file.stem == "schema":
            continue
        body = file.read_text("utf-8")
        comment = "\n".join(line for line in body.splitlines() if line.startswith("--"))
        code = "\n".join(line for line in body.splitlines() if not line.startswith("--"))
        assert body.startswith("-- "), file.name
        assert re.search(r"[Oo]ne row|rows?\b", comment), file.name
        assert set(re.findall(r"\$[a-z_]+", code)) <= set(re.findall(r"\$[a-z_]+", comment)), file.name


def test_every_query_is_asked():
    code = "\n".join(file.read_text("utf-8") for file in SOURCES)
    asked = {name for name in (file.stem for file in QUERIES.glob("*.sql")) if f'"{name}"' in code}
    assert asked | {"schema"} == {file.stem for file in QUERIES.glob("*.sql")}


def test_a_chart_bears_its_querys_name():
    for name, spec in FIGURES.items():
        assert spec.draw.__name__ == name == spec.name
        assert (QUERIES / f"{name}.sql").exists()
