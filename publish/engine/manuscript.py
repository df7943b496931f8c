"""From a path to the resolved publication: read every file, put the sections in order, resolve."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from publish.diagnostics import Diagnostic, sort
from publish.engine.events import Listener, Progress, silent
from publish.engine.kept_documents import FileToRead, Reads, read_file
from publish.engine.memory import Memory
from publish.engine.results import LoadResult
from publish.model import (
    Attributes,
    Block,
    Code,
    Document,
    Inline,
    Paragraph,
    Publication,
    Section,
    SourceText,
    Span,
    Styled,
    Text,
    plain_text,
)
from publish.project import chapter_header, load_project, metadata_from_header
from publish.project.codes import CODES as PROJECT
from publish.project.summary import MAX_NESTING
from publish.project.types import Entry, Project, Theme
from publish.readers import ReadOptions, read
from publish.readers.sections import section_from, sections_from
from publish.resolve import ResolveOptions, resolve
from publish.typography.codes import CODES as TYPOGRAPHY
from publish.typography.smart import smarten
from publish.typography.words import words_for


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A publication as read: in order, typographic, not yet numbered and linked."""

    project: Project
    publication: Publication


def load_publication(path: Path) -> LoadResult:
    """Read and resolve the publication at ``path``, numbered as its first edition is."""
    manuscript, findings = read_manuscript(path)
    if manuscript is None:
        return LoadResult(None, None, sort(findings), _folder(path))
    project = manuscript.project
    publication, more = resolve_for(manuscript, project.editions[0].theme)
    return LoadResult(publication, project, sort((*findings, *more)), project.root)


def read_manuscript(
    path: Path, listener: Listener = silent, memory: Memory | None = None, reads: Reads = read_file
) -> tuple[Manuscript | None, tuple[Diagnostic, ...]]:
    """Read the project at ``path`` and, as ``reads`` does, all its files but for those that ``memory``
    knows.

    Returns None where there is nothing to build. Raises FileNotFoundError when there is no
    such path.
    """
    if not path.exists():
        raise FileNotFoundError(2, "there is no such file or folder", str(path))
    project, findings = load_project(path)
    if project is None:
        return None, findings
    reading = _Reading(project, listener, memory or Memory(), reads)
    publication = reading.single_file() if project.kind == "file" else reading.folder()
    findings = (*findings, *reading.findings)
    if publication is None or any(finding.fatal for finding in findings):
        return None, findings
    language = publication.metadata.language
    if not words_for(language)[1]:
        message = f"there are no words of “{language}” for contents, chapters and notes"
        span = _place_of_language(reading.project)
        findings = (*findings, TYPOGRAPHY.make("language-without-words", message, span))
    if reading.project.smart:
        publication, more = smarten(publication)
        findings = (*findings, *more)
    return Manuscript(reading.project, publication), findings


def _place_of_language(project: Project) -> Span | None:
    """Return where the language is set; None where the text itself told it, or nobody did."""
    from publish.engine.origins import setting_places  # reads the settings once more

    return dict(setting_places(project, project.editions[0])).get("language") if project.editions else None


def resolve_for(manuscript: Manuscript, theme: Theme) -> tuple[Publication, tuple[Diagnostic, ...]]:
    """Number and link the publication as an edition in ``theme`` shows it."""
    words, _ = words_for(manuscript.publication.metadata.language)
    by_list = manuscript.project.kind == "mdbook"
    options = ResolveOptions(
        # mdBook numbers the chapters of its list however deep they are nested, and no parts.
        number_depth=MAX_NESTING if by_list and theme.number_depth else theme.number_depth,
        number_parts=not by_list,
        # Where chapters follow one another on a page, two notes 1 would stand at its foot.
        continuous_notes=theme.openings == "run-on",
        redirects=manuscript.project.redirects,
    )
    return resolve(manuscript.publication, options, words)


def _folder(path: Path) -> Path:
    return (path if path.is_dir() else path.parent).resolve()


class _Reading:
    """The files of one project being read, and what was found in them."""

    def __init__(self, project: Project, listener: Listener, memory: Memory, reads: Reads) -> None:
        self.project = project
        self.findings: list[Diagnostic] = []
        self._listener = listener
        self._memory = memory
        self._reads = reads
        self._done = self._read = self._absent = 0
        self._total = sum(_count(entry) for entry in (*project.front, *project.body, *project.back))

    def folder(self) -> Publication | None:
        """Read a publication folder or an mdBook."""
        publication = Publication(
            self.project.metadata,
            front=self._sections(self.project.front),
            body=self._sections(self.project.body),
            back=self._sections(self.project.back),
        )
        if self._absent and not self._read:
            words = "none of the files of the manuscript can be read"
            self.findings.append(PROJECT.make("publication-empty", words))
        return publication

    def single_file(self) -> Publication | None:
        """Read a publication that is one file: its header is the configuration, each of its
        headings of the highest level a chapter."""
        entry = self.project.body[0]
        document = self._document(entry)
        if document is None:
            return None
        self.project, more = metadata_from_header(
            self.project,
            document.header,
            document.header_span,
            fallback_title=_only_title(sections_from(document, file=entry.file)),
            first_words=_first_words(document),
            fallback_language=document.language,
        )
        if self.project.variables:
            # The variables that the text asks for stand in its own header: now they are known.
            self.findings.clear()
            document = self._document(entry) or document
        self.findings.extend(more)
        return Publication(self.project.metadata, body=sections_from(document, file=entry.file))

    def _sections(self, entries: tuple[Entry, ...]) -> tuple[Section, ...]:
        return tuple(self._section(entry) for entry in entries)

    def _section(self, entry: Entry) -> Section:
        """Return the section of an entry with those below it; where its file can't be read, a mark."""
        title = self._title(entry)
        below = self._sections(entry.children)
        document = self._document(entry) if entry.file else None
        name = entry.absent or entry.file
        if document is None:
            classes = () if below or name or entry.role == "part" else ("draft",)
            return Section(
                entry.role,
                title,
                blocks=self._mark(name, entry.span) if name else (),
                children=below,
                id=entry.id,
                numbered=entry.numbered,
                classes=classes,
                file=name,
                span=entry.span,
            )
        header, more = chapter_header(document.header, document.header_span)
        self.findings.extend(more)
        section = section_from(
            document,
            role=header.role or entry.role,
            file=entry.file,
            title=self._inlines(header.title, entry.file) if header.title else title,
            numbered=entry.numbered,
            headings_numbered=self.project.kind != "mdbook",
            span=entry.span,
        )
        return replace(
            section,
            id=header.id or entry.id or section.id,
            language=header.language or section.language,
            children=(*section.children, *below),
        )

    def _mark(self, name: str, place: Span | None) -> tuple[Block, ...]:
        """Return what a reader sees in the place of a file that is not there."""
        self._absent += 1
        words, _ = words_for(self.project.metadata.language)
        box = (Text(f"{words.missing_text}: "), Code(name))
        return (Paragraph((Styled(box, Attributes(classes=("missing",))),), span=place),)

    def _document(self, entry: Entry) -> Document | None:
        project = self.project
        wanted = FileToRead(project.root, project.kind, entry.file, entry.span, self._options(entry.file))
        document, findings = self._memory.asking(wanted, lambda: self._reads(project, wanted))
        self.findings.extend(findings)
        self._done += 1
        self._listener(Progress("", "read", self._done, self._total, entry.file))
        self._read += document is not None
        return document

    def _options(self, file: str) -> ReadOptions:
        return ReadOptions(
            format="text" if file.lower().endswith(".txt") else "markdown",
            dialect="mdbook" if self.project.kind == "mdbook" else "publish",
            variables=self.project.variables,
            hidden_lines=self.project.hidden_lines,
            language=self.project.metadata.language,
        )

    def _title(self, entry: Entry) -> tuple[Inline, ...]:
        if not entry.title:
            return ()
        return self._inlines(entry.title, entry.span.file if entry.span else entry.file)

    def _inlines(self, text: str, file: str) -> tuple[Inline, ...]:
        """Read a title as one line of Markdown."""
        options = self._options("title.md")
        document, findings = self._memory.of(_read_title)((file, text, options))
        self.findings.extend(findings)
        heading = document.blocks[0] if document.blocks else None
        return getattr(heading, "children", ())


def _read_title(given: tuple[str, str, ReadOptions]) -> tuple[Document, tuple[Diagnostic, ...]]:
    file, text, options = given
    # Behind a heading's mark, "1. Title" or "- Title" is no list.
    return read(SourceText(file, f"# {text}\n"), options)


def _count(entry: Entry) -> int:
    return (1 if entry.file else 0) + sum(_count(child) for child in entry.children)


_FIRST_WORDS = 48
"""Characters of a text by which it is known where it has no title."""


def _first_words(document: Document) -> str:
    words = " ".join(plain_text(document.blocks[:1]).split())
    if len(words) <= _FIRST_WORDS:
        return words
    return words[:_FIRST_WORDS].rpartition(" ")[0].rstrip(" ,;:.–—-") + "…"


def _only_title(sections: tuple[Section, ...]) -> str:
    titled = [section for section in sections if section.title]
    return plain_text(titled[0].title).strip() if len(titled) == 1 else ""
