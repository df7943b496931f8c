"""What the package document of an EPUB says of its accessibility."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publish.check.finding import Place
from publish.check.rule import Found, Rule, rule

_NEEDED = ("accessMode", "accessibilityFeature", "accessibilityHazard")
_WISHED = ("accessModeSufficient", "accessibilitySummary")
_MODES = ("auditory", "tactile", "textual", "visual")
_HAZARDS = frozenset(
    (
        *("flashing", "motionSimulation", "sound", "none", "unknown"),
        *(
            f"{no}{kind}Hazard"
            for no in ("no", "unknown")
            for kind in ("Flashing", "MotionSimulation", "Sound")
        ),
    )
)


@dataclass(frozen=True, slots=True)
class PackageDocument:
    """The package document of an EPUB."""

    resource: str
    """Its name in the archive."""
    data: bytes


@rule(
    "access-metadata-missing",
    "warning",
    hint='Add to the metadata: <meta property="schema:accessMode">textual</meta> and the others of '
    "EPUB Accessibility 1.1.",
    good='<meta property="schema:accessMode">textual</meta>, with a feature and a hazard (or “none”).',
    bad="A package document without schema:accessMode, schema:accessibilityFeature or "
    "schema:accessibilityHazard.",
)
def missing(package: PackageDocument) -> Iterator[Found]:
    """An EPUB that does not say how it can be read: by eye, by ear, with which aids and dangers.

    Shops show these data, and since June 2025 those in the European Union must. What `publish` builds
    has them; an EPUB from elsewhere may not. EPUB Accessibility 1.1, “Discovery metadata”; European
    Accessibility Act, Directive (EU) 2019/882, annex I, section IV (f).
    """
    root = _parsed(package.data)
    if root is None:
        return
    given, line = _given(root)
    place = Place(package.resource, line)
    lacking = [f"schema:{name}" for name in _NEEDED if name not in given]
    if lacking:
        yield Found(f"the metadata lack {', '.join(lacking)}", place=place)


@rule(
    "access-metadata-wished",
    "info",
    hint="Say in a sentence what the book offers (schema:accessibilitySummary), and which ways to read "
    "it are enough by themselves (schema:accessModeSufficient).",
    good='<meta property="schema:accessModeSufficient">textual</meta> and a summary.',
    bad="A package document with neither.",
)
def wished(package: PackageDocument) -> Iterator[Found]:
    """An EPUB without the accessibility metadata that are recommended beside the needed ones.

    EPUB Accessibility 1.1, “Discovery metadata”, and the W3C's “Accessibility Metadata Display Guide”.
    """
    root = _parsed(package.data)
    if root is None:
        return
    given, line = _given(root)
    lacking = [f"schema:{name}" for name in _WISHED if name not in given]
    if lacking and any(name in given for name in _NEEDED):
        yield Found(f"the metadata lack {', '.join(lacking)}", place=Place(package.resource, line))


@rule(
    "access-metadata-value",
    "warning",
    hint="Take a value of the Schema.org Accessibility Properties vocabulary.",
    good='<meta property="schema:accessMode">textual</meta>',
    bad='<meta property="schema:accessMode">text</meta>',
)
def value(package: PackageDocument) -> Iterator[Found]:
    """An accessibility metadatum whose value is none of its vocabulary.

    No shop understands it, and some take the whole for missing. Schema.org Accessibility Properties
    for Discoverability Vocabulary.
    """
    root = _parsed(package.data)
    if root is None:
        return
    given, _ = _given(root)
    for words, line in given["accessMode"]:
        if words not in _MODES and not words.endswith(("OnVisual", "Dependent")):
            yield Found(f"schema:accessMode is “{words[:40]}”", place=Place(package.resource, line))
    for words, line in given["accessibilityHazard"]:
        if words not in _HAZARDS:
            yield Found(f"schema:accessibilityHazard is “{words[:40]}”", place=Place(package.resource, line))


def _parsed(data: bytes) -> etree._Element | None:
    """Return the root of a package document; None where it is no XML, which validators report."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _given(root: etree._Element) -> tuple[dict[str, list[tuple[str, int]]], int]:
    """Return the values of each property of Schema.org with their lines, and the line of the metadata."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    metadata = next(root.iter("{*}metadata"), root)
    for element in metadata.iter("{*}meta"):
        # EPUB 3 has a property and words, EPUB 2 a name and content.
        name = element.get("property") or element.get("name") or ""
        words = (element.get("content") if element.get("property") is None else element.text) or ""
        if name.startswith("schema:") and words.strip():
            found[name.removeprefix("schema:")].append((words.strip(), int(element.sourceline or 0)))
    return found, int(metadata.sourceline or 0)


RULES: tuple[Rule[PackageDocument], ...] = (missing, wished, value)
