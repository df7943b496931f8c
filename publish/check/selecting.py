"""Finds the element that a validator names: by an id, a path of steps, a CFI or a CSS selector."""

from __future__ import annotations

import re

import cssselect2
from lxml import etree

from publish.check.elements import Element, Elements

_ID = re.compile(r"#?([A-Za-z_][\w.:-]*)")
_CFI_STEP = re.compile(r"/(\d{1,6})(?:\[([^\]]*)\])?")
_PATH_STEP = re.compile(r"/+(?:[\w-]+:)?([\w-]+|\*)(?:\[(\d{1,6})\])?")
_LONGEST = 2_000
"""Characters of what names an element."""


def find_element(elements: Elements, named: str) -> Element | None:
    """Return the element that ``named`` stands for; None where none does.

    Read are ``#id``; ``/html/body/section[2]/p`` (XPath, positions among those of one name);
    ``/4/2[id]/6`` and ``epubcfi(…!/4/2)`` (EPUB CFI 1.1, 2.2: even numbers are elements); all else as a
    CSS selector.
    """
    named = named.strip()
    if not named or len(named) > _LONGEST or not elements.all:
        return None
    if (found := _ID.fullmatch(named)) and found[1] in elements.by_id:
        return elements.by_id[found[1]]
    if named.startswith("epubcfi(") or re.match(r"/\d", named):
        return _by_cfi(elements, named)
    if named.startswith("/"):
        return _by_path(elements, named)
    return _by_selector(elements, named)


def _by_cfi(elements: Elements, cfi: str) -> Element | None:
    path = cfi.removeprefix("epubcfi(").rpartition("!")[2].partition(",")[0]
    element = elements.all[0]
    for step in _CFI_STEP.finditer(path):
        known = elements.by_id.get(step[2] or "")
        number = int(step[1])
        if known is not None:
            element = known
        elif number % 2 or not 1 <= number // 2 <= len(element.children):
            break  # text, or nothing that is there: what was found up to now is around it
        else:
            element = element.children[number // 2 - 1]
    return element


def _by_path(elements: Elements, path: str) -> Element | None:
    steps = list(_PATH_STEP.finditer(path))
    if "".join(step[0] for step in steps) != path or steps[0][1] not in ("*", elements.all[0].name):
        return None
    element = elements.all[0]
    for step in steps[1:]:
        named = [one for one in element.children if step[1] in ("*", one.name)]
        number = int(step[2] or 1)
        if not 1 <= number <= len(named):
            return None
        element = named[number - 1]
    return element


def _by_selector(elements: Elements, selector: str) -> Element | None:
    try:
        tests = [one.test for one in cssselect2.compile_selector_list(selector)]
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        root = etree.fromstring(elements.content, parser)
    except (cssselect2.SelectorError, etree.XMLSyntaxError):
        return None
    # The wrapper counts elements alone, and so do we: comments have no number.
    for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        parent = comment.getparent()
        if parent is not None:
            parent.remove(comment)
    wrapper = cssselect2.ElementWrapper.from_xml_root(root)
    for number, one in enumerate(wrapper.iter_subtree()):
        if any(test(one) for test in tests):
            return elements.all[number]
    return None
