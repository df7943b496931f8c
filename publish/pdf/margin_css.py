"""Whether a style sheet of margins looks at more than the page that it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PRELUDE = re.compile(r"[^{};]*(?=\{)")
_NEIGHBOURS = re.compile(r"[+~]|:(?:first|last|nth|only|has|blank)", re.IGNORECASE)
_STATE = re.compile(
    r"counter|running|element\(|-quote|target-|position\s*:\s*fixed|display\s*:\s*none"
    r"|string\([^)]*,|string-set\s*:(?!\s*(?:folio|head-left|head-right)\s[^,;}]*[;}])",
    re.IGNORECASE,
)


def looks_beyond(css: Iterable[str]) -> bool:
    """Tell whether what stands on a page may hang on the pages beside it.

    So may what counts, what is chosen by its neighbours, and a string or a running element that
    not every page sets anew. Where that is not sure the answer is yes: then every page is laid out
    all by itself, which takes longer and cannot go wrong.
    """
    for sheet in css:
        plain = _COMMENT.sub(" ", sheet)
        if "\\" in plain or _STATE.search(plain):  # an escape can hide any of these words
            return True
        if any(_NEIGHBOURS.search(prelude) for prelude in _PRELUDE.findall(plain)):
            return True
    return False
