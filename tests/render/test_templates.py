"""A publication's own templates: what they may do, and what is said of those that do not fit."""

from collections.abc import Iterator

import pytest

from publish.model import Admonition
from publish.render.sandbox import Failure, Sandbox
from publish.render.templates import load_templates
from publish.render.units import render_unit
from tests.render.rendering import chapter, context, markup, paragraph, unit

TIP = Admonition("tip", (paragraph("Look."),))


def test_an_own_template_takes_the_place_of_the_built_in_one() -> None:
    templates, findings = load_templates(
        [
            (
                "admonition.xhtml.j2",
                "<div>{% block title %}{{ title }}{% endblock %}"
                "{% block content %}{{ body }}{% endblock %}</div>",
            )
        ]
    )
    with templates:
        assert not findings
        assert markup(TIP, templates=templates) == "<div>Tip<p>Look.</p></div>"


def test_an_own_template_may_extend_the_built_in_one_of_its_name() -> None:
    text = '{% extends "publish/admonition.xhtml.j2" %}{% block title %}<b>{{ title }}</b>{% endblock %}'
    templates, findings = load_templates([("admonition.xhtml.j2", text)])
    with templates:
        assert not findings
        assert markup(TIP, templates=templates) == (
            '<aside class="admonition tip">\n<b>Tip</b><p>Look.</p>\n</aside>'
        )


def test_a_template_for_one_target_leaves_the_other_alone() -> None:
    templates, _ = load_templates([("epub/admonition.xhtml.j2", "<i>{{ body }}</i>")])
    with templates:
        assert markup(TIP, target="epub", templates=templates) == "<i><p>Look.</p></i>"
        assert markup(TIP, templates=templates).startswith("<aside")


def test_what_a_template_includes_may_be_overridden_too() -> None:
    own = "{% macro lines(entries) %}<hr />{% endmacro %}"
    templates, findings = load_templates([("contents-list.xhtml.j2", own)])
    with templates:
        assert not findings
        one = type(unit())("contents", "contents", "front", "recto")
        assert "<hr />" in render_unit(one, context(templates=templates))[0].xhtml


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "admonition.xhtml.j2",
            "{{ body }}",
            "templates/admonition.xhtml.j2: warning[template-blocks-missing]: "
            "it lacks the blocks content, title",
        ),
        (
            "admonition.xhtml.j2",
            '{% extends "publish/admonition.xhtml.j2" %}\n{% block titel %}{% endblock %}',
            "templates/admonition.xhtml.j2:2: warning[template-blocks-unknown]: "
            "the built-in template has no block “titel”",
        ),
        (
            "sidebar.xhtml.j2",
            "x",
            "templates/sidebar.xhtml.j2: warning[template-unknown]: "
            "no template of the name “sidebar.xhtml.j2” is asked for",
        ),
        (
            "section.xhtml.j2",
            "one\n{% if %}",
            "templates/section.xhtml.j2:2: error[template-broken]: "
            "Expected an expression, got 'end of statement block'",
        ),
    ],
)
def test_what_does_not_fit_is_said(name: str, text: str, message: str) -> None:
    templates, findings = load_templates([(name, text)])
    templates.close()
    assert [str(one) for one in findings] == [message]


def test_a_failing_template_is_reported_once_with_its_line_and_replaced() -> None:
    templates, _ = load_templates([("admonition.xhtml.j2", "<b>\n{{ nothing }}\n</b>")])
    with templates:
        one = unit(chapter(TIP, TIP))
        rendered, findings = render_unit(one, context(templates=templates))
    assert rendered.xhtml.count('<aside class="admonition tip">') == 2
    assert [str(one) for one in findings] == [
        "templates/admonition.xhtml.j2:2: error[template-broken]: 'nothing' is undefined"
    ]


def test_templates_see_values_and_no_objects_of_ours() -> None:
    sandbox = Sandbox({"t": "{{ ''.__class__.__mro__ }}", "u": "{% include '/etc/passwd' %}"})
    try:
        escaped = sandbox.render("t", {})
        assert isinstance(escaped, Failure) and "unsafe" in escaped.message
        outside = sandbox.render("u", {})
        assert isinstance(outside, Failure)
    finally:
        sandbox.close()


@pytest.fixture(scope="module")
def hostile() -> Iterator[Sandbox]:
    sandbox = Sandbox(
        {
            "endless": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "power": "{{ 9 ** (9 ** 9) }}",
            "star": "{{ 'a' * 9999999999 }}",
            "double": "{% set n = namespace(x='aaaaaaaa') %}{% for _ in range(99) %}"
            "{% set n.x = n.x ~ n.x %}{% endfor %}",
            "pad": "{{ 'x'|center(9999999999) }}",
            "itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "much": "{% for a in range(9999) %}{{ 'abcdefghij' * 10000 }}{% endfor %}",
            "constant": "{{ ('x' * 99999)|center(9999999999) }}",
            "fine": "<p>{{ text }}</p>",
        },
        seconds=2.0,
    )
    yield sandbox
    sandbox.close()


@pytest.mark.parametrize("name", ["endless", "power", "star", "double", "pad", "itself", "much", "constant"])
def test_a_hostile_template_is_stopped_and_the_next_one_works(hostile: Sandbox, name: str) -> None:
    result = hostile.render(name, {})
    assert isinstance(result, Failure)
    assert result.costly
    assert hostile.render("fine", {"text": "a < b"}) == "<p>a &lt; b</p>"
