"""The words of the screen: one TOML file per page or part under words/, a table per key with `vi` and `en`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final, Literal

Language = Literal["vi", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")

_FOLDER = Path(__file__).parent / "words"


@cache
def _words() -> dict[str, dict[str, str]]:
    return {
        f"{file.stem}.{key}": words
        for file in sorted(_FOLDER.glob("*.toml"))
        for key, words in tomllib.loads(file.read_text("utf-8")).items()
    }


def word(key: str, language: Language, /, **values: object) -> str:
    """The words for `key` ("file.key") with `{name}` places filled.

    Raises KeyError for an unknown key or a place without a value: both are mistakes in the code.
    """
    return _words()[key][language].format(**values)


def word_keys() -> frozenset[str]:
    """Every key there is."""
    return frozenset(_words())
