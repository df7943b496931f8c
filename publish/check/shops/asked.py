"""The rules about metadata and shops asked of finished files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from publish import versions
from publish.check.artifacts import BuiltFile
from publish.check.codes import make
from publish.check.finding import Finding
from publish.check.judging import judge
from publish.check.kept import Kept
from publish.check.options import CheckOptions
from publish.check.pages.asked import HOW, MISSING
from publish.engine.origin_table import KIND, OriginTable, table_from_json
from publish.store import Store, key_of

if TYPE_CHECKING:  # the rules and all that they know are read where a file was not asked about before
    from publish.check.shops.facts import Keys

METADATA, OF_SHOPS = "metadata", "shops"
"""The groups of the rules."""
_FORM = "1"
"""Of what is kept."""
_SCREEN = "screen"


def ask_file(
    file: BuiltFile,
    groups: Collection[str],
    shops: Sequence[str],
    options: CheckOptions,
    store: Store | None,
    built: bool = False,
) -> tuple[Finding, ...]:
    """Return what the rules of ``groups`` find in an EPUB or a PDF.

    ``built``: a publication's own file, whose metadata are judged in its settings. Findings have
    places in the file, or in the settings where it is known where they stand. A PDF is asked of
    shops that print, and not where it is meant for a screen.
    """
    asked = tuple(sorted({*groups} - ({METADATA} if built else set()) - (set() if shops else {OF_SHOPS})))
    is_epub = file.path.suffix.lower() == ".epub"
    if not asked or not (is_epub or OF_SHOPS in asked):
        return ()
    table = _table(file, store)
    preset = table.printing.preset if table is not None else ""
    if not is_epub and _SCREEN in (options.profile, preset):
        return ()
    keys: Keys = dict(table.keys) if table is not None else {}
    kept = Kept(store)
    told = repr((asked, tuple(shops), sorted(keys.items(), key=lambda one: one[0])))
    key = key_of("shops", _FORM, versions.of_everything(), file.path.name, file.digest, told)
    known = kept.findings(key)
    if known is None:
        finds = _of_epub(file, asked, shops, keys) if is_epub else _of_pdf(file, shops, keys, options, store)
        known = tuple(finds)
        if not any(one.code == "pages-unmeasured" for one in known):
            kept.put_findings(key, known)
    return known


def _of_epub(file: BuiltFile, groups: Sequence[str], shops: Sequence[str], keys: Keys) -> Iterator[Finding]:
    from publish.check.shops import metadata, rules
    from publish.check.shops.epubs import described_epub, epub_facts, read_epub
    from publish.check.shops.limits import SHOPS

    archive, package, found = read_epub(file.path)
    yield from found
    if archive is None:
        return
    with archive:
        if package is None:  # EPUBCheck says so
            return
        if METADATA in groups:
            yield from judge(metadata.RULES, described_epub(archive, package), METADATA, file.path.name)
        if OF_SHOPS in groups:
            facts = epub_facts(archive, package, keys, tuple(SHOPS[name] for name in shops))
            yield from judge(rules.RULES, facts, OF_SHOPS, file.path.name)


def _of_pdf(
    file: BuiltFile, shops: Sequence[str], keys: Keys, options: CheckOptions, store: Store | None
) -> Iterator[Finding]:
    from publish.check.shops.limits import SHOPS

    printing = tuple(SHOPS[name] for name in shops if SHOPS[name].papers)
    if not printing:
        return
    if find_spec("pypdfium2") is None:
        yield make("pages-unmeasured", MISSING, hint=HOW, artifact=file.path.name)
        return
    from publish.check.pages.files import Measurer, stretches
    from publish.check.pages.measure import UnmeasurableError
    from publish.check.pdffile import look
    from publish.check.shops import rules
    from publish.check.shops.prints import print_facts

    pdf, found = look(file.path, options.time_limit)
    try:
        if pdf is None:
            raise UnmeasurableError(found[0].message if found else "it cannot be read")
        limit, jobs = options.time_limit, options.build.jobs
        with Measurer(file.path, store, versions.of_everything(), limit, jobs) as measurer:
            begun = measurer.begin(stretches(measurer.count(), file.digest))
            pages = tuple(page for wait in begun for page in wait())
    except UnmeasurableError as error:
        words = f"{file.path.name} cannot be measured: {error}"
        yield make("pages-unmeasured", words, artifact=file.path.name)
        return
    facts = print_facts(file.path.stat().st_size, pdf, pages, keys, printing)
    yield from judge(rules.RULES, facts, OF_SHOPS, file.path.name)


def _table(file: BuiltFile, store: Store | None) -> OriginTable | None:
    """Return what the build of a file told; None for a file of any tool, or of another version."""
    told = file.origins or (store.get(KIND, file.digest) if store is not None else None)
    try:
        return table_from_json(told) if told else None
    except ValueError:
        return None
