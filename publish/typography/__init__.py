"""Language-aware typography: the words we set ourselves, quotes, dashes and spaces."""

from publish.typography.smart import smarten
from publish.typography.words import Words, words_for

__all__ = ["Words", "smarten", "words_for"]
