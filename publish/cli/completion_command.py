"""``publish completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

EXAMPLES = """\b
Examples:
  publish completion bash > ~/.local/share/bash-completion/completions/publish
  publish completion zsh  > ~/.zfunc/_publish
  publish completion fish > ~/.config/fish/completions/publish.fish
"""


@click.command("completion", epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print the completion script for SHELL."""
    from publish.cli.main import cli

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "publish", "_PUBLISH_COMPLETE").source())
    return 0
