"""What CSS would load."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tinycss2.ast import AtRule, FunctionBlock, Node, URLToken

from publish.stylecheck.nodes import inner

_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_LOADING = ("url", "src", "image", "image-set", "-webkit-image-set", "expression")


def embedded(address: str) -> bool:
    """Tell whether an address loads nothing: a place in the document, a picture written out."""
    return address.strip().startswith("#") or bool(_EMBEDDED.match(address.strip()))


def fetches(nodes: Iterable[Node]) -> bool:
    """Tell whether CSS loads anything that is not in the document itself."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, URLToken) and not embedded(node.value):
            return True
        if isinstance(node, AtRule):
            if node.lower_at_keyword == "import":
                return True
            if node.lower_at_keyword == "namespace":  # a name that looks like an address
                continue
        if isinstance(node, FunctionBlock) and node.lower_name in _LOADING:
            words = [str(one.value) for one in node.arguments if one.type == "string"]
            if not words or not all(embedded(word) for word in words):
                return True
        stack.extend(inner(node))
    return False
