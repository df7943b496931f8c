"""Many publications by one call: catalogues, what collides, what goes on after a failure."""

import os
from pathlib import Path

import pytest

import publish
from tests.engine.conftest import Write

BROKEN = {"publish__toml": 'language = "en"\nchapters = ["one.md"]\n'}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def codes(result: publish.CatalogueResult) -> list[str]:
    return [finding.code for finding in result.findings]


def test_several_publications_come_out_as_each_by_itself(book: Write, tmp_path: Path) -> None:
    paths = [book("ebb"), book("flow", one__md="# Flow\n\nIn.\n")]
    steps: list[publish.Progress] = []

    result = publish.build_all(paths, output=tmp_path / "out", cache=False, progress=steps.append)

    assert not result.failed
    assert [build.path for build in result.builds] == paths
    assert names(tmp_path / "out") == ["ebb.epub", "ebb.pdf", "flow.epub", "flow.pdf"]
    begun = [(step.done, step.total, step.detail) for step in steps if step.step == "publication"]
    assert begun == [(0, 2, "ebb"), (1, 2, "flow")]
    for path in paths:
        publish.build(path, output=tmp_path / "alone", cache=False)
    for name in names(tmp_path / "out"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()


def test_all_pages_are_set_by_the_same_workers(
    book: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publish.pdf.pool import Pool

    made: list[Pool] = []
    begin = Pool.__init__

    def counted(pool: Pool, *args: object, **kwargs: object) -> None:
        made.append(pool)
        begin(pool, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Pool, "__init__", counted)
    publish.build_all([book("a"), book("b")], output=tmp_path / "out", to="pdf", cache=False, jobs=1)
    assert len(made) == 1


def test_the_first_that_fails_is_the_last(book: Write, tmp_path: Path) -> None:
    paths = [book("a"), book("b", **BROKEN), book("c")]

    result = publish.build_all(paths, output=tmp_path / "out", to="epub", cache=False)

    assert result.failed
    assert [build.path for build in result.builds] == paths[:2]
    assert result.left == (paths[2],)
    assert names(tmp_path / "out") == ["a.epub"]


def test_keep_going_builds_the_rest(book: Write, tmp_path: Path) -> None:
    paths = [book("a"), book("b", **BROKEN), book("c")]

    result = publish.build_all(paths, output=tmp_path / "out", to="epub", keep_going=True, cache=False)

    assert result.failed
    assert [build.result.failed for build in result.builds] == [False, True, False]
    assert result.left == ()
    assert names(tmp_path / "out") == ["a.epub", "c.epub"]


def test_a_catalogue_names_publications(book: Write, tmp_path: Path) -> None:
    book("a")
    book("b")
    (tmp_path / "catalogue.toml").write_text('publications = ["b", "a"]\n')
    assert publish.is_catalogue(tmp_path)
    assert publish.is_catalogue(tmp_path / "catalogue.toml")
    assert not publish.is_catalogue(tmp_path / "a")

    for path in (tmp_path, tmp_path / "catalogue.toml"):
        result = publish.build_all([path], output=tmp_path / "out", to="epub", cache=False)
        assert [build.path for build in result.builds] == [tmp_path / "b", tmp_path / "a"]
        assert not result.failed


def test_a_publication_with_a_catalogue_beside_its_settings_is_a_publication(book: Write) -> None:
    folder = book("a", catalogue__toml='publications = ["b"]\n')
    assert not publish.is_catalogue(folder)


def test_what_is_wrong_with_a_catalogue_is_told_with_its_place(book: Write, tmp_path: Path) -> None:
    (tmp_path / "series").mkdir()
    book("series/a")
    book("outside")
    file = tmp_path / "series" / "catalogue.toml"
    file.write_text('publications = [\n  "a",\n  "../outside",\n  "absent",\n  3,\n]\nextra = 1\n')

    result = publish.build_all([file], output=tmp_path / "out", to="epub", cache=False)

    assert sorted(str(finding).replace(str(file), "FILE") for finding in result.findings) == [
        "FILE:3:3: error[file-outside]: “../outside” lies outside the catalogue's folder",
        "FILE:4:3: error[publication-missing]: there is no publication “absent”",
        "FILE:5:3: error[value-type]: “publications[4]”: it must be a text in quotation marks",
        "FILE:7:1: error[key-unknown]: there is no key “extra”",
    ]
    assert (result.builds, len(result.left)) == ((), 1)
    going = publish.build_all([file], output=tmp_path / "out", to="epub", keep_going=True, cache=False)
    assert going.failed
    assert names(tmp_path / "out") == ["a.epub"]


@pytest.mark.parametrize("text", ["", "publications = []\n", "publications = [\n", 'publications = "a"\n'])
def test_a_catalogue_without_publications(tmp_path: Path, text: str) -> None:
    (tmp_path / "catalogue.toml").write_text(text)
    result = publish.build_all([tmp_path], output=tmp_path / "out")
    assert result.failed
    assert result.builds == ()


def test_a_link_that_leads_out_of_the_catalogues_folder(book: Write, tmp_path: Path) -> None:
    outside = book("outside")
    (tmp_path / "series").mkdir()
    (tmp_path / "series" / "a").symlink_to(outside)
    (tmp_path / "series" / "catalogue.toml").write_text('publications = ["a"]\n')
    result = publish.build_all([tmp_path / "series"], output=tmp_path / "out")
    assert codes(result) == ["file-outside"]


@pytest.mark.parametrize("keep_going", [False, True])
def test_two_that_would_write_the_same_file_are_not_begun(
    book: Write, tmp_path: Path, keep_going: bool
) -> None:
    settings = 'title = "T"\nlanguage = "en"\nslug = "same"\nchapters = ["one.md"]\n'
    paths = [book(name, publish__toml=settings) for name in ("a", "b")]

    result = publish.build_all(paths, output=tmp_path / "out", keep_going=keep_going)

    assert codes(result) == ["catalogue-collision"]
    assert result.builds == ()
    assert names(tmp_path / "out") == []


def test_files_collide_by_their_whole_names(book: Write, tmp_path: Path) -> None:
    def settings(slug: str, edition: str) -> str:
        head = f'title = "T"\nlanguage = "en"\nslug = "{slug}"\nchapters = ["one.md"]\n'
        return f'{head}[editions.{edition}]\npreset = "epub"\n'

    paths = [
        book("a", publish__toml=settings("tide", "of-ebb")),
        book("b", publish__toml=settings("tide-of", "ebb")),
    ]
    assert codes(publish.build_all(paths, output=tmp_path / "out")) == ["catalogue-collision"]


def test_an_edition_that_one_of_them_has_not(book: Write, tmp_path: Path) -> None:
    paths = [book("a"), book("b")]
    with pytest.raises(publish.UsageError, match=r"a: there is no edition 'press'"):
        publish.build_all(paths, output=tmp_path / "out", editions="press")
    assert names(tmp_path / "out") == []


def test_a_path_that_is_not_there(book: Write, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="absent"):
        publish.build_all([book("a"), tmp_path / "absent"], output=tmp_path / "out")


def test_the_folder_written_into_is_no_publication(
    book: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``publish build */`` names it the second time."""
    book("a")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dist").mkdir()
    result = publish.build_all([f"a{os.sep}", f"dist{os.sep}"], to="epub", cache=False)
    assert [build.path for build in result.builds] == [Path("a")]
    assert not result.failed
