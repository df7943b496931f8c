"""The templates: built-in ones, and a publication's own in a process apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, DictLoader, Environment, StrictUndefined, TemplateSyntaxError, meta, nodes

from publish.diagnostics import Diagnostic
from publish.model import Span
from publish.render.codes import CODES
from publish.render.own_markup import fault
from publish.render.sandbox import Failure, Sandbox

FOLDER = Path(__file__).parent.parent / "templates"
SUFFIX = ".xhtml.j2"
BUILT_IN = "publish/"
"""Before a name: the built-in template, also where the publication has one of that name."""
TARGETS = ("pdf", "epub")


@cache
def _built_in() -> dict[str, str]:
    """Return the built-in templates by name (``section.xhtml.j2``, ``epub/notes.xhtml.j2``)."""
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.rglob("*.j2"))
    }


def _environment(loader: BaseLoader | None = None) -> Environment:
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


class Templates:
    """Fills templates by name: the publication's own before the built-in ones.

    What depends on no template of the publication is filled here; all else in a process of its
    own, which may be stopped, by Jinja's sandbox. Use it as a context manager, or `close` it.
    """

    def __init__(self, own: dict[str, str]) -> None:
        built_in = _built_in()
        self._environment = _environment(DictLoader(built_in))
        self._sources = {**{f"{BUILT_IN}{name}": text for name, text in built_in.items()}, **built_in, **own}
        self._own = frozenset(own)
        self._sandbox = Sandbox(self._sources) if own else None
        self._failed: dict[str, tuple[Diagnostic, ...]] = {}
        self._names: dict[tuple[str, str], tuple[str, str]] = {}
        # Asked for only where a template of the publication may stand behind another.
        parsed = self._sources if own else {}
        parse = _environment()
        self._references = {name: _references(parse, text) for name, text in parsed.items()}

    def __enter__(self) -> Templates:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process of the publication's own templates."""
        if self._sandbox is not None:
            self._sandbox.close()

    def render(self, name: str, target: str, values: dict[str, object]) -> tuple[str, tuple[Diagnostic, ...]]:
        """Return what the template ``name`` (no suffix) makes of values for a target.

        A template for one target (``epub/notes``) is taken before the one for both. Where one of
        the publication's own fails, the built-in one is used and the failure returned.
        """
        key = (name, target)
        if key not in self._names:
            self._names[key] = self._resolved(name, target)
        full, own = self._names[key]
        findings: tuple[Diagnostic, ...] = ()
        if own and self._sandbox is not None:
            findings = self._failed.get(full, ())
            if not findings:
                result = _believed(self._sandbox.render(full, values), whole=name == "document")
                if isinstance(result, str):
                    return result, ()
                findings = self._failed[full] = (_finding(result, own),)
            full = self._built_in_name(name, target)
        return self._environment.get_template(full).render(values).strip(), findings

    def _resolved(self, name: str, target: str) -> tuple[str, str]:
        specific, general = f"{target}/{name}{SUFFIX}", f"{name}{SUFFIX}"
        full = specific if specific in self._sources else general
        return full, self._own_behind(full)

    def _built_in_name(self, name: str, target: str) -> str:
        specific = f"{target}/{name}{SUFFIX}"
        return specific if specific in _built_in() else f"{name}{SUFFIX}"

    def _own_behind(self, name: str) -> str:
        """Return the publication's template that ``name`` is, or depends on; empty where on none."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one in self._own:
                return one
            if one not in seen:
                seen.add(one)
                waiting.extend(self._references.get(one, ()))
        return ""


def _references(environment: Environment, text: str) -> tuple[str, ...]:
    try:
        return tuple(name for name in meta.find_referenced_templates(environment.parse(text)) if name)
    except (TemplateSyntaxError, RecursionError):
        return ()


def _believed(result: str | Failure, whole: bool) -> str | Failure:
    """Return what a template of the publication wrote, if it may stand in a book."""
    if isinstance(result, Failure):
        return result
    text = result.strip()
    words = fault(text, whole)
    return Failure(words, unsafe=True) if words else text


def _span(name: str, line: int) -> Span:
    return Span(f"templates/{name}", line)


def _finding(failure: Failure, name: str) -> Diagnostic:
    code = "template-too-costly" if failure.costly else "template-broken"
    if failure.unsafe:
        code = "template-unfit"
    return CODES.make(code, failure.message, _span(failure.template or name, failure.line))


def load_templates(own: Iterable[tuple[str, str]]) -> tuple[Templates, tuple[Diagnostic, ...]]:
    """Return the templates with a publication's own (file name and text) among them.

    Reported: one that cannot be parsed (the built-in one is used), one that nothing uses, and
    blocks that it lacks or has too many beside the built-in template of that name.
    """
    given = {name.replace("\\", "/"): text for name, text in own if name.endswith(".j2")}
    findings: list[Diagnostic] = []
    trees: dict[str, nodes.Template] = {}
    environment = _environment()
    for name, text in given.items():
        try:
            # Not compiled here: Jinja works out constants on the way, whatever they cost.
            trees[name] = environment.parse(text, name)
        except TemplateSyntaxError as error:
            findings.append(CODES.make("template-broken", str(error.message), _span(name, error.lineno)))
        except RecursionError:
            findings.append(CODES.make("template-broken", "it is nested too deep", _span(name, 0)))
    included = {one for tree in trees.values() for one in meta.find_referenced_templates(tree)}
    for name, tree in trees.items():
        findings.extend(_misfits(environment, name, tree, name in included))
    return Templates({name: given[name] for name in trees}), tuple(findings)


def _misfits(
    environment: Environment, name: str, tree: nodes.Template, included: bool
) -> Iterable[Diagnostic]:
    """Compare a template of the publication with the built-in one that it stands in for."""
    built_in = _built_in()
    general = name.split("/", 1)[1] if name.split("/", 1)[0] in TARGETS else name
    standard = built_in.get(name) or built_in.get(general)
    if standard is None:
        if not included:
            message = f"no template of the name “{name}” is asked for"
            yield CODES.make("template-unknown", message, _span(name, 0))
        return
    expected = _blocks(environment, environment.parse(standard))
    found = _blocks(environment, tree)
    extends = any(True for _ in tree.find_all(nodes.Extends))
    missing = sorted(expected.keys() - found.keys())
    if missing and not extends:
        message = f"it lacks the block{'s' * (len(missing) > 1)} {', '.join(missing)}"
        yield CODES.make("template-blocks-missing", message, _span(name, 0))
    for block in sorted(found.keys() - expected.keys()):
        message = f"the built-in template has no block “{block}”"
        yield CODES.make("template-blocks-unknown", message, _span(name, found[block]))


def _blocks(environment: Environment, tree: nodes.Template) -> dict[str, int]:
    """Return the blocks of a template and of the built-in ones that it extends, with their lines."""
    found = {block.name: block.lineno for block in tree.find_all(nodes.Block)}
    for extends in tree.find_all(nodes.Extends):
        if isinstance(extends.template, nodes.Const):
            parent = str(extends.template.value).removeprefix(BUILT_IN)
            if text := _built_in().get(parent):
                parents = _blocks(environment, environment.parse(text))
                found = {**parents, **found}
    return found
