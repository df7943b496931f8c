"""Random small books: folders of a publication, with everything that could move a page."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

_TEXT = (
    "the lamp of a keeper, who had never seen the extraordinarily quiet harbour; under no "
    "circumstances incomprehensible (as everybody said) light turned again — slowly it went "
    "out, and on. When? In the morning! Somebody wrote “nought” into his notebook"
)
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 {height}" width="60" height="{height}">'
    '<rect width="60" height="{height}" fill="#ccc"/><path d="M0 0L60 {height}" stroke="#000"/></svg>'
)
THEMES = ("novel", "textbook", "report", "any")
"""Built-in ones, and one of the publication's own whose chapters open on any page."""
_ANY = '[pages]\nopenings = "any"\n'

_MANY = _TEXT.split() * 4
_words = st.builds(lambda start, count: _MANY[start : start + count], st.integers(0, 40), st.integers(4, 100))


@st.composite
def books(draw: st.DrawFn) -> dict[str, str]:
    """Draw a publication: the files of its folder by name."""
    count = draw(st.integers(1, 5))
    names = [f"c{number}" for number in range(count)]
    files = {f"{name}.md": draw(_chapters(name, names)) for name in names}
    theme = draw(st.sampled_from(THEMES))
    settings = [
        'title = "Random"',
        'language = "en"',
        'contributors = [{ name = "Ada Merrow" }]',
        "date = 2026-05-01",
        f'trim = "{draw(st.sampled_from(("4x6in", "5.5x8.5in")))}"',
        f'theme = "{"themes/any" if theme == "any" else theme}"',
    ]
    if draw(st.booleans()):
        files["d.md"] = "# For the gulls {.dedication}\n\nAnd nobody else.\n"
        settings.append('front = [{ file = "d.md", role = "dedication" }]')
    if draw(st.booleans()):
        cut = draw(st.integers(1, count))
        settings.append("parts = [")
        for title, part in (("Before", names[:cut]), ("After", names[cut:])):
            if part:
                settings.append(f'  {{ title = "{title}", chapters = {[f"{name}.md" for name in part]} }},')
        settings.append("]")
    else:
        settings.append(f"chapters = {[f'{name}.md' for name in names]}")
    files["publish.toml"] = "\n".join(settings).replace("'", '"') + "\n"
    files["themes/any/theme.toml"] = f'base = "{draw(st.sampled_from(("novel", "textbook")))}"\n{_ANY}'
    for height in (20, 90):
        files[f"p{height}.svg"] = PICTURE.format(height=height)
    return files


@st.composite
def _chapters(draw: st.DrawFn, name: str, names: list[str]) -> str:
    blocks = [f"# Chapter {name} {{#{name}}}"]
    for number in range(draw(st.integers(0, 9))):
        blocks.append(draw(_blocks(f"{name}-{number}", names)))
    return "\n\n".join(blocks) + "\n"


@st.composite
def _blocks(draw: st.DrawFn, name: str, names: list[str]) -> str:
    kind = draw(st.sampled_from("ppppnnrlthfcqs"))
    return _BLOCKS.get(kind, _paragraph)(draw, name, names)


def _paragraph(draw: st.DrawFn, *_: object) -> str:
    return _text(draw)


def _note(draw: st.DrawFn, name: str, *_: object) -> str:
    note = " ".join(draw(_words) * draw(st.sampled_from((1, 1, 3))))
    more = f"\n\n    {' '.join(draw(_words))}" if draw(st.booleans()) else ""
    return f"{_text(draw)}[^{name}] {_text(draw)}\n\n[^{name}]: {note}{more}"


def _reference(draw: st.DrawFn, name: str, names: list[str]) -> str:
    target = draw(st.sampled_from(names))
    return f"{_text(draw)} see [](#{target}){{.page}}, [it](#{target}) and <https://example.org/{name}>"


def _list(draw: st.DrawFn, *_: object) -> str:
    mark = draw(st.sampled_from(("-", "1.")))
    return "\n".join(f"{mark} {_text(draw)}" for _ in range(draw(st.integers(1, 5))))


def _table(draw: st.DrawFn, name: str, *_: object) -> str:
    rows = [f"| {number} | {' '.join(draw(_words)[:9])} |" for number in range(draw(st.integers(1, 14)))]
    return f": Table {{#tbl-{name}}}\n\n| No. | What |\n|--:|:--|\n" + "\n".join(rows)


def _heading(draw: st.DrawFn, *_: object) -> str:
    return f"{'#' * draw(st.integers(2, 3))} Of {' '.join(draw(_words)[:5])}"


def _figure(draw: st.DrawFn, name: str, *_: object) -> str:
    return f"![A picture](p{draw(st.sampled_from((20, 90)))}.svg){{#fig-{name} width=50%}}"


def _listing(draw: st.DrawFn, *_: object) -> str:
    code = "\n".join(f"call({number}, 'x')" for number in range(draw(st.integers(1, 30))))
    return f"``` python\n{code}\n```"


def _quotation(draw: st.DrawFn, *_: object) -> str:
    return f"> {_text(draw)}"


def _scene(*_: object) -> str:
    return "***"


_BLOCKS = {
    "n": _note,
    "r": _reference,
    "l": _list,
    "t": _table,
    "h": _heading,
    "f": _figure,
    "c": _listing,
    "q": _quotation,
    "s": _scene,
}


def _text(draw: st.DrawFn) -> str:
    return " ".join(draw(_words)).replace("nought", draw(st.sampled_from(("*nought*", "`nought`", "nought"))))


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a book into ``folder``; return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
