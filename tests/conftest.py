"""What all tests share."""

import pickle
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

import publish
from tests.built_books import BookOf, BuiltBook
from tests.epubcheck import EpubChecker
from tests.golden_files import RENEW, Golden
from tests.workers import Templates

settings.register_profile("untimed", deadline=None)  # no test asserts a time, and machines are busy
settings.load_profile("untimed")

REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(RENEW, action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_users(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests, and the commands that they run, out of the user's own cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("users-cache")))
        yield


@pytest.fixture(autouse=True)
def empty_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let each test begin with an empty cache for its builds, and return the folder."""
    folder = tmp_path_factory.getbasetemp() / "caches" / uuid.uuid4().hex
    for module in ("publish.api.keeping", "publish.engine.caching"):
        monkeypatch.setattr(f"{module}.default_folder", lambda: folder)
    return folder


@pytest.fixture(scope="session")
def _templates() -> Iterator[Templates]:
    templates = Templates()
    yield templates
    templates.close_all()


@pytest.fixture(autouse=True)
def _quick_workers(
    request: pytest.FixtureRequest, _templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let the pools of all tests have the same template, but for those that are about just that."""
    if request.node.get_closest_marker("own_workers") is None:
        monkeypatch.setattr("publish.pdf.pool.source", _templates.source)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The manuscripts that others wrote, where they lie beside the checkout."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "manuscripts").is_dir():
        pytest.skip("the shared manuscripts are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def golden(pytestconfig: pytest.Config) -> Golden:
    """Golden files: ``golden.text("render/note.xhtml", actual)``, ``golden.picture(…)``."""
    return Golden(REPOSITORY / "tests" / "golden", bool(pytestconfig.getoption(RENEW)))


@pytest.fixture(scope="session")
def epubcheck() -> Iterator[EpubChecker]:
    """EPUBCheck: ``epubcheck([path])`` gives the messages of each path."""
    with EpubChecker() as checker:
        yield checker


@pytest.fixture(scope="session")
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for faces that all tests of a session share."""
    return tmp_path_factory.mktemp("faces")


@pytest.fixture(scope="session")
def book(whole_book: BookOf) -> BookOf:
    """Build a book by name; rooms that write small books of their own have another ``book``."""
    return whole_book


@pytest.fixture(scope="session")
def whole_book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BookOf:
    """Build a book by name, once, however many processes the tests run in."""
    built: dict[str, BuiltBook] = {}
    common = common_folder(request.config, tmp_path_factory)

    def source(name: str) -> Path:
        if name in ("handbook", "wire-report"):
            return REPOSITORY / "content" / name
        shared: Path = request.getfixturevalue("shared")
        if name == "seed":
            return next((shared / "seeds").glob("*.txt"))
        if name == "sherlock":
            folder = common / "sherlock-manuscript" / "sherlock"
            if not folder.exists():
                shutil.copytree(shared / "manuscripts" / "sherlock" / "text", folder / "text")
                shutil.copy(REPOSITORY / "tests" / "books" / "sherlock" / "publish.toml", folder)
            return folder
        return shared / "manuscripts" / name

    def build(name: str) -> BuiltBook:
        if name not in built:
            done = common / f"{name}.pickle"
            with FileLock(common / f"{name}.lock"):
                if not done.exists():
                    folder, cache = source(name), common / f"cache-of-{name}"
                    result = publish.build(folder, output=common / name, cache=cache)
                    done.write_bytes(pickle.dumps(BuiltBook(folder, result, cache)))
            built[name] = pickle.loads(done.read_bytes())
        return built[name]

    return build


def common_folder(config: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of one run of the tests have in common."""
    base = tmp_path_factory.getbasetemp()
    common = (base.parent if hasattr(config, "workerinput") else base) / "common"
    common.mkdir(exist_ok=True)
    return common


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with slow tests first: of several processes none is left alone with one in the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
