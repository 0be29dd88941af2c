"""The command line: `python -m dashboard build | check | export`. Sentences in Vietnamese unless --language en."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

import duckdb

from dashboard import store
from dashboard.appendix.model import AppendixError
from dashboard.appendix.report import as_json, as_text, examine, in_words, rejection
from dashboard.exports.kinds import KINDS, make
from dashboard.language import LANGUAGES, Language, number, word
from dashboard.selection import BASES, Selection, codes, decisions, parse

CLEAN, ERRORS_FOUND, FAILED = 0, 1, 2
# Options of `export` that are parameters of a URL, and how their values look.
_PARAMETERS: Final = {
    "decision": "ID",
    "basis": "approved|tasks",
    "section": "I,III",
    "sector": "paper,steel",
    "type": "workshop,pilot",
    "min": "N",
    "max": "N",
    "search": "…",
}
_URL_NAMES: Final = {"search": "q"}


class Failure(Exception):
    """Something that the user can put right; `text` is the whole sentence."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Parser(argparse.ArgumentParser):
    """A parser that speaks the chosen language; argparse itself knows English only."""

    def __init__(self, language: Language, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self.language = language
        self._positionals.title = word("command.arguments", language)
        self._optionals.title = word("command.options", language)
        self.add_argument("-h", "--help", action="help", help=word("command.help_help", language))
        self.add_argument(
            "--language",
            choices=LANGUAGES,
            metavar="|".join(LANGUAGES),
            help=word("command.help_language", language),
        )

    def error(self, message: str) -> NoReturn:
        """Refuses a command line with the usage, which says what would be right."""
        del message
        raise Failure(word("command.not_understood", self.language, usage=self.usage_line()))

    def usage_line(self) -> str:
        """The usage in one line."""
        return " ".join(super().format_usage().removeprefix("usage: ").split())

    def format_help(self) -> str:
        """What the command does, its usage and its options."""
        formatter = self._get_formatter()
        formatter.add_text(self.description)
        formatter.add_text(word("command.usage", self.language, usage=self.usage_line()))
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        return formatter.format_help()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line and answers with the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console's own encoding lacks Vietnamese
    language = _language(given)
    try:
        chosen = _parser(language).parse_args(given)
        code = int(chosen.run(chosen, language))
        sys.stdout.flush()
        return code
    except Failure as failure:
        _say(failure.text, sys.stderr)
    except AppendixError as error:
        _say(in_words(error, language), sys.stderr)
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`; nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _say(_file_trouble(error, language), sys.stderr)
    except duckdb.Error as error:
        _say(word("command.store_failed", language, reason=str(error).splitlines()[0]), sys.stderr)
    return FAILED


def _language(arguments: Sequence[str]) -> Language:
    """The language of all sentences, the refusals of the command line included."""
    joined = " ".join(arguments)
    return "en" if "--language en" in joined or "--language=en" in joined else "vi"


def _say(text: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(f"{text}\n")


def _parser(language: Language) -> Parser:
    parser = Parser(language, prog="python -m dashboard", description=word("command.about", language))
    commands = parser.add_subparsers(
        title=word("command.commands", language), metavar="build|check|export", required=True
    )

    def command(name: str, run: Callable[[argparse.Namespace, Language], int]) -> Parser:
        about = word(f"command.about_{name}", language)
        added = commands.add_parser(name, help=about, description=about, language=language)
        added.set_defaults(run=run)
        return added

    build = command("build", _build)
    build.add_argument("--store", metavar="PATH", type=Path, help=word("command.help_store", language))
    check = command("check", _check)
    check.add_argument("file", metavar="FILE", type=Path, help=word("command.help_file", language))
    check.add_argument("--json", metavar="OUT", type=Path, help=word("command.help_json", language))
    export = command("export", _export)
    export.add_argument("kind", metavar="|".join(KINDS), help=word("command.help_kind", language))
    export.add_argument(
        "--out", metavar="PATH", type=Path, required=True, help=word("command.help_out", language)
    )
    for name, form in _PARAMETERS.items():
        export.add_argument(
            f"--{name}", metavar=form, action="append", help=word(f"command.help_{name}", language)
        )
    export.add_argument("--certain", action="store_true", help=word("command.help_certain", language))
    return parser


def _build(chosen: argparse.Namespace, language: Language) -> int:
    started = time.perf_counter()
    path = store.build_store(chosen.store)
    _done("command.built", path, started, language)
    return CLEAN


def _check(chosen: argparse.Namespace, language: Language) -> int:
    """Reports on the text form of an appendix; 1 where findings of severity error stand, 2 where it is not readable."""
    try:
        reading = examine(chosen.file.read_bytes(), store.DATA)
    except AppendixError as error:
        if chosen.json:
            _write_json(chosen.json, rejection(error, language))
        raise
    if chosen.json:
        _write_json(chosen.json, as_json(reading, language))
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    _say(as_text(reading, language, colour=colour))
    return ERRORS_FOUND if reading.count("error") else CLEAN


def _write_json(path: Path, report: dict[str, Any]) -> None:
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _export(chosen: argparse.Namespace, language: Language) -> int:
    started = time.perf_counter()
    if chosen.kind not in KINDS:
        raise Failure(word("command.unknown_kind", language, kind=chosen.kind, kinds=", ".join(KINDS)))
    selection = _selection(chosen, language)
    if selection.basis != selection.chosen_basis:
        _say(word("filters.basis_forced", language), sys.stderr)
    content = make(chosen.kind, selection)
    if chosen.out.is_dir():
        raise IsADirectoryError(0, "", chosen.out)
    if not chosen.out.parent.is_dir():
        raise FileNotFoundError(0, "", chosen.out.parent)
    unfinished = chosen.out.with_name(f"{chosen.out.name}.{os.getpid()}.new")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(chosen.out)
    finally:
        unfinished.unlink(missing_ok=True)
    _done("command.exported", chosen.out, started, language)
    return CLEAN


def _selection(chosen: argparse.Namespace, language: Language) -> Selection:
    """The selection that the options describe, all of them understood and at least one task left."""
    given = {
        _URL_NAMES.get(name, name): (" " if name == "search" else ",").join(values)
        for name in _PARAMETERS
        if (values := getattr(chosen, name))
    }
    if chosen.certain:
        given["certain"] = "1"
    selection, ignored = parse(given | {"lang": language})
    if ignored:
        first = ignored[0]
        allowed: dict[str, Sequence[str]] = {
            "decision": decisions(),
            "basis": BASES,
            "section": codes(selection.decision).section,
            "sector": codes(selection.decision).sector,
            "type": codes(selection.decision).type,
        }
        key = "command.unknown_value" if first.parameter in allowed else "command.bad_amount"
        raise Failure(
            word(
                key,
                language,
                option=f"--{first.parameter}",
                value=first.value,
                allowed=", ".join(allowed.get(first.parameter, ())),
            )
        )
    if store.query("totals", **selection.values())["selected_tasks"][0] == 0:
        raise Failure(word("command.nothing", language))
    return selection


def _done(key: str, path: Path, started: float, language: Language) -> None:
    size = number(path.stat().st_size / 1024, language, 0)
    seconds = number(time.perf_counter() - started, language, 1)
    _say(word(key, language, path=path, size=size, seconds=seconds))


def _file_trouble(error: OSError, language: Language) -> str:
    match error:
        case FileNotFoundError():
            key = "file_not_found"
        case IsADirectoryError():
            key = "file_is_folder"
        case PermissionError():
            key = "file_not_permitted"
        case _:
            key = "file_failed"
    return word(f"command.{key}", language, path=error.filename, reason=error.strerror)


if __name__ == "__main__":
    sys.exit(main())
