"""The rooms and what each may know, held to by reading the imports."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "publish"

EVERYWHERE = {"spans", "model", "diagnostics"}
"""What every room may know, but for those that know nothing else here."""

ROOMS: dict[str, set[str]] = {
    "spans": set(),
    "model": {"spans"},
    "diagnostics": {"spans"},
    "builtin": set(),
    "encoding": set(),
    "identifiers": set(),
    "flow": set(),
    "folder": set(),
    "newfolder": set(),
    "programs": set(),
    "relators": set(),
    "store": set(),
    "versions": {"builtin", "libraries"},
    "stylecheck": set(),
    "assets": {"folder", "stylecheck"},
    "project": {"builtin", "encoding", "identifiers", "folder", "relators", "stylecheck"},
    "readers": set(),
    "importers": {"readers", "encoding", "identifiers", "newfolder", "programs"},
    "scaffold": {"identifiers", "newfolder"},
    "typography": set(),
    "resolve": {"typography"},
    "select": {"typography"},
    "fonts": set(),
    "render": {"builtin", "typography", "stylecheck"},
    "pdf": {"render", "store", "assets", "flow"},
    "epub": {"render", "store", "assets", "typography", "relators", "flow"},
    "libraries": set(),
    "installation": {"fonts", "libraries", "programs"},
    "engine": {
        "importers",
        "scaffold",
        "encoding",
        "identifiers",
        "folder",
        "newfolder",
        "stylecheck",
        "assets",
        "project",
        "readers",
        "resolve",
        "select",
        "typography",
        "fonts",
        "render",
        "pdf",
        "epub",
        "store",
        "versions",
    },
    "check": set(),
    "diff": set(),
    "api": set(),
}
ROOMS["api"] = {*ROOMS, "__version__"} - {"api"}
ROOMS["diff"] = {*ROOMS} - {"diff", "api"}
ROOMS["check"] = {*ROOMS} - {"check", "diff", "api"}
"""The table of ARCHITECTURE.md. ``cli`` and ``__init__`` have rules of their own below."""

ALONE = {"spans", "model"}
"""Rooms to which not even `EVERYWHERE` applies."""


def imports(file: Path) -> set[str]:
    """Return the rooms of this package that a file imports; "" for the public interface."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
            if node.module == "publish":
                names = [f"publish.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name == "publish" or name.startswith("publish."):
                found.add(([*name.split("."), ""])[1])
    return found


def room_files(room: str) -> list[Path]:
    folder = PACKAGE / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{room}.py"]


def test_every_room_is_in_the_table() -> None:
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__", "__main__", "cli"} == set(ROOMS)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_knows_only_what_the_table_allows(room: str) -> None:
    allowed = ROOMS[room] | {room} | (set() if room in ALONE else EVERYWHERE)
    for file in room_files(room):
        assert imports(file) <= allowed, file.relative_to(PACKAGE)


def test_the_command_line_knows_the_public_interface_alone() -> None:
    public = ast.literal_eval(
        next(
            ast.unparse(node.value)
            for node in ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        )
    )
    for file in room_files("cli"):
        assert imports(file) <= {"", "cli", *public}, file.name


def test_only_the_command_line_prints() -> None:
    for file in PACKAGE.rglob("*.py"):
        if file.is_relative_to(PACKAGE / "cli"):
            continue
        calls = [
            node
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        ]
        assert not calls, file.relative_to(PACKAGE)


def test_only_one_module_imports_ebooklib() -> None:
    importing = [
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if any(
            isinstance(node, ast.Import | ast.ImportFrom)
            and "ebooklib" in (ast.unparse(node).replace("import ", "").replace("from ", "").split()[0])
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        )
    ]
    assert importing == ["epub/package.py"]
