"""All that can be asked for by name: the build's own findings, our groups of rules, validators."""

from __future__ import annotations

from publish.check.codes import CODES
from publish.check.groups import all_rules
from publish.check.judging import BUILD
from publish.check.selection import Topic
from publish.check.validators import ALL

CHECK = "check"
"""The group of what is said of the check itself."""


def topics() -> tuple[Topic, ...]:
    """Return everything that `publish.check` can find, by topic."""
    # The build's table of codes loads all rooms; only a check that is asked for some codes needs it.
    from publish.engine.all_codes import all_codes

    groups = (Topic(name, tuple(rule.code for rule in rules)) for name, rules in all_rules().items())
    return (
        Topic(BUILD, tuple(code.name for code in all_codes())),
        *groups,
        *(Topic(validator.name) for validator in ALL),
        Topic(CHECK, tuple(code.name for code in CODES)),
    )
