"""Faces for e-books: their files do not carry a name that is reserved for the whole font."""

from pathlib import Path

from fontTools.ttLib import TTFont

from publish.fonts import excerpt, faces

OWN = (1, 3, 4, 6, 16)


def test_a_reserved_name_is_not_in_a_file_that_is_handed_on_in_parts(tmp_path: Path) -> None:
    face = faces(["Source Code Pro"])[0][0]
    assert face.reserved_name == "Source"
    other = excerpt(face, tmp_path)
    assert (other.family, other.reserved_name) == ("Source Code Pro", "")
    with TTFont(face.path) as whole, TTFont(other.path) as file:
        names = file["name"]
        assert [one for one in names.names if one.nameID in OWN and "Source" in one.toUnicode()] == []
        assert str(names.getName(1, 3, 1)) == "Excerpt Code Pro"
        for kept in (0, 13):
            assert str(names.getName(kept, 3, 1)) == str(whole["name"].getName(kept, 3, 1))
        assert file.getBestCmap() == whole.getBestCmap()


def test_it_is_made_once(tmp_path: Path) -> None:
    face = faces(["Source Code Pro"])[0][0]
    first = excerpt(face, tmp_path)
    assert excerpt(face, tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 1


def test_a_face_without_a_reserved_name_stays_as_it_is(tmp_path: Path) -> None:
    face = faces(["Source Code Pro"])[0][0]
    free = excerpt(face, tmp_path)
    assert excerpt(free, tmp_path) is free
