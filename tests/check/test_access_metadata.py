"""Accessibility metadata: a package document in, findings out."""

from pathlib import Path
from zipfile import ZipFile

import publish
from publish.check.access_metadata import RULES, PackageDocument
from tests.check.manuscripts import written

ALL = {
    "accessMode": "textual",
    "accessModeSufficient": "textual",
    "accessibilityFeature": "structuralNavigation",
    "accessibilityHazard": "none",
    "accessibilitySummary": "All of it is text.",
}


def package(metas: dict[str, str], pattern: str = '<meta property="schema:{}">{}</meta>') -> PackageDocument:
    lines = "\n".join(pattern.format(*one) for one in metas.items())
    text = f'<package xmlns="http://www.idpf.org/2007/opf">\n<metadata>\n{lines}\n</metadata></package>'
    return PackageDocument("EPUB/package.opf", text.encode())


def found(document: PackageDocument) -> list[str]:
    return [f"{rule.code} {one.place}: {one.message}" for rule in RULES for one in rule.find(document)]


def test_all_of_them() -> None:
    assert found(package(ALL)) == []
    assert found(package(ALL, '<meta name="schema:{}" content="{}"/>')) == []


def test_none_of_them() -> None:
    assert found(package({})) == [
        "access-metadata-missing EPUB/package.opf:2: the metadata lack schema:accessMode, "
        "schema:accessibilityFeature, schema:accessibilityHazard"
    ]


def test_what_is_recommended() -> None:
    without = {key: value for key, value in ALL.items() if key != "accessibilitySummary"}
    assert found(package(without)) == [
        "access-metadata-wished EPUB/package.opf:2: the metadata lack schema:accessibilitySummary"
    ]


def test_values_of_no_vocabulary() -> None:
    wrong = ALL | {"accessMode": "text", "accessibilityHazard": "noFlashing"}
    assert found(package(wrong)) == [
        "access-metadata-value EPUB/package.opf:3: schema:accessMode is “text”",
        "access-metadata-value EPUB/package.opf:6: schema:accessibilityHazard is “noFlashing”",
    ]


def test_what_is_no_xml_is_left_to_the_validators() -> None:
    entity = b'<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]><p xmlns="http://www.idpf.org/2007/opf">&e;</p>'
    assert found(PackageDocument("a.opf", b"no xml <")) == []
    assert "root" not in " ".join(found(PackageDocument("a.opf", entity)))


def test_what_we_build_has_all(tmp_path: Path) -> None:
    built = publish.build(
        written(tmp_path, "# One\n\nText.\n"), output=tmp_path / "dist", to="epub", cache=False
    )
    with ZipFile(built.artifacts[0].path) as archive:
        name = next(one for one in archive.namelist() if one.endswith(".opf"))
        assert found(PackageDocument(name, archive.read(name))) == []
