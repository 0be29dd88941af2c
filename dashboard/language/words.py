"""The words of the screen: one TOML file per page or part under words/, a table per key with `vi` and `en`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final, Literal

Language = Literal["vi", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")

#: Names that a sentence can hold before it gives their number instead.
MOST_NAMES: Final = 3

_FOLDER = Path(__file__).parent / "words"


class _Counting(Formatter):
    """Fills `{count:|task|tasks}` with the first of the two words where the value is 1, else with the second."""

    def format_field(self, value: object, format_spec: str) -> str:
        if not format_spec.startswith("|"):
            return format(value, format_spec)
        _, one, many = format_spec.split("|")
        return one if str(value) == "1" else many


_FORMATTER = _Counting()


@cache
def _words() -> dict[str, dict[str, str]]:
    return {
        f"{file.stem}.{key}": words
        for file in sorted(_FOLDER.glob("*.toml"))
        for key, words in tomllib.loads(file.read_text("utf-8")).items()
    }


def word(key: str, language: Language, /, **values: object) -> str:
    """The words for `key` ("file.key") with `{name}` places filled, and `{name:|one|many}` by the number there.

    Raises KeyError for an unknown key or a place without a value: both are mistakes in the code.
    """
    return _FORMATTER.vformat(_words()[key][language], (), values)


def enumeration(parts: Sequence[str], language: Language, joint: str = "common.and") -> str:
    """Parts in a row as a sentence has them, the last joined by the word of `joint`; '' where there are none."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word(joint, language)} {parts[-1]}"


def word_keys() -> frozenset[str]:
    """Every key there is."""
    return frozenset(_words())
