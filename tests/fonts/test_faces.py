"""The faces of a family: static, linked by style, with their features, always the same bytes."""

from pathlib import Path

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from publish.fonts import CORE_FAMILIES, Face, faces
from publish.fonts.catalogue import Family, FontFile, package_name, reserved_name
from publish.fonts.faces import make_face
from publish.fonts.instances import Style, static_face


@pytest.fixture(scope="module")
def core(font_cache: Path) -> tuple[Face, ...]:
    found, findings = faces(CORE_FAMILIES, font_cache)
    assert findings == ()
    return found


def test_a_family_has_four_faces(font_cache: Path) -> None:
    found, findings = faces(["Source Serif 4"], font_cache)
    assert [(face.weight, face.italic) for face in found] == [
        (400, False),
        (400, True),
        (700, False),
        (700, True),
    ]
    assert {face.family for face in found} == {"Source Serif 4"}
    assert findings == ()


def test_a_family_is_found_by_any_writing_of_its_name_and_comes_once(font_cache: Path) -> None:
    found, _ = faces(["eb garamond", "eb garamond"], font_cache)
    assert [face.family for face in found] == ["EB Garamond"] * 4


def test_faces_are_static_unhinted_and_free_to_embed(core: tuple[Face, ...]) -> None:
    for face in core:
        font = TTFont(face.path)
        assert not {"fvar", "gvar", "avar", "HVAR", "STAT", "fpgm", "prep", "cvt ", "DSIG"} & set(font.keys())
        assert font["OS/2"].fsType == 0
        assert font["OS/2"].usWeightClass == face.weight


@pytest.mark.parametrize(
    ("weight", "italic", "name", "selection", "mac"),
    [
        (400, False, "Regular", 1 << 6, 0),
        (400, True, "Italic", 1, 2),
        (700, False, "Bold", 1 << 5, 1),
        (700, True, "Bold Italic", 1 | 1 << 5, 3),
    ],
)
def test_the_four_are_linked_by_style(
    core: tuple[Face, ...], weight: int, italic: bool, name: str, selection: int, mac: int
) -> None:
    for face in core:
        if (face.weight, face.italic) != (weight, italic):
            continue
        font = TTFont(face.path)
        names = font["name"]
        assert (names.getDebugName(1), names.getDebugName(2)) == (face.family, name)
        assert names.getDebugName(16) is None
        assert " " not in names.getDebugName(6)
        assert font["OS/2"].fsSelection & 0b1100001 == selection
        assert font["head"].macStyle == mac


def test_book_faces_have_what_fine_setting_needs(core: tuple[Face, ...]) -> None:
    for face in core:
        if face.family in ("EB Garamond", "Source Serif 4"):
            font = TTFont(face.path)
            features = {
                record.FeatureTag
                for table in ("GSUB", "GPOS")
                for record in font[table].table.FeatureList.FeatureRecord
            }
            wanted = {"onum", "lnum", "kern", "liga"} | (set() if face.italic else {"smcp", "c2sc"})
            assert wanted <= features, face


def test_a_bold_is_bolder_and_the_text_size_is_not_the_display_size(core: tuple[Face, ...]) -> None:
    regular, _, bold, _ = (face for face in core if face.family == "Source Serif 4")
    # At 11 pt the letters stand wider than in the default, which is drawn for 20 pt.
    widths = {}
    for face in (regular, bold):
        font = TTFont(face.path)
        widths[face.weight] = font["hmtx"][font.getBestCmap()[ord("n")]][0]
    assert widths[700] > widths[400] > 560


def test_bold_spaces_of_eb_garamond_have_their_widths(core: tuple[Face, ...]) -> None:
    for face in core:
        if face.family == "EB Garamond":
            font = TTFont(face.path)
            glyphs, widths = font.getBestCmap(), font["hmtx"]
            assert widths[glyphs[0x2009]][0] < widths[glyphs[0x20]][0]
            assert widths[glyphs[0x2003]][0] == 1000
            assert widths[glyphs[0x200B]][0] == 0


def test_a_monospaced_face_stays_monospaced(core: tuple[Face, ...]) -> None:
    for face in core:
        if face.family == "Source Code Pro":
            font = TTFont(face.path)
            shown = font.getBestCmap()
            assert {font["hmtx"][shown[ord(one)]][0] for one in "iM0 {—█"} == {600}
            assert font["post"].isFixedPitch


def test_two_caches_hold_the_same_bytes(tmp_path: Path) -> None:
    first, _ = faces(["Source Code Pro"], tmp_path / "a")
    second, _ = faces(["Source Code Pro"], tmp_path / "b")
    assert [face.sha256 for face in first] == [face.sha256 for face in second]
    assert [face.path.name for face in first] == [face.path.name for face in second]


def test_licences_travel_with_the_faces(core: tuple[Face, ...]) -> None:
    reserved = {face.family: face.reserved_name for face in core}
    assert reserved == {
        "EB Garamond": "",
        "Source Code Pro": "Source",
        "Source Sans 3": "Source",
        "Source Serif 4": "Source",
    }
    for face in core:
        assert face.licence == "OFL-1.1"
        assert face.licence_file is not None
        assert "SIL OPEN FONT LICENSE" in face.licence_file.read_text(encoding="utf-8")


def test_only_copyright_lines_reserve_a_name() -> None:
    head = "This Font Software is licensed under …\n“Reserved Font Name” refers to any name"
    assert reserved_name(f"Copyright 2026 Ada, with Reserved Font Name 'Quire'.\n\n{head}") == "Quire"
    assert reserved_name(f"Copyright 2026 The Quire Authors\n\n{head}") == ""


def test_an_unknown_family_says_what_to_install(font_cache: Path) -> None:
    found, (finding,) = faces(["Comic Neue", "Source Code Pro"], font_cache)
    assert {face.family for face in found} == {"Source Code Pro"}
    assert (finding.code, finding.fatal) == ("font-family-unknown", True)
    assert "pip install fontpkg-comic-neue" in finding.hint
    assert package_name("Comic Neue") == "fontpkg-comic-neue"


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "\x00", "🦀", "a" * 10_000])
def test_a_strange_name_is_just_unknown(font_cache: Path, name: str) -> None:
    found, (finding,) = faces([name], font_cache)
    assert found == ()
    assert finding.code == "font-family-unknown"


def test_a_cache_that_cannot_be_written_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    found, (finding,) = faces(["Source Code Pro", "EB Garamond"], tmp_path / "file" / "fonts")
    assert found == ()
    assert finding.code == "font-cache-unwritable"


def test_a_damaged_font_file_is_a_value_error(tmp_path: Path) -> None:
    style = Style("Broken", 400, False)
    for data in (b"", b"\0\1\0\0" + b"\xff" * 200, b"OTTO"):
        with pytest.raises(ValueError, match="not a usable font"):
            static_face(data, style)


def test_a_font_without_axes_is_named_too(core: tuple[Face, ...], tmp_path: Path) -> None:
    static = next(face for face in core if face.family == "EB Garamond" and face.italic)
    file = FontFile(static.path, italic=True, weight=400)
    family = Family("Quire", "fontpkg-quire", "1", "OFL-1.1", None, "", (file,))
    made = make_face(family, file, Style("Quire", 400, True), tmp_path)
    assert TTFont(made.path)["name"].getDebugName(4) == "Quire Italic"


def shape(face: Face, text: str, features: dict[str, bool]) -> list[int]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(face.path.read_bytes())), buffer, features)
    return [info.codepoint for info in buffer.glyph_infos]


@pytest.mark.parametrize("family", ["EB Garamond", "Source Serif 4", "Source Sans 3"])
def test_small_capitals_are_glyphs_of_their_own(core: tuple[Face, ...], family: str) -> None:
    face = next(one for one in core if one.family == family)
    small = shape(face, "nave", {"smcp": True})
    assert not set(small) & {*shape(face, "nave", {}), *shape(face, "NAVE", {})}
    assert len(small) == 4
