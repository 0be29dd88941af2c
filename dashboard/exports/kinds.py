"""The kinds of file that a selection can leave as; command line and data page offer the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dashboard import store
from dashboard.selection import Selection


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `fixed` kilobytes and `per_row` bytes a row are what files of it came to; a test holds them to it."""

    code: str
    suffix: str
    mime: str
    icon: str
    fixed: float
    per_row: float

    def file_name(self, selection: Selection) -> str:
        """A name that says decision, kind, basis and language."""
        return f"{selection.decision}-{self.code}-{selection.basis}-{selection.language}{self.suffix}"

    def estimate(self, selection: Selection) -> float:
        """About how many kilobytes the file will have, without making it."""
        rows = int(store.query("extents", **selection.values()).iloc[0].sum())
        return self.fixed + self.per_row * rows / 1024


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
KINDS: Final = {
    kind.code: kind
    for kind in (
        Kind("workbook", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", ":material/table:", 34, 84),
        Kind(
            "slides",
            ".pptx",
            f"{_OFFICE}.presentationml.presentation",
            ":material/slideshow:",
            82,
            30,
        ),
        Kind("csv", ".zip", "application/zip", ":material/csv:", 24, 130),
        Kind("package", ".zip", "application/zip", ":material/deployed_code:", 8.5, 39),
        Kind("memo", ".docx", f"{_OFFICE}.wordprocessingml.document", ":material/description:", 40, 18),
    )
}


def make(kind: str, selection: Selection) -> bytes:
    """A file of a kind. Raises KeyError for one there is not."""
    return _maker(kind)(selection)


def _maker(kind: str) -> Callable[[Selection], bytes]:
    """Each kind pulls in a library that the others, and every page, do without."""
    match kind:
        case "workbook":
            from dashboard.exports.workbook import workbook as maker  # noqa: PLC0415
        case "slides":
            from dashboard.exports.slides import slides as maker  # noqa: PLC0415
        case "csv":
            from dashboard.exports.csv_files import all_csv as maker  # noqa: PLC0415
        case "package":
            from dashboard.exports.package import package as maker  # noqa: PLC0415
        case "memo":
            from dashboard.exports.memo import memo as maker  # noqa: PLC0415
        case _:
            raise KeyError(kind)
    return maker
