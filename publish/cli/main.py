"""``publish``: the command, its subcommands, and what happens when they fail."""

from __future__ import annotations

import importlib
import platform
import signal
import sys
import traceback
from types import FrameType
from typing import Any

import click
from rich.markup import escape

import publish
from publish.cli.console import errors, visible

EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_FAULT = 3
_BY_SIGNAL = 128
"""A process that a signal ended has the status 128 and the signal's number, as shells have it."""

_COMMANDS = {
    "build": "Build the PDF and the EPUB of a publication.",
    "check": "Check publications and finished files; lead findings back to the manuscript.",
    "diff": "Show what changed between two files, or two revisions of a publication.",
    "watch": "Build a publication again at every save.",
    "new": "Begin a publication: a small, complete one to change.",
    "import": "Turn a delivered manuscript (.txt, .docx) into a publication.",
    "dump": "Print the resolved content model as JSON.",
    "cache": "Tell what is kept of earlier builds, or remove it.",
    "doctor": "Tell what is installed, what is missing and how to get it.",
    "completion": "Print the completion script for a shell.",
}


class Commands(click.Group):
    """Subcommands, each imported when it is called: ``--help`` need not load a PDF library."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name; it lives in the module of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"publish.cli.{cmd_name}_command")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: publish new my-book && publish build my-book",
)
@click.version_option(publish.__version__, "-V", "--version", prog_name="publish")
def cli() -> None:
    """Turn a manuscript kept in git into a print PDF and an EPUB."""


class EndedBySignalError(BaseException):
    """Somebody asked the process to end: a shutdown, a job server, a closed terminal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with its exit status.

    0 fine; 1 findings at error level; 2 wrong usage; 3 a fault of ours; 130 interrupted (143 by
    SIGTERM, 129 by SIGHUP). However it ends, workers and temporary files go with it.
    """
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
            signal.signal(getattr(signal, name), _end)
    sys.exit(run(arguments))


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # whoever asks twice means at once
    raise EndedBySignalError(number)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    try:
        result: Any = cli.main(args=arguments, prog_name="publish", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt, EndedBySignalError) as ended:
        number = ended.number if isinstance(ended, EndedBySignalError) else signal.SIGINT
        errors().print("Interrupted; the last good output is as it was.")
        return _BY_SIGNAL + number
    except (OSError, MemoryError) as failed:
        errors().print(f"[bold red]error:[/] {escape(visible(_plain(failed)))}", highlight=False)
        return EXIT_FINDINGS
    except Exception:
        _report_fault()
        return EXIT_FAULT
    return result if isinstance(result, int) else 0


def _plain(failed: OSError | MemoryError) -> str:
    if isinstance(failed, MemoryError):
        return "there is not enough memory; fewer --jobs need less of it"
    return f"{failed.filename}: {failed.strerror}" if failed.filename and failed.strerror else str(failed)


def _report_fault() -> None:
    console = errors()
    console.print(traceback.format_exc(), markup=False, highlight=False, end="")
    console.print(
        f"This is a fault in publish {publish.__version__} (Python {platform.python_version()}, "
        f"{platform.platform()}), not in your manuscript. The last good output is as it was.\n"
        "Please report it with the lines above and, if you can, the smallest manuscript that "
        "shows it: https://pypi.org/project/publish-book/",
        markup=False,
        highlight=False,
    )
