"""The command line: the only room that prints. It knows the public interface alone."""

from publish.cli.main import main

__all__ = ["main"]
