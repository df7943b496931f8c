"""What a check has to ask to answer what it was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from publish.check.groups import ASKED_GROUPS, CHAPTER_GROUPS, FILE_GROUPS, SHOP_GROUPS
from publish.check.judging import BUILD
from publish.check.options import CheckOptions
from publish.check.selection import Selection, Topic, unknown
from publish.check.validators import ALL
from publish.check.validators.validator import Validator
from publish.engine.results import UsageError


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rules and validators of one check."""

    chapters: tuple[str, ...]
    """Groups of rules about chapters."""
    files: tuple[str, ...]
    """Groups of rules about built files."""
    shops: tuple[str, ...]
    """Groups of rules about settings and built files."""
    validators: tuple[Validator, ...]
    artifacts: bool
    """Whether built files are looked at, so that a publication must be built."""


def wanted(options: CheckOptions) -> Wanted:
    """Return what must be asked. Raises `UsageError` for words that mean nothing."""
    _known(options)
    selection = Selection(options.only, options.skip)
    topics = _topics(options)
    validators = tuple(one for one in ALL if one.name in options.require or selection.wants(topics[one.name]))
    told = {"spelling": options.spelling, "online": options.online}
    groups = (*CHAPTER_GROUPS, *(name for name in ASKED_GROUPS if told[name]))
    files = tuple(name for name in FILE_GROUPS if selection.wants(topics[name]))
    shops = tuple(name for name in SHOP_GROUPS if selection.wants(topics[name]))
    return Wanted(
        tuple(name for name in groups if selection.wants(topics[name])),
        files,
        shops,
        validators,
        options.build_first
        and (bool(validators or files) or "shops" in shops or selection.wants(topics[BUILD])),
    )


def _topics(options: CheckOptions) -> dict[str, Topic]:
    if not options.only:  # then codes are not needed, and no rule is loaded
        groups = (*CHAPTER_GROUPS, *ASKED_GROUPS, *FILE_GROUPS, *SHOP_GROUPS)
        names = (BUILD, *groups, *(one.name for one in ALL))
        return {name: Topic(name) for name in names}
    from publish.check.topics import topics

    return {topic.name: topic for topic in topics()}


def _known(options: CheckOptions) -> None:
    names = [one.name for one in ALL]
    for name in options.require:
        if name not in names:
            raise UsageError(f"there is no validator {name!r}; there are: {', '.join(names)}")
    words = (*options.only, *options.skip)
    if not words:
        return
    from publish.check.topics import topics

    known = topics()
    for word in unknown(words, known):
        groups = ", ".join(topic.name for topic in known)
        raise UsageError(
            f"nothing that is found is called {word!r}. There are codes, their beginnings, and the groups "
            f"{groups}; a validator's own code is written with its name: ace:image-alt"
        )
