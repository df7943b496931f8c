"""Links to a server of the tests."""

from tests.defects.defect import SERVER, Defect, in_text

SOUND = f"See [the list]({SERVER}/here)."


def web(code: str, path: str) -> Defect:
    return in_text(code, f"It rained.\n\nSee [the list]({SERVER}/{path}).", SOUND, 5, way="online")


DEFECTS: tuple[Defect, ...] = (
    web("web-gone", "gone"),
    web("web-unreachable", "broken"),
    web("web-not-told", "secret"),
    web("web-moved", "old"),
)
