"""How far a layout may go: the length of its markup in, seconds and pages out."""

from publish.engine.layout_limits import limits_for, longest


def test_a_longer_text_may_take_longer_but_not_for_ever() -> None:
    short, long, endless = (limits_for("x" * length, {}) for length in (100, 200_000, 50_000_000))

    assert 60 <= short.seconds < long.seconds < endless.seconds == longest({})
    assert short.pages < long.pages < endless.pages


def test_the_environment_says_otherwise() -> None:
    assert limits_for("x", {"PUBLISH_LAYOUT_SECONDS": "2.5"}).seconds == 2.5
    assert longest({"PUBLISH_LAYOUT_SECONDS": "2.5"}) == 2.5


def test_what_is_no_number_of_seconds_is_passed_over() -> None:
    for text in ("", "x", "-1", "0", "nan", "inf"):
        assert limits_for("x", {"PUBLISH_LAYOUT_SECONDS": text}).seconds >= 60
